-- SPDX-License-Identifier: GPL-3.0-or-later
-- What each followed feed adds up to here, beside its cursor: how many facts and the sum of their
-- hashes; null where it is not known. `no` stands for the feed where it would be written often.
alter table cursor add column no integer not null default 0;

alter table cursor add column facts integer;

alter table cursor add column digest blob;

update cursor set no = (select count(*) from cursor other where other.feed <= cursor.feed);

update cursor set facts = 0, digest = zeroblob(16) where n = 0;

-- Which fact stands where in a feed, own facts included.
create table feed_fact (
    feed integer not null,
    n integer not null,
    fact integer not null references fact (id),
    primary key (feed, n)
) strict, without rowid;

insert into feed_fact (feed, n, fact)
    select cursor.no, receipt.n, fact.id
        from receipt
        join fact on fact.writer = receipt.writer and fact.seq = receipt.seq
        join cursor on cursor.feed = (select value from meta where key = 'home');

drop table receipt;

-- A feed that adds up to something else here than at the district: found, and put right.
create table difference (
    id integer primary key,
    feed text not null,
    n integer not null,
    found integer not null,
    facts integer not null default 0,
    mended integer
) strict;
