-- SPDX-License-Identifier: Apache-2.0
-- Which program each counter runs, as it said at its last greeting; unknown until its next one.
ALTER TABLE counter_report
  ADD app VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD protocol INT NULL;
