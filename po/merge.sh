#!/bin/sh
# SPDX-License-Identifier: MIT
# Brings po/LANG.po up to date with po/cxladder.pot: po/merge.sh LANG
# What is new has no translation yet, what was changed is marked fuzzy with the
# text that it had, what is gone is dropped.
set -eu
file=po/$1.po
msgmerge --quiet --previous --add-location=file --sort-by-file \
    --output-file=- "$file" po/cxladder.pot |
    msgattrib --no-obsolete --output-file="$file.new"
mv "$file.new" "$file"
printf '%s: ' "$1"
msgfmt --statistics -o /dev/null "$file" 2>&1
