-- SPDX-License-Identifier: Apache-2.0
-- How far the daily look at acknowledged facts has got: it goes through the feeds by name, a few at a time.
CREATE TABLE audit_turn (
  id TINYINT NOT NULL,
  began_at BIGINT NOT NULL,
  feed VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  is_over BOOLEAN NOT NULL,
  looked BIGINT NOT NULL,
  PRIMARY KEY (id)
);
