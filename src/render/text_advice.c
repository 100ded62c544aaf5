// SPDX-License-Identifier: MIT
//
// What stands out, and each recommendation with its why.

#include "phrases.h"
#include "text.h"
#include "text_parts.h"

// --- Findings ---

// A risk is told before a strength.
static const enum finding_kind finding_order[] = {
    FINDING_RISK, FINDING_WARNING, FINDING_NOTE, FINDING_STRENGTH};

static void write_finding(struct writer *writer, const struct result *result,
                          const struct finding *finding) {
    writer_gap(writer);
    writer_text(writer, 0,
                arena_printf(writer->arena, "%s: %s",
                             phrase_finding_kind(finding->kind),
                             finding->title));
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
    for (size_t kind = 0; kind < COUNT_OF(finding_order); kind++) {
        for (size_t i = 0; i < result->finding_count; i++) {
            if (result->findings[i]->kind == finding_order[kind])
                write_finding(writer, result, result->findings[i]);
        }
    }
}

// --- Recommendations ---

// What each ladder says of a recommendation, by its index: found once instead
// of searched for each.
struct advice_table {
    const struct recommendation_result ***rows; // per ladder
};

static struct advice_table advice_table_new(struct arena *arena,
                                            const struct result *result) {
    const struct questionnaire *questionnaire = result->questionnaire;
    struct advice_table table = {
        ARENA_ARRAY(arena, const struct recommendation_result **,
                    questionnaire->ladder_count)};
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct ladder_result *ladder = &result->ladders[i];
        table.rows[i] = ARENA_ARRAY(arena, const struct recommendation_result *,
                                    questionnaire->recommendation_count);
        for (size_t j = 0; j < ladder->recommendation_count; j++) {
            const struct recommendation_result *row =
                &ladder->recommendations[j];
            table.rows[i][row->recommendation->index] = row;
        }
    }
    return table;
}

static const char *effort_word(int effort) {
    switch (effort) {
    case 1:
        return _("days");
    case 2:
        return _("weeks");
    case 3:
        return _("a quarter");
    case 4:
        return _("half a year");
    default:
        return _("a year or more");
    }
}

static void write_lifts(struct writer *writer,
                        const struct recommendation_result *advice) {
    struct arena *arena = writer->arena;
    for (size_t i = 0; i < advice->lift_count; i++) {
        const struct lift_result *lift = &advice->lifts[i];
        if (!lift->effective) continue;
        const struct question *question = lift->lift->question;
        writer_item(writer, 5, "-",
                    arena_printf(arena, _("%s From \"%s\" to \"%s\"."),
                                 question->ask,
                                 phrase_measure(arena, question, lift->from),
                                 phrase_measure(arena, question, lift->to)));
    }
}

static void write_effect(struct writer *writer,
                         const struct ladder_result *ladder,
                         const struct recommendation_result *advice) {
    struct arena *arena = writer->arena;
    if (!advice->rank) return;
    const char *title = ladder->ladder->root.title;
    if (!(advice->share_after > advice->share_before + 1e-9)) {
        writer_item(writer, 5, "-",
                    arena_printf(arena,
                                 _("%s: it prepares what comes after level "
                                   "%d."),
                                 title, ladder->target));
        return;
    }
    writer_item(writer, 5, "-",
                arena_printf(arena,
                             _("%s: of level %d, %s is in place before it, and "
                               "%s after it."),
                             title, ladder->target,
                             phrase_percent(arena, advice->share_before),
                             phrase_percent(arena, advice->share_after)));
}

static void write_asked_by(struct writer *writer,
                           const struct recommendation_result *advice) {
    for (size_t i = 0; i < advice->asked_by_count; i++) {
        writer_item(writer, 5, "-",
                    arena_printf(writer->arena,
                                 _("The finding \"%s\" asks for it."),
                                 advice->asked_by[i]->title));
    }
}

static void write_why(struct writer *writer, const struct result *result,
                      const struct advice_table *table,
                      const struct combined *combined) {
    const struct recommendation *recommendation = combined->recommendation;
    writer_gap(writer);
    writer_text(writer, 3, _("Why, and what it changes:"));
    const struct recommendation_result *any = NULL;
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++) {
        const struct recommendation_result *advice =
            table->rows[i][recommendation->index];
        if (!advice) continue;
        any = advice;
        write_lifts(writer, advice);
        write_effect(writer, &result->ladders[i], advice);
    }
    if (any) write_asked_by(writer, any);
}

static void write_needs(struct writer *writer, const struct result *result,
                        const struct recommendation *recommendation) {
    for (size_t i = 0; i < recommendation->need_count; i++) {
        size_t index = recommendation->needs[i].index;
        if (index >= result->questionnaire->recommendation_count) continue;
        writer_text(
            writer, 3,
            arena_printf(writer->arena, _("Comes after: %s"),
                         result->questionnaire->recommendations[index].title));
    }
}

static const char *decided(struct arena *arena, const struct result *result,
                           const struct recommendation *recommendation) {
    for (size_t i = result->assessment_count; i-- > 0;) {
        const struct assessment *assessment = result->assessments[i];
        if (!assessment->decisions) continue;
        const char *text = phrase_decision(
            arena, &assessment->decisions[recommendation->index]);
        if (text) return text;
    }
    return NULL;
}

static void write_one(struct writer *writer, const struct result *result,
                      const struct advice_table *table,
                      const struct combined *combined, size_t position) {
    const struct recommendation *recommendation = combined->recommendation;
    struct arena *arena = writer->arena;
    writer_gap(writer);
    writer_item(writer, 0, arena_printf(arena, "%zu.", position),
                recommendation->title);
    writer_text(writer, 3,
                arena_printf(arena, _("Effort: %s (class %d of 5); cost %s"),
                             effort_word(recommendation->effort),
                             recommendation->effort,
                             phrase_plain(arena, combined->cost)));
    write_needs(writer, result, recommendation);
    const char *decision = decided(arena, result, recommendation);
    if (decision)
        writer_text(writer, 3,
                    arena_printf(arena, _("Decision: %s"), decision));
    writer_gap(writer);
    writer_prose(writer, 3, recommendation->text);
    write_why(writer, result, table, combined);
    if (!recommendation->measure) return;
    writer_gap(writer);
    writer_text(writer, 3, _("How you will know that it worked:"));
    writer_prose(writer, 5, recommendation->measure);
}

static const char *band_heading(enum band_of_advice band) {
    switch (band) {
    case ADVICE_NOW:
        return _("Now: the way to the next level");
    case ADVICE_NEXT:
        return _("Next: it adds to what the next level asks for");
    case ADVICE_LATER:
        return _("Later: for the levels after that");
    case ADVICE_NONE:
        break;
    }
    return "";
}

static void write_glance(struct writer *writer, const struct result *result) {
    struct arena *arena = writer->arena;
    enum band_of_advice band = ADVICE_NONE;
    size_t position = 0;
    for (size_t i = 0; i < result->combined_count; i++) {
        const struct combined *combined = &result->combined[i];
        if (combined->band == ADVICE_NONE) continue;
        if (combined->band != band) {
            band = combined->band;
            writer_gap(writer);
            writer_text(writer, 0, band_heading(band));
        }
        position++;
        writer_pair(writer, 2, writer->width - 4 - 22,
                    arena_printf(arena, "%2zu. %s", position,
                                 combined->recommendation->title),
                    arena_printf(arena, _("%s; cost %s"),
                                 effort_word(combined->recommendation->effort),
                                 phrase_plain(arena, combined->cost)));
    }
    if (!position)
        writer_text(writer, 0,
                    _("There is nothing to recommend on these answers."));
}

void text_advice_chapter(struct writer *writer, const struct result *result) {
    writer_chapter(writer, _("What to do"));
    write_glance(writer, result);
    text_plan_sections(writer, result);
    struct advice_table table = advice_table_new(writer->arena, result);
    enum band_of_advice band = ADVICE_NONE;
    size_t position = 0;
    for (size_t i = 0; i < result->combined_count; i++) {
        const struct combined *combined = &result->combined[i];
        if (combined->band == ADVICE_NONE) continue;
        if (combined->band != band) {
            band = combined->band;
            writer_chapter(writer, band_heading(band));
        }
        write_one(writer, result, &table, combined, ++position);
    }
}
