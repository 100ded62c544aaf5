#!/bin/sh
# SPDX-License-Identifier: MIT
# The main commands under memcheck (C5): no error, nothing lost, no file left
# open: valgrind.sh PROGRAM. What valgrind does not know of the kernel, the
# program has to do without: so its way without Landlock is seen, too. The last
# line is "N passed, M failed".
set -u
program=$(realpath "$1")
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
export HOME="$work" XDG_DATA_HOME="$work/data" LANGUAGE=en LC_ALL=C.UTF-8
unset CXLADDER_PATH
sample=$here/examples/sample.cxa.yaml
model=$here/tests/prompts/every-type.yaml
cd "$work" || exit 1

# run STATUS ARGUMENTS..., the input on standard input.
run() {
    wanted=$1
    shift
    valgrind --quiet --leak-check=full --errors-for-leak-kinds=definite,indirect \
        --show-leak-kinds=definite,indirect --track-fds=yes --vgdb=no \
        --error-exitcode=99 --suppressions="$here/tests/valgrind.supp" \
        --log-file="$work/log" "$program" "$@" >"$work/out" 2>"$work/err"
    status=$?
    # Those that came with the process are none of ours.
    left=$(awk '/Open (file descriptor|AF_)/ { getline where; if (where !~ /inherited/) print $0 where }' "$work/log")
    if [ "$status" = "$wanted" ] && [ -z "$left" ] &&
        ! grep -Eq 'definitely|indirectly|Invalid|ninitialised' "$work/log"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $*: status $status"
        grep -v 'syscall: 44[456]' "$work/log" | head -40
    fi
}

for format in text markdown html json csv csv-wide pdf; do
    run 0 report "$sample" --format "$format" -o "$work/report.$format" </dev/null
done
run 0 report "$sample" --brief --for leaders --budget 20 </dev/null
run 0 explain "$sample" </dev/null
run 0 compare "$sample" "$sample" </dev/null
run 0 compare --format html "$sample" "$sample" </dev/null
run 0 list </dev/null
run 0 init mine </dev/null
run 0 init mine.yaml --translate et </dev/null
run 0 check mine.yaml "$sample" "$model" </dev/null
for file in bands condition-cycle many-families text-bytes too-deep; do
    run 1 check "$here/tests/data/bad/$file.yaml" </dev/null
done
printf 'Acme\n1\n2\nnote Heard\nundo\nreview\nresults\nexport r.html\nsave b.cxa.yaml\n3\nquit\n' >lines
printf 'Acme\n1\n' >few
run 0 --plain new "$model" -o a.cxa.yaml <lines
run 0 --plain open b.cxa.yaml -q "$model" </dev/null
run 0 merge all.cxa.yaml a.cxa.yaml b.cxa.yaml -q "$model" --few </dev/null
run 0 report all.cxa.yaml -q "$model" </dev/null
run 0 --plain preview "$model" <few
run 3 report nowhere.cxa.yaml </dev/null
run 2 report </dev/null
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
