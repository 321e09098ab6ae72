-- SPDX-License-Identifier: GPL-3.0-or-later
-- A frozen batch is written in columns once; whenever it is sent, it is sent in these bytes. Empty for batches frozen
-- before there were columns.
alter table frozen add column block blob;
