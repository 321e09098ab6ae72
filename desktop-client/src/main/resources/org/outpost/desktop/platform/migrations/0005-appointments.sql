-- SPDX-License-Identifier: GPL-3.0-or-later
create table clinic_session (
    id text primary key,
    hospital text not null,
    doctor text not null,
    department text not null,
    day text not null,
    start_minute integer not null,
    end_minute integer not null,
    slot_minutes integer not null,
    capacity integer not null,
    phone_places integer not null
) strict, without rowid;
create index clinic_session_day on clinic_session (day, department, doctor);

create table booking (
    id text primary key,
    session text not null,
    patient text not null,
    place integer,
    state text not null,
    booked_at integer not null,
    code text not null
) strict, without rowid;
create index booking_session on booking (session, place);
create index booking_patient on booking (patient);
create index booking_at on booking (booked_at);
