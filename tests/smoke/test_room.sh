# SPDX-License-Identifier: MIT
#
# A room of 23 people: from the first key to the report, and with the program
# killed in the middle of a vote.

begin_room() {
    shell '"$P" new "$Q" -o a.cxa.yaml' && see 'Which organisation' &&
        press Acme && keys Enter && see 'Who answers the telephone' &&
        press v && see 'How many people are here' && press 23 &&
        see '[  23 ]' && keys Enter && see 'Space open the vote' &&
        see '23 here' && saved a.cxa.yaml 'people: 23'
}

# vote NUMBER...: a vote on the three levels, closed when all are counted.
vote() {
    press ' ' && see 'voted 0 of 23' || return 1
    for number; do
        press "$number" && keys Enter
    done
    see 'Everybody is counted' && covered "$@" && press ' ' &&
        see 'middle answer'
}

# Of a vote nothing is on the screen before it is shown: no number that was
# typed stands at the end of a line.
covered() {
    see '••' || return 1
    for number; do
        if screen | sed -n '3,19p' | grep -Eq "(^|[^0-9])$number *\]? *\$"; then
            why="$number is on the screen"
            return 1
        fi
    done
}

# The first question: two rounds, evidence, another view.
two_rounds() {
    vote 2 12 9 && see 'Hear first' && see 't talk' && press t && see 'Discuss' &&
        press e && press 'The list of calls, seen.' && keys Enter &&
        saved a.cxa.yaml 'The list of calls, seen.' &&
        press r && see 'Vote, round 2' && gone '12  ' &&
        press 0 && keys Enter && press 18 && keys Enter && press '=' &&
        see 'Everybody is counted' && press ' ' && see 'moved' &&
        see 'votes in round' && press ' ' && see 'PROPOSAL  2, Repeated' &&
        keys Enter && see 'AGREED  2, Repeated' && saved a.cxa.yaml 'basis: consensus' &&
        press x && press '5 say 3: the night desk' && keys Enter &&
        saved a.cxa.yaml 'the night desk' && press ' ' &&
        see 'letter of complaint'
}

# The others: one vote each, the clicker's keys.
one_round() {
    keys PPage && see 'Who answers the telephone' && keys Right &&
        see 'letter of complaint' && keys PPage Right &&
        see 'letter of complaint' && keys NPage && see 'voted 0 of 23' || return 1
    for number in 3 20; do
        press "$number" && keys Enter
    done
    see 'Everybody is counted' && keys NPage && see 'middle answer' &&
        keys NPage && see 'PROPOSAL' && keys NPage &&
        saved a.cxa.yaml 'letters: {answer: 2' || see 'Promises made'
}

whole_room() {
    start 80 24 && begin_room && two_rounds && one_round &&
        see 'Promises made on the telephone' && vote 0 3 20 &&
        keys Enter && see AGREED && press ' ' &&
        see 'tell the other departments' && press p &&
        press 'ask the night desk' && keys Enter &&
        saved a.cxa.yaml 'ask the night desk' && keys Right &&
        see 'Praise from customers' && vote 20 3 && keys Enter &&
        see AGREED && press ' ' && see '4 of 5 agreed' &&
        keys End && see 'parked: ask the night desk' && press ' ' &&
        see 'Service desk ladder' && press x && see Export &&
        keys Enter && see 'Written: a.txt' && press q && status_is 0 &&
        shell 'clear; "$P" report a.cxa.yaml | grep -c 23' && ! on_screen '^0$'
}

# kill_it: as when the power goes; then the terminal is a shell's again.
kill_it() {
    pid=$(pid_of_program)
    [ -n "$pid" ] && kill -KILL "$pid" && wait_for ended "$pid" &&
        press 'stty sane; clear' && keys C-j && gone 'voted'
}

# Killed while a vote is open: every number that was kept is there again.
killed_in_a_vote() {
    start 80 24 && begin_room && press ' ' && see 'voted 0 of 23' &&
        press 2 && keys Enter && see 'voted 2 of 23' && press 12 &&
        keys Enter && see 'voted 14 of 23' && see 'saved' || return 1
    kill_it && shell '"$P" open a.cxa.yaml' && see 'voted 14 of 23' &&
        see 'Space show the votes' && ! on_screen '12 ' && press 9 && keys Enter &&
        see 'Everybody is counted' && press ' ' && see 'middle answer 2' &&
        press r && see 'Vote, round 2' && press 1 && keys Enter &&
        see 'voted 1 of 23' && see saved || return 1
    kill_it && shell '"$P" open a.cxa.yaml' &&
        see 'Vote, round 2' && see 'voted 1 of 23' && press q && status_is 0
}

# Killed while neighbours talk: nothing of the first vote is shown, and they
# still talk.
killed_in_a_talk_in_pairs() {
    start 80 24 && begin_room && press ' ' && see 'voted 0 of 23' &&
        press 2 && keys Enter && press 12 && keys Enter && press '=' &&
        see 'Everybody is counted' && press i && see 'Talk in pairs' &&
        saved a.cxa.yaml 'open: true, unseen: true' || return 1
    kill_it && shell '"$P" open a.cxa.yaml' && see 'Talk in pairs' &&
        see 'voted 23 of 23' && ! on_screen 'middle answer' && press ' ' &&
        see 'Vote, round 2' && see 'voted 0 of 23' || return 1
    kill_it && shell '"$P" open a.cxa.yaml' && see 'Vote, round 2' &&
        press 0 && keys Enter && press '=' && see 'Everybody is counted' &&
        press ' ' && see 'votes in round' && lacks a.cxa.yaml unseen
}

# Leaders and staff, whose votes are on disk until it is known what of them may
# be told: here nothing, four are too few.
room_by_groups() {
    start 80 24 "Q=$questionnaires/../workshop/room.yaml" \
        "CXLADDER_PATH=$questionnaires/../workshop" &&
        shell '"$P" new "$Q" -o a.cxa.yaml' && see Organisation && press Acme &&
        keys Enter && see 'Your role' && see 'v a group votes' && press v &&
        see 'How many people are here' && press 23 && press s &&
        see 'How votes are read' && keys Down Down Down Down Down Down Right &&
        see 'counted apart by: Your role' && keys Down && press 4 &&
        keys Enter && see '[   4 ]' && keys Escape && see 'How many people' &&
        keys Enter && see '23 here' && saved a.cxa.yaml 'here: {leader: 4}' &&
        press ' ' && see '[Leaders 0 of 4]' && press 1 && keys Enter &&
        press 3 && keys Enter && see '[Staff 0]' && see 'voted 4 of 23' &&
        saved a.cxa.yaml 'leader: {1: 1, 2: 3}' || return 1
    kill_it && shell '"$P" open a.cxa.yaml' && see 'Leaders 4 of 4' &&
        see 'voted 4 of 23' && see '[Staff 0]' && press 9 && keys Enter && press '=' &&
        see 'Everybody is counted' && press ' ' &&
        see 'By group nothing can be told' && saved a.cxa.yaml 'people: 23}' &&
        lacks a.cxa.yaml 'leader: {' && press q && status_is 0
}

room_from_start_screen() {
    start 80 24 && shell '"$P"' && see 'v vote' && press v &&
        see 'How many people are here' && keys Up Up && see '[   2 ]' &&
        keys Enter && see '2 here' && press q && see 'v vote' && press q &&
        status_is 0
}

clock_goes() {
    start 80 24 && begin_room && see '0:44 left' && press ' ' &&
        see '0:43 left' && press q && status_is 0
}

test_of room_from_start_screen 'a room begins on the start screen'
test_of whole_room 'a workshop of 23 people in two rounds, to the report'
test_of killed_in_a_vote 'killed in the middle of a vote'
test_of killed_in_a_talk_in_pairs 'killed while neighbours talk'
test_of room_by_groups 'leaders and staff counted apart, killed in between'
test_of clock_goes 'the clock goes by itself'
