-- SPDX-License-Identifier: Apache-2.0
-- Who may sign in and what was handed out to them. Roles are not here: they are facts of staff/<user>, but for the
-- administrator the installation begins with.

CREATE TABLE account (
  user_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  login VARCHAR(80) COLLATE utf8mb4_bin NOT NULL,
  password_hash VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  first_admin BOOLEAN NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (user_id),
  UNIQUE KEY account_login (login)
) DEFAULT CHARACTER SET utf8mb4;

-- One counter per login and minute, for logins that exist and for those that do not.
CREATE TABLE sign_in_try (
  login_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  window_start BIGINT NOT NULL,
  tries INT NOT NULL,
  PRIMARY KEY (login_hash),
  KEY sign_in_try_age (window_start)
);

-- A family begins at a sign-in; of its tokens at most one is good. Only hashes are kept.
CREATE TABLE refresh_family (
  family CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  revoked_at BIGINT NULL,
  revoked_why VARCHAR(40) NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (family),
  KEY refresh_family_user (user_id),
  KEY refresh_family_age (expires_at)
);

CREATE TABLE refresh_token (
  token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  family CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  expires_at BIGINT NOT NULL,
  spent_at BIGINT NULL,
  -- What follows it, readable only with the spent token itself: whoever lost an answer asks once more and gets it.
  successor_box BINARY(32) NULL,
  repeated BOOLEAN NOT NULL,
  PRIMARY KEY (token_hash),
  KEY refresh_token_family (family),
  KEY refresh_token_age (expires_at)
);

-- Public halves only: every node verifies what any node signed. Private halves lie in the nodes' key folders.
CREATE TABLE signing_key (
  kid CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  public_key VARCHAR(500) NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (kid)
);

-- Sessions of the district's pages: the id in the cookie is random, only its hash is here.
CREATE TABLE page_session (
  id_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  form_token CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seen_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  PRIMARY KEY (id_hash),
  KEY page_session_end (ends_at)
);
