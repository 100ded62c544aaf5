// SPDX-License-Identifier: MIT
//
// Markdown for wikis and repositories: CommonMark with the tables of GitHub.
// Foreign text can make neither link nor heading, table, list or HTML.

#include "markdown_writer.h"

#include "text.h"

#include <string.h>

// --- Escaping ---

static bool is_letter(char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
           (unsigned char)sign >= 0x80;
}

// Signs that mean something wherever they stand.
static bool is_markup(const char *at, const char *from) {
    if (strchr("\\`*_[]{}<>|~&$#", *at)) return true;
    // What readers make links of by themselves: http://, www. and so on.
    if (*at == ':') return at[1] == '/' && at[2] == '/';
    return *at == '.' && at > from && is_letter(at[-1]) && is_letter(at[1]);
}

// Signs that mean something at the beginning of a line: of a list, a rule, the
// second row of a table. [from] is that beginning.
static bool is_opening(const char *at, const char *from) {
    if (at == from) return strchr("+-=:", *at) != NULL;
    if (*at != '.' && *at != ')') return false;
    return (size_t)(at - from) == strspn(from, "0123456789") &&
           (at[1] == ' ' || at[1] == '\n' || at[1] == '\0');
}

// One line of [text], which has passed the gate; returns where it ends. [opens]
// tells that it stands at the beginning of a line.
static const char *put_line(FILE *out, const char *text, bool opens) {
    const char *from = text + strspn(text, " ");
    const char *end = from + strcspn(from, "\n"), *last = end;
    while (last > from && last[-1] == ' ') {
        last--;
    }
    for (const char *at = from; at < last; at++) {
        // An address is made a link whatever is escaped in it, but not across
        // code.
        if (*at == '@') {
            fputs("`@`", out);
            continue;
        }
        if (is_markup(at, from) || (opens && is_opening(at, from)))
            fputc('\\', out);
        fputc(*at, out);
    }
    return end;
}

// [text] as one line that something of ours stands before: a heading, a cell.
static void put_text(const struct writer *writer, const char *text) {
    put_line(writer->out, text_visible(writer->arena, text, false), false);
}

// [text] with its lines, each [column] columns in; empty lines are left out.
static void put_lines(const struct writer *writer, int column,
                      const char *text) {
    const char *at = text_visible(writer->arena, text, true);
    bool first = true;
    for (;;) {
        while (*at == '\n' || *at == ' ') {
            at++;
        }
        if (!*at) break;
        if (!first) fprintf(writer->out, "\\\n%*s", column, "");
        first = false;
        at = put_line(writer->out, at, true);
    }
    fputc('\n', writer->out);
}

// --- What is open ---

// The column in which something [indent] columns in for plain text stands: that
// of the innermost item that it belongs to.
static int column_of(struct writer *writer, int indent) {
    while (writer->nested_count &&
           writer->nested[writer->nested_count - 1].indent >= indent) {
        writer->nested_count--;
    }
    return writer->nested_count
               ? writer->nested[writer->nested_count - 1].column
               : 0;
}

static void close_table(struct writer *writer) {
    writer->in_table = false;
}

static void markdown_gap(struct writer *writer) {
    if (writer->gap) return;
    fputc('\n', writer->out);
    writer->gap = true;
    close_table(writer);
}

// A block that is neither item nor row.
static int begin_block(struct writer *writer, int indent) {
    int column = column_of(writer, indent);
    markdown_gap(writer);
    writer->in_list = writer->nested_count > 0;
    fprintf(writer->out, "%*s", column, "");
    writer->gap = false;
    return column;
}

// --- The form ---

static void put_heading(struct writer *writer, int level, const char *title) {
    begin_block(writer, 0);
    fprintf(writer->out, "%.*s ", level, "######");
    put_text(writer, title);
    fputs("\n\n", writer->out);
    writer->gap = true;
}

static void markdown_title(struct writer *writer, const char *title) {
    put_heading(writer, 1, title);
}

static void markdown_chapter(struct writer *writer, const char *title) {
    put_heading(writer, 2, title);
}

static void markdown_heading(struct writer *writer, const char *title) {
    put_heading(writer, 3, title);
}

static void markdown_entry(struct writer *writer, const char *mark,
                           const char *title) {
    put_heading(writer, 3,
                mark ? arena_printf(writer->arena, "%s %s", mark, title)
                     : title);
}

static void markdown_text(struct writer *writer, int indent, const char *text) {
    int column = begin_block(writer, indent);
    put_lines(writer, column, text);
}

static void markdown_label(struct writer *writer, int indent,
                           const char *text) {
    if (!text[strspn(text, " \n")]) return;
    begin_block(writer, indent);
    fputs("**", writer->out);
    put_text(writer, text);
    fputs("**\n", writer->out);
}

static void markdown_item(struct writer *writer, int indent, const char *mark,
                          const char *text) {
    bool numbered = mark[0] >= '0' && mark[0] <= '9';
    int column = column_of(writer, indent);
    // Items follow each other without a gap; anything else stands apart.
    if (!writer->in_list) markdown_gap(writer);
    writer->in_list = true;
    close_table(writer);
    fprintf(writer->out, "%*s%s ", column, "", numbered ? mark : "-");
    column += numbered ? (int)strlen(mark) + 1 : 2;
    put_lines(writer, column, text);
    writer->gap = false;
    if (writer->nested_count == WRITER_NESTED) return;
    writer->nested[writer->nested_count].indent = indent;
    writer->nested[writer->nested_count++].column = column;
}

// --- Tables ---

void markdown_table(struct writer *writer, const char *const *heads,
                    size_t count) {
    begin_block(writer, 0);
    writer->in_list = false;
    for (size_t i = 0; i < count; i++) {
        fputs("| ", writer->out);
        put_text(writer, heads[i]);
        fputc(' ', writer->out);
    }
    fputs("|\n", writer->out);
    for (size_t i = 0; i < count; i++) {
        fputs(i ? "| --- " : "| :--- ", writer->out);
    }
    fputs("|\n", writer->out);
    writer->in_table = true;
}

void markdown_row(struct writer *writer, const char *const *cells,
                  size_t count) {
    for (size_t i = 0; i < count; i++) {
        fputs("| ", writer->out);
        put_text(writer, cells[i]);
        fputc(' ', writer->out);
    }
    fputs("|\n", writer->out);
    writer->gap = false;
}

static void markdown_pairs(struct writer *writer, const char *left,
                           const char *right) {
    const char *heads[] = {left, right};
    markdown_table(writer, heads, COUNT_OF(heads));
}

static void markdown_pair(struct writer *writer, int indent, int columns,
                          const char *label, const char *text) {
    const char *cells[] = {label, text};
    (void)indent;
    (void)columns;
    if (!writer->in_table) markdown_pairs(writer, "", "");
    markdown_row(writer, cells, COUNT_OF(cells));
}

const struct writer_form markdown_form = {
    .gap = markdown_gap,
    .title = markdown_title,
    .chapter = markdown_chapter,
    .heading = markdown_heading,
    .entry = markdown_entry,
    .label = markdown_label,
    .text = markdown_text,
    .item = markdown_item,
    .pairs = markdown_pairs,
    .pair = markdown_pair,
    .rungs = markdown_rungs,
    .sections = markdown_sections,
    .groups = markdown_groups,
};
