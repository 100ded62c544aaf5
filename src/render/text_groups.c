// SPDX-License-Identifier: MIT
//
// Groups of respondents side by side: scores by section, then the questions
// that they see most differently.

#include "groups.h"
#include "text.h"
#include "text_parts.h"

// --- Scores ---

static const char *figures(struct arena *arena,
                           const struct grouping_result *grouping,
                           const struct section *section) {
    const char *text = NULL;
    for (size_t i = 0; i < grouping->group_count; i++) {
        const struct group_result *group = &grouping->groups[i];
        if (!group->shown) continue;
        const char *one = arena_printf(arena, "%s: %s", group->option->label,
                                       group_figure(arena, group, section));
        text = text ? arena_printf(arena, "%s; %s", text, one) : one;
    }
    return text ? text : "";
}

void text_groups(struct writer *writer, const struct result *result,
                 const struct ladder *ladder,
                 const struct grouping_result *grouping) {
    int columns = writer->width * 2 / 5;
    writer_pair(writer, 0, columns, ladder->root.title,
                figures(writer->arena, grouping, &ladder->root));
    for (size_t i = 0; i < ladder->root.section_count; i++) {
        const struct section *section = &ladder->root.sections[i];
        if (!group_has_score(result, section)) continue;
        writer_pair(writer, 2, columns - 2, section->title,
                    figures(writer->arena, grouping, section));
    }
}

static void write_people(struct writer *writer,
                         const struct grouping_result *grouping) {
    const char *text = NULL;
    for (size_t i = 0; i < grouping->group_count; i++) {
        const struct group_result *group = &grouping->groups[i];
        if (!group->shown) continue;
        const char *one = group_heading(writer->arena, group);
        text = text ? arena_printf(writer->arena, "%s; %s", text, one) : one;
    }
    writer_text(writer, 0, text ? text : "");
}

// --- Gaps ---

static void write_gaps(struct writer *writer,
                       const struct grouping_result *grouping) {
    size_t shown = 0;
    for (size_t i = 0; i < grouping->gap_count && shown < GROUP_GAPS; i++) {
        const char *gap =
            group_gap(writer->arena, grouping, &grouping->gaps[i]);
        if (!gap) continue;
        if (!shown++) {
            writer_gap(writer);
            writer_label(writer, 0, _("What they see most differently:"));
        }
        writer_item(writer, 0, "-", grouping->gaps[i].question->ask);
        writer_text(writer, 2, gap);
    }
}

static void write_grouping(struct writer *writer, const struct result *result,
                           const struct grouping_result *grouping) {
    const struct questionnaire *questionnaire = result->questionnaire;
    const char *withheld = group_withheld(writer->arena, result, grouping);
    writer_heading(writer, grouping->question->ask);
    if (grouping_is_shown(grouping)) {
        write_people(writer, grouping);
        for (size_t i = 0; i < questionnaire->ladder_count; i++) {
            if (!group_has_score(result, &questionnaire->ladders[i].root))
                continue;
            writer_gap(writer);
            writer->form->groups(writer, result, &questionnaire->ladders[i],
                                 grouping);
        }
        write_gaps(writer, grouping);
    }
    if (!withheld) return;
    writer_gap(writer);
    writer_text(writer, 0, withheld);
}

void text_groups_chapter(struct writer *writer, const struct result *result) {
    bool any = false;
    for (size_t i = 0; i < result->grouping_count; i++) {
        const struct grouping_result *grouping = &result->groupings[i];
        if (!grouping_is_shown(grouping) && !grouping->withheld) continue;
        if (!any) writer_chapter(writer, _("Groups side by side"));
        any = true;
        write_grouping(writer, result, grouping);
    }
    const char *warning = groups_subtraction(result);
    if (!any || !warning) return;
    writer_gap(writer);
    writer_text(writer, 0, warning);
}
