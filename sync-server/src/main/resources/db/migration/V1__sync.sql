-- SPDX-License-Identifier: Apache-2.0
-- Facts as they came, what they add up to, and the feeds that pass them on. Ids of things are bytes, not text: two ids
-- that differ in a space or a letter's case are two things whatever the collation.

-- One life of one local database. Locked while a batch of it is taken in.
CREATE TABLE writer (
  writer VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device_key VARBINARY(200) NOT NULL,
  home VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  high_seq BIGINT NOT NULL,
  batch BIGINT NOT NULL,
  chain CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  token_current VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  token_previous VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (writer),
  KEY writer_device (device)
);

-- A frozen batch, bit for bit: its header is what the device signed, its body what the header's hash is over.
CREATE TABLE batch (
  writer VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number BIGINT NOT NULL,
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  header BLOB NOT NULL,
  signature VARBINARY(600) NOT NULL,
  body LONGBLOB NOT NULL,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (writer, number)
);

-- Where a fact lies: a stretch of its batch's body, or, for a fact of the server, its own line.
CREATE TABLE fact (
  writer VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq BIGINT NOT NULL,
  batch BIGINT NULL,
  body_offset INT NOT NULL,
  body_length INT NOT NULL,
  own_line MEDIUMBLOB NULL,
  home VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  type VARCHAR(200) NOT NULL,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (writer, seq)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE fact_aggregate (
  aggregate VARBINARY(640) NOT NULL,
  writer VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (aggregate, writer, seq)
);

-- The version row: what the facts of one thing add up to, written only where its version is still the one judged.
CREATE TABLE aggregate_state (
  id VARBINARY(640) NOT NULL,
  version BIGINT NOT NULL,
  clock BIGINT NULL,
  last_writer VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  last_seq BIGINT NULL,
  state LONGBLOB NOT NULL,
  followers TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  unprojected BOOLEAN NOT NULL,
  PRIMARY KEY (id)
);

-- Locked last before a commit, so that commit order is feed order.
CREATE TABLE feed (
  feed VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  epoch CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  n BIGINT NOT NULL,
  server_seq BIGINT NOT NULL,
  PRIMARY KEY (feed)
);

CREATE TABLE feed_entry (
  feed VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  n BIGINT NOT NULL,
  writer VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (feed, n)
);

-- How far the messages of a feed have been handed to the queue. Apart from the feed, whose lock is for ingest alone.
CREATE TABLE feed_relay (
  feed VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (feed)
);
