// SPDX-License-Identifier: MIT

#include "writer.h"

#include "text.h"

#include <string.h>

struct writer writer_new(const struct writer_form *form,
                         const struct render_options *options, FILE *out) {
    int width = options->width > 0 ? options->width : WRITER_WIDTH;
    if (width < WRITER_NARROWEST) width = WRITER_NARROWEST;
    return (struct writer){
        .form = form,
        .options = options,
        .arena = options->arena,
        .out = out,
        .width = width,
        .ascii = options->ascii || text_ascii(),
        .gap = true,
    };
}

void writer_gap(struct writer *writer) {
    writer->form->gap(writer);
}

void writer_title(struct writer *writer, const char *title) {
    writer->form->title(writer, title);
}

void writer_chapter(struct writer *writer, const char *title) {
    writer->form->chapter(writer, title);
}

void writer_heading(struct writer *writer, const char *title) {
    writer->form->heading(writer, title);
}

void writer_entry(struct writer *writer, const char *mark, const char *title) {
    writer->form->entry(writer, mark, title);
}

void writer_text(struct writer *writer, int indent, const char *text) {
    writer->form->text(writer, indent, text);
}

void writer_label(struct writer *writer, int indent, const char *text) {
    writer->form->label(writer, indent, text);
}

void writer_item(struct writer *writer, int indent, const char *mark,
                 const char *text) {
    writer->form->item(writer, indent, mark, text);
}

void writer_pairs(struct writer *writer, const char *left, const char *right) {
    writer->form->pairs(writer, left, right);
}

void writer_pair(struct writer *writer, int indent, int columns,
                 const char *label, const char *text) {
    writer->form->pair(writer, indent, columns, label, text);
}

static bool keeps_its_line(char first) {
    return first == '\n' || first == ' ' || first == '-' || first == '*' ||
           first == '\0';
}

const char *writer_flowing(struct arena *arena, const char *text) {
    char *flowing = arena_string(arena, text);
    size_t length = strlen(flowing);
    while (length && flowing[length - 1] == '\n') {
        flowing[--length] = '\0';
    }
    for (size_t i = 1; i < length; i++) {
        if (flowing[i] == '\n' && flowing[i - 1] != '\n' &&
            !keeps_its_line(flowing[i + 1]))
            flowing[i] = ' ';
    }
    return flowing;
}

void writer_prose(struct writer *writer, int indent, const char *text) {
    writer_text(writer, indent, writer_flowing(writer->arena, text));
}

int writer_indent(const struct writer *writer, int indent) {
    int most = writer->width / 3;
    return indent > most ? most : indent;
}

int writer_room(const struct writer *writer, int indent, int columns) {
    int room = writer->width - writer_indent(writer, indent) - columns - 2;
    return room >= WRITER_BESIDE
               ? room
               : writer->width - writer_indent(writer, indent + 2);
}

const char *writer_bar(const struct writer *writer, int columns, double share,
                       double threshold) {
    const char *full = writer->ascii ? "#" : "█";
    const char *empty = writer->ascii ? "-" : "░";
    const char *mark = writer->ascii ? "|" : "│";
    if (columns < 1) columns = 1;
    bool unknown = isnan(share);
    double clamped = unknown || share < 0 ? 0 : share > 1 ? 1 : share;
    // Full only when full, and empty only when empty.
    int filled = (int)(clamped * columns + 0.5);
    if (filled == columns && clamped < 1 - 1e-9) filled--;
    if (filled == 0 && clamped > 1e-9) filled++;
    int at = isnan(threshold) || threshold >= 1 - 1e-9
                 ? -1
                 : (int)(threshold * columns);
    char *bar = ARENA_ARRAY(writer->arena, char, (size_t)columns * 3 + 1);
    char *end = bar;
    for (int i = 0; i < columns; i++) {
        const char *sign = i < filled ? full : unknown ? "." : empty;
        if (i == at) sign = mark;
        end = stpcpy(end, sign);
    }
    return bar;
}
