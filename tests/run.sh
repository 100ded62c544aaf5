#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs test programs given as NAME=COMMAND and adds up what they passed. Knows
# Criterion's closing line and "N passed, N failed". A program that fails
# without a failed test in its count counts as one failure.
set -u
# Tests look for English; those of the languages choose by themselves.
LANGUAGE=en
export LANGUAGE
passed=0 failed=0
summary=$1
shift
mkdir -p "$(dirname "$summary")"
: >"$summary.log"
for item in "$@"; do
    name=${item%%=*} command=${item#*=}
    out=$(mktemp)
    sh -c "$command" >"$out" 2>&1
    status=$?
    cat "$out" >>"$summary.log"
    set -- $(awk '
        /Synthesis: Tested:/ {
            gsub(/\033\[[0-9;]*m/, ""); gsub(/\|/, " ")
            for (i = 1; i < NF; i++) {
                if ($i == "Passing:") p += $(i + 1)
                if ($i == "Failing:" || $i == "Crashing:") f += $(i + 1)
            }
        }
        /^([a-z]+: )?[0-9]+ passed, [0-9]+ failed/ {
            sub(/^[a-z]+: /, ""); p += $1; f += $3
        }
        END { print p + 0, f + 0 }' "$out")
    good=$1 bad=$2
    [ $status -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
    if [ "$bad" -gt 0 ]; then
        cat "$out"
    elif [ "$good" -eq 0 ]; then
        echo "$name: no test was run"
        cat "$out"
        bad=1
    fi
    printf '%-10s %6d passed, %d failed\n' "$name" "$good" "$bad"
    passed=$((passed + good)) failed=$((failed + bad))
    rm -f "$out"
done
echo "$passed passed, $failed failed" | tee "$summary"
[ "$failed" -eq 0 ]
