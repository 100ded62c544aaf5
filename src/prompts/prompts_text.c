// SPDX-License-Identifier: MIT
//
// What stands beside an answer.

#include "prompts_inside.h"
#include "text.h"

#include <string.h>

bool prompts_text(struct prompts *prompts, const char *name, const char *now,
                  const char **text) {
    if (!*text) {
        if (now && *now) prompts_say(prompts, "%s: %s", name, now);
        if (!prompts_ask(prompts, text,
                         _("%s (Enter changes nothing, - removes it)"), name))
            return false;
        if (!**text) return false;
    }
    bool removed = !strcmp(*text, "-");
    *text = removed ? "" : arena_string(prompts->arena, *text);
    return true;
}

static void put(struct prompts *prompts, enum answer_text which,
                const char *name, const char *now, const char *text) {
    if (!prompts_text(prompts, name, now, &text)) return;
    interview_text(prompts->interview, prompts->at, which, text);
    prompts_store(prompts, *text ? _("Saved.") : _("Saved: it is removed."));
}

static const struct answer *given(const struct prompts *prompts) {
    return interview_given(prompts->interview, prompts->at);
}

void prompts_note(struct prompts *prompts, const char *text) {
    if (prompts_may_change(prompts))
        put(prompts, TEXT_NOTE, _("Note"), given(prompts)->note, text);
}

void prompts_evidence(struct prompts *prompts, const char *text) {
    if (prompts_may_change(prompts))
        put(prompts, TEXT_EVIDENCE, _("Evidence"), given(prompts)->evidence,
            text);
}

void prompts_park(struct prompts *prompts, const char *text) {
    if (prompts_may_change(prompts))
        put(prompts, TEXT_PARKED, _("Parked"), given(prompts)->parked, text);
}

void prompts_override(struct prompts *prompts, const char *text) {
    if (prompts_may_change(prompts))
        put(prompts, TEXT_OVERRIDE, _("Why more than the ticks propose?"),
            given(prompts)->override, text);
}
