// SPDX-License-Identifier: MIT
//
// The result, computed when a page needs it and kept until an answer changes.

#include "text.h"
#include "wizard_inside.h"

// A page may not wait longer than this for a proven plan.
#define PLAN_SECONDS 0.25

const struct result *reckoned(struct wizard *wizard, bool advised) {
    if (wizard->result && (wizard->result_advised || !advised))
        return wizard->result;
    arena_reset(wizard->reckoning);
    const struct assessment **assessments =
        ARENA_NEW(wizard->reckoning, const struct assessment *);
    assessments[0] = aims_on(wizard->reckoning, wizard);
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.today = wizard->options.today;
    options.plan_seconds = PLAN_SECONDS;
    options.without_advice = !advised;
    wizard->result = result_build(wizard->reckoning, wizard->questionnaire,
                                  assessments, 1, &options);
    wizard->result_advised = advised;
    return wizard->result;
}

const struct result *explained(struct wizard *wizard, const char **whose) {
    const struct outlook *outlook = &wizard->outlook;
    enum page below = PAGE_QUESTION;
    *whose = NULL;
    for (size_t i = 1; i < wizard->depth; i++) {
        if (wizard->stack[i] == PAGE_SECTION) below = wizard->stack[i - 1];
    }
    if (below == PAGE_WHATIF) {
        *whose = _("as tried, not saved");
        return whatif_result(outlook->whatif);
    }
    if (below == PAGE_TREND && outlook->unit < outlook->earlier.count) {
        const struct unit *unit = &outlook->earlier.units[outlook->unit];
        *whose = unit->date ? text_date(wizard->frame, unit->date) : unit->name;
        return unit->result;
    }
    return reckoned(wizard, false);
}
