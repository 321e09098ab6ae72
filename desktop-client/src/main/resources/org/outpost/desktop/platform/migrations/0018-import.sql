-- SPDX-License-Identifier: GPL-3.0-or-later
-- Registers taken in from files: how far each file was read, which of its rows want a look, and
-- which rows have come in already, whatever file they stood in. What a row says is not kept here.
create table import_file (
    digest text primary key,
    next_row integer not null,
    taken integer not null,
    known integer not null,
    mend integer not null,
    likely integer not null,
    finished integer not null
) without rowid;

-- kind: 'mend' (did not come in: field and why), 'known' (was here before), 'likely' (came in as
-- patient, and may be the same person as other)
create table import_note (
    digest text not null,
    row integer not null,
    kind text not null,
    field text not null,
    why text not null,
    patient text not null,
    other text not null,
    primary key (digest, row)
) without rowid;

create table import_key (
    key blob primary key,
    patient text not null
) without rowid;
