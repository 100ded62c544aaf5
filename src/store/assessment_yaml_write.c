// SPDX-License-Identifier: MIT
//
// An assessment as text. The order is the questionnaire's, so that two saves
// differ in what was changed alone; whether an answer takes one line or a block
// depends on its texts only, not on what was answered.

#include "assessment_yaml.h"
#include "text.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

// Notes this short may stand in braces beside the answer.
#define SHORT_TEXT 60

const char *const decision_words[5] = {
    [DECISION_TAKEN] = "taken",
    [DECISION_POSTPONED] = "postponed",
    [DECISION_REFUSED] = "refused",
    [DECISION_DONE] = "done",
};

// --- Values ---

static void put_codes(FILE *out, const char *const *codes, size_t count) {
    putc('[', out);
    for (size_t i = 0; i < count; i++) {
        if (i) fputs(", ", out);
        yaml_scalar(out, codes[i]);
    }
    putc(']', out);
}

static void put_nps(FILE *out, const struct value *value) {
    fputs("{promoters: ", out);
    yaml_number(out, value->promoters);
    fputs(", passives: ", out);
    yaml_number(out, value->passives);
    fputs(", detractors: ", out);
    yaml_number(out, value->detractors);
    putc('}', out);
}

// On the rest of a line; lists are put by put_entries.
static void put_value(FILE *out, const struct question *question,
                      const struct value *value) {
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
        yaml_number(out, value->number);
        break;
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        yaml_scalar(out, value->text);
        break;
    case QUESTION_MULTIPLE:
        put_codes(out, value->codes, value->code_count);
        break;
    case QUESTION_NPS:
        put_nps(out, value);
        break;
    case QUESTION_DATE:
        fputs(value->text, out);
        break;
    case QUESTION_TEXT:
        // Told from a state by its quotes.
        if (word_is_special(value->text))
            yaml_quoted(out, value->text);
        else
            yaml_scalar(out, value->text);
        break;
    case QUESTION_LIST:
        fputs("[]", out);
        break;
    }
}

static void put_entries(FILE *out, const struct question *question,
                        const struct value *value, int indent) {
    for (size_t i = 0; i < value->entry_count; i++) {
        const struct entry *entry = &value->entries[i];
        const char *between = "";
        putc('\n', out);
        yaml_indent(out, indent);
        fputs("- {", out);
        for (size_t j = 0; j < list_of(question)->field_count; j++) {
            if (!entry->given[j]) continue;
            fputs(between, out);
            yaml_scalar(out, list_of(question)->fields[j].id);
            fputs(": ", out);
            put_value(out, &list_of(question)->fields[j], &entry->values[j]);
            between = ", ";
        }
        putc('}', out);
    }
}

static void put_state(FILE *out, const struct question *question,
                      const struct answer *answer) {
    switch (answer->state) {
    case ANSWER_NONE:
        break;
    case ANSWER_GIVEN:
        put_value(out, question, &answer->value);
        break;
    case ANSWER_DONT_KNOW:
        fputs(WORD_DONT_KNOW, out);
        break;
    case ANSWER_NOT_APPLICABLE:
        fputs(WORD_NOT_APPLICABLE, out);
        break;
    }
}

// --- Rounds ---

static void put_votes(FILE *out, const struct vote *votes, size_t count) {
    putc('{', out);
    for (size_t i = 0; i < count; i++) {
        double level;
        if (i) fputs(", ", out);
        yaml_key_mark(out, votes[i].key);
        if (text_parse_number(votes[i].key, &level))
            fputs(votes[i].key, out);
        else
            yaml_scalar(out, votes[i].key);
        fprintf(out, ": %u", votes[i].count);
    }
    putc('}', out);
}

static void put_groups(FILE *out, const struct round *round) {
    fputs(", by: {", out);
    for (size_t i = 0; i < round->by_count; i++) {
        if (i) fputs(", ", out);
        yaml_scalar(out, round->by[i].group);
        fputs(": ", out);
        put_votes(out, round->by[i].votes, round->by[i].vote_count);
    }
    putc('}', out);
}

static void put_round(FILE *out, const struct round *round) {
    fputs("      - {votes: ", out);
    put_votes(out, round->votes, round->vote_count);
    if (round->by_count) put_groups(out, round);
    if (round->method) fprintf(out, ", method: %s", round->method);
    if (round->people) fprintf(out, ", people: %u", round->people);
    if (round->not_asked) fprintf(out, ", not-asked: %u", round->not_asked);
    if (round->in_doubt) fprintf(out, ", in-doubt: %u", round->in_doubt);
    if (round->open) fputs(", open: true", out);
    if (round->unseen) fputs(", unseen: true", out);
    if (round->is_void) fputs(", void: true", out);
    if (round->recount) fputs(", recount: true", out);
    fputs("}\n", out);
}

// --- Answers ---

struct named_text {
    const char *key, *text;
};

#define ANSWER_TEXTS 7

static void answer_texts(const struct answer *answer,
                         struct named_text texts[ANSWER_TEXTS]) {
    const struct named_text all[ANSWER_TEXTS] = {
        {"reason", answer->reason},     {"note", answer->note},
        {"evidence", answer->evidence}, {"override", answer->override},
        {"basis", answer->basis},       {"dissent", answer->dissent},
        {"parked", answer->parked},
    };
    memcpy(texts, all, sizeof(all));
}

// Everything of an answer in braces, on one line.
static void put_inline(FILE *out, const struct question *question,
                       const struct answer *answer,
                       const struct named_text *texts) {
    const char *between = "";
    putc('{', out);
    if (answer->state != ANSWER_NONE) {
        fputs("answer: ", out);
        put_state(out, question, answer);
        between = ", ";
    }
    if (answer->has_ticks) {
        fprintf(out, "%sticks: ", between);
        put_codes(out, answer->ticks, answer->tick_count);
        between = ", ";
    }
    for (size_t i = 0; i < ANSWER_TEXTS; i++) {
        if (!texts[i].text) continue;
        fprintf(out, "%s%s: ", between, texts[i].key);
        yaml_scalar(out, texts[i].text);
        between = ", ";
    }
    if (answer->is_private) fprintf(out, "%sprivate: true", between);
    fputs("}\n", out);
}

static void put_block(FILE *out, const struct question *question,
                      const struct answer *answer,
                      const struct named_text *texts) {
    putc('\n', out);
    if (answer->round_count) fputs("    rounds:\n", out);
    for (size_t i = 0; i < answer->round_count; i++) {
        put_round(out, &answer->rounds[i]);
    }
    if (answer->state != ANSWER_NONE) {
        bool list = answer->state == ANSWER_GIVEN &&
                    question->type == QUESTION_LIST &&
                    answer->value.entry_count > 0;
        fputs("    answer:", out);
        if (list) {
            put_entries(out, question, &answer->value, 6);
        } else {
            putc(' ', out);
            put_state(out, question, answer);
        }
        putc('\n', out);
    }
    if (answer->sums) {
        fputs("    counts: ", out);
        counts_print(question, answer->sums, out);
        putc('\n', out);
    }
    if (answer->has_ticks) {
        fputs("    ticks: ", out);
        put_codes(out, answer->ticks, answer->tick_count);
        putc('\n', out);
    }
    for (size_t i = 0; i < ANSWER_TEXTS; i++) {
        if (!texts[i].text) continue;
        fprintf(out, "    %s: ", texts[i].key);
        yaml_text(out, texts[i].text, 4);
        putc('\n', out);
    }
    if (answer->is_private) fputs("    private: true\n", out);
}

// A value that stands behind its question's id without braces.
static bool is_short(const struct question *question) {
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
    case QUESTION_DATE:
    case QUESTION_TEXT:
        return true;
    case QUESTION_MULTIPLE:
    case QUESTION_NPS:
    case QUESTION_LIST:
        return false;
    }
    return false;
}

static void put_answer(FILE *out, const struct question *question,
                       const struct answer *answer) {
    struct named_text texts[ANSWER_TEXTS];
    answer_texts(answer, texts);
    size_t length = 0;
    bool lines = false;
    for (size_t i = 0; i < ANSWER_TEXTS; i++) {
        if (!texts[i].text) continue;
        length += 1 + strlen(texts[i].text);
        lines = lines || strchr(texts[i].text, '\n');
    }
    bool bare = !length && !answer->has_ticks && !answer->is_private;
    yaml_indent(out, 2);
    yaml_scalar(out, question->id);
    putc(':', out);
    if (answer->round_count || question->type == QUESTION_LIST || lines ||
        length > SHORT_TEXT) {
        put_block(out, question, answer, texts);
    } else if (bare && answer->state == ANSWER_GIVEN && is_short(question)) {
        putc(' ', out);
        if (question->type == QUESTION_TEXT &&
            !word_is_special(answer->value.text))
            yaml_text(out, answer->value.text, 2);
        else
            put_state(out, question, answer);
        putc('\n', out);
    } else {
        putc(' ', out);
        put_inline(out, question, answer, texts);
    }
}

static size_t put_answers(const struct assessment *assessment, FILE *out,
                          bool profile) {
    const struct questionnaire *questionnaire = assessment->questionnaire;
    size_t count = 0;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        const struct answer *answer = &assessment->answers[i];
        if (question->profile != profile || answer_is_empty(answer)) continue;
        if (!count++) fputs(profile ? "profile:\n" : "answers:\n", out);
        put_answer(out, question, answer);
    }
    return count;
}

// --- The rest ---

static void put_decisions(const struct assessment *assessment, FILE *out) {
    const struct questionnaire *questionnaire = assessment->questionnaire;
    bool first = true;
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        const struct decision *decision = &assessment->decisions[i];
        if (decision->state == DECISION_NONE && !decision->owner &&
            !decision->due)
            continue;
        if (first) fputs("decisions:\n", out);
        first = false;
        yaml_indent(out, 2);
        yaml_scalar(out, questionnaire->recommendations[i].id);
        fputs(": {", out);
        const char *between = "";
        if (decision->state != DECISION_NONE) {
            fprintf(out, "state: %s", decision_words[decision->state]);
            between = ", ";
        }
        if (decision->owner) {
            fprintf(out, "%sowner: ", between);
            yaml_scalar(out, decision->owner);
            between = ", ";
        }
        if (decision->due) fprintf(out, "%sdue: %s", between, decision->due);
        fputs("}\n", out);
    }
}

static void put_line(FILE *out, const char *key, const char *text) {
    if (!text) return;
    fprintf(out, "%s: ", key);
    if (text_is_date(text))
        fputs(text, out);
    else
        yaml_scalar(out, text);
    putc('\n', out);
}

static void put_head(const struct assessment *assessment, FILE *out) {
    const struct questionnaire *questionnaire = assessment->questionnaire;
    fputs("cxladder-assessment: 1\nquestionnaire: {id: ", out);
    yaml_scalar(out, questionnaire->id);
    // The answers stand by the ids of this questionnaire, whichever version the
    // file was made with.
    if (questionnaire->version) {
        fputs(", version: ", out);
        yaml_quoted(out, questionnaire->version);
    }
    if (questionnaire->fingerprint[0])
        fprintf(out, ", fingerprint: %s", questionnaire->fingerprint);
    fputs("}\n", out);
    put_line(out, "language", assessment->language);
    put_line(out, "started", assessment->started);
    put_line(out, "finished", assessment->finished);
    if (assessment->has_at && assessment->at < questionnaire->question_count)
        put_line(out, "at", questionnaire->questions[assessment->at]->id);
    if (assessment->people) fprintf(out, "people: %u\n", assessment->people);
    rules_print(&assessment->rules, out);
    put_line(out, "respondent", assessment->respondent);
}

// Sixteen digits, some of which may be all decimal: quotes keep them a text for
// every reader of YAML.
static void put_merged(const struct assessment *assessment, FILE *out) {
    if (assessment->merged_count) fputs("merged:\n", out);
    for (size_t i = 0; i < assessment->merged_count; i++) {
        fprintf(out, "  - \"%016" PRIx64 "\"\n", assessment->merged[i]);
    }
}

void assessment_print(const struct assessment *assessment, FILE *out) {
    put_head(assessment, out);
    put_answers(assessment, out, true);
    if (!put_answers(assessment, out, false)) fputs("answers: {}\n", out);
    put_decisions(assessment, out);
    plan_print(assessment->questionnaire, &assessment->aims, out);
    put_merged(assessment, out);
    if (assessment->unused && assessment->unused->first) {
        fputs("unused:", out);
        yaml_node(out, assessment->unused, 0);
    }
    // What is cut off later, at whatever line, is noticed.
    fputs(ASSESSMENT_END, out);
}
