-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was taken back by whoever wrote it, and by which fact.
create table reversal (
    writer text not null,
    seq integer not null,
    by_writer text not null,
    by_seq integer not null,
    who text not null,
    at integer not null,
    primary key (writer, seq)
) strict, without rowid;
