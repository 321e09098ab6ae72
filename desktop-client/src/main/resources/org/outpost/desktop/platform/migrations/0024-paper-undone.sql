-- SPDX-License-Identifier: GPL-3.0-or-later
-- What has not come out, a few rows among thousands, asked for after every slip. A paper with an
-- empty sheet is owed and not written yet.
create index print_job_undone on print_job (id) where trouble <> '' or tried > printed;
