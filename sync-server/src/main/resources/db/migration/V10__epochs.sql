-- SPDX-License-Identifier: Apache-2.0
-- A server put back from an older backup begins a new epoch of every feed. Up to n, the feed still holds what it held in
-- that former epoch, so nobody needs to read it again.

CREATE TABLE feed_joint (
  feed VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  epoch CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  n BIGINT NOT NULL,
  began_at BIGINT NOT NULL,
  PRIMARY KEY (feed, epoch)
);

ALTER TABLE writer
  MODIFY token_current VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
  MODIFY token_previous VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL;

-- Up to when a backup or a replica has everything, in milliseconds since 1970; written by the job that makes it so.
CREATE TABLE safe_mark (
  id TINYINT NOT NULL,
  until_at BIGINT NOT NULL,
  PRIMARY KEY (id)
);
