// SPDX-License-Identifier: MIT

#include "diag.h"

#include "text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct diags *diags_new(struct arena *arena) {
    struct diags *diags = ARENA_NEW(arena, struct diags);
    diags->arena = arena;
    return diags;
}

static PRINTF_LIKE(2, 0) const
    char *message(struct arena *arena, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    size_t size = length < 0 ? 1 : (size_t)length + 1;
    char *text = ARENA_ARRAY(arena, char, size);
    if (length > 0) vsnprintf(text, size, format, arguments);
    return text;
}

void diag(struct diags *diags, enum severity severity, struct place at,
          const char *rule, const char *format, ...) {
    unsigned *count =
        severity == SEVERITY_ERROR ? &diags->errors : &diags->warnings;
    if ((*count)++ >= DIAGS_KEPT) return;
    struct problem *problem = ARENA_NEW(diags->arena, struct problem);
    va_list arguments;
    va_start(arguments, format);
    problem->text = message(diags->arena, format, arguments);
    va_end(arguments);
    problem->severity = severity;
    problem->at = at;
    problem->rule = rule;
    if (diags->last)
        diags->last->next = problem;
    else
        diags->first = problem;
    diags->last = problem;
}

// --- Sorting ---

struct sortable {
    struct problem *problem;
    size_t file, order;
};

static int compare_numbers(size_t a, size_t b) {
    return (a > b) - (a < b);
}

static int compare(const void *left, const void *right) {
    const struct sortable *a = left, *b = right;
    int order = compare_numbers(a->file, b->file);
    if (!order)
        order = compare_numbers(a->problem->at.line, b->problem->at.line);
    if (!order)
        order = compare_numbers(a->problem->at.column, b->problem->at.column);
    return order ? order : compare_numbers(a->order, b->order);
}

static bool same_path(const char *a, const char *b) {
    return a == b || (a && b && !strcmp(a, b));
}

// Files are few: a problem is nearly always in the same file as the one before.
static size_t file_number(const struct sortable *items, size_t count,
                          const char *path) {
    size_t files = 0;
    for (size_t i = count; i-- > 0;) {
        if (same_path(items[i].problem->at.path, path)) return items[i].file;
        if (items[i].file + 1 > files) files = items[i].file + 1;
    }
    return files;
}

static bool repeats(const struct problem *a, const struct problem *b) {
    return same_path(a->at.path, b->at.path) && a->at.line == b->at.line &&
           a->at.column == b->at.column && !strcmp(a->text, b->text);
}

static void drop(struct diags *diags, const struct problem *problem) {
    if (problem->severity == SEVERITY_ERROR)
        diags->errors--;
    else
        diags->warnings--;
}

static void relink(struct diags *diags, const struct sortable *items,
                   size_t count) {
    diags->first = diags->last = NULL;
    for (size_t i = 0; i < count; i++) {
        struct problem *problem = items[i].problem;
        problem->next = NULL;
        if (diags->last && repeats(diags->last, problem)) {
            drop(diags, problem);
            continue;
        }
        if (diags->last)
            diags->last->next = problem;
        else
            diags->first = problem;
        diags->last = problem;
    }
}

void diags_sort(struct diags *diags) {
    size_t count = 0;
    for (struct problem *p = diags->first; p; p = p->next) {
        count++;
    }
    if (count < 2) return;
    struct sortable *items = ARENA_ARRAY(diags->arena, struct sortable, count);
    size_t i = 0;
    for (struct problem *p = diags->first; p; p = p->next) {
        items[i] = (struct sortable){p, file_number(items, i, p->at.path), i};
        i++;
    }
    qsort(items, count, sizeof(*items), compare);
    relink(diags, items, count);
}

// --- Printing ---

// Source lines are shown in the order of the file, so one pass over it serves
// all of its problems. A line longer than the buffer is shown by its beginning.
struct source {
    const char *path;
    FILE *file;
    unsigned line;
    char text[512];
    bool have;
};

static void source_open(struct source *source, const char *path) {
    if (source->file) fclose(source->file);
    *source = (struct source){.path = path};
    // What is no file cannot be read twice: a pipe would wait for more, a
    // device may have lines without an end.
    struct stat status;
    if (path && !stat(path, &status) && S_ISREG(status.st_mode))
        source->file = fopen(path, "re");
}

static void skip_rest(struct source *source) {
    int c;
    while ((c = getc(source->file)) != EOF && c != '\n') {
    }
}

static const char *source_line(struct source *source, struct place at) {
    if (!same_path(source->path, at.path) || source->line > at.line)
        source_open(source, at.path);
    while (source->file && source->line < at.line) {
        source->have =
            fgets(source->text, sizeof(source->text), source->file) != NULL;
        if (!source->have) return NULL;
        source->line++;
        if (strchr(source->text, '\n'))
            source->text[strcspn(source->text, "\r\n")] = '\0';
        else
            skip_rest(source);
    }
    return source->file && source->have ? source->text : NULL;
}

// Of a long line the part around the column is shown, so that the caret stands
// below it on a screen of 80 columns.
#define LINE_COLUMNS 72
#define COLUMNS_BEFORE 40
#define COLUMNS_BEHIND 20
#define CUT "..."

struct excerpt {
    const char *from, *to; // of the line
    int before;            // columns from there to the place
    bool cut;              // in front; it is behind where [to] is not the end
};

static size_t step_of(const char *at, int *width) {
    const char *behind = at;
    text_next(&behind);
    *width = text_width_of(at, (size_t)(behind - at));
    return (size_t)(behind - at);
}

// False where the line ends before the column.
static bool excerpt_of(const char *line, unsigned column,
                       struct excerpt *excerpt) {
    const char *at = line;
    int width, left = LINE_COLUMNS;
    if (!strncmp(at, "\xEF\xBB\xBF", 3)) at += 3;
    *excerpt = (struct excerpt){.from = at};
    unsigned i = 1;
    for (; i < column && *at; i++) {
        at += step_of(at, &width);
        excerpt->before += width;
    }
    bool reached = i >= column;
    bool far = reached && excerpt->before > LINE_COLUMNS - COLUMNS_BEHIND &&
               text_width(excerpt->from) > LINE_COLUMNS;
    while (far && excerpt->before > COLUMNS_BEFORE) {
        excerpt->from += step_of(excerpt->from, &width);
        excerpt->before -= width;
    }
    for (excerpt->to = excerpt->from; *excerpt->to;) {
        size_t length = step_of(excerpt->to, &width);
        if ((left -= width) < 0) break;
        excerpt->to += length;
    }
    excerpt->cut = far;
    return reached;
}

static void print_source(FILE *out, struct source *source, struct place at) {
    if (!at.line) return;
    const char *line = source_line(source, at);
    if (!line) return;
    char shown[sizeof(source->text)];
    size_t length = strlen(line);
    memcpy(shown, line, length + 1);
    for (size_t i = 0; i < length; i++) {
        if (shown[i] == '\t') shown[i] = ' ';
    }
    // The caret would stand wrongly below a line with marks in it.
    size_t valid = text_valid_prefix(shown, length);
    bool plain = valid == length;
    for (const char *at_text = shown; plain && *at_text;) {
        plain = !text_is_deceptive(text_next(&at_text));
    }
    struct excerpt excerpt;
    bool reached = excerpt_of(shown, at.column, &excerpt) && at.column;
    bool goes_on = *excerpt.to != '\0';
    shown[excerpt.to - shown] = '\0';
    fprintf(out, "  %s", excerpt.cut ? CUT : "");
    text_put_line(out, excerpt.from);
    fprintf(out, "%s\n", goes_on ? CUT : "");
    if (plain && reached)
        fprintf(out, "  %*s^\n",
                excerpt.before + (excerpt.cut ? (int)strlen(CUT) : 0), "");
}

static void print_problem(FILE *out, struct source *source,
                          const struct problem *problem) {
    text_put_line(out, problem->at.path ? problem->at.path : "");
    if (problem->at.line)
        fprintf(out, ":%u:%u", problem->at.line, problem->at.column);
    text_print(out, ": %s: ",
               problem->severity == SEVERITY_ERROR ? _("error") : _("warning"));
    text_put_line(out, problem->text);
    if (problem->rule) fprintf(out, " [%s]", problem->rule);
    putc('\n', out);
    print_source(out, source, problem->at);
}

void diags_print(struct diags *diags, FILE *out) {
    diags_sort(diags);
    struct source source = {0};
    // Errors come before warnings where there are too many for both, or nobody
    // would see why a file is refused.
    unsigned errors = diags->errors < DIAGS_SHOWN ? diags->errors : DIAGS_SHOWN;
    unsigned warnings = DIAGS_SHOWN - errors;
    if (warnings > diags->warnings) warnings = diags->warnings;
    unsigned rest = diags->errors + diags->warnings - errors - warnings;
    for (const struct problem *p = diags->first; p; p = p->next) {
        unsigned *left = p->severity == SEVERITY_ERROR ? &errors : &warnings;
        if (!*left) continue;
        --*left;
        print_problem(out, &source, p);
    }
    if (source.file) fclose(source.file);
    if (rest) {
        text_print(out, PLURAL("%u more problem", "%u more problems", rest),
                   rest);
        putc('\n', out);
    }
}
