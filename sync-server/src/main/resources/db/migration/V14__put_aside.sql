-- SPDX-License-Identifier: Apache-2.0
-- What lies here without counting, for a person to look at: put aside by a ruling, or made by a newer version than this
-- one. The bytes stay where they are; this only says which and why.
CREATE TABLE put_aside (
  writer VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq BIGINT NOT NULL,
  home VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  type VARCHAR(200) NOT NULL,
  code VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  put_at BIGINT NOT NULL,
  settled_at BIGINT NULL,
  settled_by VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (writer, seq),
  KEY put_aside_home (home, settled_at, put_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What was put aside before this table was.
INSERT IGNORE INTO put_aside (writer, seq, home, type, code, put_at)
SELECT f.writer, f.seq, w.home, f.type, r.code, r.received_at
FROM (
  SELECT
    SUBSTRING_INDEX(JSON_UNQUOTE(JSON_EXTRACT(CONVERT(own_line USING utf8mb4), '$.core.structure.of')), '.', 1) AS writer,
    CAST(SUBSTRING_INDEX(JSON_UNQUOTE(JSON_EXTRACT(CONVERT(own_line USING utf8mb4), '$.core.structure.of')), '.', -1) AS UNSIGNED) AS seq,
    JSON_UNQUOTE(JSON_EXTRACT(CONVERT(own_line USING utf8mb4), '$.core.structure.code')) AS code,
    received_at
  FROM fact
  WHERE type = 'QuarantineFact' AND own_line IS NOT NULL
) r
JOIN writer w ON w.writer = CONVERT(r.writer USING ascii)
JOIN fact f ON f.writer = w.writer AND f.seq = r.seq;
