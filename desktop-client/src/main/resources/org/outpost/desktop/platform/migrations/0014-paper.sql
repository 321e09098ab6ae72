-- SPDX-License-Identifier: GPL-3.0-or-later
-- Papers to print and printed, and how this counter prints. `key`: the visit, patient or shift a
-- paper belongs to; `printed`: when it last came out, 0 never; `trouble`: why the last try failed.
create table print_job (
    id integer primary key,
    key text not null,
    sheet blob not null,
    made integer not null,
    printed integer not null,
    copies integer not null,
    trouble text not null,
    place text not null
) strict;
create index print_job_key on print_job (key, id);

create table print_setting (
    key text primary key,
    value text not null
) strict, without rowid;
