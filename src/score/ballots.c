// SPDX-License-Identifier: MIT

#include "ballots.h"

#include "text.h"

#include <stdio.h>
#include <string.h>

// --- Places ---

static const char *level_key(double level) {
    static const char *const keys[] = {
        "0", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5",
        "5", "5.5", "6", "6.5", "7", "7.5", "8", "8.5", "9"};
    size_t count = COUNT_OF(keys);
    double twice = level * 2;
    if (!(twice >= 0 && twice < (double)count)) return NULL;
    size_t index = (size_t)twice;
    return (double)index == twice ? keys[index] : NULL;
}

static double nps_of(const struct value *value) {
    double all = value->promoters + value->passives + value->detractors;
    return all > 0 ? 100 * (value->promoters - value->detractors) / all : NAN;
}

// As a file can hold it, so that it is the same after it was merged.
static double as_written(double number) {
    char text[64];
    double read;
    if (isnan(number)) return number;
    snprintf(text, sizeof(text), "%.13f", number + 0.0);
    return text_parse_number(text, &read) ? read : number;
}

static bool cast_option(const struct question *question, const char *code,
                        struct cast *cast) {
    const struct option *option = code ? question_option(question, code) : NULL;
    if (!option) return false;
    cast->key = option->code;
    cast->order = (double)(option - question->options);
    return true;
}

bool cast_value(const struct question *question, const struct value *value,
                struct cast *cast) {
    bool scored = question->scoring != SCORING_NONE;
    *cast = (struct cast){.measure = NAN, .order = NAN};
    if (scored) cast->measure = value_measure(question, value);
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        cast->key = level_key(value->number);
        cast->order = value->number;
        return true;
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        return cast_option(question, value->text, cast);
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
        cast->order = value->number + 0.0; // no -0
        return true;
    case QUESTION_NPS:
        cast->order = as_written(nps_of(value));
        return !isnan(cast->order);
    case QUESTION_MULTIPLE:
        cast->order = cast->measure;
        cast->ticked = value_ticked(question, value);
        return true;
    case QUESTION_DATE:
    case QUESTION_TEXT:
    case QUESTION_LIST:
        break;
    }
    return false;
}

static const char *codes_key(struct arena *arena,
                             const struct question *question, uint64_t ticked) {
    const char *key = NULL;
    for (size_t i = 0; i < question->option_count; i++) {
        const char *code = question->options[i].code;
        if (ticked >> i & 1)
            key = key ? arena_printf(arena, "%s" VOTE_JOINED "%s", key, code)
                      : code;
    }
    return key ? key : VOTE_JOINED;
}

const char *number_key(struct arena *arena, double number) {
    char text[64];
    snprintf(text, sizeof(text), "%.15g", number);
    // No exponent: the numbers of files have none.
    if (strchr(text, 'e')) snprintf(text, sizeof(text), "%.15f", number);
    return arena_string(arena, text);
}

// --- Votes ---

bool cast_vote(const struct question *question, const char *key,
               struct cast *cast) {
    bool scored = question->scoring != SCORING_NONE;
    double number;
    *cast = (struct cast){.measure = NAN, .order = NAN};
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        cast->measure = cast->order = vote_measure(question, key);
        cast->key = level_key(cast->measure);
        return !isnan(cast->measure);
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        if (scored) cast->measure = vote_measure(question, key);
        return cast_option(question, key, cast);
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
    case QUESTION_NPS:
        if (!text_parse_number(key, &number)) return false;
        cast->order = number + 0.0;
        if (scored) cast->measure = question_band(question, number);
        return !scored || !isnan(cast->measure);
    case QUESTION_MULTIPLE:
        cast->measure = cast->order = vote_measure(question, key);
        return vote_ticked(question, key, &cast->ticked);
    case QUESTION_DATE:
    case QUESTION_TEXT:
    case QUESTION_LIST:
        break;
    }
    return false;
}

const char *cast_key(struct arena *arena, const struct question *question,
                     const struct cast *cast) {
    if (question->type == QUESTION_MULTIPLE)
        return codes_key(arena, question, cast->ticked);
    return cast->key ? cast->key : number_key(arena, cast->order);
}

// --- Distributions ---

static int compare_place(const struct cast *a, const struct cast *b) {
    if (a->measure != b->measure && !isnan(a->measure) && !isnan(b->measure))
        return a->measure < b->measure ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static int compare(const struct cast *a, const struct cast *b) {
    int order = compare_place(a, b);
    return order ? order : (a->ticked > b->ticked) - (a->ticked < b->ticked);
}

static void make_room(struct arena *arena, struct spread *spread) {
    if (spread->count < spread->room) return;
    size_t room = spread->room ? 3 * spread->room : 1;
    struct pile *piles = ARENA_ARRAY(arena, struct pile, room);
    if (spread->count)
        memcpy(piles, spread->piles, spread->count * sizeof(struct pile));
    spread->piles = piles;
    spread->room = room;
}

void spread_add(struct arena *arena, struct spread *spread, struct cast cast,
                struct weight weight) {
    size_t low = 0, high = spread->count;
    spread->counted.count += weight.count;
    spread->counted.alone += weight.alone;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (compare(&spread->piles[middle].cast, &cast) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == spread->count || compare(&spread->piles[low].cast, &cast) != 0) {
        make_room(arena, spread);
        memmove(&spread->piles[low + 1], &spread->piles[low],
                (spread->count - low) * sizeof(struct pile));
        spread->piles[low] = (struct pile){.cast = cast};
        spread->count++;
    }
    spread->piles[low].weight.count += weight.count;
    spread->piles[low].weight.alone += weight.alone;
}

void spread_tally(struct arena *arena, const struct spread *spread, bool alone,
                  struct tally *tally) {
    const struct cast *before = NULL;
    tally->counted = alone ? spread->counted.alone : spread->counted.count;
    if (!spread->count) return;
    tally->ballots = ARENA_ARRAY(arena, struct ballot, spread->count);
    for (size_t i = 0; i < spread->count; i++) {
        const struct pile *pile = &spread->piles[i];
        const struct cast *cast = &pile->cast;
        if (!cast->key && isnan(cast->order)) continue;
        if (!before || compare_place(before, cast) != 0) {
            struct ballot *ballot = &tally->ballots[tally->ballot_count++];
            ballot->key =
                cast->key ? cast->key : number_key(arena, cast->order);
            ballot->measure = cast->measure;
        }
        tally->ballots[tally->ballot_count - 1].count +=
            alone ? pile->weight.alone : pile->weight.count;
        before = cast;
    }
}
