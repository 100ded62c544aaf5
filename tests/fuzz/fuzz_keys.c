// SPDX-License-Identifier: MIT
//
// Any bytes as what comes to the wizard: keys, typed and pasted text, other
// sizes. After each event the screen is drawn; in the end what the assessment
// holds must be writable and readable.

#include "fuzz.h"
#include "wizard.h"

#include <stdlib.h>
#include <string.h>

struct bytes {
    const uint8_t *next, *end;
    char text[256];
};

static uint8_t take(struct bytes *bytes) {
    return bytes->next < bytes->end ? *bytes->next++ : 0;
}

// One event: a byte below 0x20 is a named key, 0x7f changes the size, 0xff is
// a paste; the rest is typed.
static struct event next_event(struct bytes *bytes, int *width, int *height) {
    uint8_t byte = take(bytes);
    if (byte < 0x20)
        return (struct event){.kind = EVENT_KEY, .key = byte % (KEY_F1_ + 1)};
    if (byte == 0x7f) {
        *width = 1 + take(bytes) % 130;
        *height = 1 + take(bytes) % 50;
        return (struct event){
            .kind = EVENT_RESIZE, .width = *width, .height = *height};
    }
    if (byte == 0xfe)
        return (struct event){.kind = EVENT_KEY,
                              .key = KEY_CONTROL_ | ('A' + take(bytes) % 26)};
    if (byte == 0xff) {
        size_t length = take(bytes);
        size_t left = (size_t)(bytes->end - bytes->next);
        if (length > left) length = left;
        memcpy(bytes->text, bytes->next, length);
        bytes->text[length] = '\0';
        bytes->next += length;
        if (strlen(bytes->text) == 0) strcpy(bytes->text, "ž e\xcc\x81 ‮ x");
        return (struct event){.kind = EVENT_PASTE, .text = bytes->text};
    }
    bytes->text[0] = (char)(byte & 0x7f);
    bytes->text[1] = '\0';
    return (struct event){.kind = EVENT_TEXT, .text = bytes->text};
}

// What the outside would do, at once and sometimes without success.
static void answer(struct wizard *wizard, enum outcome outcome, unsigned turn) {
    if (outcome == OUTCOME_SAVE || outcome == OUTCOME_SAVE_OVER ||
        outcome == OUTCOME_SAVE_ELSEWHERE)
        wizard_saved(wizard, turn % 7 ? "14:02" : NULL,
                     turn % 7 ? NULL : "No space", turn % 14 == 0);
    else if (outcome == OUTCOME_EDIT)
        wizard_edited(wizard, turn % 3 ? "text" : NULL,
                      turn % 3 ? NULL : "No editor");
    else if (outcome == OUTCOME_EXPORT)
        wizard_exported(wizard, "out.txt", turn % 3 ? NULL : "No space",
                        turn % 5 == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct questionnaire *survey = fuzz_survey();
    struct arena *arena = arena_new(), *frame = arena_new();
    struct assessment *assessment = assessment_new(arena, survey);
    struct wizard_options options = {.today = "2026-01-01"};
    struct wizard *wizard = wizard_new(arena, survey, assessment, &options);
    struct bytes bytes = {.next = data, .end = data + size};
    int width = 80, height = 24;
    for (unsigned turn = 0; bytes.next < bytes.end && turn < 4000; turn++) {
        struct event event = next_event(&bytes, &width, &height);
        enum outcome outcome = wizard_handle(wizard, &event);
        answer(wizard, outcome, turn);
        arena_reset(frame);
        struct screen *screen = screen_new(frame, width, height, turn % 2);
        wizard_show(wizard, screen);
    }
    fuzz_round_trip(arena, assessment);
    wizard_free(wizard);
    arena_free(frame);
    arena_free(arena);
    return 0;
}
