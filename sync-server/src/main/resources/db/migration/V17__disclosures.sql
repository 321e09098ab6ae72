-- SPDX-License-Identifier: Apache-2.0
-- Where people of a hospital were shown elsewhere or left it in a file: who did so, when, why and how many. Made of the
-- facts; a page reads the last of one hospital from the index.
CREATE TABLE disclosure (
  id VARBINARY(640) NOT NULL,
  hospital VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at BIGINT NOT NULL,
  who VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  why VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  people BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY disclosure_hospital (hospital, at)
);
