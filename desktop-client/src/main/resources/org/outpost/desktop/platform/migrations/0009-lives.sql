-- SPDX-License-Identifier: GPL-3.0-or-later
-- A file may live several lives, each under a writer of its own. Batches of all of them stay here:
-- a district put back from an older backup asks for what it lost.
create table frozen (
    writer text not null,
    number integer not null,
    first_seq integer not null,
    last_seq integer not null,
    bytes integer not null,
    hash text not null,
    header blob not null,
    signature blob not null,
    safe integer,
    primary key (writer, number)
) strict, without rowid;

insert into frozen (writer, number, first_seq, last_seq, bytes, hash, header, signature)
    select writer, number, first_seq, last_seq, bytes, hash, header, signature from batch;

drop table batch;

-- Lives that are over, and how far each had come.
create table former (
    writer text primary key,
    reached integer not null,
    ended integer not null
) strict, without rowid;

-- What a fact of a former life is called now: written again under the new writer, or held by the
-- district under the name another copy gave it.
create table renamed (
    writer text not null,
    seq integer not null,
    as_writer text not null,
    as_seq integer not null,
    primary key (writer, seq)
) strict, without rowid;

alter table forked drop column again;

-- What a person must know of how this machine and the district came to terms.
create table notice (
    id integer primary key,
    at integer not null,
    what text not null,
    details text not null
) strict;
