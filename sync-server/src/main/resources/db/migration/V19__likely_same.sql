-- SPDX-License-Identifier: Apache-2.0
-- Who is to be compared with those alike: noted where a patient is taken in, compared a little later. Only ever added to
-- and taken from, so that taking facts in waits for nothing here.
CREATE TABLE likely_todo (
  n BIGINT NOT NULL AUTO_INCREMENT,
  patient VARBINARY(640) NOT NULL,
  PRIMARY KEY (n)
);

-- Under what a patient is looked for: nobody is compared with anybody but those who share one of these.
CREATE TABLE likely_block (
  patient VARBINARY(640) NOT NULL,
  block VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  district VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (patient, block),
  KEY likely_block_found (district, block, patient)
);

-- Two records that are likely of one person (`open`, the smaller id first), or were joined (`joined`: the one kept, then
-- the one that went into it).
CREATE TABLE likely_same (
  one VARBINARY(640) NOT NULL,
  other VARBINARY(640) NOT NULL,
  standing VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  district VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  home_one VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  home_other VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  points INT NOT NULL,
  reasons VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (one, other),
  KEY likely_same_other (other),
  KEY likely_same_district (standing, district, points),
  KEY likely_same_hospital (standing, home_one, home_other, points)
);

-- Of whom somebody said that they are two people.
CREATE TABLE likely_apart (
  id VARBINARY(640) NOT NULL,
  one VARBINARY(640) NOT NULL,
  other VARBINARY(640) NOT NULL,
  district VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  home_one VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  home_other VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  who VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY likely_apart_district (district, at),
  KEY likely_apart_hospital (home_one, home_other, at)
);

-- Everybody who was known before this was.
INSERT INTO likely_todo (patient) SELECT CAST(id AS BINARY) FROM patient;
