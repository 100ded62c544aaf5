# SPDX-License-Identifier: MIT
#
# A driver for the real program in a real terminal: tmux, on a socket of its
# own. Everything waits for what is to be seen, at most $PATIENCE seconds;
# nothing sleeps for a time that somebody guessed. Each function gives a false
# status and leaves the reason in $why when what was wanted did not come.

PATIENCE=${PATIENCE:-15}
socket=cxladder-smoke-$$
passed=0 failed=0 why=

tm() {
    tmux -L "$socket" -f /dev/null "$@" 2>/dev/null
}

# start WIDTH HEIGHT [VARIABLE=VALUE...]: a shell with job control in a
# terminal of this size, in an empty folder.
start() {
    width=$1 height=$2
    shift 2
    stop
    folder=$(mktemp -d "$work/test.XXXXXX") || return 1
    tm new-session -d -s t -x "$width" -y "$height" -c "$folder" \
        env -i "PATH=$PATH" "HOME=$folder/home" TERM=screen LC_ALL=C.UTF-8 \
        "CXLADDER_PATH=$questionnaires" 'PS1=READY> ' "P=$program" \
        "Q=$questionnaire" "$@" sh -i
    tm set -g status off
    tm set -s escape-time 0
    see 'READY>'
}

stop() {
    tm kill-server
    return 0
}

# press TEXT: as typed by a person.
press() {
    tm send-keys -t t -l -- "$1"
}

# keys NAME...: by tmux's names of keys: Enter, Up, C-z, Escape.
keys() {
    tm send-keys -t t -- "$@"
}

# shell COMMAND: a line for the shell.
shell() {
    press "$1" && keys Enter
}

screen() {
    tm capture-pane -p -t t
}

# wait_for CONDITION...: a command that becomes true.
wait_for() {
    end=$(($(date +%s) + PATIENCE))
    until "$@"; do
        [ "$(date +%s)" -lt $end ] || return 1
        sleep 0.03
    done
}

on_screen() {
    screen | grep -qF -e "$1"
}

off_screen() {
    ! on_screen "$1"
}

see() {
    wait_for on_screen "$1" && return 0
    why="\"$1\" was not seen"
    return 1
}

gone() {
    wait_for off_screen "$1" && return 0
    why="\"$1\" is still seen"
    return 1
}

file_has() {
    grep -qF -e "$2" "$folder/$1" 2>/dev/null
}

# saved FILE TEXT: the file on disk holds the text.
saved() {
    wait_for file_has "$1" "$2" && return 0
    why="$1 does not hold \"$2\""
    return 1
}

lacks() {
    file_has "$1" "$2" || return 0
    why="$1 holds \"$2\""
    return 1
}

same_files() {
    cmp -s "$folder/$1" "$folder/$2" && return 0
    why="$1 and $2 differ: $(cat "$folder/$1") | $(cat "$folder/$2")"
    return 1
}

# status_is NUMBER: the program gave the terminal back and ended with it.
status_is() {
    see 'READY>' && shell 'echo STATUS "$?"' && see "STATUS $1"
}

# The program's process in the terminal; nothing when it has ended.
pid_of_program() {
    pgrep -f -- "^$program( |\$)" | head -n 1
}

running() {
    kill -0 "$1" 2>/dev/null && ! grep -q '^State:.Z' "/proc/$1/status" 2>/dev/null
}

ended() {
    ! running "$1"
}

resize() {
    tm resize-window -t t -x "$1" -y "$2"
}

# test_of FUNCTION TEXT: runs a test and counts it.
test_of() {
    why=
    if "$1"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $2${why:+: $why}"
        screen | sed 's/^/    |/'
    fi
    stop
}
