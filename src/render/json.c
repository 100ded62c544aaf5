// SPDX-License-Identifier: MIT
//
// The result for other programs, as cxladder(1) documents it. What is unknown
// is null, numbers carry full precision, and the order of the keys is stable.
// The JSON library takes its memory from the caller's arena, so that running
// out of it is handled where all memory is.

#include "agreement.h"
#include "formats.h"
#include "json_inside.h"
#include "remarks.h"

// --- Memory ---

static struct arena *json_arena;

static void *take(size_t size) {
    return arena_alloc(json_arena, 1, size);
}

static void leave(void *memory) {
    (void)memory;
}

static const char *const finding_kinds[] = {
    [FINDING_RISK] = "risk",
    [FINDING_WARNING] = "warning",
    [FINDING_STRENGTH] = "strength",
    [FINDING_NOTE] = "note",
};

// --- The whole ---

// Files that do not count, by the reason; nothing where all of them do.
static void set_left_out(json_t *object, const struct left_out *left_out) {
    const struct {
        const char *name;
        size_t count;
    } rows[] = {
        {"unreadable", left_out->unreadable}, {"invalid", left_out->invalid},
        {"in-merged", left_out->overlaps},    {"copies", left_out->copies},
        {"older", left_out->older},
    };
    json_t *reasons = json_object();
    size_t all = 0;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        set_json(reasons, rows[i].name,
                 json_integer((json_int_t)rows[i].count));
        all += rows[i].count;
    }
    if (all)
        set_json(object, "left-out", reasons);
    else
        json_decref(reasons);
}

static json_t *assessment_json(const struct result *result,
                               const struct render_options *options) {
    const struct questionnaire *questionnaire = result->questionnaire;
    json_t *object = json_object(), *profile = json_object();
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        set_json(profile, question->id,
                 remarks_profile(options, question)
                     ? answer_json(question, result->profile[i])
                     : json_null());
    }
    set_json(object, "profile", profile);
    set_json(object, "respondents", plain_json(result->respondents));
    set_json(object, "date", text_json(result->date));
    set_left_out(object, &result->left_out);
    return object;
}

static json_t *questionnaire_json(const struct questionnaire *questionnaire) {
    json_t *object = json_object();
    set_json(object, "id", text_json(questionnaire->id));
    set_json(object, "version", text_json(questionnaire->version));
    set_json(object, "title", text_json(questionnaire->title));
    set_json(object, "fingerprint", text_json(questionnaire->fingerprint));
    return object;
}

static json_t *findings_json(const struct result *result) {
    json_t *list = json_array();
    for (size_t i = 0; i < result->finding_count; i++) {
        const struct finding *finding = result->findings[i];
        json_t *object = json_object();
        set_json(object, "id", text_json(finding->id));
        set_json(object, "kind", text_json(finding_kinds[finding->kind]));
        set_json(object, "title", text_json(finding->title));
        set_json(object, "text", text_json(finding->text));
        add_json(list, object);
    }
    return list;
}

// What is taken as agreed, and what as worth a discussion.
static json_t *agreement_json(void) {
    json_t *object = json_object();
    set_json(object, "agreed", number_json(AGREEMENT_SETTLED));
    set_json(object, "discuss-below", number_json(AGREEMENT_CHECKED));
    set_json(object, "discuss-distance", number_json(AGREEMENT_DISTANCE));
    return object;
}

static json_t *rule_json(enum vote_rule rule, unsigned value) {
    return vote_rule_limits[rule].is_share ? number_json(vote_share(value))
                                           : json_integer(value);
}

// By what the rooms have read their votes: null where that differs, with both
// ends beside it.
static json_t *workshop_json(const struct room_rules *rules) {
    json_t *object = json_object(), *ranges = json_object();
    for (size_t i = 0; i < VOTE_RULES; i++) {
        enum vote_rule rule = (enum vote_rule)i;
        const char *key = vote_rule_limits[i].key;
        if (rules->low[i] == rules->high[i]) {
            set_json(object, key, rule_json(rule, rules->low[i]));
            continue;
        }
        json_t *ends = json_array();
        add_json(ends, rule_json(rule, rules->low[i]));
        add_json(ends, rule_json(rule, rules->high[i]));
        set_json(object, key, json_null());
        set_json(ranges, key, ends);
    }
    set_json(object, "groups",
             rules->groups ? text_json(rules->groups->id) : json_null());
    set_json(object, "rooms", json_integer((json_int_t)rules->rooms));
    set_json(object, "differ", json_boolean(rules->differ));
    set_json(object, "ranges", ranges);
    return object;
}

static json_t *result_json(const struct result *result,
                           const struct render_options *options) {
    const struct questionnaire *questionnaire = result->questionnaire;
    json_t *object = json_object();
    json_t *ladders = json_array(), *questions = json_array();
    set_json(object, "cxladder", json_integer(1));
    set_json(object, "questionnaire", questionnaire_json(questionnaire));
    set_json(object, "assessment", assessment_json(result, options));
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        add_json(ladders, ladder_json(result, options, &result->ladders[i]));
    }
    set_json(object, "ladders", ladders);
    set_json(object, "recommendations", combined_json(result));
    set_json(object, "decisions", decisions_json(result, options));
    set_json(object, "findings", findings_json(result));
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (!result->questions[i].question->profile)
            add_json(questions,
                     question_json(result, options, &result->questions[i]));
    }
    if (!options->brief) set_json(object, "questions", questions);
    if (result->list_count) set_json(object, "lists", lists_json(result));
    if (result->grouping_count) set_json(object, "groups", groups_json(result));
    if (result->respondents > 1 || result->discuss_count)
        set_json(object, "discuss-first",
                 question_ids(result->discuss_first, result->discuss_count));
    if (result->respondents > 1)
        set_json(object, "agreement", agreement_json());
    if (result->rules.rooms)
        set_json(object, "workshop", workshop_json(&result->rules));
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
