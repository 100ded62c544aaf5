// SPDX-License-Identifier: MIT
//
// Any bytes as a condition: parsed, checked in each scope, evaluated with
// nothing known and with everything answered the same.

#include "expression.h"
#include "fuzz.h"
#include "text.h"

#include <math.h>

static struct expression_value one(const void *context,
                                   const struct question *question) {
    (void)context;
    (void)question;
    return (struct expression_value){
        .kind = EXPRESSION_NUMBER, .known = true, .number = 1};
}

static double share(const void *context, const struct section *node, int rung) {
    (void)context;
    (void)node;
    return 1.0 / rung;
}

static double respondents(const void *context) {
    (void)context;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct questionnaire *survey = fuzz_survey();
    const char *text = (const char *)bytes;
    if (text_valid_prefix(text, size) != size) return 0;
    struct expression_world empty = {0};
    struct expression_world full = {
        .answer = one, .share = share, .respondents = respondents};
    for (int scope = EXPRESSION_OF_QUESTION; scope <= EXPRESSION_OF_RESULT;
         scope++) {
        struct arena *arena = arena_new();
        struct diags *diags = diags_new(arena);
        struct place at = {"fuzz", 1, 1};
        struct expression *made =
            expression_parse(arena, arena_copy(arena, text, size), at, diags);
        if (made) {
            expression_check(made, survey, (enum expression_scope)scope, NULL,
                             diags);
            if (!diags->errors) {
                (void)expression_truth(made, &empty);
                (void)expression_truth(made, &full);
            }
        }
        arena_free(arena);
    }
    return 0;
}
