// SPDX-License-Identifier: MIT
//
// Lists whose entries the questionnaire sorts into kinds, such as customers'
// wishes: each kind with what belongs to it.

#include "phrases.h"
#include "text.h"
#include "text_parts.h"

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

static void write_count(struct writer *writer, const char *name, double count) {
    if (count > 0)
        writer_item(writer, 0, "-",
                    arena_printf(writer->arena, "%s: %s", name,
                                 phrase_plain(writer->arena, count)));
}

static void write_cells(struct writer *writer, const struct list_result *list) {
    const struct question *across = list->across, *down = list->down;
    writer_gap(writer);
    writer_label(
        writer, 0,
        arena_printf(writer->arena, "%s / %s", down->ask, across->ask));
    for (size_t y = 0; y < down->option_count; y++) {
        for (size_t x = 0; x < across->option_count; x++) {
            write_count(writer,
                        arena_printf(writer->arena, "%s / %s",
                                     down->options[y].label,
                                     across->options[x].label),
                        list->cells[y * across->option_count + x]);
        }
    }
}

static void write_counts(struct writer *writer,
                         const struct list_result *list) {
    const struct question *question = list->question;
    writer_text(writer, 0,
                arena_printf(writer->arena,
                             PLURAL("%.0f entry; its words are told only when "
                                    "asked for.",
                                    "%.0f entries; their words are told only "
                                    "when asked for.",
                                    list->counted),
                             list->counted));
    for (size_t i = 0; question->kind_count && i <= question->kind_count; i++) {
        const struct list_kind *kind =
            i < question->kind_count ? &question->kinds[i] : NULL;
        write_count(writer, phrase_kind(question, kind), list->kinds[i]);
    }
    if (list->across) write_cells(writer, list);
}

void text_lists_chapter(struct writer *writer, const struct result *result) {
    for (size_t i = 0; i < result->list_count; i++) {
        const struct list_result *list = &result->lists[i];
        if (list->counted <= 0) continue;
        writer_chapter(writer, list->question->ask);
        if (!list->entry_count) {
            write_counts(writer, list);
            continue;
        }
        if (writer->form->map) writer->form->map(writer, list);
        for (size_t j = 0; j < list->question->kind_count; j++) {
            write_kind(writer, list, &list->question->kinds[j]);
        }
        write_kind(writer, list, NULL);
    }
}
