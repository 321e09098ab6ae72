-- SPDX-License-Identifier: GPL-3.0-or-later
-- Money taken for visits. `receipt`: empty where none could be numbered; `returned`: when it was
-- given back, 0 while it was not.
create table payment (
    id text primary key,
    visit text not null,
    scheme text not null,
    paise integer not null,
    receipt text not null,
    taken integer not null,
    returned integer not null,
    reason text not null
) strict, without rowid;
create index payment_visit on payment (visit);
create index payment_taken on payment (taken);
