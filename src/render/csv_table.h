// SPDX-License-Identifier: MIT
//
// Tables for spreadsheets and statistics, as RFC 4180 defines them. Numbers
// look the same in every language. Columns are only ever added, at the end.

#ifndef CSV_TABLE_H
#define CSV_TABLE_H

#include "render.h"

struct table {
    struct arena *arena;
    FILE *out;
    const struct render_options *options;
    const struct result *whole;
    bool begun; // the row has a cell
};

// NULL gives an empty cell.
void table_cell(struct table *table, const char *text);
// The shortest digits that read back as the same number; empty where unknown.
void table_number(struct table *table, double number);
void table_level(struct table *table, int level);
void table_end_row(struct table *table);

// A row or a group of rows for each file, where the result has them by
// themselves; else one for the whole.
size_t table_files(const struct table *table);
const struct result *table_result(const struct table *table, size_t file);
// NULL where the rows are of several files together.
const struct assessment *table_assessment(const struct table *table,
                                          size_t file);
// The name of the file and the respondent's id, or a number and nothing where
// names are left out.
void table_who(struct table *table, size_t file);

// An answer as codes and figures; texts as they are, of a list a line for each
// entry. NULL where the reader may not see it.
const char *table_code(const struct table *table,
                       const struct question *question,
                       const struct value *value);
// What the questionnaire calls that answer; NULL where the code says all.
const char *table_label(const struct table *table,
                        const struct question *question,
                        const struct value *value);
const char *table_option(const struct question *question, const char *code);

#endif
