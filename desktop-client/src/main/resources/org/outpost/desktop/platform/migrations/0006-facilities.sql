-- SPDX-License-Identifier: GPL-3.0-or-later
create table district (
    id text primary key,
    name text not null,
    name_local text not null,
    region text not null
) strict, without rowid;
create table hospital (
    id text primary key,
    district text not null,
    tier text not null,
    name text not null,
    name_local text not null,
    detail blob not null
) strict, without rowid;
