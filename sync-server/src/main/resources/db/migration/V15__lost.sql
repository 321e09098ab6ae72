-- SPDX-License-Identifier: Apache-2.0
-- Since when nothing of a writer is taken any more, because its machine was declared lost.
ALTER TABLE writer ADD lost_at BIGINT NULL;

-- A counter that was declared lost, with what it had said last: that much never arrived, unless it comes back.
CREATE TABLE lost_counter (
  hospital VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lost_at BIGINT NOT NULL,
  heard_at BIGINT NULL,
  unsent BIGINT NOT NULL,
  oldest_unsent BIGINT NULL,
  back_at BIGINT NULL,
  PRIMARY KEY (hospital, device)
);
