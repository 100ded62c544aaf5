// SPDX-License-Identifier: MIT

#include "terminal_keys.h"

#include "text.h"

#include <stdlib.h>
#include <string.h>

#define BUFFER_BYTES 4096
#define BOUND_MAX 32
#define SEQUENCE_BYTES 64 // a control sequence longer than this is none
#define ESCAPE 0x1b
#define ESCAPE_MILLISECONDS 25
#define PASTE_MILLISECONDS 500
#define PASTE_END "\033[201~"

struct bound {
    const char *sequence;
    size_t length;
    int key;
};

struct keys {
    struct arena *arena;
    struct bound bound[BOUND_MAX];
    size_t bound_count;
    int escape_milliseconds;
    char buffer[BUFFER_BYTES + 1]; // always ends with NUL
    size_t start, end;
    char text[CELL_BYTES];
    bool pasting, paste_after_return;
    char *paste; // allocated by the first one
    size_t paste_length;
};

struct keys *keys_new(struct arena *arena) {
    struct keys *keys = ARENA_NEW(arena, struct keys);
    keys->arena = arena;
    const char *delay = getenv("ESCDELAY");
    double milliseconds;
    keys->escape_milliseconds = ESCAPE_MILLISECONDS;
    if (delay && text_parse_number(delay, &milliseconds) && milliseconds >= 0 &&
        milliseconds <= 2000)
        keys->escape_milliseconds = (int)milliseconds;
    return keys;
}

void keys_bind(struct keys *keys, const char *sequence, int key) {
    if (keys->bound_count == BOUND_MAX) return;
    if (sequence[0] != ESCAPE || !sequence[1]) return;
    keys->bound[keys->bound_count++] = (struct bound){
        arena_string(keys->arena, sequence), strlen(sequence), key};
}

char *keys_room(struct keys *keys, size_t *room) {
    if (keys->start) {
        keys->end -= keys->start;
        memmove(keys->buffer, keys->buffer + keys->start, keys->end);
        keys->start = 0;
    }
    *room = BUFFER_BYTES - keys->end;
    return keys->buffer + keys->end;
}

void keys_fed(struct keys *keys, size_t count) {
    keys->end += count;
    keys->buffer[keys->end] = '\0';
}

bool keys_waiting(const struct keys *keys) {
    return keys->start < keys->end;
}

int keys_pause(const struct keys *keys) {
    return keys->pasting ? PASTE_MILLISECONDS : keys->escape_milliseconds;
}

// --- Events ---

// A key made of the next [length] bytes; KEY_NONE_ swallows them.
static enum keys_found found_key(struct keys *keys, size_t length, int key,
                                 struct event *event) {
    keys->start += length;
    if (key == KEY_NONE_) return KEYS_NOTHING;
    *event = (struct event){.kind = EVENT_KEY, .key = key};
    return KEYS_EVENT;
}

static enum keys_found found_text(struct keys *keys, size_t length,
                                  const char *text, size_t bytes,
                                  struct event *event) {
    memcpy(keys->text, text, bytes);
    keys->text[bytes] = '\0';
    keys->start += length;
    *event = (struct event){.kind = EVENT_TEXT, .text = keys->text};
    return KEYS_EVENT;
}

// --- Control sequences ---

struct final {
    char byte;
    int key, with_control;
};

static const struct final csi_finals[] = {
    {'A', KEY_UP_, KEY_UP_},
    {'B', KEY_DOWN_, KEY_DOWN_},
    {'C', KEY_RIGHT_, KEY_WORD_RIGHT_},
    {'D', KEY_LEFT_, KEY_WORD_LEFT_},
    {'F', KEY_END_, KEY_END_},
    {'H', KEY_HOME_, KEY_HOME_},
    {'P', KEY_F1_, KEY_NONE_},
    {'Z', KEY_BACKTAB_, KEY_BACKTAB_},
};

static const struct final ss3_finals[] = {
    {'A', KEY_UP_, KEY_NONE_},         {'B', KEY_DOWN_, KEY_NONE_},
    {'C', KEY_RIGHT_, KEY_NONE_},      {'D', KEY_LEFT_, KEY_NONE_},
    {'F', KEY_END_, KEY_NONE_},        {'H', KEY_HOME_, KEY_NONE_},
    {'M', KEY_ENTER_, KEY_NONE_},      {'P', KEY_F1_, KEY_NONE_},
    {'c', KEY_WORD_RIGHT_, KEY_NONE_}, {'d', KEY_WORD_LEFT_, KEY_NONE_},
};

// The numbers of `ESC [ NUMBER ~`.
static const struct numbered {
    unsigned number;
    int key;
} csi_numbers[] = {
    {1, KEY_HOME_}, {2, KEY_INSERT_},  {3, KEY_DELETE_},
    {4, KEY_END_},  {5, KEY_PAGE_UP_}, {6, KEY_PAGE_DOWN_},
    {7, KEY_HOME_}, {8, KEY_END_},     {11, KEY_F1_},
};

// `ESC O p` and so on: the keypad of a terminal in application mode, where a
// digit must answer like any other digit.
static const char keypad_from = 'j';
static const char keypad_text[] = "*+,-./0123456789";

#define PASTE_BEGIN 200

static unsigned parameter(const char **at, unsigned otherwise) {
    if (**at < '0' || **at > '9') return otherwise;
    unsigned number = 0;
    while (**at >= '0' && **at <= '9') {
        if (number < 10000) number = number * 10 + (unsigned)(**at - '0');
        (*at)++;
    }
    return number;
}

static int csi_key(const struct keys *keys, char final_byte) {
    const char *at = keys->buffer + keys->start + 2;
    unsigned number = parameter(&at, 1);
    unsigned modifiers = *at == ';' ? (at++, parameter(&at, 1)) : 1;
    // Modifiers count from 1: 2 is Alt, 4 is Control.
    bool jumps = modifiers && ((modifiers - 1) & (2 | 4));
    if (final_byte == '~') {
        for (size_t i = 0; i < COUNT_OF(csi_numbers); i++) {
            if (csi_numbers[i].number == number) return csi_numbers[i].key;
        }
        return KEY_NONE_;
    }
    for (size_t i = 0; i < COUNT_OF(csi_finals); i++) {
        if (csi_finals[i].byte != final_byte) continue;
        return jumps ? csi_finals[i].with_control : csi_finals[i].key;
    }
    return KEY_NONE_;
}

static enum keys_found begin_paste(struct keys *keys, size_t length) {
    keys->start += length;
    keys->pasting = true;
    keys->paste_after_return = false;
    keys->paste_length = 0;
    if (!keys->paste)
        keys->paste = ARENA_ARRAY(keys->arena, char, PASTE_BYTES + 1);
    return KEYS_NOTHING;
}

// ESC [ parameters final. Unknown ones are swallowed whole: their tail must
// not be taken for answers.
static enum keys_found csi(struct keys *keys, bool pause, struct event *event) {
    const char *bytes = keys->buffer + keys->start;
    size_t have = keys->end - keys->start, length = 2;
    // The Linux console sends F1 to F5 as ESC [ [ A to E.
    if (have > 2 && bytes[2] == '[') {
        if (have == 3 && !pause) return KEYS_PARTIAL;
        bool f1 = have > 3 && bytes[3] == 'A';
        return found_key(keys, have > 3 ? 4 : 3, f1 ? KEY_F1_ : KEY_NONE_,
                         event);
    }
    while (length < have && bytes[length] >= 0x20 && bytes[length] < 0x40) {
        length++;
    }
    if (length > SEQUENCE_BYTES)
        return found_key(keys, length, KEY_NONE_, event);
    if (length == have) {
        if (!pause) return KEYS_PARTIAL;
        // Escape, and a bracket typed by hand; or a sequence cut short.
        if (have == 2) return found_key(keys, 1, KEY_ESCAPE_, event);
        return found_key(keys, length, KEY_NONE_, event);
    }
    char final_byte = bytes[length];
    // Something else interrupts: what came so far is void.
    if (final_byte < 0x40 || final_byte == 0x7f)
        return found_key(keys, length, KEY_NONE_, event);
    const char *number = bytes + 2;
    if (final_byte == '~' && parameter(&number, 0) == PASTE_BEGIN)
        return begin_paste(keys, length + 1);
    return found_key(keys, length + 1, csi_key(keys, final_byte), event);
}

static enum keys_found ss3(struct keys *keys, bool pause, struct event *event) {
    size_t have = keys->end - keys->start;
    if (have == 2) {
        if (!pause) return KEYS_PARTIAL;
        return found_key(keys, 1, KEY_ESCAPE_, event);
    }
    char byte = keys->buffer[keys->start + 2];
    for (size_t i = 0; i < COUNT_OF(ss3_finals); i++) {
        if (ss3_finals[i].byte == byte)
            return found_key(keys, 3, ss3_finals[i].key, event);
    }
    int place = byte - keypad_from;
    if (place >= 0 && place < (int)sizeof(keypad_text) - 1)
        return found_text(keys, 3, keypad_text + place, 1, event);
    if (byte < 0x20 || byte >= 0x7f)
        return found_key(keys, 2, KEY_NONE_, event);
    return found_key(keys, 3, KEY_NONE_, event);
}

// ESC ] and the like begin a text from the terminal to the program; nothing
// asked for one. It ends with BEL or ESC backslash.
static enum keys_found string_sequence(struct keys *keys, bool pause,
                                       struct event *event) {
    const char *bytes = keys->buffer + keys->start;
    size_t have = keys->end - keys->start;
    for (size_t i = 2; i < have; i++) {
        if (bytes[i] == '\a') return found_key(keys, i + 1, KEY_NONE_, event);
        if (bytes[i] == ESCAPE && i + 1 < have && bytes[i + 1] == '\\')
            return found_key(keys, i + 2, KEY_NONE_, event);
    }
    if (!pause) return KEYS_PARTIAL;
    return found_key(keys, 1, KEY_ESCAPE_, event);
}

// What terminfo said; the longest that fits.
static enum keys_found bound(struct keys *keys, bool pause,
                             struct event *event) {
    const char *bytes = keys->buffer + keys->start;
    size_t have = keys->end - keys->start;
    const struct bound *best = NULL;
    bool partial = false;
    for (size_t i = 0; i < keys->bound_count; i++) {
        const struct bound *one = &keys->bound[i];
        size_t shared = one->length < have ? one->length : have;
        if (memcmp(bytes, one->sequence, shared) != 0) continue;
        if (one->length > have)
            partial = true;
        else if (!best || one->length > best->length)
            best = one;
    }
    if (best) return found_key(keys, best->length, best->key, event);
    return partial && !pause ? KEYS_PARTIAL : KEYS_NOTHING;
}

static enum keys_found escape(struct keys *keys, bool pause,
                              struct event *event) {
    size_t have = keys->end - keys->start;
    if (have == 1) {
        if (!pause) return KEYS_PARTIAL;
        return found_key(keys, 1, KEY_ESCAPE_, event);
    }
    enum keys_found found = bound(keys, pause, event);
    if (found != KEYS_NOTHING) return found;
    switch (keys->buffer[keys->start + 1]) {
    case '[':
        return csi(keys, pause, event);
    case 'O':
        return ss3(keys, pause, event);
    case ']':
    case 'P':
    case '_':
    case '^':
    case 'X':
        return string_sequence(keys, pause, event);
    case 'b':
        return found_key(keys, 2, KEY_WORD_LEFT_, event);
    case 'f':
        return found_key(keys, 2, KEY_WORD_RIGHT_, event);
    case '\b':
    case 0x7f:
        return found_key(keys, 2, KEY_CONTROL_ | 'W', event);
    default:
        return found_key(keys, 1, KEY_ESCAPE_, event);
    }
}

static enum keys_found control(struct keys *keys, struct event *event) {
    unsigned char byte = (unsigned char)keys->buffer[keys->start];
    int key = KEY_NONE_;
    if (byte == '\r' || byte == '\n')
        key = KEY_ENTER_;
    else if (byte == '\t')
        key = KEY_TAB_;
    else if (byte == '\b' || byte == 0x7f)
        key = KEY_BACKSPACE_;
    else if (byte >= 1 && byte <= 26)
        key = KEY_CONTROL_ | ('A' + byte - 1);
    return found_key(keys, 1, key, event);
}

// --- Text ---

// Whether the bytes at [at] are the beginning of a character whose rest has
// not come yet.
static bool cut_short(const struct keys *keys, size_t at) {
    unsigned char lead = (unsigned char)keys->buffer[at];
    size_t length = lead < 0xc2   ? 1
                    : lead < 0xe0 ? 2
                    : lead < 0xf0 ? 3
                    : lead < 0xf5 ? 4
                                  : 1;
    if (keys->end - at >= length) return false;
    for (size_t i = at + 1; i < keys->end; i++) {
        if (((unsigned char)keys->buffer[i] & 0xc0) != 0x80) return false;
    }
    return true;
}

static bool is_control(uint32_t code) {
    return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

// A character with the combining ones that came along with it.
static enum keys_found typed(struct keys *keys, bool pause,
                             struct event *event) {
    if (!pause && cut_short(keys, keys->start)) return KEYS_PARTIAL;
    const char *from = keys->buffer + keys->start, *at = from;
    uint32_t code = text_next(&at);
    size_t length = (size_t)(at - from);
    if (is_control(code)) return found_key(keys, length, KEY_NONE_, event);
    char text[CELL_BYTES];
    size_t bytes = text_encode(code, text);
    while (bytes + 4 < CELL_BYTES && keys->start + length < keys->end &&
           (unsigned char)*at >= 0x80 &&
           !cut_short(keys, keys->start + length)) {
        code = text_next(&at);
        if (text_code_width(code) != 0 || text_is_deceptive(code)) break;
        bytes += text_encode(code, text + bytes);
        length = (size_t)(at - from);
    }
    return found_text(keys, length, text, bytes, event);
}

// --- Paste ---

static void paste_code(struct keys *keys, uint32_t code) {
    bool line_feed_of_return = code == '\n' && keys->paste_after_return;
    keys->paste_after_return = code == '\r';
    if (line_feed_of_return) return;
    if (code == '\r') code = '\n';
    if (code == '\t') code = ' ';
    if (is_control(code) && code != '\n') return;
    char bytes[4];
    size_t length = text_encode(code, bytes);
    if (keys->paste_length + length > PASTE_BYTES) return;
    memcpy(keys->paste + keys->paste_length, bytes, length);
    keys->paste_length += length;
}

static enum keys_found end_paste(struct keys *keys, struct event *event) {
    keys->pasting = false;
    keys->paste[keys->paste_length] = '\0';
    *event = (struct event){.kind = EVENT_PASTE, .text = keys->paste};
    return KEYS_EVENT;
}

static enum keys_found pasted(struct keys *keys, bool pause,
                              struct event *event) {
    while (keys->start < keys->end) {
        const char *from = keys->buffer + keys->start, *at = from;
        size_t have = keys->end - keys->start;
        if (*from == ESCAPE) {
            size_t marker = sizeof(PASTE_END) - 1;
            if (!memcmp(from, PASTE_END, have < marker ? have : marker)) {
                if (have < marker && !pause) return KEYS_PARTIAL;
                keys->start += have < marker ? have : marker;
                return end_paste(keys, event);
            }
        }
        if (!pause && cut_short(keys, keys->start)) return KEYS_PARTIAL;
        uint32_t code = text_next(&at);
        if (!code) at++; // a NUL
        keys->start += (size_t)(at - from);
        paste_code(keys, code);
    }
    return pause ? end_paste(keys, event) : KEYS_PARTIAL;
}

enum keys_found keys_next(struct keys *keys, bool pause, struct event *event) {
    for (;;) {
        if (keys->pasting) {
            return pasted(keys, pause, event);
        }
        if (keys->start == keys->end) return KEYS_NOTHING;
        // A full buffer cannot be waited for.
        bool full = keys->end - keys->start == BUFFER_BYTES;
        unsigned char byte = (unsigned char)keys->buffer[keys->start];
        enum keys_found found;
        if (byte == ESCAPE)
            found = escape(keys, pause || full, event);
        else if (byte < 0x20 || byte == 0x7f)
            found = control(keys, event);
        else
            found = typed(keys, pause, event);
        if (found != KEYS_NOTHING) return found;
    }
}
