-- SPDX-License-Identifier: GPL-3.0-or-later
-- What more is known of people: post office, district, numbers of other books, and into which record
-- one was merged (empty where it stands for itself).
alter table patient add column pin_code text not null default '';
alter table patient add column district text not null default '';
alter table patient add column abha text not null default '';
alter table patient add column paper_number text not null default '';
alter table patient add column merged_into text not null default '';
create index patient_abha on patient (abha) where abha <> '';
create index patient_paper_number on patient (paper_number collate nocase) where paper_number <> '';

-- Beside the names: where people live, in words and sounds, and the year they were born in, by which
-- those who may be the same are found.
drop table patient_search;
create virtual table patient_search using fts5 (
    keys,
    place,
    born,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'",
    prefix = '2 3'
);

-- Everybody's row is written again from what is kept of them at the next start, which takes this
-- note away.
insert or replace into meta (key, value) values ('index-again', 1);
