-- SPDX-License-Identifier: Apache-2.0
-- A counter has its row from its registration until it goes out of use; not heard yet is not the same as silent.
ALTER TABLE counter_report MODIFY heard_at BIGINT NULL;
