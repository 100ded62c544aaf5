// SPDX-License-Identifier: MIT
//
// What the screen says of the votes, in sentences that can be read aloud.

#include "agreement.h"
#include "text.h"
#include "workshop_inside.h"

#include <math.h>

static const struct workshop_round *last_round(
    const struct workshop_view *view) {
    return view->round_count ? &view->rounds[view->round_count - 1] : NULL;
}

static bool has_levels(const struct question *question) {
    return question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR;
}

// "2" of levels; the label of an option.
static const char *row_name(const struct workshop_view *view, size_t row) {
    return has_levels(view->question) ? view->rows[row].key
                                      : view->rows[row].text;
}

static const char *range_name(struct arena *arena,
                              const struct workshop_view *view,
                              const struct workshop_voice *voice) {
    const char *low = row_name(view, voice->low);
    const char *high = row_name(view, voice->high);
    if (voice->low == voice->high) return low;
    return arena_printf(arena, _("%s to %s"), low, high);
}

// --- Shape ---

static const char *camps(struct arena *arena,
                         const struct workshop_view *view) {
    const struct workshop_voice *low = &view->voices[0];
    const struct workshop_voice *high = &view->voices[1];
    const char *text =
        arena_printf(arena, _("Two camps: %u say %s, %u say %s."), low->people,
                     range_name(arena, view, low), high->people,
                     range_name(arena, view, high));
    // Of the one answer between them it can be said by name.
    if (high->low != low->high + 2) return text;
    return arena_printf(arena, _("%s Nobody says %s."), text,
                        row_name(view, low->high + 1));
}

static const char *one_differs(struct arena *arena,
                               const struct workshop_view *view) {
    return arena_printf(arena, _("One voice differs: %s. The others say %s."),
                        range_name(arena, view, &view->voices[0]),
                        range_name(arena, view, &view->voices[1]));
}

// "2", or "2 to 4": from the lowest to the highest that anybody said.
static const char *extent(struct arena *arena, const struct workshop_view *view,
                          const struct workshop_round *round) {
    size_t low = SIZE_MAX, high = 0;
    for (size_t i = 0; i < view->level_count; i++) {
        if (!round->counts[i]) continue;
        if (low == SIZE_MAX) low = i;
        high = i;
    }
    struct workshop_voice all = {low, high, round->votes};
    return range_name(arena, view, &all);
}

const char *workshop_shape_text(struct arena *arena,
                                const struct workshop_view *view) {
    const struct workshop_round *round = last_round(view);
    if (!round) return NULL;
    switch (round->agreement.shape) {
    case SHAPE_NONE:
        return view->question->scoring == SCORING_NONE
                   ? NULL
                   : _("Too few votes to say how they lie.");
    case SHAPE_UNANIMOUS:
        return arena_printf(arena, _("Everyone says %s."),
                            extent(arena, view, round));
    case SHAPE_NEIGHBOURS:
        return arena_printf(arena, _("Neighbours, %s: no real dispute."),
                            extent(arena, view, round));
    case SHAPE_ONE_DIFFERS:
        return one_differs(arena, view);
    case SHAPE_TWO_CAMPS:
        return camps(arena, view);
    case SHAPE_SPREAD:
        return arena_printf(arena,
                            _("Spread out, %s: the question may be read in "
                              "different ways."),
                            extent(arena, view, round));
    case SHAPE_MOSTLY_AGREED:
        // On a short scale the votes may go from end to end.
        if (accord_of(view->question, &round->agreement) == ACCORD_DISCUSS)
            return arena_printf(arena, _("Not agreed yet, %s."),
                                extent(arena, view, round));
        return arena_printf(arena, _("Mostly agreed, %s."),
                            extent(arena, view, round));
    }
    return NULL;
}

// --- What to ask for ---

const char *workshop_prompt(const struct workshop_view *view) {
    const struct workshop_round *round = last_round(view);
    if (!round) return NULL;
    switch (round->class) {
    case WORKSHOP_TOO_FEW:
        return _("What do those who voted see?");
    case WORKSHOP_UNKNOWN:
        return _("Who would know? Park it, with a name.");
    case WORKSHOP_POLARISED:
        return _("Two realities, or two readings of the question? Settle first "
                 "what it is about.");
    case WORKSHOP_AGREED:
        return _("What shows it? One piece of evidence, then agree.");
    case WORKSHOP_OUTLIER:
        return _("Would anybody who sees it differently like to add "
                 "something?");
    case WORKSHOP_NARROW:
        return _("A minute or two: what speaks for the one, what for the "
                 "other?");
    case WORKSHOP_WIDE:
        return _("What have you seen that made you vote so? Then vote again.");
    }
    return NULL;
}

// "the 2 on 1"
static const char *voice_text(struct arena *arena,
                              const struct workshop_view *view,
                              const struct workshop_voice *voice) {
    return arena_printf(arena, PLURAL("%u on %s", "%u on %s", voice->people),
                        voice->people, range_name(arena, view, voice));
}

const char *workshop_voices_text(struct arena *arena,
                                 const struct workshop_view *view) {
    const struct workshop_round *round = last_round(view);
    if (!round || view->voice_count < 2) return NULL;
    if (round->class == WORKSHOP_AGREED || round->class == WORKSHOP_UNKNOWN)
        return NULL;
    const char *first = voice_text(arena, view, &view->voices[0]);
    const char *second = voice_text(arena, view, &view->voices[1]);
    if (view->voice_count == 2)
        return arena_printf(arena, _("Hear first: %s. Then: %s."), first,
                            second);
    return arena_printf(arena, _("Hear first: %s. Then: %s. Then: %s."), first,
                        second, voice_text(arena, view, &view->voices[2]));
}

const char *workshop_moved_text(struct arena *arena,
                                const struct workshop_view *view) {
    const struct workshop_round *round = last_round(view);
    if (!round || round->number < 2) return NULL;
    if (!round->moved) return _("Nobody moved.");
    return arena_printf(arena,
                        PLURAL("At least %u moved: %u up, %u down.",
                               "At least %u moved: %u up, %u down.",
                               round->moved),
                        round->moved, round->up, round->down);
}

const char *workshop_phase_text(enum workshop_phase phase) {
    switch (phase) {
    case WORKSHOP_READ:
        return _("Read");
    case WORKSHOP_VOTE:
        return _("Vote");
    case WORKSHOP_BLIND:
        return _("Talk in pairs");
    case WORKSHOP_REVEAL:
        return _("Votes");
    case WORKSHOP_DISCUSS:
        return _("Discuss");
    case WORKSHOP_AGREE:
        return _("Agree");
    case WORKSHOP_SWEPT:
        return _("Where we differ");
    case WORKSHOP_DONE:
        return _("Done");
    }
    return "";
}

bool workshop_phase_is_seen(enum workshop_phase phase) {
    switch (phase) {
    case WORKSHOP_READ:
    case WORKSHOP_VOTE:
    case WORKSHOP_BLIND:
        return false;
    case WORKSHOP_REVEAL:
    case WORKSHOP_DISCUSS:
    case WORKSHOP_AGREE:
    case WORKSHOP_SWEPT:
    case WORKSHOP_DONE:
        break;
    }
    return true;
}
