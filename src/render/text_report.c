// SPDX-License-Identifier: MIT
//
// The report that the customer receives: first where they stand and what to do
// first, in sentences; then why; then what to do; at the end every answer.

#include "formats.h"
#include "phrases.h"
#include "text.h"
#include "text_parts.h"

#include <string.h>

#define FIRST_STEPS 3

// --- Head ---

static const struct answer *shared_answer(const struct result *result,
                                          const char *id) {
    const struct questionnaire *questionnaire = result->questionnaire;
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct answer *answer = result->profile[i];
        if (answer && answer->state == ANSWER_GIVEN &&
            strcmp(questionnaire->profile[i].id, id) == 0)
            return answer;
    }
    return NULL;
}

static void write_title(struct writer *writer, const struct result *result) {
    const struct answer *organisation = shared_answer(result, "organisation");
    const char *title = result->questionnaire->title;
    if (organisation && organisation->value.text)
        title = arena_printf(writer->arena, "%s: %s", title,
                             organisation->value.text);
    writer_chapter(writer, title);
}

// The longest of these labels, but not more than a third of the page.
static int label_columns(const struct writer *writer,
                         const struct result *result) {
    int columns = 13;
    for (size_t i = 0; i < result->questionnaire->profile_count; i++) {
        if (!result->profile[i]) continue;
        const char *ask = result->questionnaire->profile[i].ask;
        int width = text_width(text_visible(writer->arena, ask, false));
        if (width > columns) columns = width;
    }
    return columns > writer->width / 3 ? writer->width / 3 : columns;
}

static void write_head(struct writer *writer, const struct result *result) {
    const struct questionnaire *questionnaire = result->questionnaire;
    struct arena *arena = writer->arena;
    int columns = label_columns(writer, result);
    writer_pair(writer, 0, columns, _("Questionnaire"),
                arena_printf(arena, _("%s, version %s, language %s"),
                             questionnaire->title, questionnaire->version,
                             questionnaire->language));
    if (result->date)
        writer_pair(writer, 0, columns, _("Date"),
                    text_date(arena, result->date));
    writer_pair(writer, 0, columns, _("Respondents"),
                phrase_plain(arena, result->respondents));
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        const struct answer *answer = result->profile[i];
        if (!answer || answer->state != ANSWER_GIVEN) continue;
        writer_pair(writer, 0, columns, question->ask,
                    phrase_value(arena, question, &answer->value));
    }
}

// --- Where you stand ---

static const char *how_sure(struct arena *arena,
                            const struct ladder_result *ladder) {
    const struct node_result *node = &ladder->node;
    size_t open = node->asked_count - node->answered;
    const char *low = phrase_number(arena, node->score_low, 1);
    const char *high = phrase_number(arena, node->score_high, 1);
    if (node->level_low != node->level_high)
        return arena_printf(
            arena,
            _("This is provisional: depending on what is still open, the level "
              "lies between %d and %d and the score between %s and %s."),
            node->level_low, node->level_high, low, high);
    if (!open) return NULL;
    return arena_printf(
        arena,
        PLURAL("However the %zu open question turns out, the level stays %d; "
               "the score lies between %s and %s.",
               "However the %zu open questions turn out, the level stays %d; "
               "the score lies between %s and %s.",
               open),
        open, node->level_low, low, high);
}

static const char *next_level(struct arena *arena,
                              const struct ladder_result *ladder) {
    int level = ladder->node.level, target = ladder->target;
    if (level == LEVEL_UNKNOWN || target <= level) return NULL;
    double share = ladder->node.shares[target];
    double needed = ladder->ladder->attain;
    const char *name = phrase_level(arena, ladder->ladder, target);
    if (isnan(share)) return NULL;
    if (share < needed - 1e-9)
        return arena_printf(
            arena,
            _("Of what level %s asks for, %s is in place; %s is needed."), name,
            phrase_percent_below(arena, share, needed),
            phrase_percent(arena, needed));
    return arena_printf(arena,
                        _("Of what level %s asks for, %s is in place over all, "
                          "but not yet evenly."),
                        name, phrase_percent(arena, share));
}

static const char *stand(struct arena *arena,
                         const struct ladder_result *ladder) {
    const struct node_result *node = &ladder->node;
    const char *title = ladder->ladder->root.title;
    if (node->level == LEVEL_UNKNOWN)
        return arena_printf(arena,
                            _("%s: the level cannot be told yet; no question "
                              "about it has been answered."),
                            title);
    const char *name = ladder_level_title(ladder->ladder, node->level);
    if (!name[0])
        return arena_printf(arena, _("%s: level %d of %d."), title, node->level,
                            ladder->ladder->top);
    return arena_printf(arena, _("%s: level %d of %d, %s."), title, node->level,
                        ladder->ladder->top, name);
}

static void write_stand(struct writer *writer,
                        const struct ladder_result *ladder) {
    struct arena *arena = writer->arena;
    writer_gap(writer);
    writer_text(writer, 0, stand(arena, ladder));
    const struct node_result *node = &ladder->node;
    if (!isnan(node->score) && node->every_rung_asked)
        writer_text(writer, 2,
                    arena_printf(arena,
                                 _("The score is %s on the way from %d to %d."),
                                 phrase_number(arena, node->score, 1),
                                 ladder->ladder->start, ladder->ladder->top));
    const char *next = next_level(arena, ladder);
    if (next) writer_text(writer, 2, next);
    const char *sure = how_sure(arena, ladder);
    if (sure) writer_text(writer, 2, sure);
}

static void write_first_finding(struct writer *writer,
                                const struct result *result) {
    for (size_t i = 0; i < result->finding_count; i++) {
        const struct finding *finding = result->findings[i];
        if (finding->kind != FINDING_RISK) continue;
        writer_gap(writer);
        writer_text(writer, 0,
                    arena_printf(writer->arena, _("Look at this first: %s."),
                                 finding->title));
        return;
    }
}

static void write_first_steps(struct writer *writer,
                              const struct result *result) {
    size_t shown = 0;
    for (size_t i = 0; i < result->combined_count && shown < FIRST_STEPS; i++) {
        const struct combined *combined = &result->combined[i];
        if (combined->band != ADVICE_NOW) continue;
        if (!shown++) {
            writer_gap(writer);
            writer_text(writer, 0, _("What to do first:"));
        }
        writer_item(writer, 2, arena_printf(writer->arena, "%zu.", shown),
                    combined->recommendation->title);
    }
    if (!shown) return;
    writer_gap(writer);
    writer_text(writer, 0,
                _("How to go about it, and what comes next, stands under "
                  "\"What to do\"."));
}

static void write_summary(struct writer *writer, const struct result *result) {
    writer_chapter(writer, _("Where you stand"));
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++) {
        write_stand(writer, &result->ladders[i]);
    }
    write_first_finding(writer, result);
    write_first_steps(writer, result);
}

// --- How to read the numbers ---

static void write_thresholds(struct writer *writer,
                             const struct ladder *ladder) {
    struct arena *arena = writer->arena;
    const char *text = arena_printf(
        arena,
        _("%s: a level is reached when at least %s of what it asks for is in "
          "place over all, and at least %s in each main section; of the levels "
          "below, at least %s must be in place."),
        ladder->root.title, phrase_percent(arena, ladder->attain),
        phrase_percent(arena, ladder->attain_each),
        phrase_percent(arena, ladder->hold));
    writer_item(writer, 0, "-", text);
    if (ladder->unanswered_zero)
        writer_text(writer, 2, _("Open questions count as nothing in place."));
}

static void write_legend(struct writer *writer, const struct result *result) {
    const struct questionnaire *questionnaire = result->questionnaire;
    const double *costs = questionnaire->costs;
    struct arena *arena = writer->arena;
    writer_chapter(writer, _("How to read the numbers"));
    writer_item(writer, 0, "-",
                _("No level is good or bad in itself. An organisation goes "
                  "through them step by step; advice is for the next step."));
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        write_thresholds(writer, &questionnaire->ladders[i]);
    }
    writer_item(writer, 0, "-",
                _("The score adds up how much of each level is in place. It "
                  "shows movement between two assessments; the level does not "
                  "follow from it alone."));
    writer_item(writer, 0, "-",
                _("Open and not applicable questions never count as a zero "
                  "without a word: the report says what they could change."));
    writer_item(
        writer, 0, "-",
        arena_printf(
            arena,
            _("Effort has five classes: 1 days, 2 weeks, 3 a quarter, "
              "4 half a year, 5 a year or more. Their costs in plans "
              "are %s, %s, %s, %s and %s."),
            phrase_plain(arena, costs[1]), phrase_plain(arena, costs[2]),
            phrase_plain(arena, costs[3]), phrase_plain(arena, costs[4]),
            phrase_plain(arena, costs[5])));
}

void text_report_render(const struct result *result,
                        const struct render_options *options, FILE *out) {
    struct writer writer = writer_new(options, out);
    write_title(&writer, result);
    write_head(&writer, result);
    write_summary(&writer, result);
    text_findings_chapter(&writer, result);
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++) {
        text_ladder_chapter(&writer, result, &result->ladders[i]);
    }
    text_advice_chapter(&writer, result);
    text_people_chapter(&writer, result);
    text_open_chapter(&writer, result);
    text_closing_chapter(&writer, result);
    text_answers_chapter(&writer, result);
    write_legend(&writer, result);
}
