-- SPDX-License-Identifier: GPL-3.0-or-later
-- Facts are the truth and only ever grow; every other table can be made again from them, except
-- what this machine alone knows (meta, batch).
create table meta (
    key text primary key,
    value
) without rowid;

create table fact (
    id integer primary key,
    writer text not null,
    seq integer not null,
    type text not null,
    recorded integer not null,
    core blob not null,
    person blob,
    unique (writer, seq)
) strict;

create index fact_recorded on fact (recorded, type);

create table fact_aggregate (
    aggregate text not null,
    fact integer not null references fact (id),
    primary key (aggregate, fact)
) strict, without rowid;

-- The last ruling on a fact, by the number its server writer gave it.
create table ruling (
    writer text not null,
    seq integer not null,
    ruled integer not null,
    kind text not null,
    code text not null,
    details text not null,
    primary key (writer, seq)
) strict, without rowid;

create table aggregate (
    id text primary key,
    clock integer not null,
    writer text not null,
    seq integer not null,
    state blob not null,
    version integer not null,
    followers text not null default ''
) strict, without rowid;

-- Frozen batches: the header as it was signed; their facts are those of the numbers it names.
create table batch (
    number integer primary key,
    writer text not null,
    first_seq integer not null,
    last_seq integer not null,
    bytes integer not null,
    hash text not null,
    header blob not null,
    signature blob not null
) strict;

create table cursor (
    feed text primary key,
    epoch text not null,
    n integer not null,
    head integer not null default 0
) strict, without rowid;

-- Where own facts stand in their home feed.
create table receipt (
    writer text not null,
    seq integer not null,
    n integer not null,
    primary key (writer, seq)
) strict, without rowid;

create table draft (
    screen text primary key,
    fields blob not null
) strict, without rowid;

-- What a person has dealt with, or put off until a time.
create table attention (
    id text primary key,
    until integer not null
) strict, without rowid;

-- Facts of a life of this file that the district knows another story of: kept as they were, written
-- again under the new writer.
create table forked (
    writer text not null,
    seq integer not null,
    core blob not null,
    person blob,
    again integer not null,
    primary key (writer, seq)
) strict, without rowid;
