-- SPDX-License-Identifier: Apache-2.0
-- In which epoch of its home feed a writer was last heard, and in which it had nothing left to send. Until every machine of a hospital
-- was, somebody may hold shares of leases that lost commits had passed, so none of its pools is passed on from. A machine is
-- heard by any of its writers.

ALTER TABLE writer
  ADD heard_epoch CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD sent_epoch CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL;

UPDATE writer w JOIN feed f ON f.feed = w.home SET w.heard_epoch = f.epoch, w.sent_epoch = f.epoch;

-- Which restores began a new epoch: an operator names each, and all nodes start with that name.
CREATE TABLE restored (
  label VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  began_at BIGINT NOT NULL,
  PRIMARY KEY (label)
);

-- Facts that count, but whose ruling or decision goes by a pool that may say the wrong thing until all were heard.
CREATE TABLE undecided (
  no BIGINT NOT NULL AUTO_INCREMENT,
  home VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  writer VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (no),
  KEY undecided_home (home, no)
);
