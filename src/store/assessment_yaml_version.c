// SPDX-License-Identifier: MIT
//
// What became of answers that were given to another version: what was kept,
// what has another name, what has no place, and what is open here, be it that
// it is new or that nobody answered it before.

#include "assessment_yaml.h"
#include "text.h"

#include <string.h>

#define NAMES_SHOWN 10

static const char *unknown_where_missing(const char *version) {
    return version ? version : "?";
}

// The ids of what is asked and not answered, the first ones; NULL if there are
// none.
static const char *open_questions(const struct binding *binding,
                                  size_t *count) {
    const struct questionnaire *questionnaire = binding->questionnaire;
    enum visibility *visibility = ARENA_ARRAY(binding->arena, enum visibility,
                                              questionnaire->question_count);
    assessment_visibility(binding->assessment, visibility);
    const char *names = NULL;
    *count = 0;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (visibility[i] != VISIBLE ||
            !answer_is_empty(&binding->assessment->answers[i]))
            continue;
        const char *id = questionnaire->questions[i]->id;
        if (++*count <= NAMES_SHOWN)
            names =
                names ? arena_printf(binding->arena, "%s, %s", names, id) : id;
    }
    return *count > NAMES_SHOWN ? arena_printf(binding->arena, "%s, ...", names)
                                : names;
}

void version_report(const struct binding *binding) {
    const struct assessment *assessment = binding->assessment;
    size_t open;
    const char *names = open_questions(binding, &open);
    diag(binding->diags, SEVERITY_WARNING, assessment->fingerprint_at,
         "other-version",
         _("the questionnaire has changed since these answers were given "
           "(version %s, now %s). Answers kept: %zu, under new names: %zu, "
           "without a place: %u"),
         unknown_where_missing(assessment->version),
         unknown_where_missing(binding->questionnaire->version), binding->kept,
         binding->renamed, binding->unused_count);
    if (names)
        diag(binding->diags, SEVERITY_WARNING, assessment->fingerprint_at,
             "open-question",
             _("questions that are new in this version, or were not answered: "
               "%zu (%s)"),
             open, names);
}
