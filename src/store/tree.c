// SPDX-License-Identifier: MIT

#include "text.h"
#include "tree_inside.h"

#include <sha2.h>
#include <stdlib.h>
#include <string.h>

#define PROBLEMS 1000 // in a hostile file; more are not told

struct place mark_place(const struct builder *builder, yaml_mark_t mark) {
    return (struct place){builder->tree->path, (unsigned)mark.line + 1,
                          (unsigned)mark.column + 1};
}

bool builder_enough(const struct builder *builder) {
    return builder->diags->errors >= PROBLEMS;
}

void builder_error(const struct builder *builder, yaml_mark_t mark,
                   const char *rule, const char *why) {
    if (builder_enough(builder)) return;
    diag(builder->diags, SEVERITY_ERROR, mark_place(builder, mark), rule, "%s",
         why);
}

void builder_stop(struct builder *builder) {
    builder->done = true;
    builder->tree->partial = true;
}

// --- Keys ---

static struct frame *waiting_for_key(struct builder *builder) {
    if (!builder->depth) return NULL;
    struct frame *frame = &builder->frames[builder->depth - 1];
    bool waits = frame->node->kind == NODE_MAPPING && !frame->has_key;
    return waits ? frame : NULL;
}

static void bad_key(struct builder *builder, struct frame *frame,
                    yaml_mark_t mark, const char *rule, const char *why) {
    builder_error(builder, mark, rule, why);
    frame->has_key = true;
    frame->drop = true;
}

// --- Scalars ---

static const char *scalar_problem(const yaml_event_t *event) {
    size_t length = event->data.scalar.length;
    if (length > TREE_TEXT_SIZE)
        return _("this text is longer than 64 KiB, which is the limit");
    bool escapes = event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    return tree_text_problem((const char *)event->data.scalar.value, length,
                             escapes);
}

static void report_properties(const struct builder *builder,
                              const yaml_event_t *event, const void *anchor,
                              const void *tag) {
    if (anchor)
        builder_error(
            builder, event->start_mark, "anchor",
            _("anchors ('&') are not allowed; a text that begins with "
              "'&' stands in quotes"));
    if (tag)
        builder_error(
            builder, event->start_mark, "tag",
            _("tags ('!') are not allowed; a text that begins with '!' "
              "stands in quotes"));
}

static void take_key(struct builder *builder, struct frame *frame,
                     const yaml_event_t *event, const char *problem) {
    const char *text = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    if (problem) {
        bad_key(builder, frame, event->start_mark, "bad-text", problem);
        return;
    }
    if (builder->depth == 1 && builder->options->stop_key &&
        !strcmp(text, builder->options->stop_key)) {
        builder->done = true;
        return;
    }
    if (builder->options->enough && builder->options->enough(builder->tree)) {
        builder->done = true;
        return;
    }
    frame->key = known_word(builder, builder->known_keys, text, length);
    frame->has_key = true;
    frame->key_line = (unsigned)event->start_mark.line + 1;
    frame->key_column = (unsigned)event->start_mark.column + 1;
    frame->key_style = style_of(event->data.scalar.style);
    check_few_keys(builder, frame);
}

#define SHORT_VALUE 16 // such a plain text may be a word

static const char *value_text(struct builder *builder,
                              const yaml_event_t *event) {
    const char *text = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
        length < SHORT_VALUE)
        return known_word(builder, builder->known_values, text, length);
    return arena_copy(builder->arena, text, length);
}

static void take_scalar(struct builder *builder, const yaml_event_t *event) {
    builder->scalar_start = event->start_mark;
    builder->scalar_end = event->end_mark;
    builder->scalar_style = style_of(event->data.scalar.style);
    if (builder->skipped) return;
    if (event->data.scalar.anchor || event->data.scalar.tag)
        report_properties(builder, event, event->data.scalar.anchor,
                          event->data.scalar.tag);
    const char *problem = scalar_problem(event);
    struct frame *frame = waiting_for_key(builder);
    if (frame) {
        take_key(builder, frame, event, problem);
        return;
    }
    struct node *node = node_new(builder, event->start_mark);
    node->kind = NODE_SCALAR;
    node->style = style_of(event->data.scalar.style);
    node->text = "";
    if (problem) {
        builder_error(builder, event->start_mark, "bad-text", problem);
        node->bad = true;
    } else if (event->data.scalar.length) {
        node->text = value_text(builder, event);
    }
    node_link(builder, node);
}

static void take_alias(struct builder *builder, const yaml_event_t *event) {
    if (builder->skipped) return;
    const char *why = _("aliases ('*') are not allowed; a text that begins "
                        "with '*' stands in quotes");
    struct frame *frame = waiting_for_key(builder);
    if (frame) {
        bad_key(builder, frame, event->start_mark, "alias", why);
        return;
    }
    builder_error(builder, event->start_mark, "alias", why);
    struct node *node = node_new(builder, event->start_mark);
    node->kind = NODE_SCALAR;
    node->text = "";
    node->bad = true;
    node_link(builder, node);
}

// --- Collections ---

static void open_collection(struct builder *builder, const yaml_event_t *event,
                            enum node_kind kind, bool flow) {
    if (builder->depth + builder->skipped >= TREE_DEPTH) {
        builder_error(
            builder, event->start_mark, "too-deep",
            _("this is nested deeper than 64 levels, which is the limit"));
        builder_stop(builder);
        return;
    }
    if (builder->skipped) {
        builder->skipped++;
        return;
    }
    struct frame *frame = waiting_for_key(builder);
    if (frame) {
        bad_key(builder, frame, event->start_mark, "bad-key",
                _("a key must be a plain word, not a list or a mapping; a "
                  "text that begins with '{' or '[' stands in quotes"));
        builder->skipped = 1;
        return;
    }
    struct node *node = node_new(builder, event->start_mark);
    node->kind = (unsigned char)kind;
    node->flow = flow;
    node->open = true;
    if (!node_link(builder, node)) {
        builder->skipped = 1;
        return;
    }
    builder->frames[builder->depth++] = (struct frame){.node = node};
}

// Where the source stopped, whatever was not closed before ends there.
static bool is_cut_off(const struct builder *builder,
                       const yaml_event_t *event) {
    return builder->source.state == SOURCE_STOPPED &&
           event->start_mark.line + 1 >= builder->source.stopped_at.line;
}

static void close_collection(struct builder *builder,
                             const yaml_event_t *event) {
    if (builder->skipped) {
        builder->skipped--;
        return;
    }
    struct node *node = builder->frames[--builder->depth].node;
    node->open = is_cut_off(builder, event);
    if (node->kind != NODE_MAPPING) return;
    if (node->count > FEW_KEYS) check_many_keys(builder, node);
    if (!builder->depth || !builder->options->item) return;
    const struct node *parent = builder->frames[builder->depth - 1].node;
    if (parent->kind == NODE_SEQUENCE && parent->key)
        builder->closed = (struct closed){node, parent->key};
}

// An item is handed over only when what follows it can be read: a line that is
// indented wrongly was to be a part of it.
static void hand_over(struct builder *builder, bool whole) {
    struct node *node = builder->closed.item;
    if (!node) return;
    builder->closed.item = NULL;
    node->open = node->open || !whole;
    node->bound =
        builder->options->item(builder->options->context, builder->tree, node,
                               builder->closed.list_key);
    if (node->bound) node_release_children(builder, node);
}

static void start_document(struct builder *builder, const yaml_event_t *event) {
    if (event->data.document_start.version_directive ||
        event->data.document_start.tag_directives.start !=
            event->data.document_start.tag_directives.end)
        builder_error(builder, event->start_mark, "directive",
                      _("directives ('%') are not allowed"));
    if (!builder->documents++) return;
    builder_error(
        builder, event->start_mark, "second-document",
        _("a second document begins here, expected the end of the file"));
    builder->done = true;
}

// --- Events ---

static void follow_comments(struct builder *builder,
                            const yaml_event_t *event) {
    bool block = event->type == YAML_SCALAR_EVENT &&
                 style_of(event->data.scalar.style) == STYLE_BLOCK;
    comment_search_event(&builder->comments, event->start_mark.index,
                         event->end_mark.index, block);
}

static void take_event(struct builder *builder, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        take_scalar(builder, event);
        return;
    case YAML_MAPPING_START_EVENT:
        report_properties(builder, event, event->data.mapping_start.anchor,
                          event->data.mapping_start.tag);
        open_collection(builder, event, NODE_MAPPING,
                        event->data.mapping_start.style ==
                            YAML_FLOW_MAPPING_STYLE);
        return;
    case YAML_SEQUENCE_START_EVENT:
        report_properties(builder, event, event->data.sequence_start.anchor,
                          event->data.sequence_start.tag);
        open_collection(builder, event, NODE_SEQUENCE,
                        event->data.sequence_start.style ==
                            YAML_FLOW_SEQUENCE_STYLE);
        return;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        close_collection(builder, event);
        return;
    case YAML_ALIAS_EVENT:
        take_alias(builder, event);
        return;
    case YAML_DOCUMENT_START_EVENT:
        start_document(builder, event);
        return;
    case YAML_STREAM_END_EVENT:
        builder->done = true;
        return;
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
    case YAML_NO_EVENT:
        return;
    }
}

static int read_input(void *data, unsigned char *buffer, size_t size,
                      size_t *size_read) {
    *size_read = source_read(data, (char *)buffer, size);
    return 1;
}

// The parser stopped: because of the syntax, or because the source did.
static void parser_failed(struct builder *builder,
                          const yaml_parser_t *parser) {
    builder_stop(builder);
    if (parser->error == YAML_MEMORY_ERROR) {
        // More than any memory: the arena's way of giving up.
        arena_alloc(builder->arena, SIZE_MAX, 2);
    }
    const struct source *source = &builder->source;
    if (source->state != SOURCE_GOOD &&
        (source->state != SOURCE_STOPPED ||
         parser->problem_mark.line + 1 >= source->stopped_at.line))
        return;
    // Then the source's own problem stands behind this one: only the first
    // counts.
    builder->source.state = SOURCE_GOOD;
    tell_mistake(builder, parser);
}

static void read_events(struct builder *builder) {
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        arena_alloc(builder->arena, SIZE_MAX, 2);
    yaml_parser_set_input(&parser, read_input, &builder->source);
    while (!builder->done) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            hand_over(builder, false);
            parser_failed(builder, &parser);
            break;
        }
        hand_over(builder, true);
        if (!builder->comments.hopeless) follow_comments(builder, &event);
        take_event(builder, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

// What stands open when the reading stops may have had its keys twice.
static void finish_open(const struct builder *builder) {
    for (unsigned i = 0; i < builder->depth; i++) {
        const struct node *node = builder->frames[i].node;
        if (node->kind == NODE_MAPPING && node->count > FEW_KEYS)
            check_many_keys(builder, node);
    }
}

static void finish(struct builder *builder) {
    struct source *source = &builder->source;
    struct tree *tree = builder->tree;
    bool early = builder->done && !tree->partial && builder->depth;
    if (source->state != SOURCE_GOOD &&
        !(early && source->state == SOURCE_STOPPED)) {
        source_report(source, builder->diags);
        tree->partial = true;
        if (source->state != SOURCE_STOPPED) tree->root = NULL;
        return;
    }
    finish_open(builder);
    if (builder->comments.found) {
        tree->comment_line = builder->comments.line;
        tree->comment_column = builder->comments.column;
    }
    if (!tree->root && !tree->partial)
        diag(builder->diags, SEVERITY_ERROR, (struct place){tree->path, 1, 1},
             "empty-file", _("the file is empty"));
}

// The first 64 bits of the SHA-256: enough to tell files apart, and more than
// anybody could hit by trying.
static uint64_t content_of(const struct source *source) {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA2_CTX state;
    SHA256Init(&state);
    SHA256Update(&state, (const uint8_t *)source->bytes, source->size);
    SHA256Final(digest, &state);
    uint64_t content = 0;
    for (size_t i = 0; i < sizeof(content); i++) {
        content = content << 8 | digest[i];
    }
    return content;
}

struct tree *tree_build(struct arena *arena, const char *path,
                        const struct tree_options *options, struct diags *diags,
                        bool *unreadable) {
    struct tree *tree = ARENA_NEW(arena, struct tree);
    tree->path = path;
    struct builder builder = {
        .arena = arena, .tree = tree, .diags = diags, .options = options};
    source_open(&builder.source, path, options->comments);
    builder.source.piece = options->piece;
    builder.comments.hopeless = true;
    if (options->comments && builder.source.state == SOURCE_GOOD)
        comment_search_start(&builder.comments, &builder.source);
    if (builder.source.state == SOURCE_GOOD) read_events(&builder);
    finish(&builder);
    if (options->content && builder.source.bytes)
        tree->content = content_of(&builder.source);
    if (unreadable) *unreadable = builder.source.state == SOURCE_UNREADABLE;
    source_close(&builder.source);
    return tree;
}

struct tree *tree_read(struct arena *arena, const char *path,
                       const char *stop_key, struct diags *diags,
                       bool *unreadable) {
    const struct tree_options options = {
        .stop_key = stop_key, .comments = !stop_key, .content = !stop_key};
    return tree_build(arena, path, &options, diags, unreadable);
}

struct place node_place(const struct tree *tree, const struct node *node) {
    return (struct place){tree->path, node->line, node->column};
}

struct place node_key_place(const struct tree *tree, const struct node *node) {
    if (!node->key_line) return node_place(tree, node);
    return (struct place){tree->path, node->key_line, node->key_column};
}

struct node *node_find(const struct node *mapping, const char *key) {
    if (mapping->kind != NODE_MAPPING) return NULL;
    for (struct node *n = mapping->first; n; n = n->next) {
        if (!strcmp(n->key, key)) return n;
    }
    return NULL;
}
