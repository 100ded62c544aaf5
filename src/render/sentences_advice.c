// SPDX-License-Identifier: MIT
//
// Findings, recommendations and plans in sentences.

#include "phrases.h"
#include "sentences.h"
#include "text.h"

#include <string.h>

const enum finding_kind finding_order[FINDING_KINDS] = {
    FINDING_RISK, FINDING_WARNING, FINDING_NOTE, FINDING_STRENGTH};

const struct finding *first_risk(const struct result *result) {
    for (size_t i = 0; i < result->finding_count; i++) {
        if (result->findings[i]->kind == FINDING_RISK)
            return result->findings[i];
    }
    return NULL;
}

// --- Recommendations ---

struct advice_table advice_table_new(struct arena *arena,
                                     const struct result *result) {
    const struct questionnaire *questionnaire = result->questionnaire;
    struct advice_table table = {
        ARENA_ARRAY(arena, const struct recommendation_result **,
                    questionnaire->ladder_count)};
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct ladder_result *ladder = &result->ladders[i];
        table.rows[i] = ARENA_ARRAY(arena, const struct recommendation_result *,
                                    questionnaire->recommendation_count);
        for (size_t j = 0; j < ladder->recommendation_count; j++) {
            const struct recommendation_result *row =
                &ladder->recommendations[j];
            table.rows[i][row->recommendation->index] = row;
        }
    }
    return table;
}

const size_t *advice_positions(struct arena *arena,
                               const struct result *result) {
    size_t *positions =
        ARENA_ARRAY(arena, size_t, result->questionnaire->recommendation_count);
    size_t position = 0;
    for (size_t i = 0; i < result->combined_count; i++) {
        const struct combined *combined = &result->combined[i];
        if (combined->band != ADVICE_NONE)
            positions[combined->recommendation->index] = ++position;
    }
    return positions;
}

const char *sentence_band(enum band_of_advice band) {
    switch (band) {
    case ADVICE_NOW:
        return _("Now: the way to the next level");
    case ADVICE_NEXT:
        return _("Next: it adds to what the next level asks for");
    case ADVICE_LATER:
        return _("Later: for the levels after that");
    case ADVICE_NONE:
        break;
    }
    return "";
}

const char *sentence_needs(struct arena *arena, const struct result *result,
                           const struct recommendation *recommendation) {
    const struct questionnaire *questionnaire = result->questionnaire;
    const char *titles = NULL;
    for (size_t i = 0; i < recommendation->need_count; i++) {
        size_t index = recommendation->needs[i].index;
        if (index >= questionnaire->recommendation_count) continue;
        const char *title = questionnaire->recommendations[index].title;
        titles = titles ? arena_printf(arena, "%s; %s", titles, title) : title;
    }
    return titles ? arena_printf(arena, _("Comes after: %s"), titles) : NULL;
}

const char *sentence_later(struct arena *arena, size_t count) {
    return arena_printf(
        arena,
        PLURAL("%zu other recommendation is for later levels; it stands at the "
               "end.",
               "%zu other recommendations are for later levels; they stand at "
               "the end.",
               count),
        count);
}

const char *sentence_from_to(struct arena *arena,
                             const struct lift_result *lift) {
    const struct question *question = lift->lift->question;
    const char *to = phrase_position(arena, question, lift->to);
    // Of several answers those that lie below are brought there.
    if (lift->from > lift->to - 1e-9)
        return arena_printf(arena, _("For all at least \"%s\""), to);
    return arena_printf(arena, _("From \"%s\" to \"%s\""),
                        phrase_position(arena, question, lift->from), to);
}

const char *sentence_lift(struct arena *arena, const struct lift_result *lift) {
    const struct question *question = lift->lift->question;
    return arena_printf(arena, "%s %s", question->ask,
                        sentence_from_to(arena, lift));
}

// Without its full stop, so that something can follow.
static const char *open_ended(struct arena *arena, const char *text) {
    size_t length = strlen(text);
    return length && text[length - 1] == '.'
               ? arena_copy(arena, text, length - 1)
               : text;
}

const char *sentence_lift_short(struct arena *arena,
                                const struct lift_result *lift) {
    const struct question *question = lift->lift->question;
    const char *ask = open_ended(arena, question->ask);
    const char *to = phrase_place(arena, question, lift->to);
    if (lift->from > lift->to - 1e-9)
        return arena_printf(arena, "%s (%s)", ask,
                            arena_printf(arena, _("for all at least: %s"), to));
    return arena_printf(arena, "%s (%s %s %s)", ask,
                        phrase_place(arena, question, lift->from),
                        text_ascii() ? "->" : "→", to);
}

// The lowest level that it raises, below the target or above; LEVEL_UNKNOWN if
// it raises none.
static int first_rise(const struct ladder *ladder,
                      const struct recommendation_result *advice) {
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        if (advice->rise[rung] > 1e-9) return rung;
    }
    return LEVEL_UNKNOWN;
}

const char *sentence_effect(struct arena *arena,
                            const struct ladder_result *ladder,
                            const struct recommendation_result *advice) {
    if (!advice->rank) return NULL;
    const char *title = ladder->ladder->root.title;
    int rise = first_rise(ladder->ladder, advice);
    if (!(advice->share_after > advice->share_before + 1e-9))
        return rise != LEVEL_UNKNOWN && rise < ladder->target
                   ? arena_printf(arena, _("%s: it makes level %d firmer."),
                                  title, rise)
                   : arena_printf(
                         arena, _("%s: it prepares what comes after level %d."),
                         title, ladder->target);
    return arena_printf(arena,
                        _("%s: of level %d, %s is in place before it, and "
                          "%s after it."),
                        title, ladder->target,
                        phrase_percent(arena, advice->share_before),
                        phrase_percent(arena, advice->share_after));
}

const char *sentence_decided(struct arena *arena, const struct result *result,
                             const struct recommendation *recommendation,
                             bool names) {
    if (!result->decisions) return NULL;
    struct decision decision = result->decisions[recommendation->index];
    if (!names) decision.owner = NULL;
    return phrase_decision(arena, &decision);
}

// --- Plans ---

const char *sentence_plan_cost(struct arena *arena, size_t count, double cost) {
    return arena_printf(arena,
                        PLURAL("%zu recommendation; cost %s.",
                               "%zu recommendations; cost %s in all.", count),
                        count, phrase_plain(arena, cost));
}

const char *sentence_afterwards(struct arena *arena,
                                const struct ladder_result *ladder, int level,
                                double score) {
    const char *name = phrase_level(arena, ladder->ladder, level);
    if (!ladder->node.every_rung_asked || isnan(score))
        return arena_printf(arena, _("Afterwards: level %s."), name);
    return arena_printf(arena, _("Afterwards: level %s, with a score of %s."),
                        name, phrase_number(arena, score, 1));
}

const char *sentence_proof(struct arena *arena, const struct plan *plan) {
    if (plan->minimal) return _("No cheaper way leads there.");
    return arena_printf(arena,
                        _("There may be a cheaper way, but none below a cost "
                          "of %s."),
                        phrase_plain(arena, plan->bound));
}

const char *sentence_missed(struct arena *arena, const struct plan *plan) {
    const char *levels = NULL;
    for (size_t i = 0; i < plan->short_count; i++) {
        levels = phrase_join(arena, levels,
                             arena_printf(arena, "%d", plan->short_of[i]));
    }
    const char *text = arena_printf(
        arena,
        _("These recommendations alone do not reach level %d; this is how far "
          "they lead."),
        plan->target);
    if (!levels) return text;
    return arena_printf(arena, _("%s Not enough is in place of level: %s."),
                        text, levels);
}

const char *sentence_phase(struct arena *arena, const struct phase *phase) {
    return arena_printf(
        arena, _("Phase %u: %s"), phase->number,
        sentence_plan_cost(arena, phase->member_count, phase->effort));
}
