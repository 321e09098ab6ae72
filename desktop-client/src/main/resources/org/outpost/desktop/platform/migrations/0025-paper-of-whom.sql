-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who sat here when a paper was made; empty where that was not kept. Papers name patients: the
-- newest one's own is what a person prints again.
alter table print_job add column who text not null default '';
create index print_job_who on print_job (who, id);
