-- SPDX-License-Identifier: Apache-2.0
-- What the daily look at acknowledged facts found lacking or damaged here. Whoever sent it is asked for it again.
CREATE TABLE audit_finding (
  id BIGINT NOT NULL AUTO_INCREMENT,
  found_at BIGINT NOT NULL,
  what VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  feed VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  writer VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  batch BIGINT NULL,
  first_seq BIGINT NOT NULL,
  last_seq BIGINT NOT NULL,
  mended_at BIGINT NULL,
  PRIMARY KEY (id),
  KEY audit_finding_writer (writer, mended_at),
  KEY audit_finding_open (mended_at)
);

-- A machine whose feed adds up to something else than here, from the request that showed it to the one that did not.
CREATE TABLE feed_difference (
  device VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  feed VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  home VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  n BIGINT NOT NULL,
  found_at BIGINT NOT NULL,
  mended_at BIGINT NULL,
  PRIMARY KEY (device, feed, found_at),
  KEY feed_difference_home (home, found_at)
);
