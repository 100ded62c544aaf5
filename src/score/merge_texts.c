// SPDX-License-Identifier: MIT

#include "merge_texts.h"

#include "poll_inside.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

// As the file format allows.
#define TEXT_MOST ((size_t)64 * 1024)
#define ENTRIES_MOST 1000

// --- Lines ---

// Each text of one respondent is one line, so that merged texts can be merged
// again: of a file that was merged before, each line is one.
struct lines {
    struct arena *arena;
    const char **items;
    size_t count, room;
};

static void add_line(struct lines *lines, const char *text, size_t length) {
    if (!length) return;
    if (lines->count == lines->room) {
        size_t room = lines->room ? 2 * lines->room : 8;
        const char **items = ARENA_ARRAY(lines->arena, const char *, room);
        if (lines->count)
            memcpy(items, lines->items, lines->count * sizeof(*items));
        lines->items = items;
        lines->room = room;
    }
    char *copy = arena_copy(lines->arena, text, length);
    for (char *c = copy; *c; c++) {
        if (*c == '\n') *c = ' ';
    }
    lines->items[lines->count++] = copy;
}

static void add_text(struct lines *lines, const char *text, bool merged) {
    size_t length = text ? strlen(text) : 0;
    while (length && text[length - 1] == '\n')
        length--;
    while (merged && length) {
        const char *end = memchr(text, '\n', length);
        size_t line = end ? (size_t)(end - text) : length;
        add_line(lines, text, line);
        text += line + (end != NULL);
        length -= line + (end != NULL);
    }
    add_line(lines, text, length);
}

static int by_text(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// Below each other; NULL where there is nothing.
static const char *join(struct lines *lines, size_t *left_out) {
    size_t size = 0, taken = 0;
    if (!lines->count) return NULL;
    qsort(lines->items, lines->count, sizeof(*lines->items), by_text);
    while (taken < lines->count &&
           size + strlen(lines->items[taken]) + 1 <= TEXT_MOST)
        size += strlen(lines->items[taken++]) + 1;
    *left_out += lines->count - taken;
    char *text = ARENA_ARRAY(lines->arena, char, size + 1), *end = text;
    for (size_t i = 0; i < taken; i++) {
        size_t length = strlen(lines->items[i]);
        if (i) *end++ = '\n';
        memcpy(end, lines->items[i], length);
        end += length;
    }
    return taken ? text : NULL;
}

// --- Texts beside the answer ---

static const struct {
    size_t member;
    bool can_be_private;
} texts[] = {
    {offsetof(struct answer, note), true},
    {offsetof(struct answer, evidence), true},
    {offsetof(struct answer, reason), true},
    {offsetof(struct answer, dissent), true},
    {offsetof(struct answer, override), false},
    {offsetof(struct answer, parked), false},
};

static const char *text_in(const struct answer *answer, size_t member) {
    const char *text;
    memcpy(&text, (const char *)answer + member, sizeof(text));
    return text;
}

static void put_text(struct answer *answer, size_t member, const char *text) {
    memcpy((char *)answer + member, &text, sizeof(text));
}

static size_t merge_beside(struct arena *arena, const struct poll *poll,
                           const struct question *question,
                           struct answer *answer) {
    size_t left_out = 0;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct lines lines = {.arena = arena};
        for (size_t j = 0; j < poll->kept_count; j++) {
            const struct assessment *file = poll->kept[j];
            const struct answer *own = &file->answers[question->index];
            // Private is private: a merged file is given on.
            if (texts[i].can_be_private && own->is_private) continue;
            add_text(&lines, text_in(own, texts[i].member),
                     file->merged_count > 0);
        }
        put_text(answer, texts[i].member, join(&lines, &left_out));
    }
    return left_out;
}

// --- Answers in words ---

static int compare_text(const char *a, const char *b) {
    if (!a || !b) return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

static int compare_value(const struct value *a, const struct value *b) {
    int order = compare_text(a->text, b->text);
    if (order) return order;
    if (a->number != b->number) return a->number < b->number ? -1 : 1;
    for (size_t i = 0; i < a->code_count && i < b->code_count; i++) {
        order = strcmp(a->codes[i], b->codes[i]);
        if (order) return order;
    }
    if (a->code_count != b->code_count)
        return a->code_count < b->code_count ? -1 : 1;
    return 0;
}

struct sortable {
    struct entry entry;
    size_t fields;
};

static int compare_entry(const void *left, const void *right) {
    const struct sortable *a = left, *b = right;
    for (size_t i = 0; i < a->fields; i++) {
        bool given_a = a->entry.given[i], given_b = b->entry.given[i];
        if (given_a != given_b) return given_a ? -1 : 1;
        int order =
            given_a ? compare_value(&a->entry.values[i], &b->entry.values[i])
                    : 0;
        if (order) return order;
    }
    return 0;
}

static const struct answer *given_in(const struct poll *poll, size_t file,
                                     const struct question *question) {
    const struct answer *answer = &poll->kept[file]->answers[question->index];
    bool asked = poll->kept_seen[file][question->index] == VISIBLE;
    return asked && answer->state == ANSWER_GIVEN ? answer : NULL;
}

// Fills [items], or with NULL only counts them.
static size_t gather_entries(const struct poll *poll,
                             const struct question *question,
                             struct sortable *items) {
    size_t count = 0;
    for (size_t i = 0; i < poll->kept_count; i++) {
        const struct answer *own = given_in(poll, i, question);
        size_t more = own ? own->value.entry_count : 0;
        for (size_t j = 0; items && j < more; j++)
            items[count + j] = (struct sortable){
                own->value.entries[j], list_of(question)->field_count};
        count += more;
    }
    return count;
}

static bool anybody_gave(const struct poll *poll,
                         const struct question *question) {
    for (size_t i = 0; i < poll->kept_count; i++) {
        if (given_in(poll, i, question)) return true;
    }
    return false;
}

static size_t merge_entries(struct arena *arena, const struct poll *poll,
                            const struct question *question,
                            struct answer *answer) {
    if (!anybody_gave(poll, question)) return 0;
    size_t count = gather_entries(poll, question, NULL);
    size_t taken = count;
    if (taken > ENTRIES_MOST) taken = ENTRIES_MOST;
    struct sortable *items = ARENA_ARRAY(arena, struct sortable, count);
    gather_entries(poll, question, items);
    qsort(items, count, sizeof(*items), compare_entry);
    answer->state = ANSWER_GIVEN;
    answer->value.entry_count = taken;
    answer->value.entries = ARENA_ARRAY(arena, struct entry, taken);
    for (size_t i = 0; i < taken; i++)
        answer->value.entries[i] = items[i].entry;
    return count - taken;
}

static size_t merge_words(struct arena *arena, const struct poll *poll,
                          const struct question *question,
                          struct answer *answer) {
    struct lines lines = {.arena = arena};
    size_t left_out = 0;
    for (size_t i = 0; i < poll->kept_count; i++) {
        const struct answer *own = given_in(poll, i, question);
        if (own)
            add_text(&lines, own->value.text, poll->kept[i]->merged_count > 0);
    }
    answer->value.text = join(&lines, &left_out);
    if (answer->value.text) answer->state = ANSWER_GIVEN;
    return left_out;
}

// A date that all have given.
static void merge_date(const struct poll *poll, const struct question *question,
                       struct answer *answer) {
    const struct answer *shared = NULL;
    for (size_t i = 0; i < poll->kept_count; i++) {
        const struct answer *own = given_in(poll, i, question);
        if (!own ||
            (shared && strcmp(shared->value.text, own->value.text) != 0))
            return;
        shared = own;
    }
    if (!shared) return;
    answer->state = ANSWER_GIVEN;
    answer->value.text = shared->value.text;
}

size_t merge_texts(struct arena *arena, const struct poll *poll,
                   const struct question *question, struct answer *answer) {
    size_t left_out = merge_beside(arena, poll, question, answer);
    if (question->type == QUESTION_LIST)
        left_out += merge_entries(arena, poll, question, answer);
    else if (question->type == QUESTION_TEXT)
        left_out += merge_words(arena, poll, question, answer);
    else if (question->type == QUESTION_DATE)
        merge_date(poll, question, answer);
    return left_out;
}
