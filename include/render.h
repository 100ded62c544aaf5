// SPDX-License-Identifier: MIT
//
// A result as a document. A format is a row of a table: its name, extension,
// media type and function. Renderers read `struct result` and compute nothing.
// They write to a FILE; the caller checks ferror and fclose.

#ifndef RENDER_H
#define RENDER_H

#include "comparison.h"
#include "result.h"

#include <stdio.h>

// Who will read it. A report for leaders or staff leaves out names (who decides
// on a recommendation, what a profile asks for in free text, files) and what
// was marked private; one for staff also dissent, parked topics and the plan
// for a budget.
enum audience { AUDIENCE_ALL, AUDIENCE_LEADERS, AUDIENCE_STAFF };
// False where [name] is none of "leaders" and "staff".
bool audience_find(const char *name, enum audience *audience);

struct render_options {
    int width;  // columns of plain text; 0: 72
    bool ascii; // no characters beyond ASCII in what is ours (text, markdown)
    bool aloud; // for a screen reader: no rules under headings
    bool brief; // one page: where we stand, why, what to do first
    enum audience audience;
    const char *language; // of the interface, as a code; NULL: "en"
    bool notes;           // notes also where there are more than 100 files
    struct arena *arena;  // scratch memory
};

// A file of its own encoding, UTF-8, whatever the terminal's is.
#define FORMAT_FILE 1U
// Shows each assessment by itself: wants result_options.each.
#define FORMAT_EACH 2U

struct format {
    const char *name, *extension, *media_type;
    void (*render)(const struct result *result,
                   const struct render_options *options, FILE *out);
    unsigned flags;
    // Why it cannot be written here, or NULL. Absent: it always can.
    const char *(*missing)(void);
};

extern const struct format formats[];
extern const size_t format_count;
const struct format *format_find(const char *name);
// By the ending of a file's name; NULL where that belongs to no format.
const struct format *format_of_file(const char *path);

// How a number came about, down to the answers. [what] is the id of a ladder,
// section, question, recommendation or finding; NULL explains all ladders.
// False where [what] names nothing of this questionnaire.
bool explain_render(const struct result *result, const char *what,
                    const struct render_options *options, FILE *out);

// --- Comparisons ---

struct compare_format {
    const char *name;
    void (*render)(const struct comparison *comparison,
                   const struct render_options *options, FILE *out);
    unsigned flags;
};
extern const struct compare_format compare_formats[];
extern const size_t compare_format_count;
const struct compare_format *compare_format_find(const char *name);

#endif
