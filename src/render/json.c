// SPDX-License-Identifier: MIT
//
// The result for other programs, as cxladder(1) documents it. What is unknown
// is null, numbers carry full precision, and the order of the keys is stable.
// The JSON library takes its memory from the caller's arena, so that running
// out of it is handled where all memory is.

#include "formats.h"
#include "remarks.h"

#include <jansson.h>
#include <string.h>

// --- Memory ---

static struct arena *json_arena;

static void *take(size_t size) {
    return arena_alloc(json_arena, 1, size);
}

static void leave(void *memory) {
    (void)memory;
}

// --- Values ---

static json_t *number(double value) {
    return isfinite(value) ? json_real(value) : json_null();
}

// Whole numbers without a point: costs, counts and levels read so.
static json_t *plain(double value) {
    if (isfinite(value) && value == floor(value) && fabs(value) < 1e15)
        return json_integer((json_int_t)value);
    return number(value);
}

static json_t *level_number(int level) {
    return level == LEVEL_UNKNOWN ? json_null() : json_integer(level);
}

static json_t *string(const char *text) {
    return text ? json_string(text) : json_null();
}

static void set(json_t *object, const char *key, json_t *value) {
    json_object_set_new(object, key, value);
}

static void add(json_t *array, json_t *value) {
    json_array_append_new(array, value);
}

static const char *const finding_kinds[] = {
    [FINDING_RISK] = "risk",
    [FINDING_WARNING] = "warning",
    [FINDING_STRENGTH] = "strength",
    [FINDING_NOTE] = "note",
};

// --- Answers ---

static json_t *codes_json(const struct value *value) {
    json_t *codes = json_array();
    for (size_t i = 0; i < value->code_count; i++) {
        add(codes, string(value->codes[i]));
    }
    return codes;
}

static json_t *nps_json(const struct value *value) {
    json_t *counts = json_object();
    set(counts, "promoters", plain(value->promoters));
    set(counts, "passives", plain(value->passives));
    set(counts, "detractors", plain(value->detractors));
    return counts;
}

// A value that holds no other values: also each field of a list.
static json_t *simple_json(const struct question *question,
                           const struct value *value) {
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
        return plain(value->number);
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
    case QUESTION_DATE:
    case QUESTION_TEXT:
        return string(value->text);
    case QUESTION_MULTIPLE:
        return codes_json(value);
    case QUESTION_NPS:
        return nps_json(value);
    case QUESTION_LIST:
        break;
    }
    return json_null();
}

static json_t *entry_json(const struct question *question,
                          const struct entry *entry) {
    json_t *fields = json_object();
    for (size_t i = 0; i < question->field_count; i++) {
        const struct question *field = &question->fields[i];
        set(fields, field->id,
            entry->given[i] ? simple_json(field, &entry->values[i])
                            : json_null());
    }
    return fields;
}

static json_t *list_json(const struct question *question,
                         const struct value *value) {
    json_t *list = json_array();
    for (size_t i = 0; i < value->entry_count; i++)
        add(list, entry_json(question, &value->entries[i]));
    return list;
}

static json_t *value_json(const struct question *question,
                          const struct value *value) {
    return question->type == QUESTION_LIST ? list_json(question, value)
                                           : simple_json(question, value);
}

static json_t *answer_json(const struct question *question,
                           const struct answer *answer) {
    return answer && answer->state == ANSWER_GIVEN
               ? value_json(question, &answer->value)
               : json_null();
}

static json_t *question_json(const struct question_result *result) {
    const struct question *question = result->question;
    json_t *object = json_object(), *ballots = json_object();
    set(object, "id", string(question->id));
    set(object, "title", string(question->ask));
    set(object, "state", string(question_state_name(result->state)));
    set(object, "answer", answer_json(question, result->answer));
    set(object, "mean", number(result->mean));
    set(object, "consensus", number(result->agreement.consensus));
    for (size_t i = 0; i < result->tally.ballot_count; i++) {
        const struct ballot *ballot = &result->tally.ballots[i];
        set(ballots, ballot->key, plain(ballot->count));
    }
    set(object, "ballots", ballots);
    return object;
}

// --- Ladders ---

static json_t *shares_json(const struct node_result *node) {
    const struct ladder *ladder = node->section->ladder;
    json_t *shares = json_object();
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        char key[] = {(char)('0' + rung), '\0'};
        set(shares, key, number(node->shares[rung]));
    }
    return shares;
}

static json_t *section_json(const struct node_result *node) {
    json_t *object = json_object(), *sections = json_array();
    set(object, "id", string(node->section->id));
    set(object, "title", string(node->section->title));
    set(object, "score", number(node->score));
    set(object, "level", level_number(node->level));
    set(object, "coverage", number(node->coverage));
    set(object, "shares", shares_json(node));
    for (size_t i = 0; i < node->section_count; i++) {
        add(sections, section_json(&node->sections[i]));
    }
    set(object, "sections", sections);
    return object;
}

static json_t *bounds_json(const struct node_result *node) {
    json_t *bounds = json_object();
    json_t *score = json_array(), *level = json_array();
    add(score, number(node->score_low));
    add(score, number(node->score_high));
    add(level, level_number(node->level_low));
    add(level, level_number(node->level_high));
    set(bounds, "score", score);
    set(bounds, "level", level);
    return bounds;
}

static json_t *blocking_json(const struct ladder_result *ladder) {
    json_t *list = json_array();
    for (size_t i = 0; i < ladder->blocking_count; i++) {
        const struct blocking *blocking = &ladder->blocking[i];
        json_t *object = json_object();
        set(object, "rung", json_integer(blocking->rung));
        set(object, "section",
            string(blocking->section ? blocking->section->id : NULL));
        set(object, "share", number(blocking->share));
        set(object, "threshold", number(blocking->threshold));
        add(list, object);
    }
    return list;
}

static json_t *holding_json(const struct ladder_result *ladder) {
    json_t *list = json_array();
    for (size_t i = 0; i < ladder->holding_count; i++) {
        const struct question *question = ladder->holding[i].question->question;
        json_t *object = json_object();
        set(object, "question", string(question->id));
        set(object, "section",
            string(question->section ? question->section->id : NULL));
        set(object, "missing", number(ladder->holding[i].missing));
        add(list, object);
    }
    return list;
}

static json_t *question_ids(const struct question_result *const *questions,
                            size_t count) {
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        add(list, string(questions[i]->question->id));
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
        return plain(lift->from);
    return string(tally->ballots[0].key);
}

static json_t *lifts_json(const struct result *result,
                          const struct recommendation_result *advice) {
    json_t *list = json_array();
    for (size_t i = 0; i < advice->lift_count; i++) {
        const struct lift_result *lift = &advice->lifts[i];
        if (!lift->effective) continue;
        const struct question *question = lift->lift->question;
        json_t *object = json_object();
        set(object, "question", string(question->id));
        set(object, "from",
            position_json(&result->questions[question->index], lift));
        bool by_code = lift->lift->code && question->scoring != SCORING_LEVELS;
        set(object, "to", by_code ? string(lift->lift->code) : plain(lift->to));
        add(list, object);
    }
    return list;
}

static json_t *advice_json(const struct result *result,
                           const struct ladder_result *ladder) {
    json_t *list = json_array();
    for (size_t i = 0; i < ladder->recommendation_count; i++) {
        const struct recommendation_result *advice =
            &ladder->recommendations[i];
        json_t *object = json_object();
        set(object, "id", string(advice->recommendation->id));
        set(object, "title", string(advice->recommendation->title));
        set(object, "rank",
            advice->rank ? json_integer(advice->rank) : json_null());
        set(object, "value", number(advice->rank ? advice->value : NAN));
        set(object, "effort", json_integer(advice->recommendation->effort));
        set(object, "cost", plain(advice->cost));
        set(object, "band", string(advice_band_name(advice->band)));
        set(object, "lifts", lifts_json(result, advice));
        add(list, object);
    }
    return list;
}

static json_t *members_json(const struct recommendation *const *members,
                            size_t count) {
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        add(list, string(members[i]->id));
    }
    return list;
}

static json_t *plan_json(const struct plan *plan, bool for_budget) {
    if (!plan->computed) return json_null();
    json_t *object = json_object(), *short_of = json_array();
    if (for_budget)
        set(object, "budget", plain(plan->budget));
    else
        set(object, "target", level_number(plan->target));
    set(object, "recommendations",
        members_json(plan->members, plan->member_count));
    set(object, "effort", plain(plan->effort));
    set(object, "score", number(plan->score));
    set(object, "level", level_number(plan->level));
    if (!for_budget) set(object, "attained", json_boolean(plan->attained));
    set(object, "minimal", json_boolean(plan->minimal));
    if (!for_budget && !plan->minimal) set(object, "bound", plain(plan->bound));
    if (!for_budget) {
        for (size_t i = 0; i < plan->short_count; i++) {
            add(short_of, json_integer(plan->short_of[i]));
        }
        set(object, "short", short_of);
    }
    return object;
}

static json_t *roadmap_json(const struct ladder_result *ladder) {
    json_t *list = json_array();
    for (size_t i = 0; i < ladder->phase_count; i++) {
        const struct phase *phase = &ladder->phases[i];
        json_t *object = json_object();
        set(object, "phase", json_integer(phase->number));
        set(object, "recommendations",
            members_json(phase->members, phase->member_count));
        set(object, "effort", plain(phase->effort));
        set(object, "score", number(phase->score));
        set(object, "level", level_number(phase->level));
        add(list, object);
    }
    return list;
}

static json_t *combined_json(const struct result *result) {
    json_t *list = json_array();
    for (size_t i = 0; i < result->combined_count; i++) {
        const struct combined *combined = &result->combined[i];
        json_t *object = json_object(), *ladders = json_array();
        set(object, "id", string(combined->recommendation->id));
        set(object, "title", string(combined->recommendation->title));
        set(object, "value", number(combined->value));
        set(object, "effort", json_integer(combined->recommendation->effort));
        set(object, "cost", plain(combined->cost));
        set(object, "band", string(advice_band_name(combined->band)));
        for (size_t j = 0; j < combined->ladder_count; j++) {
            add(ladders, string(combined->ladders[j]->ladder->root.id));
        }
        set(object, "ladders", ladders);
        add(list, object);
    }
    return list;
}

// --- Lists ---

// Each list that sorts its entries into kinds: entry by entry its kind.
static json_t *lists_json(const struct result *result) {
    json_t *lists = json_array();
    for (size_t i = 0; i < result->list_count; i++) {
        const struct list_result *list = &result->lists[i];
        json_t *object = json_object(), *entries = json_array();
        set(object, "question", string(list->question->id));
        for (size_t j = 0; j < list->entry_count; j++) {
            const struct sorted_entry *sorted = &list->entries[j];
            json_t *entry = json_object();
            set(entry, "kind",
                string(sorted->kind ? sorted->kind->code : NULL));
            set(entry, "entry", entry_json(list->question, sorted->entry));
            add(entries, entry);
        }
        set(object, "entries", entries);
        add(lists, object);
    }
    return lists;
}

// --- The whole ---

static json_t *ladder_json(const struct result *result,
                           const struct render_options *options,
                           const struct ladder_result *ladder) {
    const struct node_result *node = &ladder->node;
    json_t *object = json_object(), *sections = json_array();
    set(object, "id", string(ladder->ladder->root.id));
    set(object, "title", string(ladder->ladder->root.title));
    set(object, "score", number(node->score));
    set(object, "level", level_number(node->level));
    set(object, "target", level_number(ladder->target));
    set(object, "provisional", json_boolean(ladder->provisional));
    set(object, "bounds", bounds_json(node));
    set(object, "coverage", number(node->coverage));
    set(object, "not-applicable", number(ladder->not_applicable));
    set(object, "shares", shares_json(node));
    for (size_t i = 0; i < node->section_count; i++) {
        add(sections, section_json(&node->sections[i]));
    }
    set(object, "sections", sections);
    set(object, "blocking", blocking_json(ladder));
    set(object, "holding-back", holding_json(ladder));
    set(object, "settle-first",
        question_ids(ladder->settle_first, ladder->settle_count));
    set(object, "recommendations", advice_json(result, ladder));
    set(object, "plan", plan_json(&ladder->plan, false));
    if (ladder->budget_plan.computed && remarks_budget(options))
        set(object, "budget-plan", plan_json(&ladder->budget_plan, true));
    if (ladder->phases) set(object, "roadmap", roadmap_json(ladder));
    return object;
}

static json_t *assessment_json(const struct result *result,
                               const struct render_options *options) {
    const struct questionnaire *questionnaire = result->questionnaire;
    json_t *object = json_object(), *profile = json_object();
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        set(profile, question->id,
            remarks_profile(options, question)
                ? answer_json(question, result->profile[i])
                : json_null());
    }
    set(object, "profile", profile);
    set(object, "respondents", plain(result->respondents));
    set(object, "date", string(result->date));
    return object;
}

static json_t *questionnaire_json(const struct questionnaire *questionnaire) {
    json_t *object = json_object();
    set(object, "id", string(questionnaire->id));
    set(object, "version", string(questionnaire->version));
    set(object, "title", string(questionnaire->title));
    set(object, "fingerprint", string(questionnaire->fingerprint));
    return object;
}

static json_t *findings_json(const struct result *result) {
    json_t *list = json_array();
    for (size_t i = 0; i < result->finding_count; i++) {
        const struct finding *finding = result->findings[i];
        json_t *object = json_object();
        set(object, "id", string(finding->id));
        set(object, "kind", string(finding_kinds[finding->kind]));
        set(object, "title", string(finding->title));
        set(object, "text", string(finding->text));
        add(list, object);
    }
    return list;
}

static json_t *result_json(const struct result *result,
                           const struct render_options *options) {
    const struct questionnaire *questionnaire = result->questionnaire;
    json_t *object = json_object();
    json_t *ladders = json_array(), *questions = json_array();
    set(object, "cxladder", json_integer(1));
    set(object, "questionnaire", questionnaire_json(questionnaire));
    set(object, "assessment", assessment_json(result, options));
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        add(ladders, ladder_json(result, options, &result->ladders[i]));
    }
    set(object, "ladders", ladders);
    set(object, "recommendations", combined_json(result));
    set(object, "findings", findings_json(result));
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (!result->questions[i].question->profile)
            add(questions, question_json(&result->questions[i]));
    }
    if (!options->brief) set(object, "questions", questions);
    if (result->list_count) set(object, "lists", lists_json(result));
    if (result->assessment_count > 1 || result->discuss_count)
        set(object, "discuss-first",
            question_ids(result->discuss_first, result->discuss_count));
    return object;
}

void json_render(const struct result *result,
                 const struct render_options *options, FILE *out) {
    json_malloc_t old_malloc;
    json_free_t old_free;
    json_get_alloc_funcs(&old_malloc, &old_free);
    json_arena = options->arena;
    json_set_alloc_funcs(take, leave);
    json_dumpf(result_json(result, options), out,
               JSON_INDENT(1) | JSON_ENSURE_ASCII | JSON_REAL_PRECISION(17) |
                   JSON_PRESERVE_ORDER);
    fputc('\n', out);
    json_set_alloc_funcs(old_malloc, old_free);
    json_arena = NULL;
}
