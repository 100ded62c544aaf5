// SPDX-License-Identifier: MIT
//
// What a user types, byte for byte, and the events it makes.

#include "pseudo.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static struct event next(struct terminal *terminal) {
    return terminal_next(terminal, 5000);
}

static void assert_key(struct terminal *terminal, int key, const char *what) {
    struct event event = next(terminal);
    cr_assert_eq(event.kind, EVENT_KEY, "%s: kind %u", what,
                 (unsigned)event.kind);
    cr_assert_eq(event.key, key, "%s: key %d", what, event.key);
}

static void assert_text(struct terminal *terminal, const char *text) {
    struct event event = next(terminal);
    cr_assert_eq(event.kind, EVENT_TEXT, "%s: kind %u, key %d", text,
                 (unsigned)event.kind, event.key);
    cr_assert_str_eq(event.text, text);
}

// Nothing was left over of what came before: the next key is the next event.
static void assert_nothing(struct terminal *terminal, const char *what) {
    pseudo_type_text("~");
    struct event event = next(terminal);
    cr_assert_eq(event.kind, EVENT_TEXT, "%s: kind %u, key %d", what,
                 (unsigned)event.kind, event.key);
    cr_assert_str_eq(event.text, "~", "%s: %s", what, event.text);
}

Test(terminal_keys, named_keys) {
    static const struct {
        const char *bytes;
        int key;
    } rows[] = {
        {"\r", KEY_ENTER_},
        {"\n", KEY_ENTER_},
        {"\t", KEY_TAB_},
        {"\b", KEY_BACKSPACE_},
        {"\x7f", KEY_BACKSPACE_},
        {"\x01", KEY_CONTROL_ | 'A'},
        {"\x13", KEY_CONTROL_ | 'S'},
        {"\x11", KEY_CONTROL_ | 'Q'},
        {"\x16", KEY_CONTROL_ | 'V'},
        {"\x04", KEY_CONTROL_ | 'D'},
        {"\033[A", KEY_UP_},
        {"\033OA", KEY_UP_},
        {"\033[B", KEY_DOWN_},
        {"\033OB", KEY_DOWN_},
        {"\033OC", KEY_RIGHT_},
        {"\033[D", KEY_LEFT_},
        {"\033[H", KEY_HOME_},
        {"\033[1~", KEY_HOME_},
        {"\033[7~", KEY_HOME_},
        {"\033OF", KEY_END_},
        {"\033[4~", KEY_END_},
        {"\033[2~", KEY_INSERT_},
        {"\033[3~", KEY_DELETE_},
        {"\033[5~", KEY_PAGE_UP_},
        {"\033[6~", KEY_PAGE_DOWN_},
        {"\033[Z", KEY_BACKTAB_},
        {"\033OP", KEY_F1_},
        {"\033[11~", KEY_F1_},
        {"\033[[A", KEY_F1_},
        {"\033OM", KEY_ENTER_},
        {"\033[1;5C", KEY_WORD_RIGHT_},
        {"\033[1;5D", KEY_WORD_LEFT_},
        {"\033[1;3D", KEY_WORD_LEFT_},
        {"\033[1;2A", KEY_UP_},
        {"\033Od", KEY_WORD_LEFT_},
        {"\033b", KEY_WORD_LEFT_},
        {"\033f", KEY_WORD_RIGHT_},
        {"\033\x7f", KEY_CONTROL_ | 'W'},
        {"\033", KEY_ESCAPE_},
    };
    struct terminal *terminal = pseudo_terminal(80, 24);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        pseudo_type_text(rows[i].bytes);
        assert_key(terminal, rows[i].key, rows[i].bytes + 1);
        assert_nothing(terminal, rows[i].bytes + 1);
    }
    terminal_close(terminal);
}

Test(terminal_keys, keypad_digits_are_digits) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    pseudo_type_text("\033Oq\033Oy\033Om\033Op");
    assert_text(terminal, "1");
    assert_text(terminal, "9");
    assert_text(terminal, "-");
    assert_text(terminal, "0");
    terminal_close(terminal);
}

// What a terminal may send by itself, or with keys that mean nothing here,
// must not answer a question with its digits.
Test(terminal_keys, unknown_sequences_are_swallowed) {
    static const char *const rows[] = {
        "\033[I",
        "\033[O",
        "\033[24~",
        "\033[1;5P\033[57399u",
        "\033[?1;2c",
        "\033[>0;276;0c",
        "\033]11;rgb:1234/5678/9abc\033\\",
        "\033]11;rgb:1234/5678/9abc\a",
        "\033P1$r0m\033\\",
        "\033[12;40R",
        "\033[<0;12;3M",
        "\033[201~",
    };
    struct terminal *terminal = pseudo_terminal(80, 24);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        pseudo_type_text(rows[i]);
        assert_nothing(terminal, rows[i] + 1);
    }
    pseudo_type_text("x");
    assert_text(terminal, "x");
    terminal_close(terminal);
}

// A control sequence that never ends gives nothing, whatever its digits.
Test(terminal_keys, endless_sequence) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    pseudo_type_text("\033[");
    for (int i = 0; i < 500; i++) {
        pseudo_type_text("12345;");
    }
    pseudo_type_text("m");
    // Nothing but text may come of it, no key and no end.
    for (;;) {
        struct event event = terminal_next(terminal, 200);
        if (event.kind == EVENT_TICK) break;
        cr_assert_eq(event.kind, EVENT_TEXT);
    }
    assert_nothing(terminal, "endless");
    terminal_close(terminal);
}

// Escape and a key that came in one go are two keys.
Test(terminal_keys, escape_and_more) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    pseudo_type_text("\0333");
    assert_key(terminal, KEY_ESCAPE_, "escape");
    assert_text(terminal, "3");
    pseudo_type_text("\033\033[A");
    assert_key(terminal, KEY_ESCAPE_, "escape");
    assert_key(terminal, KEY_UP_, "up");
    pseudo_type_text("\033[");
    assert_key(terminal, KEY_ESCAPE_, "escape");
    assert_text(terminal, "[");
    pseudo_type_text("\033]x");
    assert_key(terminal, KEY_ESCAPE_, "escape");
    assert_text(terminal, "]");
    assert_text(terminal, "x");
    terminal_close(terminal);
}

Test(terminal_keys, text_comes_in_clusters) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    pseudo_type_text("aé日e\xcc\x81x\xf0\x9f\x99\x82");
    assert_text(terminal, "a");
    assert_text(terminal, "é");
    assert_text(terminal, "日");
    assert_text(terminal, "e\xcc\x81");
    assert_text(terminal, "x");
    assert_text(terminal, "\xf0\x9f\x99\x82");
    assert_nothing(terminal, "end");
    terminal_close(terminal);
}

Test(terminal_keys, broken_bytes) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    pseudo_type("\xff\xc3", 2); // the second may still go on
    assert_text(terminal, "\xef\xbf\xbd");
    assert_text(terminal, "\xef\xbf\xbd");
    pseudo_type("\xc3", 1);
    pseudo_type("\xa9", 1);
    assert_text(terminal, "é");
    pseudo_type("\xc2\x9b"
                "2K\0b",
                6); // an 8-bit control, NUL
    assert_text(terminal, "2");
    assert_text(terminal, "K");
    assert_text(terminal, "b");
    terminal_close(terminal);
}

static void assert_paste(struct terminal *terminal, const char *text) {
    struct event event = next(terminal);
    cr_assert_eq(event.kind, EVENT_PASTE);
    cr_assert_str_eq(event.text, text);
}

Test(terminal_keys, paste) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    pseudo_type_text("\033[200~one\r\ntwo\rthree\nä\t\033[31m3\033[201~q");
    assert_paste(terminal, "one\ntwo\nthree\nä [31m3");
    assert_text(terminal, "q");
    pseudo_type_text("\033[200~\033[201~");
    assert_paste(terminal, "");
    terminal_close(terminal);
}

// The closing mark never comes: a pause ends it, and keys are keys again.
Test(terminal_keys, paste_without_end) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    pseudo_type_text("\033[200~12345\033[20");
    assert_paste(terminal, "12345");
    pseudo_type_text("6");
    assert_text(terminal, "6");
    terminal_close(terminal);
}

Test(terminal_keys, large_paste_is_cut) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    static char block[1001];
    memset(block, 'x', 1000);
    pseudo_type_text("\033[200~");
    pid_t typist = fork();
    cr_assert(typist >= 0);
    if (typist == 0) {
        for (int i = 0; i < 1200; i++) {
            pseudo_type(block, 1000);
        }
        pseudo_type_text("\033[201~q");
        _exit(0);
    }
    struct event event = next(terminal);
    cr_assert_eq(event.kind, EVENT_PASTE);
    cr_assert_eq(strlen(event.text), 1024 * 1024);
    assert_text(terminal, "q");
    cr_assert_eq(waitpid(typist, NULL, 0), typist);
    terminal_close(terminal);
}

Test(terminal_keys, escape_delay_is_the_users) {
    setenv("ESCDELAY", "0", 1);
    struct terminal *terminal = pseudo_terminal(80, 24);
    pseudo_type_text("\033");
    assert_key(terminal, KEY_ESCAPE_, "escape");
    terminal_close(terminal);
}
