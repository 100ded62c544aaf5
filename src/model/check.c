// SPDX-License-Identifier: MIT
//
// The check of a questionnaire's meaning, part by part.

#include "check_inside.h"

void questionnaire_check(struct arena *arena,
                         struct questionnaire *questionnaire,
                         struct diags *diags) {
    struct check check = {arena, questionnaire, diags};
    check_scales(&check);
    check_references(&check);
    check_conditions(&check);
    check_needs(&check);
}
