-- SPDX-License-Identifier: GPL-3.0-or-later
-- The hospital's name in the script of the place, for the top bar; empty until the next sign-in with a line.
alter table account add column hospital_local text not null default '';
