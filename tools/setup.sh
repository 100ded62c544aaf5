#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what is missing for a purpose, after saying what: run (build and
# run), test, check (lint, sanitizers, documentation), bench. Does nothing when
# everything is there. Debian and Ubuntu; elsewhere it says what to install.
set -eu

purpose=${1:-run}
run='gcc make libc6-dev libncurses-dev libyaml-dev libjansson-dev libmd-dev gettext ncurses-term pkg-config libpango1.0-dev fonts-liberation fonts-dejavu-core'
spelling='enchant-2 libenchant-2-voikko voikko-fi hunspell-lt myspell-et hunspell-en-gb'
test="$run libcriterion-dev tmux python3 python3-yaml python3-jsonschema procps poppler-utils locales $spelling"
check="$test clang clang-tidy clang-format cppcheck mandoc libclang-rt-dev"
bench="$test dialog valgrind glpk-utils coinor-cbc nodejs node-js-yaml node-ajv"

case $purpose in
run) packages=$run ;;
test) packages=$test ;;
check) packages=$check ;;
bench) packages=$bench ;;
*) echo "usage: $0 [run|test|check|bench]" >&2; exit 2 ;;
esac

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    # Not Debian: go on where the tools are there, else say what is needed.
    for tool in cc make msgfmt; do
        command -v $tool >/dev/null && continue
        cat >&2 <<TEXT
cxladder needs, under the names of your system:
  to build   a C17 compiler, GNU make, gettext, and the headers of ncurses
             (wide), libyaml, jansson and libmd
  to test    Criterion, tmux, Python 3
TEXT
        exit 1
    done
    exit 0
fi

missing=
for package in $packages; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

echo "Installing:$missing"
if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null; then
    as_root=sudo
else
    echo "This needs root or sudo. As root: apt-get install$missing" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
{
    $as_root apt-get -qq update
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >/dev/null
}
