-- SPDX-License-Identifier: GPL-3.0-or-later
-- `phone_back` is the number from its end, because people say its last digits.
create table patient (
    rid integer primary key,
    id text not null unique,
    number text,
    name text not null,
    name_local text not null,
    sex text not null,
    phone text not null,
    phone_back text not null,
    village text not null,
    guardian text not null,
    birth_date text,
    birth_year integer,
    age_told text
) strict;
create index patient_number on patient (number) where number is not null;
create index patient_phone on patient (phone) where phone <> '';
create index patient_phone_back on patient (phone_back) where phone_back <> '';

-- Search keys of a person: the name in both scripts, its other spelling and how it sounds.
create virtual table patient_search using fts5 (
    keys,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'",
    prefix = '2 3'
);

-- The last people registered or changed at this counter: what this machine alone knows.
create table recent_patient (
    id text primary key,
    at integer not null
) strict, without rowid;
create index recent_patient_at on recent_patient (at);
