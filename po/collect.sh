#!/bin/sh
# SPDX-License-Identifier: MIT
# Collects the texts of the interface from SOURCES into OUT:
#   po/collect.sh OUT SOURCES...
# The same sources give the same bytes: no date, no line numbers.
set -eu
out=$1
shift
xgettext --from-code=UTF-8 --language=C --output=- \
    --keyword --keyword=_ --keyword=N_ --keyword=PLURAL:1,2 \
    --keyword=C_:1c,2 --keyword=NC_:1c,2 \
    --add-comments=TRANSLATORS --add-location=file --sort-by-file \
    --package-name=cxladder --copyright-holder= "$@" |
    sed -e '/^"POT-Creation-Date:/d' -e '/^"PO-Revision-Date:/d' \
        -e '/^"Last-Translator:/d' -e '/^"Language-Team:/d' \
        -e '/^"Report-Msgid-Bugs-To:/d' \
        -e '1,/^msgid/{/^#$/d;/^# SOME/d;/^# Copyright/d;/^# This file is put/d;/^# FIRST/d;/^#, fuzzy/d;}' >"$out.new"
mv "$out.new" "$out"
