-- SPDX-License-Identifier: GPL-3.0-or-later
-- Numbers that were replaced because they were another's to give: the papers that show one still find their patient.
create table former_number (
    number text not null,
    rid integer not null,
    primary key (number, rid)
) without rowid;
create index former_number_rid on former_number (rid);
