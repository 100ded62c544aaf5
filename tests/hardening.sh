#!/bin/sh
# SPDX-License-Identifier: MIT
# What the compiler and the linker were to do against attacks, seen in what they
# made (C6): hardening.sh FILE.... The last line is "N passed, M failed".
set -u
passed=0 failed=0

check() {
    what=$1
    shift
    if "$@" >/dev/null 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $file: $what"
    fi
}

has() { printf '%s\n' "$1" | grep -Eq "$2"; }
has_not() { ! has "$1" "$2"; }

for file; do
    [ -e "$file" ] || continue
    headers=$(readelf -Wlh "$file") dynamic=$(readelf -Wd "$file")
    symbols=$(readelf -Ws --dyn-syms "$file")
    if has "$symbols" '__asan_|__gcov_'; then
        echo "hardening left out: $file is a build for tests"
        passed=$((passed + 1))
        continue
    fi
    check 'position-independent' has "$headers" 'Type: +DYN'
    case $file in
    *.so) ;;
    *) check 'a program that is placed anew at each start' \
        has "$dynamic" 'FLAGS_1.*PIE' ;;
    esac
    check 'relocations are read-only' has "$headers" 'GNU_RELRO'
    check 'and all made at the start' has "$dynamic" 'FLAGS.*NOW'
    check 'the stack cannot be executed' has "$headers" 'GNU_STACK.* RW '
    check 'nothing is both written and executed' \
        has_not "$headers" 'LOAD.* (RWE|WE) '
    check 'code is not relocated' has_not "$dynamic" 'TEXTREL'
    check 'no paths for libraries' has_not "$dynamic" 'R(UN)?PATH'
    check 'the stack is guarded' has "$symbols" '__stack_chk_fail'
    check 'sizes are checked' has "$symbols" '__[a-z]+_chk'
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
