#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Every figure, each side by side with something else in one run: absolute
# times depend on the machine, ratios do not.
#   tests/bench/run.sh [BUILD/cxladder [PART...]]
# Parts: screen check load save score plan many. A figure that misses its aim is
# marked MISSED; nothing fails because of it.
set -eu
cd "$(dirname "$0")/../.."
program=${1:-build/cxladder}
[ $# -gt 0 ] && shift
parts=${*:-screen check load save score plan many}
build=$(dirname "$program")/bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$build"
objects=$(dirname "$program")/lib

# compile NAME ARCHIVES -- SOURCE...
compile() {
    name=$1
    shift
    # shellcheck disable=SC2086
    ${CC:-gcc} -std=c17 -O2 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 \
        -iquote include -iquote src/score -iquote src/store -iquote tests/score \
        -o "$build/$name" "$@" -Wl,--start-group \
        "$objects/score.a" "$objects/store.a" "$objects/model.a" \
        "$objects/base.a" -Wl,--end-group -lyaml -lmd -lm
}

for part in $parts; do
    printf '\n== %s\n' "$part"
    case $part in
    screen)
        python3 tests/bench/bench_screen.py "$program"
        ;;
    check)
        ${CC:-gcc} -O2 -o "$build/bare_events" tests/bench/bare_events.c -lyaml
        ${CC:-gcc} -O2 -D_DEFAULT_SOURCE -o "$build/peak" tests/bench/peak.c
        python3 tests/bench/generate_questionnaire.py 1000000 >"$work/big.yaml"
        python3 tests/bench/bench_check.py "$program" "$work/big.yaml" \
            "$build/bare_events" "$build/peak" \
            --schema schema/questionnaire.schema.json
        ;;
    load)
        compile bench_load tests/bench/bench_load.c
        [ -f "$work/big.yaml" ] ||
            python3 tests/bench/generate_questionnaire.py 1000000 >"$work/big.yaml"
        "$build/bench_load" "$work/big.yaml"
        ;;
    save)
        compile bench_save tests/bench/bench_save.c
        "$build/bench_save" "$work"
        ;;
    score)
        compile bench_score tests/bench/bench_score.c tests/score/fixture.c
        "$build/bench_score"
        ;;
    plan)
        compile bench_plan tests/bench/bench_plan.c tests/score/fixture.c
        python3 tests/bench/bench_plan.py "$build/bench_plan"
        ;;
    many)
        [ -f tests/bench/bench_many.sh ] || continue
        sh tests/bench/bench_many.sh "$program" "$build"
        ;;
    *)
        echo "no such part: $part" >&2
        exit 2
        ;;
    esac
done
