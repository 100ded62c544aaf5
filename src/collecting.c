// SPDX-License-Identifier: MIT
//
// From many files to one poll. Each is read, counted and forgotten; of a file
// only what tells copies apart stays, so that ten thousand take no more memory
// than one. What must not count (the same bytes twice, the same respondent
// twice) is known when all have been read: then, if there is any, the others
// are counted anew.

#include "collecting.h"

#include "text.h"

#include <stdlib.h>
#include <string.h>

#define FILES_KEPT 100

// --- Telling ---

void tell_some(struct telling *telling, struct diags *diags) {
    unsigned told = diags->errors ? telling->errors : telling->warnings;
    if (told >= DIAGS_SHOWN) {
        telling->untold += diags->errors + diags->warnings;
        return;
    }
    telling->errors += diags->errors;
    telling->warnings += diags->warnings;
    diags_print(diags, stderr);
}

void tell_rest(const struct telling *telling) {
    if (!telling->untold) return;
    text_print(
        stderr,
        PLURAL("%u more problem\n", "%u more problems\n", telling->untold),
        telling->untold);
}

// --- Reading one ---

// Only finds candidates: the words themselves are compared.
static uint32_t hash(const char *text) {
    uint32_t sum = 0x811c9dc5U;
    for (const char *at = text; at && *at; at++)
        sum = (sum ^ (unsigned char)*at) * 0x01000193U;
    return text ? sum | 1 : 0;
}

static unsigned date_of(const struct assessment *assessment) {
    const char *date =
        assessment->finished ? assessment->finished : assessment->started;
    unsigned number = 0;
    for (; date && *date; date++) {
        if (*date >= '0' && *date <= '9')
            number = number * 10 + (unsigned)(*date - '0');
    }
    return number;
}

// Answers to another version would be taken over one by one, and what has no
// place would be missing: nobody would see that in a sum.
static void check_version(const struct collector *collector,
                          const struct assessment *assessment,
                          struct diags *diags) {
    const struct questionnaire *questionnaire =
        collector->collection->questionnaire;
    if (collector->count < 2 || !assessment->fingerprint ||
        strcmp(assessment->fingerprint, questionnaire->fingerprint) == 0)
        return;
    diag(diags, SEVERITY_ERROR, assessment->fingerprint_at, "other-version",
         _("these are answers to another version of \"%s\" (%s, not %s); "
           "\"cxladder open\" takes them over"),
         questionnaire->id, assessment->version ? assessment->version : "?",
         questionnaire->version);
}

static struct arena *arena_for(struct collector *collector) {
    if (collector->kept) return collector->arena;
    arena_reset(collector->scratch);
    return collector->scratch;
}

// What became of it, in *[use]: NULL unless it counts. Told where it is read
// for the [first] time.
static struct assessment *read_one(struct collector *collector, size_t index,
                                   bool first, enum file_use *use) {
    struct arena *arena = arena_for(collector);
    struct diags *diags = diags_new(arena);
    bool unreadable = false;
    struct assessment *assessment = assessment_read(
        arena, collector->files[index], collector->collection->questionnaire,
        diags, &unreadable);
    if (assessment) check_version(collector, assessment, diags);
    if (first) tell_some(&collector->telling, diags);
    bool bad = diags->errors || !assessment;
    *use = unreadable ? FILE_UNREADABLE : bad ? FILE_INVALID : FILE_COUNTED;
    return *use == FILE_COUNTED ? assessment : NULL;
}

static void count_one(struct collector *collector,
                      const struct assessment *assessment) {
    struct collection *collection = collector->collection;
    if (collector->kept)
        poll_keep(collection->poll, assessment);
    else
        poll_add(collection->poll, assessment);
    collection->counted++;
    collection->any_merged |= assessment->merged_count > 0;
    if (!assessment->merged_count)
        collection->fresh += assessment->people ? assessment->people : 1;
}

static void note(struct collector *collector, size_t index,
                 const struct assessment *assessment, enum file_use use) {
    struct file_entry *entry = &collector->entries[index];
    *entry = (struct file_entry){.file = (uint32_t)index, .use = use};
    if (!assessment) return;
    entry->content[0] = (uint32_t)(assessment->content >> 32);
    entry->content[1] = (uint32_t)assessment->content;
    entry->respondent = hash(assessment->respondent);
    entry->date = date_of(assessment) & 0x7FFFFFFU;
    entry->is_merged = assessment->merged_count > 0;
    collector->any_merged |= entry->is_merged;
}

static void read_all(struct collector *collector) {
    for (size_t i = 0; i < collector->count; i++) {
        enum file_use use;
        struct assessment *assessment = read_one(collector, i, true, &use);
        note(collector, i, assessment, use);
        if (collector->kept)
            collector->kept[i] = assessment;
        else if (assessment)
            count_one(collector, assessment);
    }
}

// --- The questionnaire ---

static struct questionnaire *find_questionnaire_of(
    const struct collector *collector, enum status *status) {
    const struct arguments *arguments = collector->arguments;
    if (arguments->questionnaire)
        return load_questionnaire(collector->arena, arguments->questionnaire,
                                  status);
    // One that is damaged does not keep the others from being looked at.
    for (size_t i = 0; collector->count > 1 && i < collector->count; i++) {
        struct questionnaire *questionnaire = named_questionnaire(
            collector->arena, collector->files[i], false, status);
        if (questionnaire) return questionnaire;
    }
    return named_questionnaire(collector->arena, collector->files[0], true,
                               status);
}

// --- All of them ---

static void count_again(struct collector *collector) {
    struct collection *collection = collector->collection;
    collection->poll = poll_new(collector->arena, collection->questionnaire);
    collection->counted = 0;
    collection->fresh = 0;
    for (size_t i = 0; i < collector->count; i++) {
        enum file_use use;
        if (collector->entries[i].use != FILE_COUNTED) continue;
        const struct assessment *assessment =
            collector->kept ? collector->kept[i]
                            : read_one(collector, i, false, &use);
        if (assessment) count_one(collector, assessment);
    }
}

// What is left out leaves its mark in the status, also where the others are
// used: whoever wants all of them has to know.
static void judge(struct collector *collector) {
    struct collection *collection = collector->collection;
    struct left_out *left_out = &collection->left_out;
    for (size_t i = 0; i < collector->count; i++) {
        enum file_use use = collector->entries[i].use;
        left_out->unreadable += use == FILE_UNREADABLE;
        left_out->invalid += use == FILE_INVALID;
        left_out->overlaps += use == FILE_OVERLAP;
        left_out->copies += use == FILE_COPY;
        left_out->older += use == FILE_SUPERSEDED;
    }
    bool bad = left_out->invalid || left_out->overlaps;
    if (!collector->options->merge) bad |= left_out->copies || left_out->older;
    if (left_out->unreadable)
        collection->status = STATUS_FILE;
    else if (bad)
        collection->status = STATUS_INVALID;
    collection->usable =
        collection->counted &&
        (collection->status == STATUS_DONE || collector->arguments->skip_bad);
}

struct collection collect_files(struct arena *arena,
                                const struct arguments *arguments,
                                char *const *files, size_t count,
                                const struct collecting *options) {
    struct collection collection = {.status = STATUS_DONE};
    struct collector collector = {.arena = arena,
                                  .arguments = arguments,
                                  .options = options,
                                  .files = files,
                                  .count = count,
                                  .collection = &collection};
    collection.questionnaire =
        find_questionnaire_of(&collector, &collection.status);
    if (!collection.questionnaire) return collection;
    collector.scratch = arena_new();
    collector.list = arena_new();
    collector.entries = ARENA_ARRAY(collector.list, struct file_entry, count);
    if (count <= FILES_KEPT || arguments->notes || options->each)
        collector.kept = ARENA_ARRAY(arena, struct assessment *, count);
    collection.without_words = !collector.kept;
    collection.poll = poll_new(arena, collection.questionnaire);
    read_all(&collector);
    if (count > 1) collecting_drop_same(&collector);
    if (collector.kept || collector.recount) count_again(&collector);
    tell_rest(&collector.telling);
    judge(&collector);
    if (options->merge) collecting_list_sources(&collector);
    arena_free(collector.scratch);
    arena_free(collector.list);
    return collection;
}
