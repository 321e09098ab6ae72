-- SPDX-License-Identifier: GPL-3.0-or-later
-- Names are found by the keys that every machine shares: those of everybody are written again at the
-- next start, which takes this note away.
insert or replace into meta (key, value) values ('index-again', 1);
