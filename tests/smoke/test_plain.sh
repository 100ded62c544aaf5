# SPDX-License-Identifier: MIT
#
# The line prompts, through pipes.

# plain FILE: what is piped in, to an assessment begun or gone on with.
plain() {
    if [ -e "$folder/$1" ]; then
        set -- open -q "$questionnaire" "$folder/$1"
    else
        set -- new "$questionnaire" -o "$folder/$1"
    fi
    HOME=$folder/home "$program" --plain "$@" >"$folder/out" 2>"$folder/err"
    status=$?
}

plain_start() {
    folder=$(mktemp -d "$work/test.XXXXXX")
}

expect_status() {
    [ "$status" -eq "$1" ] && return 0
    why="status $status: $(tail -n 3 "$folder/err")"
    return 1
}

plain_whole() {
    plain_start
    printf '%s\n' Acme 2 3 2 'note Two of three floors.' 1 2 results quit >"$folder/in"
    plain a.cxa.yaml <"$folder/in"
    expect_status 0 && saved out 'Saved: Acme.' && saved out 'Question 5 of 5' &&
        saved out 'Service desk ladder: level' && saved a.cxa.yaml 'letters: 3' &&
        saved a.cxa.yaml 'Two of three floors.' &&
        HOME=$folder/home "$program" check "$folder/a.cxa.yaml" \
            -q "$questionnaire" >/dev/null
}

plain_end_of_input() {
    plain_start
    printf 'Acme\n2' >"$folder/in"
    plain a.cxa.yaml <"$folder/in"
    expect_status 0 && saved a.cxa.yaml 'calls: 2' &&
        saved a.cxa.yaml 'at: letters' || return 1
    plain a.cxa.yaml </dev/null
    expect_status 0 && saved out 'letter of complaint'
}

plain_invalid() {
    plain_start
    printf '%s\n' Acme 2 7 3 >"$folder/in"
    plain a.cxa.yaml <"$folder/in"
    expect_status 1 && saved err 'line 3' && saved a.cxa.yaml 'calls: 2' &&
        lacks a.cxa.yaml 'letters: '
}

plain_full_disk() {
    plain_start
    [ -w /dev/full ] || return 0
    printf 'Acme\n' | HOME=$folder/home "$program" --plain new "$questionnaire" \
        -o "$folder/a.cxa.yaml" >/dev/full 2>"$folder/err"
    status=$?
    expect_status 3 && saved a.cxa.yaml Acme
}

plain_without_folder() {
    plain_start
    printf 'Acme\nquit\n' | HOME=$folder/home "$program" --plain new \
        "$questionnaire" -o "$folder/none/a.cxa.yaml" >"$folder/out" \
        2>"$folder/err"
    status=$?
    expect_status 3
}

plain_escapes() {
    plain_start
    printf 'A\033]0;x\aB\n' >"$folder/in"
    plain a.cxa.yaml <"$folder/in"
    expect_status 1 && ! grep -q "$(printf '\033')" "$folder/out" "$folder/err"
}

test_of plain_whole 'a whole assessment through a pipe'
test_of plain_end_of_input 'end of input, then going on'
test_of plain_invalid 'a line that is no answer'
test_of plain_full_disk 'output that is lost'
test_of plain_without_folder 'a folder that is not there'
test_of plain_escapes 'control characters in a line'
