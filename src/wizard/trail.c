// SPDX-License-Identifier: MIT
//
// Back to where one came from: from a page that was opened from itself (a
// section from a section), and from a question to the page that led to it.

#include "wizard_inside.h"

#include <string.h>

// Drops the steps of [page], and of pages that no longer lie anywhere.
static void forget(struct wizard *wizard, enum page page) {
    struct trail *trail = &wizard->trail;
    size_t kept = 0;
    for (size_t i = 0; i < trail->count; i++) {
        const struct step *step = &trail->steps[i];
        if (step->page != page && page_is_open(wizard, step->page))
            trail->steps[kept++] = *step;
    }
    trail->count = kept;
}

void trail_open(struct wizard *wizard, enum page page) {
    struct trail *trail = &wizard->trail;
    if (page_top(wizard) != page) {
        forget(wizard, page);
    } else {
        // The longest way loses its beginning.
        if (trail->count == COUNT_OF(trail->steps))
            memmove(trail->steps, trail->steps + 1,
                    --trail->count * sizeof(trail->steps[0]));
        trail->steps[trail->count++] = (struct step){
            page, wizard->section, wizard->recommendation, wizard->views[page]};
    }
    page_raise(wizard, page);
    wizard->views[page] = (struct view){0};
}

bool trail_back(struct wizard *wizard) {
    struct trail *trail = &wizard->trail;
    if (!trail->count ||
        trail->steps[trail->count - 1].page != page_top(wizard))
        return false;
    const struct step *step = &trail->steps[--trail->count];
    wizard->section = step->section;
    wizard->recommendation = step->recommendation;
    wizard->views[step->page] = step->view;
    return true;
}

// --- From a question ---

void origin_keep(struct wizard *wizard) {
    struct origin *origin = &wizard->origin;
    // A group that votes may be gone by then.
    origin->depth = 0;
    for (size_t i = 0; i < wizard->depth; i++) {
        if (wizard->stack[i] != PAGE_ROOM)
            origin->stack[origin->depth++] = wizard->stack[i];
    }
    origin->trail = wizard->trail;
    origin->section = wizard->section;
    origin->recommendation = wizard->recommendation;
}

bool origin_known(const struct wizard *wizard) {
    return wizard->origin.depth && !wizard->room.workshop;
}

void origin_return(struct wizard *wizard) {
    const struct origin *origin = &wizard->origin;
    memcpy(wizard->stack, origin->stack, sizeof(wizard->stack));
    wizard->depth = origin->depth;
    wizard->trail = origin->trail;
    wizard->section = origin->section;
    wizard->recommendation = origin->recommendation;
    // An answer may have changed meanwhile.
    if (page_is_open(wizard, PAGE_WHATIF)) whatif_renew(wizard->outlook.whatif);
    wizard->views[page_top(wizard)].follow = true;
    wizard->origin.depth = 0;
}
