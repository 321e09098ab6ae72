-- SPDX-License-Identifier: GPL-3.0-or-later
-- Money given back later has a receipt of its own and comes out of the drawer of the counter that
-- gives it. Until now only the counter that had taken it could give it back.
alter table payment add column back_receipt text not null default '';
alter table payment add column back_by text not null default '';
update payment set back_by = substr(id, 9, instr(id, '.') - 9) where returned > 0;
