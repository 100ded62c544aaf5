# SPDX-License-Identifier: MIT
#
# The full screen: whole assessments, sizes, texts, kinds of terminals.

begin() {
    shell '"$P" new "$Q" -o a.cxa.yaml' &&
        see 'Which organisation'
}

# From the profile to the first question that counts.
begin_questions() {
    begin && press Acme && keys Enter && see 'Who answers the telephone'
}

leave() {
    press q && status_is 0
}

whole_assessment() {
    begin_questions && press 2 && see 'letter of complaint' &&
        saved a.cxa.yaml 'calls: 2' && press 3 &&
        see 'Promises made on the telephone' && press 2 &&
        see 'tell the other departments' && press n &&
        press 'Näheres über 日本.' && keys Enter &&
        saved a.cxa.yaml 'Näheres über 日本.' && press 1 &&
        see 'Praise from customers' && press 3 && saved a.cxa.yaml 'praise: fully' &&
        press R && see 'Service desk ladder' && press i &&
        see 'Name one person who listens' && leave &&
        saved a.cxa.yaml 'organisation: Acme'
}

whole_80() {
    start 80 24 && whole_assessment
}

whole_120() {
    start 120 40 && begin_questions && see 'Learning' && press 1 &&
        see 'letter of complaint' && leave
}

from_start_screen() {
    start 80 24 && shell '"$P"' && see 'Small service check' || return 1
    # Those of the system are listed as well.
    press "$(screen | sed -n 's/.* \([1-9]\)  Small service check.*/\1/p')" &&
        see 'Which organisation' && keys Escape && press q &&
        see 'Small service check' && gone 'Which organisation' && leave
}

# The terminal is entered and left once, however many assessments there are
# between; and the new one, marked, is the first to go on with.
and_back() {
    start 80 24 && tm pipe-pane -t t -o "cat >'$folder/raw'" &&
        shell 'stty -g >one; "$P"; stty -g >two' && see 'Small service check' || return 1
    press "$(screen | sed -n 's/.* \([1-9]\)  Small service check.*/\1/p')" &&
        see 'Which organisation' && press Acme && keys Enter &&
        see 'Who answers the telephone' && press 2 && see 'letter of complaint' &&
        press q && see 'GO ON' && see 'v vote' && keys Enter &&
        see 'letter of complaint' && press q && see 'GO ON' && press q &&
        see 'READY>' && on_screen 'The answers are in' &&
        same_files one two || return 1
    tm pipe-pane -t t
    entered=$(grep -ao "$(printf '\033')\\[?1049h" "$folder/raw" | wc -l)
    [ "$entered" -eq 1 ] || { why="the screen was entered $entered times"; return 1; }
}

# What was noticed when the file was read stays on the screen until a key.
noticed() {
    start 80 24 && begin_questions && press 2 && see 'letter of complaint' && leave &&
        shell "sed -i 's/fingerprint: [^}]*/fingerprint: sha256:0/' a.cxa.yaml; clear" &&
        shell '"$P" open a.cxa.yaml' && see 'Before you go on' &&
        see 'has changed since these' && off_screen 'letter of complaint' &&
        keys Down && keys Escape && see 'letter of complaint' &&
        gone 'Before you go on' && leave
}

quit_and_resume() {
    start 80 24 && begin_questions && press 1 && see 'letter of complaint' &&
        press 2 && see 'Promises made' && leave &&
        shell 'clear; "$P" open a.cxa.yaml' &&
        see 'Promises made' && keys Left && see 'letter of complaint' &&
        press q && status_is 0
}

undo_in_screen() {
    start 80 24 && begin_questions && press 1 && saved a.cxa.yaml 'calls: 1' &&
        see 'letter of complaint' && press u && see 'Who answers the telephone' &&
        wait_for lacks a.cxa.yaml 'calls: 1' && leave
}

resizing() {
    start 80 24 && begin_questions && resize 120 40 && see 'Learning' &&
        resize 60 16 && see 'Who answers' && resize 34 7 && see 'Who answers' &&
        resize 19 4 && gone 'Who answers the' && resize 80 24 &&
        see 'A person who was told to do so.' && press 2 &&
        saved a.cxa.yaml 'calls: 2' && leave
}

very_small() {
    start 34 7 && shell '"$P" new "$Q" -o a.cxa.yaml' &&
        see 'organisation' && press Acme && keys Enter && see 'Who answers' &&
        press 2 && saved a.cxa.yaml 'calls: 2' && see 'letter of' && press q &&
        status_is 0
}

# Too small for a question: it says what it needs, and no key does harm.
too_small() {
    start 80 24 && begin_questions && resize 19 4 && see '20' && resize 1 1 &&
        resize 19 4 && see '20' && resize 80 24 && see 'Who answers' && leave
}

paste_on_question() {
    start 80 24 && begin_questions &&
        tm set-buffer -b paste "$(printf '1\n2\n3\nq')" &&
        tm paste-buffer -p -b paste -t t && press 3 &&
        see 'letter of complaint' && saved a.cxa.yaml 'calls: 3' &&
        lacks a.cxa.yaml 'letters: ' && leave
}

paste_in_note() {
    start 80 24 && begin_questions && press n &&
        tm set-buffer -b paste "$(printf 'one q two')" &&
        tm paste-buffer -p -b paste -t t && see 'one q two' && keys Enter &&
        saved a.cxa.yaml 'one q two' && leave
}

note_in_editor() {
    start 80 24 'VISUAL=printf "from the editor" >' && begin_questions &&
        press N && saved a.cxa.yaml 'from the editor' &&
        see 'Who answers the telephone' && leave
}

without_colour() {
    start 80 24 NO_COLOR=1 && begin_questions && press 2 &&
        see 'letter of complaint' || return 1
    if tm capture-pane -e -p -t t | grep -q "$(printf '\033')\[[0-9;]*[34][0-7]m"; then
        why='there are colours'
        return 1
    fi
    leave
}

dumb_terminal() {
    start 80 24 && shell 'TERM=dumb "$P" new "$Q" -o a.cxa.yaml' &&
        see 'Which organisation' && see 'Text:' && shell Acme &&
        see 'Saved: Acme.' && shell 9 && see 'Level 1 to 3' && shell 2 &&
        see 'Saved: 2' && shell quit && status_is 0 &&
        saved a.cxa.yaml 'calls: 2'
}

accessible() {
    start 80 24 ACCESSIBLE=1 &&
        shell '"$P" new "$Q" -o a.cxa.yaml' &&
        see 'Text:' && keys C-d && status_is 0
}

unknown_terminal() {
    start 80 24 &&
        shell 'stty -g >one; TERM=no-such-thing "$P" new "$Q" -o a.cxa.yaml' &&
        status_is 4 && see '--plain' && shell 'stty -g >two' &&
        wait_for [ -s "$folder/two" ] &&
        same_files one two
}

ascii_only() {
    start 80 24 && shell '"$P" --ascii new "$Q" -o a.cxa.yaml' &&
        see 'Which organisation' && press Acme && keys Enter &&
        see 'Who answers the telephone' || return 1
    if screen | LC_ALL=C grep -q '[^ -~]'; then
        why='there is more than ASCII'
        return 1
    fi
    leave
}

second_on_one_file() {
    start 80 24 && begin_questions && press 2 && saved a.cxa.yaml 'calls: 2' || return 1
    tm new-session -d -s u -x 80 -y 24 -c "$folder" env -i "PATH=$PATH" \
        "HOME=$folder/home" TERM=screen LC_ALL=C.UTF-8 \
        "CXLADDER_PATH=$questionnaires" "$program" open a.cxa.yaml
    wait_for second_is_refused || { why='the second one says nothing'; return 1; }
    tm kill-session -t u
    press 3 && saved a.cxa.yaml 'letters: 3' && leave
}

second_is_refused() {
    tm capture-pane -p -t u | grep -qi -e 'read-only' -e 'process' ||
        ! tm has-session -t u
}

test_of whole_80 'a whole assessment at 80x24'
test_of whole_120 'with the sections beside it at 120x40'
test_of from_start_screen 'from the start screen'
test_of and_back 'to an assessment and back, in one screen'
test_of noticed 'what was noticed in the file'
test_of quit_and_resume 'quit, and go on at the same question'
test_of undo_in_screen 'undo'
test_of resizing 'resizing'
test_of very_small 'answering at 34x7'
test_of too_small 'too small at 19x4'
test_of paste_on_question 'a paste answers nothing'
test_of paste_in_note 'a paste into a note'
test_of note_in_editor 'a note from the editor'
test_of without_colour 'NO_COLOR'
test_of dumb_terminal 'TERM=dumb'
test_of accessible 'ACCESSIBLE'
test_of unknown_terminal 'an unknown terminal'
test_of ascii_only 'ASCII only'
test_of second_on_one_file 'two on one file'
