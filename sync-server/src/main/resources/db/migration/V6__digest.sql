-- SPDX-License-Identifier: Apache-2.0
-- The sum of the hashes of a feed's facts up to and with each entry, modulo 2^128, so that what stands between any two
-- positions is one subtraction. Null in feeds older than this until the daily look at them has added them up.

ALTER TABLE feed ADD COLUMN digest BINARY(16) NULL;

ALTER TABLE feed_entry ADD COLUMN digest BINARY(16) NULL;
