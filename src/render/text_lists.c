// SPDX-License-Identifier: MIT
//
// Lists whose entries the questionnaire sorts into kinds, such as customers'
// wishes: each kind with what belongs to it.

#include "phrases.h"
#include "text.h"
#include "text_parts.h"
#include "told.h"

#include <string.h>

// The entries of [kind]; NULL: those that are of no kind.
static void write_kind(struct writer *writer, const struct list_result *list,
                       const struct list_kind *kind) {
    bool any = false;
    for (size_t i = 0; i < list->entry_count; i++) {
        if (list->entries[i].kind != kind) continue;
        if (!any) {
            writer_gap(writer);
            writer_label(writer, 0, phrase_kind(list->question, kind));
        }
        any = true;
        const struct entry *entry = list->entries[i].entry;
        const char *name =
            phrase_entry_name(writer->arena, list->question, entry);
        const char *rest =
            phrase_entry_rest(writer->arena, list->question, entry);
        // The marks of the map.
        writer_item(writer, 0,
                    writer->form->map
                        ? arena_printf(writer->arena, "%zu.", i + 1)
                        : "-",
                    name);
        if (rest[0] && strcmp(rest, name) != 0) writer_text(writer, 2, rest);
    }
}

// --- How many, where their words are left out ---

static void write_items(struct writer *writer, const char **lines) {
    for (; lines && *lines; lines++)
        writer_item(writer, 0, "-", *lines);
}

static void write_counts(struct writer *writer,
                         const struct list_result *list) {
    writer_text(writer, 0, told_count(writer->arena, list));
    write_items(writer, told_kinds(writer->arena, list));
    if (!list->across) return;
    writer_gap(writer);
    writer_label(writer, 0, told_map(writer->arena, list));
    write_items(writer, told_cells(writer->arena, list));
}

void text_lists_chapter(struct writer *writer, const struct result *result) {
    for (size_t i = 0; i < result->list_count; i++) {
        const struct list_result *list = &result->lists[i];
        if (list->counted <= 0) continue;
        writer_chapter(writer, list->question->ask);
        if ((double)list->entry_count < list->counted)
            write_counts(writer, list);
        if (!list->entry_count) continue;
        if (writer->form->map) writer->form->map(writer, list);
        for (size_t j = 0; j < list_of(list->question)->kind_count; j++) {
            write_kind(writer, list, &list_of(list->question)->kinds[j]);
        }
        write_kind(writer, list, NULL);
    }
}
