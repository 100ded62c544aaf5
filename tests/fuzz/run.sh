#!/bin/sh
# SPDX-License-Identifier: MIT
#
# libFuzzer with AddressSanitizer and UndefinedBehaviorSanitizer on each target,
# from the corpora that are kept here.
#   tests/fuzz/run.sh [SECONDS [TARGET...]]
# What reaches new code goes to build/fuzz/TARGET and is gone on with the next
# time. KEEP=1 makes the kept corpora anew, as small as they can be with all
# that was found; RUNS=N stops after N executions instead of SECONDS. A finding
# is left in build/fuzz and fails the run. The last line is "N passed, M
# failed", a target being one.
set -u
cd "$(dirname "$0")/../.."
seconds=${1:-60}
[ $# -gt 0 ] && shift
targets=${*:-questionnaire overlay assessment expression score_export keys}
build=build/fuzz
passed=0 failed=0
mkdir -p "$build"

# What libFuzzer starts from beside the kept corpus.
seeds() {
    case $1 in
    questionnaire) ls tests/data/models/*.yaml tests/data/bad/*.yaml tests/prompts/*.yaml tests/data/questionnaires/*.yaml 2>/dev/null | grep -v cxa ;;
    overlay) ls tests/data/questionnaires/*.??.yaml tests/data/bad/*.??.yaml 2>/dev/null ;;
    assessment) ls tests/data/*/*.cxa.yaml 2>/dev/null ;;
    *) ;;
    esac
}

# The longest input: what costs more to read than it can show is left out.
longest() {
    case $1 in
    questionnaire | overlay) echo 4096 ;;
    assessment) echo 2048 ;;
    score_export) echo 256 ;;
    expression) echo 200 ;;
    *) echo 512 ;;
    esac
}

# Comparisons are not traced, which would take a third of the time: the words
# that they are made with are in the dictionary.
common='-O2 -g -fno-omit-frame-pointer -fno-sanitize-recover=undefined'
make -s -j2 BUILD="$build/objects" CC="${CC:-clang}" CFLAGS='-O2 -g' \
    SAN="-fsanitize-coverage=inline-8bit-counters,pc-table -fsanitize=address,undefined $common" \
    fuzz-archives || exit 1
{
    cat tests/fuzz/words.dict
    grep -oh '"[a-z][a-z-]*":' schema/*.json | sort -u |
        sed 's/^"\(.*\)":$/"\1: "/'
} >"$build/words"

for target in $targets; do
    # shellcheck disable=SC2086,SC2046
    ${CC:-clang} -std=c17 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -iquote include \
        -iquote tests/fuzz $common -fsanitize=fuzzer,address,undefined \
        -fno-sanitize-coverage=trace-cmp \
        -o "$build/fuzz_$target" "tests/fuzz/fuzz_$target.c" tests/fuzz/fuzz.c \
        tests/fuzz/fuzz_answers.c tests/fuzz/fuzz_report.c -Wl,--start-group \
        "$build"/objects/lib/[a-su-z]*.a -Wl,--end-group \
        $(make -s fuzz-libraries) || exit 1
    kept=tests/fuzz/corpus/$target
    mkdir -p "$build/$target" "$build/seeds-$target" "$kept"
    for file in $(seeds "$target"); do
        cp "$file" "$build/seeds-$target/$(echo "$file" | tr / _)"
    done
    log=$build/$target.log
    # An input that takes a second, or a gigabyte, is a finding. Which parts of
    # the corpus are rare is not counted: that costs more than the target.
    if "$build/fuzz_$target" -max_total_time="$seconds" ${RUNS:+-runs="$RUNS"} \
        -timeout=5 -report_slow_units=1 -rss_limit_mb=1024 -entropic=0 \
        -max_len="$(longest "$target")" -dict="$build/words" -print_final_stats=1 \
        -artifact_prefix="$build/finding-$target-" \
        "$build/$target" "$kept" "$build/seeds-$target" >"$log" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        tail -40 "$log"
    fi
    awk -v target="$target" '
        /stat::number_of_executed_units/ { runs = $2 }
        /stat::average_exec_per_sec/ { speed = $2 }
        /stat::slowest_unit_time_sec/ { slow = $2 }
        /cov: / {
            for (i = 1; i < NF; i++) if ($i == "cov:") coverage = $(i + 1)
            if (coverage > most) { most = coverage; at = substr($1, 2) + 0 }
        }
        END {
            printf "%-14s %10d executions, %d a second; %d points reached, the last new one at %d; slowest %d s\n", target, runs, speed, most, at, slow
        }' "$log"
    if [ -n "${KEEP:-}" ]; then
        rm -rf "$build/kept"
        mkdir "$build/kept"
        "$build/fuzz_$target" -merge=1 -max_len="$(longest "$target")" \
            "$build/kept" "$kept" "$build/$target" "$build/seeds-$target" \
            >/dev/null 2>&1 && rm -rf "$kept" && mv "$build/kept" "$kept"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
