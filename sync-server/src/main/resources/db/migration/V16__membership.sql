-- SPDX-License-Identifier: Apache-2.0
-- Which hospital follows which patient of another, and when the patient was last seen there: what is due to be left is
-- read from an index. Made of the facts; what was seen changes by difference where facts are taken in.
CREATE TABLE membership (
  id VARBINARY(640) NOT NULL,
  hospital VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  owner VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  patient VARBINARY(640) NOT NULL,
  member BOOLEAN NOT NULL,
  seen BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY membership_due (member, seen),
  KEY membership_patient (patient, hospital)
);

-- How often somebody asked within a window of time: by a hash, per person and per hospital.
CREATE TABLE look_up_try (
  asker CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  window_start BIGINT NOT NULL,
  tries INT NOT NULL,
  PRIMARY KEY (asker),
  KEY look_up_try_old (window_start)
);
