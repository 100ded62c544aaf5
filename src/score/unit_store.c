// SPDX-License-Identifier: MIT
//
// Units side by side as records, and back: what each is called, and where its
// ladders and their sections stand.

#include "comparison.h"
#include "records.h"
#include "scoring.h"

#include <string.h>

// A file's name has no more bytes than this, with its end.
#define NAME_BYTES 256
#define DATE_BYTES 40

struct head {
    char name[NAME_BYTES];
    char date[DATE_BYTES]; // "": none
    size_t version;        // among those of the store
    double respondents;
};

struct kept {
    double score, coverage;
    double shares[LEVEL_COUNT];
    bool asked[LEVEL_COUNT];
    bool every_rung_asked;
    int level;
};

struct unit_store {
    struct arena *arena;
    const struct questionnaire *questionnaire;
    struct records *records;
    size_t node_count;    // of all ladders
    unsigned char *bytes; // of one record
    const char **versions;
    size_t version_count, version_room;
    // The one that was asked for last.
    struct head head;
    struct unit unit;
    struct result result;
    struct node_result *nodes;
};

// --- Places in a record ---

static size_t first_node(const struct unit_store *store, size_t ladder) {
    size_t first = 0;
    for (size_t i = 0; i < ladder; i++) {
        first += store->questionnaire->ladders[i].node_count;
    }
    return first;
}

static size_t place_of(size_t node) {
    return sizeof(struct head) + node * sizeof(struct kept);
}

// A result whose nodes are those of the store, in one row.
static void result_prepare(struct unit_store *store) {
    const struct questionnaire *questionnaire = store->questionnaire;
    struct arena *arena = store->arena;
    size_t ladders = questionnaire->ladder_count;
    store->node_count = first_node(store, ladders);
    store->nodes = ARENA_ARRAY(arena, struct node_result, store->node_count);
    store->result.questionnaire = questionnaire;
    store->result.ladders = ARENA_ARRAY(arena, struct ladder_result, ladders);
    for (size_t i = 0; i < ladders; i++) {
        const struct ladder *ladder = &questionnaire->ladders[i];
        struct ladder_result *result = &store->result.ladders[i];
        result->ladder = ladder;
        result->nodes =
            ARENA_ARRAY(arena, struct node_result *, ladder->node_count);
        for (size_t j = 0; j < ladder->node_count; j++) {
            result->nodes[j] = &store->nodes[first_node(store, i) + j];
            result->nodes[j]->section = ladder->nodes[j];
        }
    }
}

struct unit_store *unit_store_new(struct arena *arena,
                                  const struct questionnaire *questionnaire,
                                  FILE *file) {
    struct unit_store *store = ARENA_NEW(arena, struct unit_store);
    store->arena = arena;
    store->questionnaire = questionnaire;
    result_prepare(store);
    size_t size = place_of(store->node_count);
    store->bytes = ARENA_ARRAY(arena, unsigned char, size);
    store->records = records_new(arena, file, size);
    return store;
}

// --- Adding ---

// They are few: one for each version of the questionnaire.
static size_t version_index(struct unit_store *store, const char *version) {
    if (!version) version = "";
    for (size_t i = 0; i < store->version_count; i++) {
        if (!strcmp(store->versions[i], version)) return i;
    }
    if (store->version_count == store->version_room) {
        size_t room = store->version_room ? 2 * store->version_room : 8;
        const char **versions = ARENA_ARRAY(store->arena, const char *, room);
        for (size_t i = 0; i < store->version_count; i++) {
            versions[i] = store->versions[i];
        }
        store->versions = versions;
        store->version_room = room;
    }
    store->versions[store->version_count] = arena_string(store->arena, version);
    return store->version_count++;
}

static struct kept kept_of(const struct node_result *node) {
    struct kept kept = {.score = node->score,
                        .coverage = node->coverage,
                        .every_rung_asked = node->every_rung_asked,
                        .level = node->level};
    memcpy(kept.shares, node->shares, sizeof(kept.shares));
    memcpy(kept.asked, node->asked, sizeof(kept.asked));
    return kept;
}

void unit_store_add(struct unit_store *store, const struct unit *unit) {
    struct head head = {.version = version_index(store, unit->version),
                        .respondents = unit->result->respondents};
    snprintf(head.name, sizeof(head.name), "%s", unit->name);
    snprintf(head.date, sizeof(head.date), "%s", unit->date ? unit->date : "");
    memcpy(store->bytes, &head, sizeof(head));
    for (size_t i = 0; i < store->node_count; i++) {
        struct kept kept =
            kept_of(result_node(unit->result, store->nodes[i].section));
        memcpy(store->bytes + place_of(i), &kept, sizeof(kept));
    }
    records_add(store->records, store->bytes);
}

int unit_store_finish(struct unit_store *store) {
    return records_finish(store->records);
}

size_t unit_store_count(const struct unit_store *store) {
    return records_count(store->records);
}

const struct questionnaire *unit_store_questionnaire(
    const struct unit_store *store) {
    return store->questionnaire;
}

bool unit_store_versions_differ(const struct unit_store *store) {
    return store->version_count > 1;
}

// --- Reading ---

static void node_restore(struct node_result *node, const struct kept *kept) {
    node->score = kept->score;
    node->coverage = kept->coverage;
    node->every_rung_asked = kept->every_rung_asked;
    node->level = kept->level;
    memcpy(node->shares, kept->shares, sizeof(node->shares));
    memcpy(node->asked, kept->asked, sizeof(node->asked));
}

const struct unit *unit_store_get(struct unit_store *store, size_t index) {
    records_read(store->records, index, 0, store->bytes,
                 place_of(store->node_count));
    memcpy(&store->head, store->bytes, sizeof(store->head));
    for (size_t i = 0; i < store->node_count; i++) {
        struct kept kept;
        memcpy(&kept, store->bytes + place_of(i), sizeof(kept));
        node_restore(&store->nodes[i], &kept);
    }
    for (size_t i = 0; i < store->questionnaire->ladder_count; i++) {
        struct ladder_result *ladder = &store->result.ladders[i];
        ladder->node = *ladder->nodes[0];
    }
    const struct head *head = &store->head;
    const char *version = store->versions[head->version];
    store->result.respondents = head->respondents;
    store->unit = (struct unit){.name = head->name,
                                .date = *head->date ? head->date : NULL,
                                .version = *version ? version : NULL,
                                .result = &store->result};
    return &store->unit;
}

struct node_result unit_store_node(const struct unit_store *store, size_t index,
                                   const struct section *section) {
    struct node_result node = {.section = section};
    struct kept kept;
    size_t at = first_node(store, section->ladder->index) + section->index;
    records_read(store->records, index, place_of(at), &kept, sizeof(kept));
    node_restore(&node, &kept);
    return node;
}
