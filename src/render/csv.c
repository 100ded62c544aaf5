// SPDX-License-Identifier: MIT

#include "csv_table.h"
#include "remarks.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

// --- Escaping ---

// Spreadsheets run what begins with one of these, quoted or not, also behind
// blanks; the wide forms are typed in the far east.
static bool is_formula(const char *text) {
    static const char *const signs[] = {"=",  "+",  "-",  "@",
                                        "＝", "＋", "－", "＠"};
    static const char *const blanks[] = {" ", "\n", "\u00a0", "\u3000"};
    double number;
    for (size_t i = 0; i < COUNT_OF(blanks); i++) {
        size_t length = strlen(blanks[i]);
        if (strncmp(text, blanks[i], length) != 0) continue;
        text += length;
        i = (size_t)-1;
    }
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        if (strncmp(text, signs[i], strlen(signs[i])) == 0)
            return !text_parse_number(text, &number);
    }
    return false;
}

static bool needs_quotes(const char *text) {
    return strpbrk(text, ",\"\n") || text[0] == ' ' ||
           text[strlen(text) - 1] == ' ';
}

// The one way into the file: the gate first, which makes marks of tabs and
// returns; then an apostrophe before what would run; then quotes.
void table_cell(struct table *table, const char *text) {
    if (table->begun) fputc(',', table->out);
    table->begun = true;
    if (!text || !*text) return;
    text = text_visible(table->arena, text, true);
    bool quoted = needs_quotes(text);
    if (quoted) fputc('"', table->out);
    if (is_formula(text)) fputc('\'', table->out);
    for (; *text; text++) {
        if (*text == '"') fputc('"', table->out);
        fputc(*text, table->out);
    }
    if (quoted) fputc('"', table->out);
}

void table_end_row(struct table *table) {
    fputs("\r\n", table->out);
    table->begun = false;
}

// --- Numbers ---

void table_number(struct table *table, double number) {
    char text[64] = "";
    for (int digits = 1; isfinite(number) && digits <= 17; digits++) {
        snprintf(text, sizeof(text), "%.*g", digits, number);
        if (strtod(text, NULL) == number) break;
    }
    // No exponents: not every reader knows them.
    if (strchr(text, 'e')) {
        snprintf(text, sizeof(text), "%.18f", number);
        char *end = text + strlen(text);
        while (end[-1] == '0') {
            *--end = '\0';
        }
        if (end[-1] == '.') end[-1] = '\0';
        if (strcmp(text, "-0") == 0) strcpy(text, "0");
    }
    table_cell(table, text);
}

void table_level(struct table *table, int level) {
    table_number(table, level == LEVEL_UNKNOWN ? (double)NAN : level);
}

// --- Files ---

size_t table_files(const struct table *table) {
    return table->whole->each ? table->whole->assessment_count : 1;
}

const struct result *table_result(const struct table *table, size_t file) {
    return table->whole->each ? table->whole->each[file] : table->whole;
}

const struct assessment *table_assessment(const struct table *table,
                                          size_t file) {
    const struct result *own = table_result(table, file);
    return own->assessment_count == 1 ? own->assessments[0] : NULL;
}

void table_who(struct table *table, size_t file) {
    const struct assessment *assessment = table_assessment(table, file);
    bool named = assessment && remarks_names(table->options);
    if (named && assessment->path) {
        const char *slash = strrchr(assessment->path, '/');
        table_cell(table, slash ? slash + 1 : assessment->path);
    } else {
        table_number(table, (double)(file + 1));
    }
    table_cell(table, named ? assessment->respondent : NULL);
}

// --- Answers ---

static const char *joined(struct arena *arena, const char *before,
                          const char *text) {
    return before[0] ? arena_printf(arena, "%s; %s", before, text) : text;
}

static const char *codes(struct arena *arena, const struct value *value) {
    const char *text = "";
    for (size_t i = 0; i < value->code_count; i++)
        text = joined(arena, text, value->codes[i]);
    return text;
}

static const char *simple_code(struct arena *arena,
                               const struct question *question,
                               const struct value *value) {
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
        return arena_printf(arena, "%.15g", value->number);
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
    case QUESTION_DATE:
    case QUESTION_TEXT:
        return value->text;
    case QUESTION_MULTIPLE:
        return codes(arena, value);
    case QUESTION_NPS:
        return arena_printf(arena, "%.15g; %.15g; %.15g", value->promoters,
                            value->passives, value->detractors);
    case QUESTION_LIST:
        break;
    }
    return NULL;
}

// A line per entry: "what: To be called back; worded: yes".
static const char *entries(struct arena *arena, const struct question *question,
                           const struct value *value) {
    const char **lines = ARENA_ARRAY(arena, const char *, value->entry_count);
    size_t size = 1;
    for (size_t i = 0; i < value->entry_count; i++) {
        const struct entry *entry = &value->entries[i];
        lines[i] = "";
        for (size_t j = 0; j < list_of(question)->field_count; j++) {
            const struct question *field = &list_of(question)->fields[j];
            const char *code =
                entry->given[j] ? simple_code(arena, field, &entry->values[j])
                                : NULL;
            if (code)
                lines[i] =
                    joined(arena, lines[i],
                           arena_printf(arena, "%s: %s", field->id, code));
        }
        size += strlen(lines[i]) + 1;
    }
    char *text = ARENA_ARRAY(arena, char, size), *end = text;
    for (size_t i = 0; i < value->entry_count; i++) {
        if (i) end = stpcpy(end, "\n");
        end = stpcpy(end, lines[i]);
    }
    return text;
}

static bool is_shown(const struct table *table,
                     const struct question *question) {
    return !question->profile || remarks_profile(table->options, question);
}

const char *table_code(const struct table *table,
                       const struct question *question,
                       const struct value *value) {
    if (!is_shown(table, question)) return NULL;
    return question->type == QUESTION_LIST
               ? entries(table->arena, question, value)
               : simple_code(table->arena, question, value);
}

const char *table_label(const struct table *table,
                        const struct question *question,
                        const struct value *value) {
    const char *text = "";
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        return value->number == floor(value->number)
                   ? question_description(question, (int)value->number)
                   : NULL;
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        return value->text ? table_option(question, value->text) : NULL;
    case QUESTION_MULTIPLE:
        for (size_t i = 0; i < value->code_count; i++) {
            const char *label = table_option(question, value->codes[i]);
            if (label) text = joined(table->arena, text, label);
        }
        return text;
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
    case QUESTION_NPS:
    case QUESTION_DATE:
    case QUESTION_TEXT:
    case QUESTION_LIST:
        break;
    }
    return NULL;
}

const char *table_option(const struct question *question, const char *code) {
    const struct option *option = question_option(question, code);
    return option ? option->label : NULL;
}
