// SPDX-License-Identifier: MIT
//
// From many files to one poll. Each is read, counted and forgotten; of a file
// only what tells copies apart stays, so that ten thousand take no more memory
// than one. What must not count (the same bytes twice, the same respondent
// twice) is known when all have been read: then, if there is any, the others
// are counted anew.

#include "commands.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define FILES_KEPT 100

struct collector {
    struct arena *arena;
    struct arena *scratch; // emptied before each file that is not kept
    const struct arguments *arguments;
    const struct collecting *options;
    char *const *files;
    size_t count;
    struct collection *collection;
    struct assessment **kept; // by file; NULL: none is kept
    unsigned told, untold;    // problems
    bool unreadable, any_merged;
    bool recount; // a file that was counted must not count
};

// --- Telling ---

static void tell(struct collector *collector, struct diags *diags) {
    unsigned all = diags->errors + diags->warnings;
    if (collector->told >= DIAGS_SHOWN) {
        collector->untold += all;
        return;
    }
    collector->told += all;
    diags_print(diags, stderr);
}

static void tell_rest(const struct collector *collector) {
    if (!collector->untold) return;
    text_print(
        stderr,
        PLURAL("%u more problem\n", "%u more problems\n", collector->untold),
        collector->untold);
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

// NULL where it cannot be used; told where [first] time it is read.
static struct assessment *read_one(struct collector *collector, size_t index,
                                   bool first) {
    struct arena *arena = arena_for(collector);
    struct diags *diags = diags_new(arena);
    bool unreadable = false;
    struct assessment *assessment = assessment_read(
        arena, collector->files[index], collector->collection->questionnaire,
        diags, &unreadable);
    if (assessment) check_version(collector, assessment, diags);
    if (first) tell(collector, diags);
    collector->unreadable |= unreadable;
    return diags->errors || unreadable ? NULL : assessment;
}

static void count_one(struct collector *collector,
                      const struct assessment *assessment) {
    struct collection *collection = collector->collection;
    if (collector->kept)
        poll_keep(collection->poll, assessment);
    else
        poll_add(collection->poll, assessment);
    collection->counted++;
    if (!assessment->merged_count)
        collection->fresh += assessment->people ? assessment->people : 1;
}

static void note(struct collector *collector, size_t index,
                 const struct assessment *assessment) {
    struct file_entry *entry = &collector->collection->entries[index];
    *entry = (struct file_entry){.file = (uint32_t)index, .use = FILE_BAD};
    if (!assessment) return;
    entry->use = FILE_COUNTED;
    entry->content = assessment->content;
    entry->respondent = hash(assessment->respondent);
    entry->date = date_of(assessment) & 0x7FFFFFFU;
    entry->is_merged = assessment->merged_count > 0;
    collector->any_merged |= entry->is_merged;
}

static void read_all(struct collector *collector) {
    for (size_t i = 0; i < collector->count; i++) {
        struct assessment *assessment = read_one(collector, i, true);
        note(collector, i, assessment);
        if (collector->kept)
            collector->kept[i] = assessment;
        else if (assessment)
            count_one(collector, assessment);
    }
}

// --- Order ---

static int compare_numbers(uint64_t a, uint64_t b) {
    return (a > b) - (a < b);
}

static int by_file(const struct file_entry *a, const struct file_entry *b) {
    return compare_numbers(a->file, b->file);
}

static int by_content(const struct file_entry *a, const struct file_entry *b) {
    int order = compare_numbers(a->content, b->content);
    return order ? order : by_file(a, b);
}

// The newest first; of the same day by content, so that the order of the files
// decides nothing.
static int by_respondent(const struct file_entry *a,
                         const struct file_entry *b) {
    int order = compare_numbers(a->respondent, b->respondent);
    if (!order) order = compare_numbers(b->date, a->date);
    return order ? order : by_content(a, b);
}

typedef int compare_entries(const struct file_entry *,
                            const struct file_entry *);

static void sift(struct file_entry *entries, size_t root, size_t count,
                 compare_entries *compare) {
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count &&
            compare(&entries[child], &entries[child + 1]) < 0)
            child++;
        if (compare(&entries[root], &entries[child]) >= 0) return;
        struct file_entry moved = entries[root];
        entries[root] = entries[child];
        entries[child] = moved;
    }
}

// In place: qsort would take as much memory again.
static void sort(const struct collector *collector, compare_entries *compare) {
    struct file_entry *entries = collector->collection->entries;
    for (size_t i = collector->count / 2; i-- > 0;)
        sift(entries, i, collector->count, compare);
    for (size_t i = collector->count; i-- > 1;) {
        struct file_entry last = entries[i];
        entries[i] = entries[0];
        entries[0] = last;
        sift(entries, 0, i, compare);
    }
}

// --- The same again ---

static void drop(struct collector *collector, struct file_entry *entry,
                 enum file_use use) {
    entry->use = use;
    collector->recount = true;
}

static enum severity severity_of_same(const struct collector *collector) {
    return collector->options->merge || collector->arguments->skip_bad
               ? SEVERITY_WARNING
               : SEVERITY_ERROR;
}

static void tell_copy(struct collector *collector, size_t file, size_t of,
                      bool counts) {
    arena_reset(collector->scratch);
    struct diags *diags = diags_new(collector->scratch);
    struct place at = {collector->files[file], 1, 1};
    if (counts)
        diag(diags, SEVERITY_WARNING, at, "copy",
             _("this file is word for word the same as %s; both count, as "
               "neither names its respondent"),
             collector->files[of]);
    else
        diag(diags, severity_of_same(collector), at, "copy",
             _("this file is the same as %s, and counts once"),
             collector->files[of]);
    tell(collector, diags);
}

static bool is_same_file(const char *a, const char *b) {
    struct stat left, right;
    return stat(a, &left) == 0 && stat(b, &right) == 0 &&
           left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

// Two people may have answered a short questionnaire alike; a report counts
// them both unless the files say that they are one. Where files are merged for
// good, the same bytes count once.
static bool may_be_two(const struct collector *collector,
                       const struct file_entry *entry, size_t of) {
    return !collector->options->merge && !entry->respondent &&
           !is_same_file(collector->files[entry->file], collector->files[of]);
}

static void find_copies(struct collector *collector) {
    struct file_entry *entries = collector->collection->entries;
    const struct file_entry *first = NULL;
    sort(collector, by_content);
    for (size_t i = 0; i < collector->count; i++) {
        struct file_entry *entry = &entries[i];
        if (entry->use != FILE_COUNTED || !entry->content) continue;
        if (!first || first->content != entry->content) {
            first = entry;
            continue;
        }
        bool counts = may_be_two(collector, entry, first->file);
        tell_copy(collector, entry->file, first->file, counts);
        if (!counts) drop(collector, entry, FILE_COPY);
    }
}

// The file once more: its places, and the words themselves.
static const struct assessment *read_again(const struct collector *collector,
                                           size_t file) {
    if (collector->kept) return collector->kept[file];
    bool unreadable;
    return assessment_read(collector->scratch, collector->files[file],
                           collector->collection->questionnaire,
                           diags_new(collector->scratch), &unreadable);
}

static bool is_superseded(struct collector *collector, size_t file, size_t by) {
    arena_reset(collector->scratch);
    const struct assessment *older = read_again(collector, file);
    const struct assessment *newer = read_again(collector, by);
    if (!older || !newer || !older->respondent || !newer->respondent ||
        strcmp(older->respondent, newer->respondent) != 0)
        return false;
    struct diags *diags = diags_new(collector->scratch);
    diag(diags, severity_of_same(collector), older->respondent_at,
         "same-respondent",
         _("%s is of the same respondent and newer: that one counts"),
         collector->files[by]);
    tell(collector, diags);
    return true;
}

static void find_respondents(struct collector *collector) {
    struct file_entry *entries = collector->collection->entries;
    const struct file_entry *newest = NULL;
    sort(collector, by_respondent);
    for (size_t i = 0; i < collector->count; i++) {
        struct file_entry *entry = &entries[i];
        if (entry->use != FILE_COUNTED || !entry->respondent) continue;
        if (!newest || newest->respondent != entry->respondent)
            newest = entry;
        else if (is_superseded(collector, entry->file, newest->file))
            drop(collector, entry, FILE_SUPERSEDED);
    }
}

// --- What was merged before ---

// A file, and the merged file that it went into.
struct source {
    uint64_t content;
    uint32_t into;
};

static int by_source(const void *a, const void *b) {
    const struct source *left = a, *right = b;
    int order = compare_numbers(left->content, right->content);
    return order ? order : compare_numbers(left->into, right->into);
}

static size_t gather_sources(const struct collector *collector,
                             struct source *sources) {
    const struct file_entry *entries = collector->collection->entries;
    size_t count = 0;
    for (size_t i = 0; i < collector->count; i++) {
        if (entries[i].use != FILE_COUNTED || !entries[i].is_merged) continue;
        arena_reset(collector->scratch);
        const struct assessment *assessment = read_again(collector, i);
        for (size_t j = 0; assessment && j < assessment->merged_count; j++) {
            if (sources)
                sources[count] =
                    (struct source){assessment->merged[j], (uint32_t)i};
            count++;
        }
    }
    return count;
}

static void tell_overlap(struct collector *collector, size_t file,
                         size_t other) {
    struct file_entry *entry = &collector->collection->entries[file];
    if (entry->use != FILE_COUNTED) return;
    arena_reset(collector->scratch);
    struct diags *diags = diags_new(collector->scratch);
    struct place at = {collector->files[file], 1, 1};
    diag(diags, SEVERITY_ERROR, at, "already-merged",
         _("answers of this file are already in %s"), collector->files[other]);
    tell(collector, diags);
    drop(collector, entry, FILE_BAD);
}

static const struct source *find_source(const struct source *sources,
                                        size_t count, uint64_t content) {
    struct source wanted = {content, 0};
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (by_source(&sources[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && sources[low].content == content ? &sources[low]
                                                          : NULL;
}

// The same people would count twice: of two merged files the later one is bad,
// and a single file that is in a merged one.
static void find_overlaps(struct collector *collector) {
    struct collection *collection = collector->collection;
    size_t count = gather_sources(collector, NULL);
    struct source *sources =
        ARENA_ARRAY(collector->arena, struct source, count);
    uint64_t *merged = ARENA_ARRAY(collector->arena, uint64_t, count);
    gather_sources(collector, sources);
    qsort(sources, count, sizeof(*sources), by_source);
    for (size_t i = 1; i < count; i++) {
        if (sources[i].content == sources[i - 1].content)
            tell_overlap(collector, sources[i].into, sources[i - 1].into);
    }
    for (size_t i = 0; i < collector->count; i++) {
        const struct file_entry *entry = &collection->entries[i];
        const struct source *source =
            find_source(sources, count, entry->content);
        if (source && source->into != i)
            tell_overlap(collector, i, source->into);
    }
    for (size_t i = 0; i < count; i++) {
        if (collection->entries[sources[i].into].use == FILE_COUNTED)
            merged[collection->merged_count++] = sources[i].content;
    }
    collection->merged = merged;
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
        if (collection->entries[i].use != FILE_COUNTED) continue;
        const struct assessment *assessment =
            collector->kept ? collector->kept[i]
                            : read_one(collector, i, false);
        if (assessment) count_one(collector, assessment);
    }
}

static void judge(struct collector *collector) {
    struct collection *collection = collector->collection;
    bool merge = collector->options->merge, bad = false;
    for (size_t i = 0; i < collector->count; i++) {
        const struct file_entry *entry = &collection->entries[i];
        collection->copies += entry->use == FILE_COPY;
        collection->older += entry->use == FILE_SUPERSEDED;
        bad |= entry->use == FILE_BAD || (!merge && entry->use != FILE_COUNTED);
    }
    bool skip = collector->arguments->skip_bad && collection->counted;
    if (bad && !skip)
        collection->status =
            collector->unreadable ? STATUS_FILE : STATUS_INVALID;
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
    collection.entries = ARENA_ARRAY(arena, struct file_entry, count);
    if (count <= FILES_KEPT || arguments->notes || options->each)
        collector.kept = ARENA_ARRAY(arena, struct assessment *, count);
    collection.poll = poll_new(arena, collection.questionnaire);
    read_all(&collector);
    find_copies(&collector);
    find_respondents(&collector);
    sort(&collector, by_file);
    if (collector.any_merged && count > 1) find_overlaps(&collector);
    if (collector.kept || collector.recount) count_again(&collector);
    tell_rest(&collector);
    judge(&collector);
    arena_free(collector.scratch);
    return collection;
}
