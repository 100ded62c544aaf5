// SPDX-License-Identifier: MIT
//
// What must not count twice: copies of a file, older files of a respondent, and
// files that are in a merged one already.

#include "collecting.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// --- Order ---

static int compare_numbers(uint64_t a, uint64_t b) {
    return (a > b) - (a < b);
}

static int by_file(const struct file_entry *a, const struct file_entry *b) {
    return compare_numbers(a->file, b->file);
}

static int by_content(const struct file_entry *a, const struct file_entry *b) {
    int order = compare_numbers(entry_content(a), entry_content(b));
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
    struct file_entry *entries = collector->entries;
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
    tell_some(&collector->telling, diags);
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
    struct file_entry *entries = collector->entries;
    const struct file_entry *first = NULL;
    sort(collector, by_content);
    for (size_t i = 0; i < collector->count; i++) {
        struct file_entry *entry = &entries[i];
        if (entry->use != FILE_COUNTED || !entry_content(entry)) continue;
        if (!first || entry_content(first) != entry_content(entry)) {
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
    tell_some(&collector->telling, diags);
    return true;
}

static void find_respondents(struct collector *collector) {
    struct file_entry *entries = collector->entries;
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
    const struct file_entry *entries = collector->entries;
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
    struct file_entry *entry = &collector->entries[file];
    if (entry->use != FILE_COUNTED) return;
    arena_reset(collector->scratch);
    struct diags *diags = diags_new(collector->scratch);
    struct place at = {collector->files[file], 1, 1};
    diag(diags, SEVERITY_ERROR, at, "already-merged",
         _("answers of this file are already in %s"), collector->files[other]);
    tell_some(&collector->telling, diags);
    drop(collector, entry, FILE_OVERLAP);
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
    size_t count = gather_sources(collector, NULL);
    struct source *sources = ARENA_ARRAY(collector->list, struct source, count);
    gather_sources(collector, sources);
    qsort(sources, count, sizeof(*sources), by_source);
    for (size_t i = 1; i < count; i++) {
        if (sources[i].content == sources[i - 1].content)
            tell_overlap(collector, sources[i].into, sources[i - 1].into);
    }
    for (size_t i = 0; i < collector->count; i++) {
        const struct source *source =
            find_source(sources, count, entry_content(&collector->entries[i]));
        if (source && source->into != i)
            tell_overlap(collector, i, source->into);
    }
}

void collecting_drop_same(struct collector *collector) {
    find_copies(collector);
    find_respondents(collector);
    sort(collector, by_file);
    if (collector->any_merged) find_overlaps(collector);
}

// --- What it all comes from ---

static int by_number(const void *a, const void *b) {
    return compare_numbers(*(const uint64_t *)a, *(const uint64_t *)b);
}

void collecting_list_sources(struct collector *collector) {
    struct collection *collection = collector->collection;
    size_t merged = collector->any_merged ? gather_sources(collector, NULL) : 0;
    struct source *sources =
        ARENA_ARRAY(collector->list, struct source, merged);
    collection->source_arena = arena_new();
    collection->sources = ARENA_ARRAY(collection->source_arena, uint64_t,
                                      collection->counted + merged);
    sort(collector, by_content);
    for (size_t i = 0; i < collector->count; i++) {
        const struct file_entry *entry = &collector->entries[i];
        // A merged file is known by what it was merged from.
        if (entry->use == FILE_COUNTED && !entry->is_merged)
            collection->sources[collection->source_count++] =
                entry_content(entry);
    }
    if (!merged) return;
    sort(collector, by_file);
    gather_sources(collector, sources);
    for (size_t i = 0; i < merged; i++)
        collection->sources[collection->source_count++] = sources[i].content;
    qsort(collection->sources, collection->source_count, sizeof(uint64_t),
          by_number);
}
