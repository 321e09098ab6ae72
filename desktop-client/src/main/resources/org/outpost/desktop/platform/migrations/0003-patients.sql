-- SPDX-License-Identifier: GPL-3.0-or-later
create table patient (
    rid integer primary key,
    id text not null unique,
    number text,
    name text not null,
    name_local text not null,
    sex text not null,
    birth_date text,
    birth_year integer,
    phone text not null,
    village text not null,
    guardian text not null,
    fields blob not null
) strict;
create index patient_number on patient (number) where number is not null;
create index patient_phone on patient (phone) where phone <> '';

-- Search keys of a person: the name in both scripts, its transliteration and how it sounds.
create virtual table patient_search using fts5 (
    keys,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'",
    prefix = '2 3'
);

-- The last people opened or registered at this counter: what this machine alone knows.
create table recent_patient (
    id text primary key,
    at integer not null
) strict, without rowid;
create index recent_patient_at on recent_patient (at);
