#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Lines and branches that the tests reached, of each source file and of each
# folder, from the notes that a build with --coverage leaves below BUILD.
#   coverage.sh BUILD [-u] [FOLDER...]
# -u lists the lines that were not reached instead. A folder "." is the wiring.
set -eu
build=$1
shift
list=0
if [ "${1:-}" = -u ]; then
    list=1
    shift
fi
folders=${*:-base model score store render workshop wizard terminal prompts .}

for folder in $folders; do
    for source in src/"$folder"/*.c; do
        source=$(echo "$source" | sed 's,/\./,/,')
        object=$build/obj/${source#src/}
        [ -f "${object%.c}.gcno" ] || continue
        if [ "$list" = 1 ]; then
            gcov -t -o "${object%.c}.o" "$source" 2>/dev/null |
                awk -F: -v source="$source" '
                    $3 == "Source" { mine = $4 == source }
                    mine && $1 ~ /#####/ {
                        line = $2 + 0
                        text = $0
                        sub(/^[^:]*:[^:]*:/, "", text)
                        printf "%s:%d:%s\n", source, line, text
                    }'
        else
            gcov -b -n -o "${object%.c}.o" "$source" 2>/dev/null |
                awk -v source="$source" '
                    /^File/ { mine = index($0, "\x27" source "\x27") }
                    mine && /^Lines executed/ { split($0, l, /[:% ]+/) }
                    mine && /^Taken at least once/ { split($0, t, /[:% ]+/) }
                    END {
                        # gcov gives percents; what was reached is whole.
                        printf "%s %.0f %d %.0f %d\n", source, l[3] * l[5] / 100, l[5], t[5] * t[7] / 100, t[7]
                    }'
        fi
    done | if [ "$list" = 1 ]; then cat; else
        awk -v folder="$folder" '
            function part(n, of) { return of ? 100 * n / of : 100 }
            function show(name, a, b, c, d) {
                printf "%-36s lines %5d of %5d %6.2f%%  branches %5d of %5d %6.2f%%\n", name, a, b, part(a, b), c, d, part(c, d)
            }
            { show($1, $2, $3, $4, $5); a += $2; b += $3; c += $4; d += $5 }
            END { show("= " folder, a, b, c, d) }'
    fi
done
