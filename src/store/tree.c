// SPDX-License-Identifier: MIT

#include "text.h"
#include "tree_build.h"
#include "tree_source.h"

#include <sha2.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#define NODES_AT_ONCE 32
#define KNOWN_WORDS 256    // slots; a power of two
#define KNOWN_WORD_SIZE 65 // longer ones are no ids, and hardly said twice
#define FEW_KEYS 32        // of a mapping whose keys are compared as they come
#define PROBLEMS 1000      // in a hostile file; more are not told

// A collection that is being read. Of a mapping also the key that waits for its
// value, and which keys may have been there: a bit for each of their hashes.
struct frame {
    struct node *node, *last;
    const char *key;
    unsigned key_line, key_column;
    unsigned char key_style;
    bool has_key, drop;
    uint64_t seen;
};

struct builder {
    struct arena *arena;
    struct tree *tree;
    struct diags *diags;
    const struct tree_options *options;
    struct source source;
    struct comment_search comments;
    struct frame frames[TREE_DEPTH];
    unsigned depth;
    unsigned skipped; // open collections of what is passed over
    unsigned documents;
    bool done;
    size_t scalar_line; // of the last scalar, from 0
    struct node *pool;  // free nodes
    size_t nodes;       // that were made
    const char *known_keys[KNOWN_WORDS], *known_values[KNOWN_WORDS];
};

static struct place mark_place(const struct builder *builder,
                               yaml_mark_t mark) {
    return (struct place){builder->tree->path, (unsigned)mark.line + 1,
                          (unsigned)mark.column + 1};
}

static bool enough(const struct builder *builder) {
    return builder->diags->errors >= PROBLEMS;
}

static void error_at(const struct builder *builder, yaml_mark_t mark,
                     const char *rule, const char *why) {
    if (enough(builder)) return;
    diag(builder->diags, SEVERITY_ERROR, mark_place(builder, mark), rule, "%s",
         why);
}

static void stop(struct builder *builder) {
    builder->done = true;
    builder->tree->partial = true;
}

// --- Nodes ---

static void check_count(struct builder *builder, yaml_mark_t mark) {
    builder->nodes += NODES_AT_ONCE;
    if (builder->nodes <= TREE_NODES || builder->done) return;
    error_at(builder, mark, "too-many",
             _("the file holds more than a million values up to here, which "
               "is the limit"));
    stop(builder);
}

static struct node *new_node(struct builder *builder, yaml_mark_t mark) {
    if (!builder->pool) {
        check_count(builder, mark);
        struct node *nodes =
            ARENA_ARRAY(builder->arena, struct node, NODES_AT_ONCE);
        for (size_t i = 0; i < NODES_AT_ONCE; i++) {
            nodes[i].next = builder->pool;
            builder->pool = &nodes[i];
        }
    }
    struct node *node = builder->pool;
    builder->pool = node->next;
    *node = (struct node){.line = (unsigned)mark.line + 1,
                          .column = (unsigned)mark.column + 1};
    return node;
}

// Everything below [node] goes back into the pool: its children, then theirs.
static void release_children(struct builder *builder, struct node *node) {
    struct node *list = node->first;
    while (list) {
        struct node *next = list->next;
        struct node *last = list->first;
        while (last && last->next) {
            last = last->next;
        }
        if (last) {
            last->next = next;
            next = list->first;
        }
        list->next = builder->pool;
        builder->pool = list;
        list = next;
    }
    node->first = NULL;
}

static void append(struct frame *frame, struct node *node) {
    if (frame->last)
        frame->last->next = node;
    else
        frame->node->first = node;
    frame->last = node;
    frame->node->count++;
}

// Gives the node its key and its place in the collection around it. False
// where it is the value of a key that could not be read.
static bool link_node(struct builder *builder, struct node *node) {
    if (!builder->depth) {
        builder->tree->root = node;
        return true;
    }
    struct frame *frame = &builder->frames[builder->depth - 1];
    if (frame->node->kind == NODE_MAPPING) {
        frame->has_key = false;
        if (frame->drop) {
            frame->drop = false;
            return false;
        }
        node->key = frame->key;
        node->key_line = frame->key_line;
        node->key_column = frame->key_column;
        node->key_style = frame->key_style;
    }
    append(frame, node);
    return true;
}

// --- Keys ---

static size_t key_hash(const char *key, size_t length) {
    if (!length) return 0;
    size_t first = (unsigned char)key[0], last = (unsigned char)key[length - 1];
    size_t middle = (unsigned char)key[length / 2];
    return length * 7 + first * 5 + middle * 3 + last;
}

// Most keys, and many short values, are words of the format or ids that are
// said again soon: one copy serves all.
static const char *known_word(const struct builder *builder,
                              const char *known[KNOWN_WORDS], const char *text,
                              size_t length) {
    if (length >= KNOWN_WORD_SIZE)
        return arena_copy(builder->arena, text, length);
    const char **slot = &known[key_hash(text, length) & (KNOWN_WORDS - 1)];
    if (!*slot || strcmp(*slot, text) != 0)
        *slot = arena_copy(builder->arena, text, length);
    return *slot;
}

static void duplicate_key(const struct builder *builder, const char *key,
                          unsigned line, unsigned column, unsigned first_line) {
    const struct place at = {builder->tree->path, line, column};
    if (enough(builder)) return;
    diag(builder->diags, SEVERITY_ERROR, at, "duplicate-key",
         _("the key '%s' stands here for the second time, the first is in "
           "line %u"),
         key, first_line);
}

static void check_few_keys(const struct builder *builder, struct frame *frame,
                           size_t hash) {
    uint64_t bit = UINT64_C(1) << (hash & 63);
    bool maybe = frame->seen & bit;
    frame->seen |= bit;
    if (!maybe || frame->node->count >= FEW_KEYS) return;
    for (const struct node *n = frame->node->first; n; n = n->next) {
        if (strcmp(n->key, frame->key) != 0) continue;
        duplicate_key(builder, frame->key, frame->key_line, frame->key_column,
                      n->key_line);
        return;
    }
}

static int compare_keys(const void *left, const void *right) {
    const struct node *const *a = left, *const *b = right;
    int order = strcmp((*a)->key, (*b)->key);
    if (order) return order;
    if ((*a)->key_line != (*b)->key_line)
        return (*a)->key_line < (*b)->key_line ? -1 : 1;
    return (*a)->key_column < (*b)->key_column ? -1 : 1;
}

// Many keys are sorted once, when all are there: strangers' files may not
// cost the square of their length, whatever the keys are.
static void check_many_keys(const struct builder *builder,
                            const struct node *mapping) {
    struct arena *scratch = arena_new();
    const struct node **nodes =
        ARENA_ARRAY(scratch, const struct node *, mapping->count);
    size_t count = 0;
    for (const struct node *n = mapping->first; n; n = n->next) {
        nodes[count++] = n;
    }
    qsort(nodes, count, sizeof(struct node *), compare_keys);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(nodes[i]->key, nodes[i - 1]->key) != 0) continue;
        // Those among the first few have been reported as they came.
        duplicate_key(builder, nodes[i]->key, nodes[i]->key_line,
                      nodes[i]->key_column, nodes[i - 1]->key_line);
    }
    arena_free(scratch);
}

static struct frame *waiting_for_key(struct builder *builder) {
    if (!builder->depth) return NULL;
    struct frame *frame = &builder->frames[builder->depth - 1];
    bool waits = frame->node->kind == NODE_MAPPING && !frame->has_key;
    return waits ? frame : NULL;
}

static void bad_key(struct builder *builder, struct frame *frame,
                    yaml_mark_t mark, const char *rule, const char *why) {
    error_at(builder, mark, rule, why);
    frame->has_key = true;
    frame->drop = true;
}

static unsigned char style_of(yaml_scalar_style_t style) {
    if (style == YAML_PLAIN_SCALAR_STYLE) return STYLE_PLAIN;
    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
        return STYLE_BLOCK;
    return STYLE_QUOTED;
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
        error_at(builder, event->start_mark, "anchor",
                 _("anchors ('&') are not allowed; a text that begins with "
                   "'&' stands in quotes"));
    if (tag)
        error_at(builder, event->start_mark, "tag",
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
    frame->key = known_word(builder, builder->known_keys, text, length);
    frame->has_key = true;
    frame->key_line = (unsigned)event->start_mark.line + 1;
    frame->key_column = (unsigned)event->start_mark.column + 1;
    frame->key_style = style_of(event->data.scalar.style);
    check_few_keys(builder, frame, key_hash(text, length));
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
    builder->scalar_line = event->start_mark.line;
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
    struct node *node = new_node(builder, event->start_mark);
    node->kind = NODE_SCALAR;
    node->style = style_of(event->data.scalar.style);
    node->text = "";
    if (problem) {
        error_at(builder, event->start_mark, "bad-text", problem);
        node->bad = true;
    } else if (event->data.scalar.length) {
        node->text = value_text(builder, event);
    }
    link_node(builder, node);
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
    error_at(builder, event->start_mark, "alias", why);
    struct node *node = new_node(builder, event->start_mark);
    node->kind = NODE_SCALAR;
    node->text = "";
    node->bad = true;
    link_node(builder, node);
}

// --- Collections ---

static void open_collection(struct builder *builder, const yaml_event_t *event,
                            enum node_kind kind, bool flow) {
    if (builder->depth + builder->skipped >= TREE_DEPTH) {
        error_at(builder, event->start_mark, "too-deep",
                 _("this is nested deeper than 64 levels, which is the limit"));
        stop(builder);
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
    struct node *node = new_node(builder, event->start_mark);
    node->kind = (unsigned char)kind;
    node->flow = flow;
    node->open = true;
    if (!link_node(builder, node)) {
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
    if (parent->kind != NODE_SEQUENCE || !parent->key) return;
    node->bound = builder->options->item(builder->options->context,
                                         builder->tree, node, parent->key);
    if (node->bound) release_children(builder, node);
}

static void start_document(struct builder *builder, const yaml_event_t *event) {
    if (event->data.document_start.version_directive ||
        event->data.document_start.tag_directives.start !=
            event->data.document_start.tag_directives.end)
        error_at(builder, event->start_mark, "directive",
                 _("directives ('%') are not allowed"));
    if (!builder->documents++) return;
    error_at(builder, event->start_mark, "second-document",
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

// In braces, a ': ' behind a text in the same line belongs to the text; in a
// later line it is that of the next key, and the braces were not closed.
static bool is_colon_in_text(const struct builder *builder,
                             const yaml_parser_t *parser) {
    return parser->tokens.head != parser->tokens.tail &&
           parser->tokens.head->type == YAML_VALUE_TOKEN &&
           parser->problem_mark.line == builder->scalar_line;
}

// The value before a mistake of syntax may have run into it.
static void doubt_last(struct builder *builder) {
    struct frame *frame =
        builder->depth ? &builder->frames[builder->depth - 1] : NULL;
    if (frame && frame->last && frame->node->flow) frame->last->bad = true;
}

// The parser stopped: because of the syntax, or because the source did.
static void parser_failed(struct builder *builder,
                          const yaml_parser_t *parser) {
    stop(builder);
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
    doubt_last(builder);
    const char *problem = is_colon_in_text(builder, parser)
                              ? "mapping values are not allowed in this context"
                              : parser->problem;
    tree_syntax_report(
        problem, parser->context, mark_place(builder, parser->problem_mark),
        mark_place(builder, parser->context_mark), builder->diags);
}

static void read_events(struct builder *builder) {
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        arena_alloc(builder->arena, SIZE_MAX, 2);
    yaml_parser_set_input(&parser, read_input, &builder->source);
    while (!builder->done) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            parser_failed(builder, &parser);
            break;
        }
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
