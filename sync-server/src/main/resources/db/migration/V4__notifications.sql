-- SPDX-License-Identifier: Apache-2.0
-- What was said to whom because of which fact. The fact's id is the key: a message delivered twice is written once.
-- Ids only; what a message says about a person is looked up when it is sent.

CREATE TABLE notification_log (
  fact_writer VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  fact_seq BIGINT NOT NULL,
  kind VARCHAR(40) NOT NULL,
  hospital VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  aggregate VARCHAR(130) COLLATE utf8mb4_bin NOT NULL,
  logged_at BIGINT NOT NULL,
  PRIMARY KEY (fact_writer, fact_seq, kind),
  KEY notification_log_hospital (hospital, logged_at)
) DEFAULT CHARACTER SET utf8mb4;
