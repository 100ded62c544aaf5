// SPDX-License-Identifier: MIT
//
// What if: answers raised and recommendations done on a copy of an assessment,
// with the result that this would have. Nothing of it reaches the assessment.

#ifndef WHATIF_H
#define WHATIF_H

#include "result.h"

struct whatif;

// [assessment] may change meanwhile only where nobody looks at what is tried.
struct whatif *whatif_new(const struct questionnaire *questionnaire,
                          const struct assessment *assessment,
                          const char *today);
void whatif_free(struct whatif *whatif); // NULL is allowed
// Of what is tried; of the assessment as it is.
const struct result *whatif_result(const struct whatif *whatif);
const struct result *whatif_today(const struct whatif *whatif);
bool whatif_ticked(const struct whatif *whatif,
                   const struct recommendation *recommendation);
bool whatif_changed(const struct whatif *whatif);
// The costs of what is ticked.
double whatif_cost(const struct whatif *whatif);
void whatif_tick(struct whatif *whatif,
                 const struct recommendation *recommendation);
// One answer up or down to the next that it can take; false at the end.
bool whatif_raise(struct whatif *whatif, const struct question *question,
                  bool down);
void whatif_clear(struct whatif *whatif);
// After the assessment changed: what was tried is put on what it is now.
void whatif_renew(struct whatif *whatif);

#endif
