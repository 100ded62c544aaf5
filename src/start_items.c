// SPDX-License-Identifier: MIT

#include "start_items.h"

#include "language.h"
#include "opening.h"
#include "text.h"

#include <string.h>

// --- At once ---

static const char *file_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void fill_from_head(struct arena *arena, struct start_item *item,
                           const struct assessment_head *head) {
    item->title = arena_string(
        arena, head->organisation ? head->organisation : file_name(item->path));
    const char *date = head->finished ? head->finished : head->started;
    item->when = date ? text_date(arena, date) : NULL;
    if (head->finished) item->progress = _("finished");
}

static struct start_item assessment_item(struct arena *arena, const char *path,
                                         bool seen) {
    struct start_item item = {
        .kind = START_RESUME, .path = path, .title = file_name(path)};
    struct assessment_head head;
    if (!seen) return item;
    if (assessment_head_glance(arena, path, &head)) {
        fill_from_head(arena, &item, &head);
        item.detail = head.questionnaire;
    } else {
        item.kind = START_BROKEN;
    }
    return item;
}

static struct start_item questionnaire_item(struct arena *arena,
                                            struct questionnaire_head *head) {
    struct start_item item = {.kind = START_NEW, .path = head->path};
    if (!head->id) {
        item.kind = START_BROKEN;
        item.title = file_name(head->path);
        return item;
    }
    const char *translation =
        strcmp(head->language, language_now()) != 0
            ? overlay_find(arena, head->path, language_now())
            : NULL;
    if (translation) questionnaire_head_translate(arena, translation, head);
    item.title = head->title;
    item.detail = head->path;
    item.about = head->about;
    return item;
}

struct items items_collect(struct arena *arena, size_t seen) {
    struct path_list resumable = places_assessments(arena);
    struct head_list fresh = places_heads(arena, NULL);
    struct items items = {.count = resumable.count + fresh.count,
                          .assessments = resumable.count};
    items.items = ARENA_ARRAY(arena, struct start_item, items.count);
    items.looked_up = ARENA_ARRAY(arena, bool, items.count);
    items.left = items.count;
    struct start_item *item = items.items;
    for (size_t i = 0; i < resumable.count; i++) {
        *item++ = assessment_item(arena, resumable.paths[i], i < seen);
    }
    for (size_t i = 0; i < fresh.count; i++) {
        *item++ = questionnaire_item(arena, &fresh.heads[i]);
    }
    return items;
}

// --- What takes longer to know ---

// Fills in what is known of a questionnaire once it is read; the reason where
// it cannot be used.
static const char *look_at_questionnaire(struct arena *arena, struct arena *own,
                                         struct start_item *item) {
    struct diags *diags = diags_new(own);
    const struct questionnaire *questionnaire =
        read_in_language(own, item->path, diags, NULL, NULL);
    const char *problem = first_mistake(arena, diags, questionnaire != NULL);
    if (problem || !questionnaire) return problem;
    item->title = arena_string(arena, questionnaire->title);
    item->about = arena_string(arena, questionnaire->about);
    item->detail = item->path;
    size_t count = 0;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (questionnaire->questions[i]->ladder) count++;
    }
    item->progress = arena_printf(
        arena, PLURAL("%zu question", "%zu questions", count), count);
    return NULL;
}

static const char *look_at_assessment(struct arena *arena, struct arena *own,
                                      struct start_item *item) {
    struct diags *diags = diags_new(own);
    struct assessment_head head;
    bool unreadable = false;
    const struct questionnaire *questionnaire =
        questionnaire_of(own, item->path, &head, diags, &unreadable, NULL);
    const struct assessment *assessment =
        questionnaire && !diags->errors
            ? assessment_read(own, item->path, questionnaire, diags, NULL)
            : NULL;
    const char *problem = first_mistake(arena, diags, assessment != NULL);
    if (problem || !questionnaire || !assessment) return problem;
    fill_from_head(arena, item, &head);
    struct assessment_progress progress = assessment_progress(assessment);
    item->detail = arena_string(arena, questionnaire->title);
    if (!assessment->finished)
        item->progress = arena_printf(arena, _("%zu of %zu"), progress.answered,
                                      progress.asked);
    return NULL;
}

static void look_at(struct arena *arena, struct start_item *item,
                    bool assessment) {
    struct arena *own = arena_new();
    const char *problem = assessment ? look_at_assessment(arena, own, item)
                                     : look_at_questionnaire(arena, own, item);
    item->kind = problem ? START_BROKEN : assessment ? START_RESUME : START_NEW;
    if (problem) item->detail = problem;
    arena_free(own);
}

size_t items_look_up(struct arena *arena, struct items *items, size_t index) {
    if (index >= items->count || items->looked_up[index]) {
        for (index = 0; items->looked_up[index]; index++) {
        }
    }
    look_at(arena, &items->items[index], index < items->assessments);
    items->looked_up[index] = true;
    items->left--;
    return index;
}
