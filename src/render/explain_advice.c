// SPDX-License-Identifier: MIT
//
// Why a recommendation has its value and band, and why a finding holds or not.

#include "explain.h"
#include "phrases.h"
#include "sentences.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

// --- Conditions ---

// One call in a condition, as written: share(strategy, 3).
struct call {
    char function[16];
    char argument[80];
    int rung;
};

static bool is_word(char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') ||
           sign == '-' || sign == '_';
}

static const char *copy_word(const char *text, char *out, size_t size) {
    size_t length = 0;
    while (is_word(text[length])) {
        length++;
    }
    size_t kept = length < size ? length : size - 1;
    memcpy(out, text, kept);
    out[kept] = '\0';
    return text + length;
}

// The next call at or behind *[text]; quoted codes are passed over.
static bool next_call(const char **text, struct call *call) {
    const char *at = *text;
    while (*at) {
        if (*at == '\'') {
            const char *end = strchr(at + 1, '\'');
            at = end ? end + 1 : at + strlen(at);
            continue;
        }
        if (!is_word(*at)) {
            at++;
            continue;
        }
        at = copy_word(at, call->function, sizeof(call->function));
        at += strspn(at, " \n");
        if (*at != '(') continue;
        at += 1 + strspn(at + 1, " \n");
        at = copy_word(at, call->argument, sizeof(call->argument));
        at += strspn(at, " \n,");
        call->rung = *at >= '0' && *at <= '9' ? *at - '0' : 0;
        *text = at;
        return true;
    }
    return false;
}

static const char *node_value(struct arena *arena,
                              const struct node_result *node,
                              const struct call *call) {
    const char *function = call->function;
    if (strcmp(function, "level") == 0)
        return node->level == LEVEL_UNKNOWN
                   ? _("unknown")
                   : arena_printf(arena, "%d", node->level);
    if (strcmp(function, "score") == 0)
        return explain_figure(arena, node->score);
    if (strcmp(function, "coverage") == 0)
        return explain_figure(arena, node->coverage);
    if (strcmp(function, "share") == 0)
        return explain_figure(arena, node->shares[call->rung]);
    return NULL;
}

static const char *question_value(struct arena *arena,
                                  const struct question_result *question,
                                  const struct call *call) {
    if (strcmp(call->function, "consensus") == 0)
        return explain_figure(arena, question->agreement.consensus);
    if (strcmp(call->function, "answered") == 0)
        return question->state == STATE_ANSWERED ? _("yes") : _("no");
    if (strcmp(call->function, "answer") != 0) return NULL;
    if (!isnan(question->mean)) return explain_figure(arena, question->mean);
    return sentence_today(arena, question);
}

static const char *call_value(struct arena *arena, const struct result *result,
                              const struct call *call) {
    if (strcmp(call->function, "respondents") == 0)
        return phrase_plain(arena, result->respondents);
    const struct section *section =
        questionnaire_section(result->questionnaire, call->argument);
    const struct node_result *node =
        section ? result_node(result, section) : NULL;
    if (node) return node_value(arena, node, call);
    const struct question *question =
        questionnaire_question(result->questionnaire, call->argument);
    return question ? question_value(arena, &result->questions[question->index],
                                     call)
                    : NULL;
}

static void write_condition(struct writer *writer, const struct result *result,
                            const struct expression *when) {
    struct arena *arena = writer->arena;
    const char *text = expression_text(when);
    writer_heading(writer, _("Condition"));
    writer_text(writer, 0, text);
    writer_gap(writer);
    struct call call;
    while (next_call(&text, &call)) {
        const char *value = call_value(arena, result, &call);
        if (!value) continue;
        const char *inside = call.argument;
        if (call.rung)
            inside = arena_printf(arena, "%s, %d", call.argument, call.rung);
        writer_item(
            writer, 0, "-",
            arena_printf(arena, "%s(%s) = %s", call.function, inside, value));
    }
}

// --- Findings ---

void explain_finding(struct writer *writer, const struct result *result,
                     const struct finding *finding) {
    struct arena *arena = writer->arena;
    bool holds = false;
    for (size_t i = 0; i < result->finding_count; i++) {
        holds |= result->findings[i] == finding;
    }
    writer_chapter(writer,
                   arena_printf(arena, "%s (%s)", finding->title, finding->id));
    writer_text(
        writer, 0,
        arena_printf(arena, _("Kind: %s"), finding_word(finding->kind)));
    writer_text(writer, 0,
                holds ? _("It holds: its condition is true.")
                      : _("It does not hold: its condition is not true, or "
                          "something in it is unknown."));
    if (finding->when) write_condition(writer, result, finding->when);
}

// --- Recommendations ---

static const char *band_reason(const struct ladder_result *ladder,
                               const struct recommendation_result *advice) {
    switch (advice->band) {
    case ADVICE_NOW:
        return _("Band: now, because it is in the plan to the target level.");
    case ADVICE_NEXT:
        return advice->rank
                   ? _("Band: next, because it is not in the plan, but at its "
                       "turn it raised a share that the target level asks for.")
                   : _("Band: next, because a finding that holds asks for it.");
    case ADVICE_LATER:
        return _("Band: later, because it raises only what levels above the "
                 "target ask for.");
    case ADVICE_NONE:
        break;
    }
    switch (advice->decision) {
    case DECISION_REFUSED:
        return _("No band: it was refused.");
    case DECISION_DONE:
        return _("No band: it was done.");
    case DECISION_NONE:
    case DECISION_TAKEN:
    case DECISION_POSTPONED:
        break;
    }
    (void)ladder;
    return _("No band: it lifts nothing here today, its condition is not true, "
             "or something that it needs is not taken.");
}

static void write_value(struct writer *writer,
                        const struct ladder_result *ladder,
                        const struct recommendation_result *advice) {
    struct arena *arena = writer->arena;
    struct terms terms = {0};
    for (int rung = ladder->ladder->start + 1; rung <= ladder->ladder->top;
         rung++) {
        if (!isnan(advice->rise[rung]) && advice->rise[rung] > 1e-9)
            terms_add(writer, &terms, advice->omega[rung], advice->rise[rung]);
    }
    writer_item(writer, 0, "-",
                arena_printf(arena, _("Rank %u: value = (%s) %s %s = %s"),
                             advice->rank, terms.count ? terms.text : "0",
                             explain_by(writer),
                             phrase_plain(arena, advice->cost),
                             explain_figure(arena, advice->value)));
    writer_text(writer, 2,
                arena_printf(arena,
                             _("For each level that it raises: its weight (1 "
                               "up to level %d, a quarter for each further "
                               "one) times the rise of the ladder's share, in "
                               "the state that the recommendations ranked "
                               "before it leave behind; divided by its cost."),
                             ladder->target));
    writer_item(writer, 0, "-",
                arena_printf(arena,
                             _("At its turn share(%d) goes from %s to %s and "
                               "the score from %s to %s."),
                             ladder->target,
                             explain_figure(arena, advice->share_before),
                             explain_figure(arena, advice->share_after),
                             explain_figure(arena, advice->score_before),
                             explain_figure(arena, advice->score_after)));
}

static void write_lift(struct writer *writer, const struct lift_result *lift) {
    struct arena *arena = writer->arena;
    writer_item(
        writer, 0, "-",
        arena_printf(
            arena, _("Lifts %s from %s to %s%s"), lift->lift->question->id,
            explain_figure(arena, lift->from), explain_figure(arena, lift->to),
            lift->effective ? ""
                            : _(": no change, since it is there already, "
                                "open or not applicable")));
}

static void write_for_ladder(struct writer *writer,
                             const struct ladder_result *ladder,
                             const struct recommendation_result *advice) {
    writer_heading(writer, ladder->ladder->root.title);
    for (size_t i = 0; i < advice->lift_count; i++) {
        write_lift(writer, &advice->lifts[i]);
    }
    if (advice->rank)
        write_value(writer, ladder, advice);
    else
        writer_item(writer, 0, "-", _("The ranking did not take it."));
    writer_item(writer, 0, "-", band_reason(ladder, advice));
    for (size_t i = 0; i < advice->asked_by_count; i++) {
        writer_item(writer, 0, "-",
                    arena_printf(writer->arena, _("Asked for by %s (%s)"),
                                 advice->asked_by[i]->title,
                                 advice->asked_by[i]->id));
    }
}

void explain_recommendation(struct writer *writer, const struct result *result,
                            const struct recommendation *recommendation) {
    const struct questionnaire *questionnaire = result->questionnaire;
    struct arena *arena = writer->arena;
    writer_chapter(writer, arena_printf(arena, "%s (%s)", recommendation->title,
                                        recommendation->id));
    writer_text(
        writer, 0,
        arena_printf(
            arena, _("Effort class %d; cost %s"), recommendation->effort,
            phrase_plain(arena, questionnaire->costs[recommendation->effort])));
    for (size_t i = 0; i < recommendation->need_count; i++) {
        writer_text(
            writer, 0,
            arena_printf(arena, _("Needs: %s"), recommendation->needs[i].id));
    }
    bool any = false;
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct ladder_result *ladder = &result->ladders[i];
        for (size_t j = 0; j < ladder->recommendation_count; j++) {
            if (ladder->recommendations[j].recommendation != recommendation)
                continue;
            any = true;
            write_for_ladder(writer, ladder, &ladder->recommendations[j]);
        }
    }
    if (!any) {
        writer_gap(writer);
        writer_text(writer, 0, _("It lifts nothing on these answers."));
    }
    if (recommendation->when)
        write_condition(writer, result, recommendation->when);
}
