-- SPDX-License-Identifier: Apache-2.0
-- The first names of facts that were written again under a new writer, after a copy of a database went its own way:
-- whatever comes second under the same first name is the same fact.

CREATE TABLE first_name (
  writer VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq BIGINT NOT NULL,
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  as_writer VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  as_seq BIGINT NOT NULL,
  PRIMARY KEY (writer, seq, hash)
);
