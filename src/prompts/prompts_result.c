// SPDX-License-Identifier: MIT
//
// Results as sentences. Computes nothing: everything is in the result.

#include "prompts_inside.h"
#include "text.h"

#include <string.h>

#define IDEAS_SHOWN 5

const struct result *prompts_result(struct prompts *prompts) {
    const struct assessment *assessments[] = {
        prompts_aimed(prompts, prompts->scratch)};
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.today = prompts->options->today;
    return result_build(prompts->scratch, prompts->questionnaire, assessments,
                        1, &options);
}

// --- Ladders ---

static void show_bounds(struct prompts *prompts,
                        const struct node_result *node) {
    if (isnan(node->score_low) || isnan(node->score_high)) return;
    if (node->score_high - node->score_low < 1e-9) return;
    prompts_say(prompts,
                _("With what is open the score can still come to lie between "
                  "%s and %s, the level between %d and %d."),
                prompts_number(prompts, node->score_low),
                prompts_number(prompts, node->score_high), node->level_low,
                node->level_high);
}

// A section is not asked for every rung in some ladders; then its shares say
// more than a score would.
static void show_section(struct prompts *prompts,
                         const struct node_result *node) {
    if (node->every_rung_asked) {
        prompts_say(prompts, _("%s: %s. %zu of %zu answered."),
                    node->section->title, prompts_number(prompts, node->score),
                    node->answered, node->asked_count);
        return;
    }
    for (int rung = 0; rung < LEVEL_COUNT; rung++) {
        if (isnan(node->shares[rung]) || !node->asked[rung]) continue;
        prompts_say(prompts, _("%s: %s of what level %d asks."),
                    node->section->title,
                    prompts_percent(prompts, node->shares[rung]), rung);
    }
}

static void show_blocking(struct prompts *prompts,
                          const struct ladder_result *ladder) {
    for (size_t i = 0; i < ladder->blocking_count; i++) {
        const struct blocking *blocking = &ladder->blocking[i];
        const char *where = blocking->section ? blocking->section->title
                                              : ladder->ladder->root.title;
        prompts_say(prompts, _("Level %d asks for %s of %s; %s has %s."),
                    blocking->rung,
                    prompts_percent(prompts, blocking->threshold), where, where,
                    prompts_percent(prompts, blocking->share));
    }
}

static void show_ladder(struct prompts *prompts,
                        const struct ladder_result *ladder) {
    const struct node_result *node = &ladder->node;
    prompts_blank(prompts);
    prompts_say(prompts, _("%s: level %s. Score %s."),
                ladder->ladder->root.title,
                prompts_level(prompts, ladder->ladder, node->level),
                prompts_number(prompts, node->score));
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

// --- Findings ---

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
    const struct result *result = prompts_result(prompts);
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
    prompts_list_ideas(prompts, result, shown);
}

// --- Where a number comes from ---

void prompts_explain(struct prompts *prompts, const char *what) {
    const struct prompts_options *options = prompts->options;
    const char *problem = _("this cannot be explained here");
    if (what && !questionnaire_find(prompts->questionnaire, what)) {
        const struct question *question = prompts_named(prompts, what);
        if (!question) return;
        what = question->id;
    }
    fflush(options->out);
    if (!options->explain ||
        !options->explain(options->context, prompts_result(prompts), what))
        prompts_refuse(prompts, "%s", problem);
}
