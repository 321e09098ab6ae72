-- SPDX-License-Identifier: Apache-2.0
-- Nobody ever wrote it: a counter compares, mends and tells by itself, and what is lacking here stands in `audit_finding`.
DROP TABLE feed_difference;
