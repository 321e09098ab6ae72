-- SPDX-License-Identifier: GPL-3.0-or-later
-- Things of other hospitals that this one follows, or no longer does.
create table membership (
    thing text primary key,
    since integer not null,
    member integer not null
) strict, without rowid;

create index membership_ended on membership (thing) where member = 0;

-- Those of which everything personal was dropped here: their facts are no longer folded.
create table left_behind (
    thing text primary key
) strict, without rowid;
