// SPDX-License-Identifier: MIT
//
// Results as sentences. Computes nothing: everything is in the result.

#include "prompts_inside.h"
#include "text.h"

#include <string.h>

#define IDEAS_SHOWN 5

static struct result *build(struct prompts *prompts) {
    const struct assessment *assessments[] = {prompts->assessment};
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.today = prompts->options->today;
    return result_build(prompts->scratch, prompts->questionnaire, assessments,
                        1, &options);
}

static const char *number(struct prompts *prompts, double value) {
    char text[TEXT_NUMBER_SIZE];
    return arena_string(prompts->scratch, text_number(text, value, 1));
}

static const char *percent(struct prompts *prompts, double share) {
    char text[TEXT_NUMBER_SIZE];
    return arena_string(prompts->scratch, text_percent(text, share));
}

static const char *level_words(struct prompts *prompts,
                               const struct ladder *ladder, int level) {
    if (level == LEVEL_UNKNOWN) return _("not known yet");
    const char *title = ladder_level_title(ladder, level);
    if (!*title) return arena_printf(prompts->scratch, "%d", level);
    return arena_printf(prompts->scratch, "%d, %s", level, title);
}

// --- Ladders ---

static void show_bounds(struct prompts *prompts,
                        const struct node_result *node) {
    if (isnan(node->score_low) || isnan(node->score_high)) return;
    if (node->score_high - node->score_low < 1e-9) return;
    prompts_say(prompts,
                _("With what is open the score can still come to lie between "
                  "%s and %s, the level between %d and %d."),
                number(prompts, node->score_low),
                number(prompts, node->score_high), node->level_low,
                node->level_high);
}

// A section is not asked for every rung in some ladders; then its shares say
// more than a score would.
static void show_section(struct prompts *prompts,
                         const struct node_result *node) {
    if (node->every_rung_asked) {
        prompts_say(prompts, _("%s: %s. %zu of %zu answered."),
                    node->section->title, number(prompts, node->score),
                    node->answered, node->asked_count);
        return;
    }
    for (int rung = 0; rung < LEVEL_COUNT; rung++) {
        if (isnan(node->shares[rung]) || !node->asked[rung]) continue;
        prompts_say(prompts, _("%s: %s of what level %d asks."),
                    node->section->title, percent(prompts, node->shares[rung]),
                    rung);
    }
}

static void show_blocking(struct prompts *prompts,
                          const struct ladder_result *ladder) {
    for (size_t i = 0; i < ladder->blocking_count; i++) {
        const struct blocking *blocking = &ladder->blocking[i];
        const char *where = blocking->section ? blocking->section->title
                                              : ladder->ladder->root.title;
        prompts_say(prompts, _("Level %d asks for %s of %s; %s has %s."),
                    blocking->rung, percent(prompts, blocking->threshold),
                    where, where, percent(prompts, blocking->share));
    }
}

static void show_ladder(struct prompts *prompts,
                        const struct ladder_result *ladder) {
    const struct node_result *node = &ladder->node;
    prompts_blank(prompts);
    prompts_say(prompts, _("%s: level %s. Score %s."),
                ladder->ladder->root.title,
                level_words(prompts, ladder->ladder, node->level),
                number(prompts, node->score));
    if (ladder->provisional)
        prompts_say(prompts, _("PROVISIONAL: %zu of %zu answered."),
                    node->answered, node->asked_count);
    else
        prompts_say(prompts, _("%zu of %zu answered."), node->answered,
                    node->asked_count);
    show_bounds(prompts, node);
    for (size_t i = 0; i < node->section_count; i++) {
        show_section(prompts, &node->sections[i]);
    }
    show_blocking(prompts, ladder);
}

// --- Findings and recommendations ---

static const char *finding_word(enum finding_kind kind) {
    switch (kind) {
    case FINDING_RISK:
        return _("Risk");
    case FINDING_WARNING:
        return _("Worth watching");
    case FINDING_STRENGTH:
        return _("Strength");
    case FINDING_NOTE:
        return C_("finding", "Note");
    }
    return "";
}

static const char *band_word(enum band_of_advice band) {
    switch (band) {
    case ADVICE_NONE:
        return _("Without a place in the order");
    case ADVICE_NOW:
        return _("Now");
    case ADVICE_NEXT:
        return _("Next");
    case ADVICE_LATER:
        return _("Later");
    }
    return "";
}

static const char *effort_word(int effort) {
    static const char *const words[] = {
        N_("not known"), N_("days"),        N_("weeks"),
        N_("a quarter"), N_("half a year"), N_("a year or more")};
    return _(words[effort >= 1 && effort <= 5 ? effort : 0]);
}

static void list_ideas(struct prompts *prompts, const struct result *result,
                       size_t count) {
    enum band_of_advice band = ADVICE_NONE;
    for (size_t i = 0; i < count; i++) {
        const struct combined *combined = &result->combined[i];
        if (i == 0 || combined->band != band)
            prompts_say(prompts, "%s:", band_word(combined->band));
        band = combined->band;
        prompts_say(prompts, _("%zu. %s. Effort: %s."), i + 1,
                    combined->recommendation->title,
                    effort_word(combined->recommendation->effort));
    }
    if (count)
        prompts_say(prompts, _("\"why NUMBER\" tells all about one of them."));
}

static void show_findings(struct prompts *prompts,
                          const struct result *result) {
    for (size_t i = 0; i < result->finding_count; i++) {
        const struct finding *finding = result->findings[i];
        prompts_say(prompts, "%s: %s.", finding_word(finding->kind),
                    finding->title);
        if (finding->text) prompts_say(prompts, "%s", finding->text);
    }
}

void prompts_results(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct result *result = build(prompts);
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++) {
        show_ladder(prompts, &result->ladders[i]);
    }
    if (result->finding_count) prompts_blank(prompts);
    show_findings(prompts, result);
    if (!result->combined_count) return;
    size_t shown = result->combined_count < IDEAS_SHOWN ? result->combined_count
                                                        : IDEAS_SHOWN;
    prompts_blank(prompts);
    prompts_say(prompts, _("What to do first, %zu of %zu ideas:"), shown,
                result->combined_count);
    list_ideas(prompts, result, shown);
}

void prompts_ideas(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct result *result = build(prompts);
    if (!result->combined_count)
        prompts_say(prompts, _("No recommendation applies to these answers."));
    list_ideas(prompts, result, result->combined_count);
}

static void show_lifts(struct prompts *prompts,
                       const struct ladder_result *ladder,
                       const struct recommendation_result *result) {
    prompts_say(prompts, _("%s, rank %u: the score goes from %s to %s."),
                ladder->ladder->root.title, result->rank,
                number(prompts, result->score_before),
                number(prompts, result->score_after));
    for (size_t i = 0; i < result->lift_count; i++) {
        const struct lift_result *lift = &result->lifts[i];
        const struct question *question = lift->lift->question;
        if (!lift->effective || !question) continue;
        if (question->scoring == SCORING_DEGREE)
            prompts_say(prompts, _("It brings \"%s\" from %s to %s."),
                        question->ask, percent(prompts, lift->from),
                        percent(prompts, lift->to));
        else
            prompts_say(prompts, _("It brings \"%s\" from %s to %s."),
                        question->ask, number(prompts, lift->from),
                        number(prompts, lift->to));
    }
}

static void show_why(struct prompts *prompts, const struct result *result,
                     const struct recommendation *recommendation) {
    prompts_say(prompts, "%s.", recommendation->title);
    prompts_say(prompts, "%s", recommendation->text);
    if (recommendation->measure)
        prompts_say(prompts, _("You will know that it worked by this: %s"),
                    recommendation->measure);
    prompts_say(prompts, _("Effort: %s."), effort_word(recommendation->effort));
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++) {
        const struct ladder_result *ladder = &result->ladders[i];
        for (size_t j = 0; j < ladder->recommendation_count; j++) {
            const struct recommendation_result *one =
                &ladder->recommendations[j];
            if (one->recommendation != recommendation) continue;
            if (one->rank) show_lifts(prompts, ladder, one);
            for (size_t k = 0; k < one->asked_by_count; k++) {
                prompts_say(prompts, _("A finding asks for it: %s."),
                            one->asked_by[k]->title);
            }
        }
    }
}

void prompts_why(struct prompts *prompts, const char *text) {
    const struct result *result = build(prompts);
    double wanted;
    if (!text_parse_number(text, &wanted) || wanted < 1 ||
        wanted > (double)result->combined_count ||
        wanted != (double)(size_t)wanted) {
        prompts_refuse(prompts,
                       _("%s is not the number of an idea; they go "
                         "from 1 to %zu."),
                       text, result->combined_count);
        return;
    }
    show_why(prompts, result,
             result->combined[(size_t)wanted - 1].recommendation);
}
