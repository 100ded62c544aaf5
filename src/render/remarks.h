// SPDX-License-Identifier: MIT
//
// What stands beside an answer, and how much of it this reader is shown: every
// report asks here, so that none can show what another leaves out.

#ifndef REMARKS_H
#define REMARKS_H

#include "render.h"

enum remark_kind {
    REMARK_REASON,
    REMARK_TICKED,
    REMARK_OVERRIDE, // why not what the ticks propose
    REMARK_NOTE,
    REMARK_EVIDENCE,
    REMARK_BASIS, // of an agreement
    REMARK_DISSENT,
    REMARK_PARKED,
    REMARK_KINDS
};
// As in CSV and JSON.
const char *remark_name(enum remark_kind kind);

// "Note (private)" and what was written. Foreign text, not yet through the
// gate.
struct remark {
    const char *label, *text;
    const char *code; // as it stands in the file
    enum remark_kind kind;
    bool is_private;
};

struct remarks {
    struct remark *items;
    size_t count;
};

// What [kind] says beside [answer], as far as the reader may see it; NULL where
// there is nothing.
const char *remark_text(struct arena *arena,
                        const struct render_options *options,
                        const struct question *question,
                        const struct answer *answer, enum remark_kind kind);

struct remarks remarks_of(struct arena *arena,
                          const struct render_options *options,
                          const struct question *question,
                          const struct answer *answer);
// Those of all respondents. Of more than 100 files none unless notes were asked
// for, and then sorted by text, so that their order tells nobody's.
struct remarks remarks_of_all(struct arena *arena,
                              const struct render_options *options,
                              const struct result *result,
                              const struct question *question);
// What was answered in words to a question without a distribution, one line
// per respondent, under the same rule; the labels are NULL.
struct remarks remarks_of_words(struct arena *arena,
                                const struct render_options *options,
                                const struct result *result,
                                const struct question *question);
// Topics parked, with the question as the label.
struct remarks remarks_parked(struct arena *arena,
                              const struct render_options *options,
                              const struct result *result);
// Whether that rule leaves something out: the report says so.
bool remarks_left_out(const struct render_options *options,
                      const struct result *result);

// Names of people: who decides on a recommendation, respondents, files.
bool remarks_names(const struct render_options *options);
// Whether the reader sees this profile question: free text may name a person.
bool remarks_profile(const struct render_options *options,
                     const struct question *question);
bool remarks_budget(const struct render_options *options);

#endif
