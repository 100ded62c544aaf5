// SPDX-License-Identifier: MIT
//
// The least that a program on ncurses can do: one text, then wait for a key.
// What a start costs at all, to hold ours against.

#include <curses.h>

int main(void) {
    initscr();
    cbreak();
    noecho();
    keypad(stdscr, TRUE);
    mvaddstr(0, 0, "empty");
    refresh();
    getch();
    endwin();
    return 0;
}
