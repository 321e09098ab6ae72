-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the last online sign-in of each person left here, so that the next one needs no line.
create table account (
    login text primary key,
    user text not null,
    name text not null,
    name_local text not null,
    role text not null,
    home text not null,
    hospital text not null,
    salt blob not null,
    verifier blob not null,
    online_at integer not null,
    pass_until integer not null,
    refresh text not null,
    last_here integer not null
) strict, without rowid;

-- Failed tries; kept across starts, counted by this machine's own running time as well as its clock.
create table lockout (
    login text primary key,
    tries integer not null,
    until integer not null
) strict, without rowid;

create table staff (
    user text primary key,
    login text not null,
    role text not null,
    home text not null,
    name text not null,
    name_local text not null,
    active integer not null
) strict, without rowid;
