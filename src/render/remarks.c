// SPDX-License-Identifier: MIT

#include "remarks.h"

#include "phrases.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

#define FILES_WITH_NOTES 100

// --- Who sees what ---

const char *remark_name(enum remark_kind kind) {
    static const char *const names[REMARK_KINDS] = {
        [REMARK_REASON] = "reason",     [REMARK_TICKED] = "ticked",
        [REMARK_OVERRIDE] = "override", [REMARK_NOTE] = "note",
        [REMARK_EVIDENCE] = "evidence", [REMARK_BASIS] = "basis",
        [REMARK_DISSENT] = "dissent",   [REMARK_PARKED] = "parked",
    };
    return names[kind];
}

bool remarks_names(const struct render_options *options) {
    return options->audience == AUDIENCE_ALL;
}

bool remarks_budget(const struct render_options *options) {
    return options->audience != AUDIENCE_STAFF;
}

bool remarks_profile(const struct render_options *options,
                     const struct question *question) {
    return remarks_names(options) || question->type != QUESTION_TEXT ||
           strcmp(question->id, "organisation") == 0;
}

bool remarks_left_out(const struct render_options *options,
                      const struct result *result) {
    return result->file_count > FILES_WITH_NOTES && !options->notes;
}

// --- Beside one answer ---

static const char *tick_labels(struct arena *arena,
                               const struct question *question,
                               const struct answer *answer) {
    const char *text = NULL;
    for (size_t i = 0; i < answer->tick_count; i++) {
        const char *label = answer->ticks[i];
        for (size_t j = 0; j < question->tick_count; j++) {
            if (strcmp(question->ticks[j].code, answer->ticks[i]) == 0)
                label = question->ticks[j].label;
        }
        text = text ? arena_printf(arena, "%s; %s", text, label) : label;
    }
    return text;
}

// How it was agreed, in words; what else stands in the file as it is.
static const char *basis_text(const char *basis) {
    static const struct {
        const char *code, *text;
    } known[] = {
        {"consensus", N_("all agree, or nearly")},
        {"majority", N_("more than half voted for it")},
        {"median", N_("the lower middle of the votes")},
        {"stable-split", N_("still split, and nobody moves any more")},
        {"facilitator", N_("decided in the room")},
    };
    for (size_t i = 0; basis && i < COUNT_OF(known); i++) {
        if (strcmp(basis, known[i].code) == 0) return _(known[i].text);
    }
    return basis;
}

static const char *written(struct arena *arena, const struct question *question,
                           const struct answer *answer, enum remark_kind kind) {
    switch (kind) {
    case REMARK_REASON:
        return answer->reason;
    case REMARK_TICKED:
        return tick_labels(arena, question, answer);
    case REMARK_OVERRIDE:
        return answer->override;
    case REMARK_NOTE:
        return answer->note;
    case REMARK_EVIDENCE:
        return answer->evidence;
    case REMARK_BASIS:
        return answer->basis;
    case REMARK_DISSENT:
        return answer->dissent;
    case REMARK_PARKED:
        return answer->parked;
    case REMARK_KINDS:
        break;
    }
    return NULL;
}

static const struct {
    const char *label, *private_label; // the second: can be private
    bool not_for_staff;
} kinds[REMARK_KINDS] = {
    [REMARK_REASON] = {N_("Reason"), N_("Reason (private)"), false},
    [REMARK_TICKED] = {N_("Ticked"), NULL, false},
    [REMARK_OVERRIDE] = {N_("Why not what the ticks propose"), NULL, false},
    [REMARK_NOTE] = {N_("Note"), N_("Note (private)"), false},
    [REMARK_EVIDENCE] = {N_("Evidence"), N_("Evidence (private)"), false},
    [REMARK_BASIS] = {N_("Agreed by"), NULL, false},
    [REMARK_DISSENT] = {N_("Another view"), N_("Another view (private)"), true},
    [REMARK_PARKED] = {N_("Parked"), NULL, true},
};

const char *remark_text(struct arena *arena,
                        const struct render_options *options,
                        const struct question *question,
                        const struct answer *answer, enum remark_kind kind) {
    bool hidden =
        (kinds[kind].private_label && answer->is_private) ||
        (options->audience == AUDIENCE_STAFF && kinds[kind].not_for_staff);
    if (hidden && options->audience != AUDIENCE_ALL) return NULL;
    const char *text = written(arena, question, answer, kind);
    return text && text[0] ? text : NULL;
}

static size_t fill(struct arena *arena, const struct render_options *options,
                   const struct question *question, const struct answer *answer,
                   struct remark *out) {
    size_t count = 0;
    for (int i = 0; i < REMARK_KINDS; i++) {
        enum remark_kind kind = (enum remark_kind)i;
        const char *text = remark_text(arena, options, question, answer, kind);
        if (!text) continue;
        const char *label = answer->is_private && kinds[i].private_label
                                ? kinds[i].private_label
                                : kinds[i].label;
        out[count++] = (struct remark){
            .label = _(label),
            .text = kind == REMARK_BASIS ? basis_text(text) : text,
            .code = text,
            .kind = kind,
            .is_private = answer->is_private && kinds[i].private_label,
        };
    }
    return count;
}

struct remarks remarks_of(struct arena *arena,
                          const struct render_options *options,
                          const struct question *question,
                          const struct answer *answer) {
    struct remarks remarks = {ARENA_ARRAY(arena, struct remark, REMARK_KINDS),
                              0};
    remarks.count = fill(arena, options, question, answer, remarks.items);
    return remarks;
}

// --- Of all respondents ---

static int by_text(const void *a, const void *b) {
    const struct remark *left = a, *right = b;
    int order =
        left->label && right->label ? strcmp(left->label, right->label) : 0;
    return order ? order : strcmp(left->text, right->text);
}

static void hide_order(const struct result *result, struct remarks *remarks) {
    if (result->file_count > FILES_WITH_NOTES)
        qsort(remarks->items, remarks->count, sizeof(struct remark), by_text);
}

struct remarks remarks_of_all(struct arena *arena,
                              const struct render_options *options,
                              const struct result *result,
                              const struct question *question) {
    struct remarks remarks = {0};
    if (remarks_left_out(options, result)) return remarks;
    remarks.items = ARENA_ARRAY(arena, struct remark,
                                REMARK_KINDS * result->assessment_count);
    for (size_t i = 0; i < result->assessment_count; i++) {
        remarks.count += fill(arena, options, question,
                              &result->assessments[i]->answers[question->index],
                              remarks.items + remarks.count);
    }
    hide_order(result, &remarks);
    return remarks;
}

struct remarks remarks_of_words(struct arena *arena,
                                const struct render_options *options,
                                const struct result *result,
                                const struct question *question) {
    struct remarks remarks = {0};
    if (remarks_left_out(options, result)) return remarks;
    remarks.items = ARENA_ARRAY(arena, struct remark, result->assessment_count);
    for (size_t i = 0; i < result->assessment_count; i++) {
        const struct answer *answer =
            &result->assessments[i]->answers[question->index];
        if (answer->state != ANSWER_GIVEN) continue;
        remarks.items[remarks.count++].text =
            phrase_value(arena, question, &answer->value);
    }
    hide_order(result, &remarks);
    return remarks;
}

struct remarks remarks_parked(struct arena *arena,
                              const struct render_options *options,
                              const struct result *result) {
    const struct questionnaire *questionnaire = result->questionnaire;
    struct remarks remarks = {0};
    if (remarks_left_out(options, result) ||
        options->audience == AUDIENCE_STAFF)
        return remarks;
    size_t most = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < questionnaire->question_count; i++) {
            for (size_t j = 0; j < result->assessment_count; j++) {
                const char *parked = result->assessments[j]->answers[i].parked;
                if (!parked || !parked[0]) continue;
                if (pass == 0)
                    most++;
                else
                    remarks.items[remarks.count++] = (struct remark){
                        .label = questionnaire->questions[i]->ask,
                        .text = parked,
                        .kind = REMARK_PARKED};
            }
        }
        if (pass == 0) remarks.items = ARENA_ARRAY(arena, struct remark, most);
    }
    return remarks;
}
