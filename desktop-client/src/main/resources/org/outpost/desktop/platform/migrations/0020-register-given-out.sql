-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who gave the register of this counter out as a file, when and why. Kept on this machine.
create table register_given_out (
    at integer not null,
    who text not null,
    why text not null
) strict;
