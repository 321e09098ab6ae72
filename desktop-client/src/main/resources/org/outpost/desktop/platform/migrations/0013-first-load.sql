-- SPDX-License-Identifier: GPL-3.0-or-later
-- First loads under way. `begun`: the position from which on their blocks are wanted; `facts` and
-- `digest`: what is here by now adds up to; `whole`: what it must add up to; `placed`: what is
-- needed first is here, and the pages behind `n` come.
create table first_load (
    feed text primary key,
    epoch text not null,
    n integer not null,
    begun integer not null,
    coding integer,
    whole text,
    facts integer,
    digest blob,
    placed integer not null,
    declined integer
) strict, without rowid;

create table load_block (
    feed text not null,
    hash text not null,
    place integer not null,
    bytes integer not null,
    stage integer not null,
    done integer not null,
    primary key (feed, hash)
) strict, without rowid;

-- Bytes of blocks that are not whole yet.
create table load_part (
    hash text not null,
    at integer not null,
    bytes blob not null,
    primary key (hash, at)
) strict;
