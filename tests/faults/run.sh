#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Builds what the fault tests need and runs them: a short form of about half a
# minute, or with FULL=1 everything. The last line is "N passed, M failed".
#   run.sh [BUILD/cxladder]

set -eu
cd "$(dirname "$0")/../.."
build=${1:+$(dirname "$1")}
build=${build:-${BUILD:-build}}
cc=${CC:-gcc}

make -s BUILD="$build" CC="$cc" "$build/lib/store.a" "$build/lib/wizard.a" \
    "$build/lib/workshop.a" "$build/lib/score.a" "$build/lib/model.a" \
    "$build/lib/base.a"
mkdir -p "$build/faults"
"$cc" -std=gnu17 -O1 -Wall -Wextra -fPIC -shared -fvisibility=hidden \
    -o "$build/faults/faults.so" tests/faults/faults.c -ldl
# shellcheck disable=SC2086
"$cc" -std=c17 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -iquote include -g -O2 \
    -Wall -Wextra ${SAN:-} -o "$build/faults/save_session" tests/faults/save_session.c \
    "$build/lib/store.a" "$build/lib/model.a" "$build/lib/base.a" \
    -lyaml -lmd -lm
# shellcheck disable=SC2086
"$cc" -std=c17 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -iquote include -g -O2 \
    -Wall -Wextra ${SAN:-} -o "$build/faults/monkey" tests/faults/monkey.c \
    "$build/lib/store.a" "$build/lib/wizard.a" "$build/lib/workshop.a" \
    "$build/lib/score.a" "$build/lib/model.a" "$build/lib/base.a" \
    -lyaml -lmd -lm

# What a disk may lose is reckoned, not waited for: a folder in memory will do.
if [ -z "${TMPDIR:-}" ] && [ -d /dev/shm ] && [ -w /dev/shm ]; then
    export TMPDIR=/dev/shm
fi

# The full disk needs a mount of its own, which needs a namespace of its own.
if unshare -m true 2>/dev/null; then
    enter="unshare -m"
elif unshare -rm true 2>/dev/null; then
    enter="unshare -rm"
else
    enter=""
fi
# shellcheck disable=SC2086
exec $enter python3 -B tests/faults/faults.py "$build" ${FULL:+--full}
