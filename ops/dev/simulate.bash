# SPDX-License-Identifier: Apache-2.0
# Of the verb `simulate`: what it says of itself and what it needs. Read by `outpost`, never run.

help_simulate() { cat "$ROOT/ops/simulation/src/main/resources/org/outpost/ops/simulation/help.txt"; }

# Power cuts are found by watching a program's system calls.
can_watch() {
  [[ "$(uname -s)" == Linux ]] || return 1
  command -v strace >/dev/null || need_packages "watching what a counter writes" strace || return 1
  strace -qq -e trace=write -o /dev/null true 2>/dev/null
}
