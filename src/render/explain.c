// SPDX-License-Identifier: MIT
//
// What can be explained, and the shape of its arithmetic.

#include "explain.h"

#include "phrases.h"
#include "text.h"

#include <string.h>

const char *explain_figure(struct arena *arena, double number) {
    if (isnan(number)) return _("unknown");
    int most = number != 0 && fabs(number) < 0.1 ? 4 : 2;
    int decimals = 0;
    double scale = 1;
    while (decimals < most &&
           fabs(number * scale - round(number * scale)) > 1e-9) {
        scale *= 10;
        decimals++;
    }
    return phrase_number(arena, number, decimals);
}

const char *explain_times(const struct writer *writer) {
    return writer->ascii ? "x" : "×";
}

const char *explain_by(const struct writer *writer) {
    return writer->ascii ? "/" : "÷";
}

bool explain_speaks(const struct question *question, int rung) {
    return question->scoring == SCORING_LEVELS ||
           (question->scoring == SCORING_DEGREE && question->level == rung);
}

void terms_add(const struct writer *writer, struct terms *terms, double factor,
               double value) {
    const char *product =
        arena_printf(writer->arena, "%s%s%s%s", terms->count ? " + " : "",
                     phrase_plain(writer->arena, factor), explain_times(writer),
                     explain_figure(writer->arena, value));
    size_t length = strlen(product);
    if (terms->length + length + 1 > terms->room) {
        size_t room = 2 * (terms->length + length) + 64;
        char *text = ARENA_ARRAY(writer->arena, char, room);
        if (terms->length) memcpy(text, terms->text, terms->length);
        terms->text = text;
        terms->room = room;
    }
    memcpy(terms->text + terms->length, product, length + 1);
    terms->length += length;
    terms->count++;
}

static const struct ladder_result *ladder_of(const struct result *result,
                                             const struct section *section) {
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++) {
        if (&result->ladders[i].ladder->root == section)
            return &result->ladders[i];
    }
    return NULL;
}

static bool explain_node(struct writer *writer, const struct result *result,
                         const struct section *section) {
    const struct ladder_result *ladder = ladder_of(result, section);
    if (ladder) {
        explain_ladder(writer, result, ladder);
        return true;
    }
    const struct node_result *node = result_node(result, section);
    if (!node) return false;
    explain_section(writer, result, node);
    return true;
}

bool explain_render(const struct result *result, const char *what,
                    const struct render_options *options, FILE *out) {
    const struct questionnaire *questionnaire = result->questionnaire;
    struct writer writer = writer_new(&plain_form, options, out);
    if (!what) {
        for (size_t i = 0; i < questionnaire->ladder_count; i++) {
            explain_ladder(&writer, result, &result->ladders[i]);
        }
        return true;
    }
    const struct name *name = questionnaire_find(questionnaire, what);
    if (!name) return false;
    switch (name->kind) {
    case NAME_QUESTION: {
        const struct question *question = name->target;
        explain_question(&writer, result, &result->questions[question->index]);
        return true;
    }
    case NAME_SECTION:
        return explain_node(&writer, result, name->target);
    case NAME_FINDING:
        explain_finding(&writer, result, name->target);
        return true;
    case NAME_RECOMMENDATION:
        explain_recommendation(&writer, result, name->target);
        return true;
    case NAME_NONE:
    case NAME_SCALE:
    case NAME_QUESTIONNAIRE:
        break;
    }
    return false;
}
