// SPDX-License-Identifier: MIT
//
// A ladder: where it stands, what holds back, recommendations and plans.

#include "json_inside.h"
#include "remarks.h"

// --- Ladders ---

static json_t *shares_json(const struct node_result *node) {
    const struct ladder *ladder = node->section->ladder;
    json_t *shares = json_object();
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        char key[] = {(char)('0' + rung), '\0'};
        set_json(shares, key, number_json(node->shares[rung]));
    }
    return shares;
}

static json_t *section_json(const struct node_result *node) {
    json_t *object = json_object(), *sections = json_array();
    set_json(object, "id", text_json(node->section->id));
    set_json(object, "title", text_json(node->section->title));
    set_json(object, "score", number_json(node->score));
    set_json(object, "level", level_json(node->level));
    set_json(object, "coverage", number_json(node->coverage));
    set_json(object, "shares", shares_json(node));
    for (size_t i = 0; i < node->section_count; i++) {
        add_json(sections, section_json(&node->sections[i]));
    }
    set_json(object, "sections", sections);
    return object;
}

static json_t *bounds_json(const struct node_result *node) {
    json_t *bounds = json_object();
    json_t *score = json_array(), *level = json_array();
    add_json(score, number_json(node->score_low));
    add_json(score, number_json(node->score_high));
    add_json(level, level_json(node->level_low));
    add_json(level, level_json(node->level_high));
    set_json(bounds, "score", score);
    set_json(bounds, "level", level);
    return bounds;
}

static json_t *blocking_json(const struct ladder_result *ladder) {
    json_t *list = json_array();
    for (size_t i = 0; i < ladder->blocking_count; i++) {
        const struct blocking *blocking = &ladder->blocking[i];
        json_t *object = json_object();
        set_json(object, "rung", json_integer(blocking->rung));
        set_json(object, "section",
                 text_json(blocking->section ? blocking->section->id : NULL));
        set_json(object, "share", number_json(blocking->share));
        set_json(object, "threshold", number_json(blocking->threshold));
        add_json(list, object);
    }
    return list;
}

static json_t *holding_json(const struct ladder_result *ladder) {
    json_t *list = json_array();
    for (size_t i = 0; i < ladder->holding_count; i++) {
        const struct question *question = ladder->holding[i].question->question;
        json_t *object = json_object();
        set_json(object, "question", text_json(question->id));
        set_json(object, "section",
                 text_json(question->section ? question->section->id : NULL));
        set_json(object, "missing", number_json(ladder->holding[i].missing));
        add_json(list, object);
    }
    return list;
}

// --- Recommendations ---

// A position as programs know it: a level, or the code of the option. A degree
// that no single code stands for stays a number.
static json_t *position_json(const struct question_result *result,
                             const struct lift_result *lift) {
    const struct tally *tally = &result->tally;
    if (lift->lift->question->scoring == SCORING_LEVELS ||
        tally->ballot_count != 1 || isnan(lift->from) ||
        !question_option(lift->lift->question, tally->ballots[0].key))
        return plain_json(lift->from);
    return text_json(tally->ballots[0].key);
}

static json_t *lifts_json(const struct result *result,
                          const struct recommendation_result *advice) {
    json_t *list = json_array();
    for (size_t i = 0; i < advice->lift_count; i++) {
        const struct lift_result *lift = &advice->lifts[i];
        if (!lift->effective) continue;
        const struct question *question = lift->lift->question;
        json_t *object = json_object();
        set_json(object, "question", text_json(question->id));
        set_json(object, "from",
                 position_json(&result->questions[question->index], lift));
        const char *code = lift_code(lift->lift);
        set_json(object, "to", code ? text_json(code) : plain_json(lift->to));
        add_json(list, object);
    }
    return list;
}

// Of the ladder, before and after it at its turn; the share is that of the
// target.
static json_t *from_to_json(const struct recommendation_result *advice,
                            double before, double after) {
    if (!advice->rank) return json_null();
    json_t *list = json_array();
    add_json(list, number_json(before));
    add_json(list, number_json(after));
    return list;
}

static json_t *advice_json(const struct result *result,
                           const struct ladder_result *ladder) {
    json_t *list = json_array();
    for (size_t i = 0; i < ladder->recommendation_count; i++) {
        const struct recommendation_result *advice =
            &ladder->recommendations[i];
        json_t *object = json_object();
        set_json(object, "id", text_json(advice->recommendation->id));
        set_json(object, "title", text_json(advice->recommendation->title));
        set_json(object, "rank",
                 advice->rank ? json_integer(advice->rank) : json_null());
        set_json(object, "value",
                 number_json(advice->rank ? advice->value : NAN));
        set_json(object, "effort",
                 json_integer(advice->recommendation->effort));
        set_json(object, "cost", plain_json(advice->cost));
        set_json(object, "band", text_json(advice_band_name(advice->band)));
        set_json(
            object, "score",
            from_to_json(advice, advice->score_before, advice->score_after));
        set_json(
            object, "share",
            from_to_json(advice, advice->share_before, advice->share_after));
        set_json(object, "lifts", lifts_json(result, advice));
        add_json(list, object);
    }
    return list;
}

static json_t *members_json(const struct recommendation *const *members,
                            size_t count) {
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        add_json(list, text_json(members[i]->id));
    }
    return list;
}

static json_t *plan_json(const struct plan *plan, bool for_budget) {
    if (!plan->computed) return json_null();
    json_t *object = json_object(), *short_of = json_array();
    if (for_budget)
        set_json(object, "budget", plain_json(plan->budget));
    else
        set_json(object, "target", level_json(plan->target));
    set_json(object, "recommendations",
             members_json(plan->members, plan->member_count));
    set_json(object, "effort", plain_json(plan->effort));
    set_json(object, "score", number_json(plan->score));
    set_json(object, "level", level_json(plan->level));
    if (!for_budget) set_json(object, "attained", json_boolean(plan->attained));
    set_json(object, "minimal", json_boolean(plan->minimal));
    if (!for_budget && !plan->minimal)
        set_json(object, "bound", plain_json(plan->bound));
    if (!for_budget) {
        for (size_t i = 0; i < plan->short_count; i++) {
            add_json(short_of, json_integer(plan->short_of[i]));
        }
        set_json(object, "short", short_of);
    }
    return object;
}

static json_t *roadmap_json(const struct ladder_result *ladder) {
    json_t *list = json_array();
    for (size_t i = 0; i < ladder->phase_count; i++) {
        const struct phase *phase = &ladder->phases[i];
        json_t *object = json_object();
        set_json(object, "phase", json_integer(phase->number));
        set_json(object, "recommendations",
                 members_json(phase->members, phase->member_count));
        set_json(object, "effort", plain_json(phase->effort));
        set_json(object, "score", number_json(phase->score));
        set_json(object, "level", level_json(phase->level));
        add_json(list, object);
    }
    return list;
}

json_t *combined_json(const struct result *result) {
    json_t *list = json_array();
    for (size_t i = 0; i < result->combined_count; i++) {
        const struct combined *combined = &result->combined[i];
        json_t *object = json_object(), *ladders = json_array();
        set_json(object, "id", text_json(combined->recommendation->id));
        set_json(object, "title", text_json(combined->recommendation->title));
        set_json(object, "value", number_json(combined->value));
        set_json(object, "effort",
                 json_integer(combined->recommendation->effort));
        set_json(object, "cost", plain_json(combined->cost));
        set_json(object, "band", text_json(advice_band_name(combined->band)));
        for (size_t j = 0; j < combined->ladder_count; j++) {
            add_json(ladders, text_json(combined->ladders[j]->ladder->root.id));
        }
        set_json(object, "ladders", ladders);
        add_json(list, object);
    }
    return list;
}

// --- What was decided ---

static const char *decision_name(enum decision_state state) {
    switch (state) {
    case DECISION_TAKEN:
        return "taken";
    case DECISION_POSTPONED:
        return "postponed";
    case DECISION_REFUSED:
        return "refused";
    case DECISION_DONE:
        return "done";
    case DECISION_NONE:
        break;
    }
    return NULL;
}

json_t *decisions_json(const struct result *result,
                       const struct render_options *options) {
    const struct questionnaire *questionnaire = result->questionnaire;
    json_t *list = json_array();
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        const struct decision *decision = &result->decisions[i];
        const char *state = decision_name(decision->state);
        if (!state) continue;
        bool names = remarks_names(options);
        json_t *object = json_object();
        set_json(object, "recommendation",
                 text_json(questionnaire->recommendations[i].id));
        set_json(object, "state", text_json(state));
        set_json(object, "owner", text_json(names ? decision->owner : NULL));
        set_json(object, "due", text_json(decision->due));
        add_json(list, object);
    }
    return list;
}

// --- The whole ladder ---

json_t *ladder_json(const struct result *result,
                    const struct render_options *options,
                    const struct ladder_result *ladder) {
    const struct node_result *node = &ladder->node;
    json_t *object = json_object(), *sections = json_array();
    set_json(object, "id", text_json(ladder->ladder->root.id));
    set_json(object, "title", text_json(ladder->ladder->root.title));
    set_json(object, "score", number_json(node->score));
    set_json(object, "level", level_json(node->level));
    set_json(object, "target", level_json(ladder->target));
    set_json(object, "provisional", json_boolean(ladder->provisional));
    set_json(object, "bounds", bounds_json(node));
    set_json(object, "coverage", number_json(node->coverage));
    set_json(object, "not-applicable", number_json(ladder->not_applicable));
    set_json(object, "shares", shares_json(node));
    for (size_t i = 0; i < node->section_count; i++) {
        add_json(sections, section_json(&node->sections[i]));
    }
    set_json(object, "sections", sections);
    set_json(object, "blocking", blocking_json(ladder));
    set_json(object, "holding-back", holding_json(ladder));
    set_json(object, "settle-first",
             question_ids(ladder->settle_first, ladder->settle_count));
    set_json(object, "recommendations", advice_json(result, ladder));
    set_json(object, "plan", plan_json(&ladder->plan, false));
    if (ladder->budget_plan.computed && remarks_budget(options))
        set_json(object, "budget-plan", plan_json(&ladder->budget_plan, true));
    if (ladder->phases) set_json(object, "roadmap", roadmap_json(ladder));
    return object;
}
