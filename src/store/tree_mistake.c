// SPDX-License-Identifier: MIT
//
// Where libyaml gives up, and where the mistake is: often in the text before,
// which ran on where it was to end.

#include "text.h"
#include "tree_inside.h"

#include <string.h>

// In braces, a ': ' behind a text in the same line belongs to the text; in a
// later line it is that of the next key, and the braces were not closed.
static bool is_colon_in_text(const struct builder *builder,
                             const yaml_parser_t *parser) {
    return parser->tokens.head != parser->tokens.tail &&
           parser->tokens.head->type == YAML_VALUE_TOKEN &&
           parser->problem_mark.line == builder->scalar_start.line;
}

// The last text began in an earlier line, and ran into the mistake.
static bool ran_into(const struct builder *builder,
                     const yaml_parser_t *parser) {
    return builder->scalar_start.line < builder->scalar_end.line &&
           builder->scalar_end.line >= parser->problem_mark.line;
}

static struct node *last_node(const struct builder *builder) {
    return builder->depth ? builder->frames[builder->depth - 1].last : NULL;
}

// Then it is not worth a word of its own.
static void doubt_last(struct builder *builder, const yaml_parser_t *parser) {
    struct node *last = last_node(builder);
    bool flow =
        builder->depth && builder->frames[builder->depth - 1].node->flow;
    if (last && (flow || ran_into(builder, parser))) last->bad = true;
}

// A text in a line of its own, and in the next one a key: it was to be one.
static bool report_lost_key(const struct builder *builder,
                            const yaml_parser_t *parser) {
    const struct node *last = last_node(builder);
    if (builder->depth && builder->frames[builder->depth - 1].node->flow)
        return false;
    if (!last || last->kind != NODE_SCALAR || last->style != STYLE_PLAIN ||
        last->key_line == last->line || !ran_into(builder, parser))
        return false;
    tree_syntax_report("could not find expected ':'", "",
                       mark_place(builder, parser->problem_mark),
                       mark_place(builder, builder->scalar_start),
                       builder->diags);
    return true;
}

// Quotes that were not closed end where the next ones begin.
static bool report_quotes(const struct builder *builder,
                          const yaml_parser_t *parser) {
    if (builder->scalar_style != STYLE_QUOTED || !ran_into(builder, parser))
        return false;
    diag(builder->diags, SEVERITY_ERROR,
         mark_place(builder, builder->scalar_start), "syntax",
         _("the quotes opened here end only in line %u, expected them to be "
           "closed before"),
         (unsigned)builder->scalar_end.line + 1);
    return true;
}

// A line that is indented with what only looks like a blank.
static bool report_odd_indent(const struct builder *builder,
                              const yaml_parser_t *parser) {
    const struct place *odd = &builder->source.odd_indent;
    size_t noticed = parser->problem_mark.line + 1;
    if (!odd->line || noticed < odd->line || noticed > odd->line + 1)
        return false;
    diag(builder->diags, SEVERITY_ERROR, *odd, "syntax",
         _("a no-break space indents this line, as it comes with texts copied "
           "from pages: use blanks"));
    return true;
}

// Behind closed quotes the text goes on.
static bool report_text_after_quotes(const struct builder *builder,
                                     const yaml_parser_t *parser) {
    if (builder->scalar_style != STYLE_QUOTED ||
        builder->scalar_end.line != parser->problem_mark.line ||
        !parser->problem ||
        strcmp(parser->problem, "did not find expected key") != 0)
        return false;
    diag(builder->diags, SEVERITY_ERROR,
         mark_place(builder, builder->scalar_end), "syntax",
         _("the quotes end here, and the text goes on: put all of it in "
           "quotes of the other kind"));
    return true;
}

// A closing bracket of the wrong kind.
static bool report_bracket(const struct builder *builder,
                           const yaml_parser_t *parser) {
    static const char missed[] = "did not find expected ',' or";
    if (!parser->problem ||
        strncmp(parser->problem, missed, sizeof(missed) - 1) != 0 ||
        parser->tokens.head == parser->tokens.tail ||
        (parser->tokens.head->type != YAML_FLOW_SEQUENCE_END_TOKEN &&
         parser->tokens.head->type != YAML_FLOW_MAPPING_END_TOKEN))
        return false;
    diag(builder->diags, SEVERITY_ERROR,
         mark_place(builder, parser->problem_mark), "syntax",
         _("this bracket closes nothing: the one opened last is of the other "
           "kind"));
    return true;
}

void tell_mistake(struct builder *builder, const yaml_parser_t *parser) {
    doubt_last(builder, parser);
    if (report_odd_indent(builder, parser) || report_quotes(builder, parser) ||
        report_text_after_quotes(builder, parser) ||
        report_lost_key(builder, parser) || report_bracket(builder, parser))
        return;
    const char *problem = is_colon_in_text(builder, parser)
                              ? "mapping values are not allowed in this context"
                              : parser->problem;
    tree_syntax_report(
        problem, parser->context, mark_place(builder, parser->problem_mark),
        mark_place(builder, parser->context_mark), builder->diags);
}
