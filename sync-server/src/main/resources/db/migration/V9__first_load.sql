-- SPDX-License-Identifier: Apache-2.0
-- What a machine that begins fetches instead of a feed's pages. The blocks themselves lie in the file store under
-- their hashes; here stands which of them the last signed manifest of a feed names.

CREATE TABLE first_load (
  feed VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  epoch CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  n BIGINT NOT NULL,
  made_at BIGINT NOT NULL,
  document MEDIUMBLOB NOT NULL,
  signature VARBINARY(600) NOT NULL,
  PRIMARY KEY (feed)
);

-- A block is written down before it is stored and named by no manifest yet, so that none is ever forgotten; what no
-- manifest has named for a while is taken out again.
CREATE TABLE load_block (
  feed VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  bytes BIGINT NOT NULL,
  is_stored BOOLEAN NOT NULL,
  unused_since BIGINT NULL,
  PRIMARY KEY (feed, hash),
  KEY load_block_unused (unused_since)
);

-- Work that one node does for all: whoever holds it until then.
CREATE TABLE work_lease (
  job VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  holder CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  held_until BIGINT NOT NULL,
  PRIMARY KEY (job)
);
