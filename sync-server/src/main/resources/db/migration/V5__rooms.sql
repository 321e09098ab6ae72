-- SPDX-License-Identifier: Apache-2.0
-- What the rooms' queries read: one row per aggregate, made of its folded state, so that all of it can be made again
-- from the facts. Dates are text (2026-11-23): a day has no time zone.

CREATE TABLE patient (
  id VARCHAR(160) NOT NULL,
  number VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  home VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(200) NOT NULL,
  name_local VARCHAR(200) NOT NULL,
  name_key VARCHAR(400) NOT NULL,
  sex VARCHAR(8) NOT NULL,
  birth_date VARCHAR(10) NULL,
  birth_year INT NULL,
  phone VARCHAR(200) NOT NULL,
  village VARCHAR(200) NOT NULL,
  registered BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY patient_number (number),
  KEY patient_name (home, name_key(100)),
  KEY patient_name_local (home, name_local(60)),
  KEY patient_phone (home, phone(20))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE stock_position (
  id VARCHAR(160) NOT NULL,
  hospital VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  item VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  batch VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  expiry VARCHAR(10) NULL,
  on_hand BIGINT NOT NULL,
  received BIGINT NOT NULL,
  transferred_in BIGINT NOT NULL,
  transferred_out BIGINT NOT NULL,
  dispensed BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY stock_position_place (hospital, item, expiry)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE item (
  id VARCHAR(160) NOT NULL,
  code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(400) NOT NULL,
  form VARCHAR(400) NOT NULL,
  strength VARCHAR(400) NOT NULL,
  unit VARCHAR(400) NOT NULL,
  level VARCHAR(40) NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE transfer (
  id VARCHAR(160) NOT NULL,
  from_hospital VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  to_hospital VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  challan VARCHAR(400) NOT NULL,
  line_count INT NOT NULL,
  quantity BIGINT NOT NULL,
  receipts INT NOT NULL,
  dispatched BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY transfer_from (from_hospital, dispatched),
  KEY transfer_to (to_hospital, dispatched)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE clinic_session (
  id VARCHAR(160) NOT NULL,
  home VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  doctor VARCHAR(80) NOT NULL,
  department VARCHAR(200) NOT NULL,
  held_on VARCHAR(10) NOT NULL,
  start_minute INT NOT NULL,
  end_minute INT NOT NULL,
  capacity INT NOT NULL,
  booked INT NOT NULL,
  waiting INT NOT NULL,
  PRIMARY KEY (id),
  KEY clinic_session_day (home, held_on)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE booking (
  id VARCHAR(160) NOT NULL,
  session VARCHAR(160) NOT NULL,
  patient VARCHAR(160) NOT NULL,
  place BIGINT NULL,
  state VARCHAR(20) NOT NULL,
  reason VARCHAR(400) NOT NULL,
  booked BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY booking_session (session, place)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE hospital (
  id VARCHAR(160) NOT NULL,
  code VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  district VARCHAR(24) NOT NULL,
  tier VARCHAR(40) NOT NULL,
  name VARCHAR(400) NOT NULL,
  name_local VARCHAR(400) NOT NULL,
  PRIMARY KEY (id),
  KEY hospital_district (district, code)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
