// SPDX-License-Identifier: MIT
//
// Ladders and sections: what their keys have to agree on.

#include "questionnaire_yaml.h"
#include "text.h"

#include <math.h>
#include <stdlib.h>

static int by_number(const void *a, const void *b) {
    const struct level *first = a, *second = b;
    if (first->number != second->number)
        return first->number < second->number ? -1 : 1;
    if (first->at.line != second->at.line)
        return first->at.line < second->at.line ? -1 : 1;
    return first->at.column < second->at.column ? -1 : 1;
}

static void level_error(const struct binder *binder, const struct level *level,
                        const char *text) {
    diag(binder->diags, SEVERITY_ERROR, level->at, "level-order", "%s", text);
}

// Levels follow each other from start without a gap; 0 may be left out.
static void check_levels(const struct binder *binder,
                         const struct ladder *ladder) {
    struct arena *arena = binder->arena;
    int expected = ladder->start;
    // One without a number has been told of; it may be the one that is missing.
    if (ladder->level_count && ladder->levels[0].number == LEVEL_UNKNOWN)
        return;
    for (size_t i = 0; i < ladder->level_count; i++) {
        const struct level *level = &ladder->levels[i];
        int number = level->number;
        if (!expected && number == 1 && !i) expected = 1;
        if (i && number == level[-1].number)
            level_error(binder, level,
                        arena_printf(arena,
                                     _("level %d stands here for the "
                                       "second time"),
                                     number));
        else if (number < ladder->start)
            level_error(binder, level,
                        arena_printf(arena,
                                     _("level %d lies below the start, "
                                       "expected levels from %d on"),
                                     number, ladder->start));
        else if (number != expected)
            level_error(binder, level,
                        arena_printf(arena,
                                     _("level %d follows, expected level %d: "
                                       "levels have no gaps"),
                                     number, expected));
        if (number >= expected) expected = number + 1;
    }
    if (ladder->level_count && ladder->top == ladder->start)
        level_error(binder, &ladder->levels[ladder->level_count - 1],
                    _("there is no level above the start, expected at least "
                      "one to climb to"));
}

void ladder_finish(struct binder *binder, const struct node *node,
                   unsigned variant, void *object) {
    struct ladder *ladder = object;
    (void)variant;
    if (ladder->level_count)
        qsort(ladder->levels, ladder->level_count, sizeof(struct level),
              by_number);
    ladder->top = ladder->start;
    for (size_t i = 0; i < ladder->level_count; i++) {
        if (ladder->levels[i].number > ladder->top)
            ladder->top = ladder->levels[i].number;
    }
    if (isnan(ladder->hold)) ladder->hold = ladder->attain;
    if (!node->open && node_find(node, "start")) check_levels(binder, ladder);
}

void section_finish(struct binder *binder, const struct node *node,
                    unsigned variant, void *object) {
    const struct node *sections =
        binder_find(binder, node, &section_mapping, 0, "sections");
    const struct node *questions =
        binder_find(binder, node, &section_mapping, 0, "questions");
    (void)variant;
    (void)object;
    if (sections && questions) {
        const struct node *second =
            sections->key_line > questions->key_line ? sections : questions;
        diag(binder->diags, SEVERITY_ERROR,
             node_key_place(binder->tree, second), "section-parts",
             _("the section has questions and sections, expected either"));
    } else if (!sections && !questions && !node->open) {
        diag(binder->diags, SEVERITY_ERROR, node_place(binder->tree, node),
             "missing-key",
             _("the section is empty, expected 'questions' or 'sections'"));
    }
}
