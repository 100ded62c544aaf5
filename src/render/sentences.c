// SPDX-License-Identifier: MIT

#include "sentences.h"

#include "agreement.h"
#include "phrases.h"
#include "text.h"

#include <string.h>

// --- The whole ---

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

const char *sentence_title(struct arena *arena, const struct result *result) {
    const struct answer *organisation = shared_answer(result, "organisation");
    const char *title = result->questionnaire->title;
    if (!organisation || !organisation->value.text) return title;
    return arena_printf(arena, "%s: %s", title, organisation->value.text);
}

const char *sentence_questionnaire(struct arena *arena,
                                   const struct result *result) {
    const struct questionnaire *questionnaire = result->questionnaire;
    return arena_printf(arena, _("%s, version %s, language %s"),
                        questionnaire->title, questionnaire->version,
                        questionnaire->language);
}

// --- Where a ladder stands ---

const char *sentence_stand(struct arena *arena,
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

const char *sentence_score(struct arena *arena,
                           const struct ladder_result *ladder) {
    const struct node_result *node = &ladder->node;
    if (isnan(node->score) || !node->every_rung_asked) return NULL;
    return arena_printf(arena, _("The score is %s on the way from %d to %d."),
                        phrase_number(arena, node->score, 1),
                        ladder->ladder->start, ladder->ladder->top);
}

const char *sentence_next(struct arena *arena,
                          const struct ladder_result *ladder) {
    int level = ladder->node.level, target = ladder->target;
    if (level == LEVEL_UNKNOWN || target <= level) return NULL;
    double share = ladder->node.shares[target];
    double needed = ladder->ladder->attain;
    const char *name = phrase_level_inside(arena, ladder->ladder, target);
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

const char *sentence_sure(struct arena *arena,
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
    if (strcmp(low, high) == 0)
        return arena_printf(
            arena,
            PLURAL("%zu question is open; however it turns out, the level "
                   "stays %d and the score %s.",
                   "%zu questions are open; however they turn out, the level "
                   "stays %d and the score %s.",
                   open),
            open, node->level_low, low);
    return arena_printf(
        arena,
        PLURAL("%zu question is open; however it turns out, the level stays "
               "%d; the score lies between %s and %s.",
               "%zu questions are open; however they turn out, the level stays "
               "%d; the score lies between %s and %s.",
               open),
        open, node->level_low, low, high);
}

const char *sentence_provisional(struct arena *arena,
                                 const struct ladder_result *ladder) {
    if (!ladder->provisional ||
        ladder->node.level_low != ladder->node.level_high)
        return NULL;
    return arena_printf(arena,
                        _("This is provisional: %s of the questions, by "
                          "weight, do not apply here."),
                        phrase_percent(arena, ladder->not_applicable));
}

const char *sentence_thresholds(struct arena *arena,
                                const struct ladder *ladder) {
    return arena_printf(
        arena,
        _("%s: a level is reached when at least %s of what it asks for is in "
          "place over all, and at least %s in each main section; of the levels "
          "below, at least %s must be in place."),
        ladder->root.title, phrase_percent(arena, ladder->attain),
        phrase_percent(arena, ladder->attain_each),
        phrase_percent(arena, ladder->hold));
}

const char *sentence_costs(struct arena *arena,
                           const struct questionnaire *questionnaire) {
    const double *costs = questionnaire->costs;
    return arena_printf(
        arena,
        _("Effort has five classes: 1 days, 2 weeks, 3 a quarter, "
          "4 half a year, 5 a year or more. Their costs in plans "
          "are %s, %s, %s, %s and %s."),
        phrase_plain(arena, costs[1]), phrase_plain(arena, costs[2]),
        phrase_plain(arena, costs[3]), phrase_plain(arena, costs[4]),
        phrase_plain(arena, costs[5]));
}

const char *sentence_bars(struct arena *arena,
                          const struct ladder_result *ladder) {
    return arena_printf(arena,
                        _("Each bar shows how much of a level is in place; the "
                          "upright line marks the %s that is needed."),
                        phrase_percent(arena, ladder->ladder->attain));
}

// --- Sections ---

const char *sentence_answered(struct arena *arena,
                              const struct node_result *node) {
    if (node->answered == node->asked_count) return "";
    return arena_printf(arena, _("%zu of %zu answered"), node->answered,
                        node->asked_count);
}

// The one with the highest or lowest score among main sections.
static const struct node_result *extreme(const struct node_result *node,
                                         bool highest) {
    const struct node_result *found = NULL;
    for (size_t i = 0; i < node->section_count; i++) {
        const struct node_result *section = &node->sections[i];
        if (!section->every_rung_asked || isnan(section->score)) continue;
        if (!found || (highest ? section->score > found->score + 1e-9
                               : section->score < found->score - 1e-9))
            found = section;
    }
    return found;
}

const char *sentence_extremes(struct arena *arena,
                              const struct node_result *node) {
    const struct node_result *high = extreme(node, true);
    const struct node_result *low = extreme(node, false);
    if (!high || !low || high == low) return NULL;
    return arena_printf(
        arena, _("Furthest along: %s (%s). Most room to move: %s (%s)."),
        high->section->title, phrase_number(arena, high->score, 1),
        low->section->title, phrase_number(arena, low->score, 1));
}

const char *sentence_section(struct arena *arena,
                             const struct section *section) {
    const char *text = section->title;
    while (section->parent) {
        section = section->parent;
        text = arena_printf(arena, "%s: %s", section->title, text);
    }
    return text;
}

// --- What holds back ---

const char *sentence_holding(struct arena *arena,
                             const struct ladder_result *ladder) {
    if (!ladder->blocking_count && !ladder->holding_count) return NULL;
    return ladder->target > ladder->node.level
               ? arena_printf(arena, _("What holds level %d back"),
                              ladder->target)
               : arena_printf(arena, _("What is still open in level %d"),
                              ladder->target);
}

const char *sentence_blocking(struct arena *arena, const struct ladder *ladder,
                              const struct blocking *blocking) {
    const char *threshold = phrase_percent(arena, blocking->threshold);
    if (isnan(blocking->share))
        return arena_printf(
            arena, _("Level %s cannot be told yet; %s of it must be in place."),
            phrase_level_inside(arena, ladder, blocking->rung), threshold);
    const char *share =
        phrase_percent_below(arena, blocking->share, blocking->threshold);
    if (!blocking->section)
        return arena_printf(
            arena, _("Over all, %s of level %d is in place; %s is needed."),
            share, blocking->rung, threshold);
    return arena_printf(
        arena,
        _("In the section \"%s\", %s of level %d is in place; %s is needed."),
        blocking->section->title, share, blocking->rung, threshold);
}

// --- Answers ---

const char *sentence_today(struct arena *arena,
                           const struct question_result *result) {
    const struct answer *answer = result->answer;
    if (answer && answer->state == ANSWER_GIVEN)
        return phrase_value(arena, result->question, &answer->value);
    if (isnan(result->mean)) return phrase_state(result->state);
    return result->question->scoring == SCORING_DEGREE
               ? arena_printf(
                     arena, _("%s on average"),
                     phrase_degree(arena, result->question, result->mean))
               : arena_printf(arena, _("level %s on average"),
                              phrase_number(arena, result->mean, 1));
}

const char *sentence_agreement(struct arena *arena,
                               const struct question *question,
                               const struct agreement *agreement) {
    if (isnan(agreement->consensus)) return NULL;
    const char *shape = phrase_shape(agreement->shape);
    // The word never says more than the figure beside it.
    if (agreement->shape == SHAPE_MOSTLY_AGREED &&
        accord_of(question, agreement) == ACCORD_DISCUSS)
        shape = _("no answer stands out: hear several views");
    const char *text = arena_printf(
        arena, _("Consensus %s"), phrase_percent(arena, agreement->consensus));
    if (question->scoring == SCORING_LEVELS && !isnan(agreement->distance))
        text = arena_printf(
            arena, _("%s; on average %s levels from the middle answer"), text,
            phrase_number(arena, agreement->distance, 1));
    if (shape) text = arena_printf(arena, "%s; %s", text, shape);
    return arena_printf(arena, "%s.", text);
}
