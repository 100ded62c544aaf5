#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The real program, as people meet it: under tmux at several sizes, with its
# signals, and through pipes.
#   tests/smoke.sh [PROGRAM]
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=${1:-$here/../build/cxladder}
program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
questionnaires=$here/smoke
questionnaire=$here/smoke/small.yaml

if [ ! -x "$program" ]; then
    echo "smoke: $program is not there" >&2
    echo "0 passed, 1 failed"
    exit 1
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/cxladder-smoke.XXXXXX") || exit 1
. "$here/smoke/driver.sh"
trap 'stop; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP

for part in "$here"/smoke/test_*.sh; do
    case $part in
    *_screen.sh | *_signals.sh | *_room.sh)
        if ! command -v tmux >/dev/null; then
            echo "smoke: tmux is not installed" >&2
            failed=$((failed + 1))
            continue
        fi
        ;;
    esac
    . "$part"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
