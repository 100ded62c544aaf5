#!/bin/sh
# SPDX-License-Identifier: MIT
#
# libFuzzer with AddressSanitizer and UndefinedBehaviorSanitizer on each target,
# from the corpora that are kept here.
#   tests/fuzz/run.sh [SECONDS [TARGET...]]
# New inputs that reach new code go to build/fuzz/TARGET; `KEEP=1` merges them
# into the kept corpus. A finding is left in build/fuzz and fails the run. The
# last line is "N passed, M failed", a target being one.
set -u
cd "$(dirname "$0")/../.."
seconds=${1:-60}
[ $# -gt 0 ] && shift
targets=${*:-questionnaire overlay assessment expression keys}
build=build/fuzz
passed=0 failed=0
mkdir -p "$build"

# What libFuzzer mutates towards, and what it starts from beside the corpus.
seeds() {
    case $1 in
    questionnaire) ls tests/data/models/*.yaml tests/data/bad/*.yaml tests/prompts/*.yaml 2>/dev/null | grep -v cxa ;;
    overlay) ls questionnaires/*.??.yaml tests/data/questionnaires/*.??.yaml tests/data/bad/*.??.yaml 2>/dev/null ;;
    assessment) ls tests/data/*/*.cxa.yaml examples/*.cxa.yaml 2>/dev/null ;;
    *) ;;
    esac
}

for target in $targets; do
    source=tests/fuzz/fuzz_$target.c
    [ -f "$source" ] || continue
    make -s BUILD="$build/objects" CC=clang CFLAGS='-O1 -g' \
        SAN='-fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined' \
        fuzz-archives || exit 1
    clang -std=c17 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -iquote include \
        -iquote tests/fuzz -O1 -g -fsanitize=fuzzer,address,undefined \
        -fno-sanitize-recover=undefined -o "$build/fuzz_$target" \
        "$source" tests/fuzz/fuzz.c -Wl,--start-group \
        "$build"/objects/lib/[a-su-z]*.a -Wl,--end-group \
        $(make -s fuzz-libraries) || exit 1
    mkdir -p "$build/$target" "$build/seeds-$target" "tests/fuzz/corpus/$target"
    for file in $(seeds "$target"); do
        cp "$file" "$build/seeds-$target/$(echo "$file" | tr / _)"
    done
    log=$build/$target.log
    # An input that takes a second, or 512 MB, is a finding.
    if "$build/fuzz_$target" -max_total_time="$seconds" -timeout=5 \
        -rss_limit_mb=1024 -max_len=16384 -print_final_stats=1 \
        -artifact_prefix="$build/finding-$target-" \
        "$build/$target" "tests/fuzz/corpus/$target" "$build/seeds-$target" \
        >"$log" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        tail -40 "$log"
    fi
    awk -v target="$target" '
        /stat::number_of_executed_units/ { runs = $2 }
        /stat::slowest_unit_time_sec/ { slow = $2 }
        /cov: / { for (i = 1; i < NF; i++) if ($i == "cov:") coverage = $(i + 1) }
        END { printf "%-14s %10d executions, %d points reached, slowest %d s\n", target, runs, coverage, slow }' "$log"
    if [ -n "${KEEP:-}" ]; then
        "$build/fuzz_$target" -merge=1 -max_len=16384 \
            "tests/fuzz/corpus/$target" "$build/$target" >/dev/null 2>&1
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
