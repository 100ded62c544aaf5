#!/bin/sh
# SPDX-License-Identifier: MIT
# Lines and branches that the tests reached, a row per source file; from the
# notes that a build with --coverage leaves below FOLDER.
set -eu
folder=$1
for source in src/*.c src/*/*.c; do
    object=$folder/obj/${source#src/}
    gcov -b -n -o "${object%.c}.o" "$source" 2>/dev/null | awk -v source="$source" '
        /^File/ { mine = index($0, source) }
        mine && /^Lines executed/ { split($0, l, /[:%]/); lines = l[2] }
        mine && /^Branches executed/ { split($0, b, /[:%]/) }
        mine && /^Taken at least once/ { split($0, t, /[:%]/); taken = t[2] }
        END { printf "%-36s lines %6s%%  branches %6s%%\n", source, lines, taken == "" ? "100.00" : taken }'
done
