-- SPDX-License-Identifier: GPL-3.0-or-later
-- When the last try to print a paper began, 0 where nobody tried: a paper that only waits for
-- Ctrl+P is not one that did not print.
alter table print_job add column tried integer not null default 0;
