-- SPDX-License-Identifier: GPL-3.0-or-later
create table visit (
    id text primary key,
    patient text not null,
    day text not null,
    department text not null,
    session text,
    booking text,
    token text not null,
    priorities text not null,
    place integer not null,
    state text not null,
    room text not null,
    opened integer not null,
    since integer not null,
    called integer not null,
    calls integer not null
) strict, without rowid;
create index visit_queue on visit (day, department, state);
create index visit_patient on visit (patient, day);

create table queue_rule (
    hospital text primary key,
    first text not null,
    others integer not null,
    elder_from integer not null
) strict, without rowid;
