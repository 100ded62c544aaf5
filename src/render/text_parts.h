// SPDX-License-Identifier: MIT
//
// The chapters of the text report, in the order of reading. Each writes
// nothing at all where it has nothing to say.

#ifndef TEXT_PARTS_H
#define TEXT_PARTS_H

#include "writer.h"

// One per ladder: the picture, the sections, what holds back.
void text_ladder_chapter(struct writer *writer,
                         const struct ladder_result *ladder);
// The pictures of plain text.
void text_rungs(struct writer *writer, const struct ladder_result *ladder);
void text_sections(struct writer *writer, const struct ladder_result *ladder);
void text_groups(struct writer *writer, const struct result *result,
                 const struct ladder *ladder,
                 const struct grouping_result *grouping);
// What stands out: risks before strengths.
void text_findings_chapter(struct writer *writer, const struct result *result);
// What to do: at a glance, as plans, then each recommendation with its why.
void text_advice_chapter(struct writer *writer, const struct result *result);
// The recommendations for later levels, with their why.
void text_later_chapter(struct writer *writer, const struct result *result);
void text_plan_sections(struct writer *writer, const struct result *result);
// Where respondents differ.
void text_people_chapter(struct writer *writer, const struct result *result);
// Groups side by side.
void text_groups_chapter(struct writer *writer, const struct result *result);
// Lists whose entries are sorted into kinds.
void text_lists_chapter(struct writer *writer, const struct result *result);
// Questions without an answer, parked topics; then the closing questions.
void text_open_chapter(struct writer *writer, const struct result *result);
void text_closing_chapter(struct writer *writer, const struct result *result);
// Every answer with its notes and evidence.
void text_answers_chapter(struct writer *writer, const struct result *result);

// How the ballots to one question are spread, and how far they agree.
void text_spread(struct writer *writer, int indent,
                 const struct question_result *question);

// The whole report, or its one page, in any form.
void text_report_write(struct writer *writer, const struct result *result);

#endif
