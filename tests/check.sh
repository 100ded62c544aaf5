#!/bin/sh
# SPDX-License-Identifier: MIT
# What the shipped files and the command line promise, on the real program.
set -u
program=$1
passed=0 failed=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
XDG_DATA_HOME=$folder/data
export XDG_DATA_HOME

# expect STATUS NAME COMMAND...: runs it; out and err are in $folder.
expect() {
    wanted=$1 name=$2
    shift 2
    "$@" >"$folder/out" 2>"$folder/err" </dev/null
    status=$?
    if [ $status -eq "$wanted" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $name: status $status, expected $wanted"
        head -5 "$folder/err"
    fi
}
holds() {
    name=$1
    shift
    if "$@" >/dev/null 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $name"
    fi
}

for file in questionnaires/*.yaml; do
    expect 0 "check $file" "$program" check "$file"
    holds "$file has no warning" test ! -s "$folder/err"
done
for file in examples/*.cxa.yaml; do
    expect 0 "check $file" "$program" check "$file"
    expect 0 "report $file" "$program" report "$file"
    holds "$file has no warning" test ! -s "$folder/err"
    expect 0 "json $file" "$program" report --format json "$file"
    holds "json of $file parses" python3 -m json.tool "$folder/out"
    expect 0 "explain $file" "$program" explain "$file"
done
sample=examples/sample.cxa.yaml

expect 0 'help' "$program" --help
holds 'help goes to standard output' grep -q 'cxladder' "$folder/out"
for command in new open report explain check list; do
    expect 0 "help of $command" "$program" $command --help
done
expect 0 'version' "$program" --version
expect 0 'list' "$program" list
holds 'list names the questionnaire' grep -q '^customer-orientation' "$folder/out"

for format in text markdown html json csv csv-wide; do
    expect 0 "$format" "$program" report --format $format "$sample"
    expect 0 "$format, one page" "$program" report --brief --format $format "$sample"
    expect 0 "$format for staff" "$program" report --for staff --format $format "$sample"
done
# A page is the same whatever the terminal's codeset.
"$program" report --format html "$sample" >"$folder/utf8.html" 2>/dev/null
LC_ALL=C "$program" report --format html "$sample" >"$folder/c.html" 2>/dev/null
holds 'a page does not depend on the codeset' cmp "$folder/utf8.html" "$folder/c.html"
expect 2 'unknown audience' "$program" report --for nobody "$sample"

expect 2 'unknown command' "$program" repotr
holds 'the nearest command is named' grep -q '"report"' "$folder/err"
expect 2 'unknown option' "$program" report --colour "$sample"
expect 2 'option of another command' "$program" list --budget 3
expect 2 'no file' "$program" report
expect 2 'unknown format' "$program" report --format docx "$sample"
expect 2 'a target that is no level' "$program" report --target orientation=9 "$sample"
expect 2 'a target that is no ladder' "$program" report --target nothing=2 "$sample"
expect 2 'explain what is not there' "$program" explain "$sample" no-such-id
expect 3 'a file that is not there' "$program" report "$folder/none.cxa.yaml"
expect 3 'a questionnaire that is not there' "$program" new no-such-questionnaire
expect 1 'a file that is no assessment' "$program" report LICENSE
expect 4 'no terminal for screens' env TERM=nonsense script -qec "$program new customer-orientation -o $folder/x.cxa.yaml" /dev/null

expect 0 'report into a file' "$program" report "$sample" -o "$folder/report.txt"
expect 3 'never over a file' "$program" report "$sample" -o "$folder/report.txt"
expect 0 'unless told so' "$program" report "$sample" -o "$folder/report.txt" --force
"$program" report "$sample" >"$folder/direct.txt"
holds 'the file holds what is printed' cmp "$folder/report.txt" "$folder/direct.txt"
expect 3 'a folder that is not there' "$program" report "$sample" -o "$folder/no/report.txt"

# A report set for print: pages, fonts in the file, text in order.
if [ -f "$(dirname "$program")/cxladder-pdf.so" ]; then
    for language in en et fi lt; do
        expect 0 "pdf in $language" "$program" --lang $language report "$sample" --format pdf -o "$folder/$language.pdf"
        holds "pdf in $language has embedded fonts" sh -c "pdffonts '$folder/$language.pdf' | tail -n +3 | grep -q . && ! pdffonts '$folder/$language.pdf' | tail -n +3 | awk '{print \$(NF-4)}' | grep -qv yes"
        "$program" --lang $language report "$sample" >"$folder/text"
        pdftotext -raw "$folder/$language.pdf" "$folder/pdf.txt"
        holds "pdf in $language begins like the text" sh -c "head -n 1 '$folder/text' | grep -qF \"\$(head -n 1 '$folder/pdf.txt')\""
    done
    "$program" report "$sample" --format pdf -o "$folder/again.pdf"
    holds 'equal results give equal files' cmp "$folder/en.pdf" "$folder/again.pdf"
    # The part for PDF of another build would take the results for what they are
    # not: it is told by its stamp.
    mkdir "$folder/mixed"
    cp "$program" "$folder/mixed/cxladder"
    stamp=$(sed -n 's/.*BUILD_STAMP "\(.*\)"/\1/p' "$(dirname "$program")/gen/stamp.h")
    sed "s/$stamp/$(echo "$stamp" | tr 0-9 1-90)/g" "$(dirname "$program")/cxladder-pdf.so" >"$folder/mixed/cxladder-pdf.so"
    expect 4 'a part for PDF of another build' env CXLADDER_PATH=questionnaires "$folder/mixed/cxladder" report "$sample" --format pdf -o "$folder/mixed.pdf"
    cp "$(dirname "$program")/cxladder-pdf.so" "$folder/mixed"
    expect 0 'the part for PDF of this build' env CXLADDER_PATH=questionnaires "$folder/mixed/cxladder" report "$sample" --format pdf -o "$folder/mixed.pdf"
fi

# Output that is lost never ends with 0.
for command in "report $sample" "report --format json $sample" "explain $sample" list --help "check questionnaires/customer-orientation.yaml"; do
    expect 3 "$command on a full device" sh -c "$program $command >/dev/full"
    expect 3 "$command without standard output" sh -c "$program $command >&-"
done
expect 0 'report without standard error' sh -c "$program report $sample 2>&-"

# The same bytes whatever the locale.
"$program" report --format json "$sample" >"$folder/json"
for locale in C POSIX C.UTF-8 de_DE.UTF-8 nonsense; do
    LC_ALL=$locale "$program" report --format json "$sample" >"$folder/other"
    holds "json under $locale" cmp "$folder/json" "$folder/other"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
