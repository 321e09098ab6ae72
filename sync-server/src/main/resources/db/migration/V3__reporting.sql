-- SPDX-License-Identifier: Apache-2.0
-- The few rows a district's page reads. They change by difference where facts are taken in and at each exchange, so
-- that no page ever counts facts.

CREATE TABLE hospital_summary (
  hospital VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  district VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  tier VARCHAR(40) NULL,
  name VARCHAR(200) COLLATE utf8mb4_bin NULL,
  name_local VARCHAR(200) COLLATE utf8mb4_bin NULL,
  patients BIGINT NOT NULL,
  PRIMARY KEY (hospital),
  KEY hospital_summary_district (district)
) DEFAULT CHARACTER SET utf8mb4;

-- What each counter said of itself when it was last heard. A new life of its database goes on in the same row.
CREATE TABLE counter_report (
  hospital VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  heard_at BIGINT NOT NULL,
  unsent BIGINT NOT NULL,
  oldest_unsent BIGINT NULL,
  PRIMARY KEY (hospital, device)
);
