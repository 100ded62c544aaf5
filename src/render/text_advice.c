// SPDX-License-Identifier: MIT
//
// What stands out, and each recommendation with its why.

#include "phrases.h"
#include "remarks.h"
#include "sentences.h"
#include "text.h"
#include "text_parts.h"

#define GLANCE_COLUMNS 22

// --- Findings ---

static void write_finding(struct writer *writer, const struct result *result,
                          const struct finding *finding) {
    writer_entry(writer, NULL,
                 arena_printf(writer->arena, "%s: %s",
                              finding_word(finding->kind), finding->title));
    if (finding->text) writer_prose(writer, 2, finding->text);
    for (size_t i = 0; i < finding->asks_for_count; i++) {
        size_t index = finding->asks_for[i].index;
        if (index >= result->questionnaire->recommendation_count) continue;
        writer_item(writer, 2, "->",
                    result->questionnaire->recommendations[index].title);
    }
}

void text_findings_chapter(struct writer *writer, const struct result *result) {
    if (!result->finding_count) return;
    writer_chapter(writer, _("What stands out"));
    for (size_t kind = 0; kind < FINDING_KINDS; kind++) {
        for (size_t i = 0; i < result->finding_count; i++) {
            if (result->findings[i]->kind == finding_order[kind])
                write_finding(writer, result, result->findings[i]);
        }
    }
}

// --- Recommendations ---

// What speaks for a recommendation: the answers that it lifts, then what that
// does to the ladders, and the findings that ask for it.
struct reasons {
    const char **lifts, **rest;
    size_t lift_count, rest_count;
};

static struct reasons reasons_of(struct arena *arena,
                                 const struct result *result,
                                 const struct advice_table *table,
                                 const struct combined *combined, bool whole) {
    size_t ladders = result->questionnaire->ladder_count;
    size_t index = combined->recommendation->index;
    size_t lifts = combined->recommendation->lift_count * ladders;
    struct reasons reasons = {
        .lifts = ARENA_ARRAY(arena, const char *, lifts),
        .rest =
            ARENA_ARRAY(arena, const char *, ladders + result->finding_count)};
    const struct recommendation_result *any = NULL;
    for (size_t i = 0; i < ladders; i++) {
        const struct recommendation_result *advice = table->rows[i][index];
        if (!advice) continue;
        any = advice;
        for (size_t j = 0; j < advice->lift_count; j++) {
            if (!advice->lifts[j].effective) continue;
            reasons.lifts[reasons.lift_count++] =
                (whole ? sentence_lift
                       : sentence_lift_short)(arena, &advice->lifts[j]);
        }
        const char *effect =
            sentence_effect(arena, &result->ladders[i], advice);
        if (effect) reasons.rest[reasons.rest_count++] = effect;
    }
    for (size_t i = 0; any && i < any->asked_by_count; i++)
        reasons.rest[reasons.rest_count++] =
            arena_printf(arena, _("The finding \"%s\" asks for it."),
                         any->asked_by[i]->title);
    return reasons;
}

static const char *joined(struct arena *arena, const char *const *texts,
                          size_t count, const char *between) {
    const char *whole = "";
    for (size_t i = 0; i < count; i++)
        whole =
            arena_printf(arena, "%s%s%s", whole, i ? between : "", texts[i]);
    return whole;
}

static void write_why(struct writer *writer, const struct reasons *reasons) {
    writer_gap(writer);
    writer_label(writer, 3, _("Why, and what it changes:"));
    for (size_t i = 0; i < reasons->lift_count; i++)
        writer_item(writer, 5, "-", reasons->lifts[i]);
    for (size_t i = 0; i < reasons->rest_count; i++)
        writer_item(writer, 5, "-", reasons->rest[i]);
}

// What is not for now is told in one paragraph, its levels by their numbers.
static void write_why_short(struct writer *writer,
                            const struct reasons *reasons) {
    struct arena *arena = writer->arena;
    const char *text = joined(arena, reasons->rest, reasons->rest_count, " ");
    if (reasons->lift_count)
        text = arena_printf(arena, "%s %s",
                            arena_printf(arena, _("What it changes: %s."),
                                         joined(arena, reasons->lifts,
                                                reasons->lift_count, "; ")),
                            text);
    writer_gap(writer);
    writer_text(writer, 3, text);
}

static void write_needs(struct writer *writer, const struct result *result,
                        const struct recommendation *recommendation) {
    const char *needs = sentence_needs(writer->arena, result, recommendation);
    if (needs) writer_text(writer, 3, needs);
}

static void write_one(struct writer *writer, const struct result *result,
                      const struct advice_table *table,
                      const struct combined *combined, size_t position) {
    const struct recommendation *recommendation = combined->recommendation;
    struct arena *arena = writer->arena;
    writer_entry(writer, arena_printf(arena, "%zu.", position),
                 recommendation->title);
    writer_text(writer, 3,
                arena_printf(arena, _("Effort: %s (class %d of 5); cost %s"),
                             effort_word(recommendation->effort),
                             recommendation->effort,
                             phrase_plain(arena, combined->cost)));
    write_needs(writer, result, recommendation);
    const char *decision = sentence_decided(arena, result, recommendation,
                                            remarks_names(writer->options));
    if (decision)
        writer_text(writer, 3,
                    arena_printf(arena, _("Decision: %s"), decision));
    writer_gap(writer);
    writer_prose(writer, 3, recommendation->text);
    bool now = combined->band == ADVICE_NOW;
    struct reasons reasons = reasons_of(arena, result, table, combined, now);
    (now ? write_why : write_why_short)(writer, &reasons);
    if (!recommendation->measure) return;
    writer_gap(writer);
    if (now) {
        writer_label(writer, 3, _("How you will know that it worked:"));
        writer_prose(writer, 5, recommendation->measure);
    } else {
        writer_prose(
            writer, 3,
            arena_printf(arena, _("Worked when: %s"), recommendation->measure));
    }
}

static void write_glance_row(struct writer *writer,
                             const struct combined *combined, size_t position) {
    struct arena *arena = writer->arena;
    int columns = writer->width - 4 - GLANCE_COLUMNS;
    writer_pair(writer, 2, columns < 12 ? 12 : columns,
                arena_printf(arena, "%2zu. %s", position,
                             combined->recommendation->title),
                arena_printf(arena, _("%s; cost %s"),
                             effort_word(combined->recommendation->effort),
                             phrase_plain(arena, combined->cost)));
}

// Without what is for later: nobody chooses from a list that long.
static void write_glance(struct writer *writer, const struct result *result) {
    enum band_of_advice band = ADVICE_NONE;
    size_t position = 0, later = 0;
    for (size_t i = 0; i < result->combined_count; i++) {
        const struct combined *combined = &result->combined[i];
        if (combined->band == ADVICE_NONE) continue;
        if (combined->band == ADVICE_LATER) {
            later++;
            continue;
        }
        if (combined->band != band) {
            band = combined->band;
            writer_gap(writer);
            writer_label(writer, 0, sentence_band(band));
            writer_pairs(writer, _("Recommendation"), _("Effort and cost"));
        }
        write_glance_row(writer, combined, ++position);
    }
    if (!position && !later) {
        writer_text(writer, 0,
                    _("There is nothing to recommend on these answers."));
        return;
    }
    writer_gap(writer);
    if (later) writer_text(writer, 0, sentence_later(writer->arena, later));
    writer_text(writer, 0,
                sentence_costs(writer->arena, result->questionnaire));
}

// The recommendations from band [first] to [last], each with its why.
static void write_bands(struct writer *writer, const struct result *result,
                        enum band_of_advice first, enum band_of_advice last) {
    struct advice_table table = advice_table_new(writer->arena, result);
    const size_t *positions = advice_positions(writer->arena, result);
    enum band_of_advice band = ADVICE_NONE;
    for (size_t i = 0; i < result->combined_count; i++) {
        const struct combined *combined = &result->combined[i];
        if (combined->band < first || combined->band > last) continue;
        if (combined->band != band) {
            band = combined->band;
            writer_chapter(writer, sentence_band(band));
        }
        write_one(writer, result, &table, combined,
                  positions[combined->recommendation->index]);
    }
}

void text_advice_chapter(struct writer *writer, const struct result *result) {
    const size_t *positions = advice_positions(writer->arena, result);
    writer_chapter(writer, _("What to do"));
    write_glance(writer, result);
    if (writer->form->effort) writer->form->effort(writer, result, positions);
    text_plan_sections(writer, result);
    if (writer->form->setting) writer->form->setting(writer, SETTING_WORKED);
    write_bands(writer, result, ADVICE_NOW, ADVICE_NOW);
}

void text_later_chapter(struct writer *writer, const struct result *result) {
    write_bands(writer, result, ADVICE_NEXT, ADVICE_LATER);
}
