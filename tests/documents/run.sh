#!/bin/sh
# SPDX-License-Identifier: MIT
# Reports of the real program, read by parsers that are not ours: pages by an
# XML and an HTML parser, tables by a CSV reader, Markdown by cmark-gfm, and the
# page in a browser by axe-core, where these are installed; paper by poppler; and
# every language as it is handed over.
#   tests/documents/run.sh PROGRAM
set -u
program=$1
here=$(dirname "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 "$here/check.py" "$program" "$folder" || exit 1
python3 "$here/languages.py" "$program" || exit 1
python3 "$here/paper.py" "$program" "$folder" || exit 1
python3 "$here/figures.py" "$program" "$folder" || exit 1
sh "$here/axe.sh" "$folder"/*.html
