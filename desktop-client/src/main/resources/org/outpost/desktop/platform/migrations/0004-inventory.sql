-- SPDX-License-Identifier: GPL-3.0-or-later
create table item (
    rid integer primary key,
    id text not null unique,
    name text not null,
    form text not null,
    strength text not null,
    unit text not null,
    pack_size integer not null,
    level text not null,
    schedule text not null
) strict;
create virtual table item_search using fts5 (
    keys,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'",
    prefix = '2 3'
);

create table stock_position (
    id text primary key,
    store text not null,
    item text not null,
    batch text not null,
    expiry text not null,
    on_hand integer not null
) strict, without rowid;
create index stock_position_item on stock_position (store, item, expiry, batch);

create table transfer (
    id text primary key,
    from_store text not null,
    to_store text not null,
    to_hospital text not null,
    challan text not null,
    sent_at integer not null,
    open integer not null
) strict, without rowid;
create index transfer_open on transfer (to_hospital, open, sent_at);
