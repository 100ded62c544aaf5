#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Ten thousand respondents: report and merge against bare libyaml on the same
# files, and the heap that each file costs.
#   tests/bench/bench_many.sh BUILD/cxladder BUILD/bench
set -eu
${CC:-gcc} -O2 -o "$2/bare_events" tests/bench/bare_events.c -lyaml
${CC:-gcc} -O2 -shared -fPIC -o "$2/heap.so" tests/bench/heap.c
exec python3 -B tests/bench/bench_many.py "$1" "$2/bare_events" "$2/heap.so"
