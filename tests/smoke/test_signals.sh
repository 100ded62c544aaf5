# SPDX-License-Identifier: MIT
#
# Signals, suspension and hang-up; each with answers on disk and the terminal
# as before.

ready_to_end() {
    start 80 24 && shell 'stty -g >one; "$P" new "$Q" -o a.cxa.yaml' &&
        see 'Which organisation' && press Acme && keys Enter &&
        see 'Who answers the telephone' && press 2 && saved a.cxa.yaml 'calls: 2' &&
        see 'letter of complaint' || return 1
    pid=$(pid_of_program)
    [ -n "$pid" ] && return 0
    why='the program is not found'
    return 1
}

terminal_as_before() {
    shell 'stty -g >two' && wait_for [ -s "$folder/two" ] && same_files one two && gone 'letter of complaint'
}

terminated() {
    ready_to_end && kill -TERM "$pid" && status_is 143 && terminal_as_before
}

interrupted() {
    ready_to_end && keys C-c && status_is 130 && terminal_as_before
}

quit_by_signal() {
    ready_to_end && kill -QUIT "$pid" && status_is 131 && terminal_as_before
}

hung_up_by_signal() {
    ready_to_end && kill -HUP "$pid" && status_is 129 && terminal_as_before
}

twice_in_a_row() {
    ready_to_end && kill -TERM "$pid" && { kill -TERM "$pid" 2>/dev/null || :; } &&
        status_is 143 && terminal_as_before
}

# The text being typed is work as well.
terminated_while_typing() {
    ready_to_end && press n && press 'half a sentence' && see 'half a sentence' &&
        kill -TERM "$pid" && status_is 143 && terminal_as_before &&
        grep -rqF 'half a sentence' "$folder"
}

suspended() {
    ready_to_end && for turn in 1 2 3; do
        keys C-z && see 'READY>' && gone 'letter of complaint' || return 1
        shell 'stty -g >during; clear' && wait_for [ -s "$folder/during" ] &&
            same_files one during || return 1
        resize $((70 + turn)) 24
        shell 'fg' && see 'letter of complaint' || return 1
    done
    press 3 && saved a.cxa.yaml 'letters: 3' && press q && status_is 0 &&
        terminal_as_before
}

# Stopped and told to end: the shell's terminal is not touched again.
terminated_while_suspended() {
    ready_to_end && keys C-z && see 'READY>' && kill -TERM "$pid" &&
        kill -CONT "$pid" && wait_for ended "$pid" && shell 'echo AL''IVE' &&
        see ALIVE && gone 'letter of complaint' && lacks a.cxa.yaml 'letters: 3'
}

hung_up() {
    ready_to_end && tm kill-pane -t t
    wait_for ended "$pid" || { why='it goes on without a terminal'; return 1; }
    saved a.cxa.yaml 'calls: 2'
}

# Whoever started it may have made it deaf to SIGHUP: the end of input tells.
hung_up_unheard() {
    start 80 24 && shell 'trap "" HUP; "$P" new "$Q" -o a.cxa.yaml' &&
        see 'Which organisation' && press Acme && keys Enter &&
        see 'Who answers the telephone' && press 2 &&
        saved a.cxa.yaml 'calls: 2' || return 1
    pid=$(pid_of_program)
    tm kill-pane -t t
    wait_for ended "$pid" || { why='it goes on without a terminal'; kill -KILL "$pid"; return 1; }
}

# Ctrl-Z in the editor stops both, and fg brings the editor back.
suspended_in_editor() {
    cat >"$work/editor.sh" <<'END'
echo EDITING
read answer
printf '%s' "$answer" >"$1"
END
    start 80 24 "VISUAL=sh $work/editor.sh" &&
        shell 'stty -g >one; "$P" new "$Q" -o a.cxa.yaml' &&
        see 'Which organisation' && press Acme && keys Enter &&
        see 'Who answers the telephone' && press N && see EDITING && keys C-z &&
        see 'READY>' && shell 'clear; stty -g >during; fg' &&
        wait_for [ -s "$folder/during" ] && same_files one during &&
        shell 'typed after fg' && saved a.cxa.yaml 'typed after fg' &&
        see 'Who answers the telephone' && press q && status_is 0 &&
        terminal_as_before
}

# A storm of sizes ends in a whole picture.
resize_storm() {
    ready_to_end && for turn in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        resize $((turn * 9)) $((41 - turn * 2))
    done
    resize 80 24 && see 'It is answered, counted and used.' && press q &&
        status_is 0
}

test_of terminated 'SIGTERM'
test_of interrupted 'Ctrl-C'
test_of quit_by_signal 'SIGQUIT'
test_of hung_up_by_signal 'SIGHUP'
test_of twice_in_a_row 'SIGTERM twice'
test_of terminated_while_typing 'SIGTERM while a note is typed'
test_of suspended 'Ctrl-Z and fg, with resizing'
test_of terminated_while_suspended 'SIGTERM while stopped'
test_of hung_up 'the terminal goes'
test_of hung_up_unheard 'the terminal goes, SIGHUP ignored'
test_of suspended_in_editor 'Ctrl-Z in the editor'
test_of resize_storm 'a storm of sizes'
