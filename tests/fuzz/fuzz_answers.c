// SPDX-License-Identifier: MIT

#include "fuzz.h"

#include <stdlib.h>

// One byte says what becomes of a question; few are left unanswered or get
// what is wrong.
struct writer {
    FILE *out;
    struct fuzz_bytes *bytes;
};

static unsigned take(struct writer *writer, unsigned below) {
    return fuzz_take(writer->bytes) % below;
}

// A text that is not always harmless.
static const char *words(struct writer *writer) {
    static const char *const texts[] = {
        "word",
        "two words",
        "\"<b>&amp; 'x' \\\"y\\\"\"",
        "\"\\u202e=1+1|`*_#\\u200b\"",
        "\"line\\nline\\n\\n- x\"",
        "\"õ\\u0301 日本語 🙂\"",
        "\"[a](http://x) ![b](c)\"",
        "\"\"",
        "'''--- ...'",
        "2026-02-28",
        "a-word-without-a-break-wider-than-any-column-of-text-in-a-table",
        "\"@formula,;\\\"\"",
    };
    return texts[take(writer, sizeof(texts) / sizeof(*texts))];
}

static void write_level(struct writer *writer,
                        const struct question *question) {
    const struct ladder *ladder = question->ladder;
    unsigned byte = fuzz_take(writer->bytes);
    int rungs = ladder ? ladder->top - ladder->start + 1 : 5;
    int level = (ladder ? ladder->start : 0) + (int)byte % rungs;
    fprintf(writer->out, "%d", level);
    if (question->halves && byte >= 128 && level < ladder->top)
        fputs(".5", writer->out);
}

static const char *any_code(struct writer *writer,
                            const struct question *question) {
    if (!question->option_count) return "none";
    return question->options[take(writer, (unsigned)question->option_count)]
        .code;
}

static void write_codes(struct writer *writer, const struct question *question,
                        const char *between) {
    unsigned chosen = fuzz_take(writer->bytes);
    const char *lead = "";
    for (size_t i = 0; i < question->option_count; i++) {
        if (!(chosen >> i % 8 & 1)) continue;
        fprintf(writer->out, "%s%s", lead, question->options[i].code);
        lead = between;
    }
}

static void write_number(struct writer *writer,
                         const struct question *question) {
    static const char *const numbers[] = {"0",   "1",     "50",   "0.5", "-1",
                                          "100", "33.33", "1e-9", "7",   "1e9"};
    double least = question->min >= 0 || question->min < 0 ? question->min : 0;
    unsigned byte = fuzz_take(writer->bytes);
    if (byte < 20)
        fputs(numbers[byte % 10], writer->out);
    else
        fprintf(writer->out, "%g", least + (byte - 20) / 4.0);
}

static void write_value(struct writer *writer, const struct question *question);

static void write_entries(struct writer *writer,
                          const struct question *question) {
    unsigned count = take(writer, 4);
    fputc('[', writer->out);
    for (unsigned i = 0; i < count; i++) {
        fputs(i ? ", {" : "{", writer->out);
        const char *lead = "";
        for (size_t j = 0; j < list_of(question)->field_count; j++) {
            const struct question *field = &list_of(question)->fields[j];
            if (!field->required && take(writer, 4) == 0) continue;
            fprintf(writer->out, "%s%s: ", lead, field->id);
            write_value(writer, field);
            lead = ", ";
        }
        fputc('}', writer->out);
    }
    fputc(']', writer->out);
}

static void write_value(struct writer *writer,
                        const struct question *question) {
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        write_level(writer, question);
        break;
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        fputs(any_code(writer, question), writer->out);
        break;
    case QUESTION_MULTIPLE:
        fputc('[', writer->out);
        write_codes(writer, question, ", ");
        fputc(']', writer->out);
        break;
    case QUESTION_NUMBER:
        write_number(writer, question);
        break;
    case QUESTION_PERCENT:
        fprintf(writer->out, "%u", take(writer, 101));
        break;
    case QUESTION_NPS:
        fprintf(writer->out, "{promoters: %u, passives: %u, detractors: %u}",
                take(writer, 20), take(writer, 20), take(writer, 20));
        break;
    case QUESTION_DATE:
        fprintf(writer->out, "%u-%02u-%02u", 1990 + take(writer, 60),
                1 + take(writer, 12), 1 + take(writer, 29));
        break;
    case QUESTION_TEXT:
        fputs(words(writer), writer->out);
        break;
    case QUESTION_LIST:
        write_entries(writer, question);
        break;
    }
}

// --- Votes ---

static void write_key(struct writer *writer, const struct question *question,
                      unsigned number) {
    fputc('"', writer->out);
    if (number == 0) {
        fputs("dont-know", writer->out);
    } else if (number == 1) {
        fputs("not-applicable", writer->out);
    } else if (question->option_count && question->type != QUESTION_MULTIPLE) {
        fputs(question->options[number % question->option_count].code,
              writer->out);
    } else if (question->type == QUESTION_MULTIPLE) {
        unsigned chosen = number - 1;
        const char *lead = chosen ? "" : "+";
        for (size_t i = 0; i < question->option_count; i++) {
            if (!(chosen >> i & 1)) continue;
            fprintf(writer->out, "%s%s", lead, question->options[i].code);
            lead = "+";
        }
        if (!*lead) fputc('+', writer->out);
    } else {
        const struct ladder *ladder = question->ladder;
        int rungs = ladder ? ladder->top - ladder->start + 1 : 1;
        fprintf(writer->out, "%d",
                (ladder ? ladder->start : 0) + (int)number % rungs);
    }
    fputc('"', writer->out);
}

static unsigned keys_of(const struct question *question) {
    if (question->type == QUESTION_MULTIPLE) return 4;
    if (question->option_count) return (unsigned)question->option_count;
    if (!question->ladder) return 1;
    return (unsigned)(question->ladder->top - question->ladder->start + 1);
}

static void write_votes(struct writer *writer,
                        const struct question *question) {
    // No key twice.
    unsigned keys = keys_of(question);
    unsigned from = take(writer, 4), count = take(writer, keys < 4 ? keys : 4);
    fputc('{', writer->out);
    for (unsigned i = 0; i <= count; i++) {
        if (i) fputs(", ", writer->out);
        write_key(writer, question, from + i);
        fprintf(writer->out, ": %u", take(writer, 30));
    }
    fputc('}', writer->out);
}

static void write_rounds(struct writer *writer,
                         const struct questionnaire *survey,
                         const struct question *question) {
    static const char *const methods[] = {"hands", "files", "phones", "single"};
    const struct question *grouping = NULL;
    for (size_t i = 0; i < survey->profile_count; i++) {
        if (survey->profile[i].group) grouping = &survey->profile[i];
    }
    unsigned count = 1 + take(writer, 3);
    fputs("rounds: [", writer->out);
    for (unsigned i = 0; i < count; i++) {
        unsigned said = fuzz_take(writer->bytes);
        fprintf(writer->out, "%s{votes: ", i ? ", " : "");
        write_votes(writer, question);
        if (said & 1 && grouping) {
            fprintf(writer->out, ", by: {%s: ", any_code(writer, grouping));
            write_votes(writer, question);
            fputc('}', writer->out);
        }
        if (said & 2)
            fprintf(writer->out, ", method: %s", methods[said / 4 % 4]);
        if (said & 16) fprintf(writer->out, ", people: %u", 90 + said);
        if ((said & 96) == 32 && i + 1 == count)
            fputs(", open: true", writer->out);
        if ((said & 96) == 64) fputs(", void: true", writer->out);
        if ((said & 96) == 96 && i) fputs(", recount: true", writer->out);
        fputc('}', writer->out);
    }
    fputc(']', writer->out);
}

static bool can_vote(const struct question *question) {
    return question->ladder && question->type != QUESTION_NUMBER &&
           question->type != QUESTION_PERCENT &&
           question->type != QUESTION_NPS && question->type != QUESTION_DATE &&
           question->type != QUESTION_TEXT && question->type != QUESTION_LIST;
}

// --- Answers ---

static void write_long(struct writer *writer,
                       const struct questionnaire *survey,
                       const struct question *question) {
    unsigned kind = take(writer, 8), beside = fuzz_take(writer->bytes);
    fputc('{', writer->out);
    if (kind < 4 && can_vote(question)) {
        write_rounds(writer, survey, question);
    } else if (kind == 4) {
        fprintf(writer->out, "answer: not-applicable, reason: %s",
                words(writer));
    } else if (kind == 5) {
        fputs("answer: dont-know", writer->out);
    } else {
        fputs("answer: ", writer->out);
        write_value(writer, question);
    }
    if (beside & 1) fprintf(writer->out, ", note: %s", words(writer));
    if (beside & 2) fprintf(writer->out, ", evidence: %s", words(writer));
    if (beside & 4) fprintf(writer->out, ", parked: %s", words(writer));
    if (beside & 8) fputs(", private: true", writer->out);
    if (beside & 16) fprintf(writer->out, ", dissent: %s", words(writer));
    if (beside & 32) fputs(", basis: majority", writer->out);
    if (beside & 64 && question->tick_count)
        fprintf(writer->out, ", ticks: [%s], override: %s",
                question->ticks[beside % question->tick_count].code,
                words(writer));
    fputc('}', writer->out);
}

static void write_answer(struct writer *writer,
                         const struct questionnaire *survey,
                         const struct question *question) {
    unsigned byte = fuzz_take(writer->bytes);
    if (byte % 16 == 0 && !question->required) return;
    fprintf(writer->out, "  %s: ", question->id);
    if (byte % 16 == 1 && !question->profile)
        fputs("dont-know", writer->out);
    else if (byte % 16 == 2 && !question->profile)
        fputs("not-applicable", writer->out);
    else if (byte == 255)
        fputs(words(writer), writer->out);
    else if (byte % 4 == 3 && !question->profile)
        write_long(writer, survey, question);
    else
        write_value(writer, question);
    fputc('\n', writer->out);
}

static void write_decisions(struct writer *writer,
                            const struct questionnaire *survey) {
    static const char *const states[] = {"taken", "postponed", "refused",
                                         "done"};
    if (!survey->recommendation_count) return;
    size_t count = take(writer, 4);
    if (!count) return;
    fputs("decisions:\n", writer->out);
    for (size_t i = 0; i < count && i < survey->recommendation_count; i++) {
        unsigned byte = fuzz_take(writer->bytes);
        fprintf(writer->out, "  %s: {state: %s", survey->recommendations[i].id,
                states[byte % 4]);
        if (byte & 4) fprintf(writer->out, ", owner: %s", words(writer));
        if (byte & 8) fputs(", due: 2026-12-24", writer->out);
        fputs("}\n", writer->out);
    }
}

char *fuzz_answers(struct arena *arena, const struct questionnaire *survey,
                   struct fuzz_bytes *bytes, size_t *size) {
    char *text = NULL;
    FILE *out = open_memstream(&text, size);
    if (!out) abort();
    struct writer writer = {out, bytes};
    unsigned head = fuzz_take(bytes);
    fprintf(out,
            "cxladder-assessment: 1\nquestionnaire: {id: %s, version: \"1\"}\n"
            "started: 2026-01-%02u\n",
            survey->id, 1 + head % 28);
    if (head & 1) fprintf(out, "finished: 2026-02-%02u\n", 1 + head % 28);
    if (head & 2) fprintf(out, "people: %u\n", 1 + head / 4);
    if (head & 4) fprintf(out, "respondent: r%u\n", head);
    if (survey->profile_count) fputs("profile:\n", out);
    for (size_t i = 0; i < survey->profile_count; i++) {
        write_answer(&writer, survey, &survey->profile[i]);
    }
    fputs("answers:\n", out);
    if (survey->question_count == survey->profile_count)
        fputs("  nothing: {}\n", out);
    for (size_t i = survey->profile_count; i < survey->question_count; i++) {
        write_answer(&writer, survey, survey->questions[i]);
    }
    write_decisions(&writer, survey);
    if (fclose(out)) abort();
    char *copy = arena_copy(arena, text, *size);
    free(text);
    return copy;
}
