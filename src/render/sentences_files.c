// SPDX-License-Identifier: MIT
//
// Files that were given and do not count.

#include "sentences.h"
#include "text.h"

static const char *part(struct arena *arena, const char *text,
                        const char *sentence, size_t count) {
    if (!count) return text;
    return *text ? arena_printf(arena, "%s; %s", text, sentence) : sentence;
}

const char *sentence_left_out(struct arena *arena,
                              const struct left_out *left_out) {
    const char *text = "";
    size_t count = left_out->unreadable;
    text = part(arena, text,
                arena_printf(arena,
                             PLURAL("%zu file cannot be read",
                                    "%zu files cannot be read", count),
                             count),
                count);
    count = left_out->invalid;
    text = part(arena, text,
                arena_printf(arena,
                             PLURAL("%zu file is damaged, or of another "
                                    "questionnaire or version",
                                    "%zu files are damaged, or of another "
                                    "questionnaire or version",
                                    count),
                             count),
                count);
    count = left_out->overlaps;
    text = part(
        arena, text,
        arena_printf(arena,
                     PLURAL("%zu file is in a merged one already",
                            "%zu files are in a merged one already", count),
                     count),
        count);
    count = left_out->copies;
    text = part(arena, text,
                arena_printf(
                    arena,
                    PLURAL("%zu file is a copy", "%zu files are copies", count),
                    count),
                count);
    count = left_out->older;
    text = part(arena, text,
                arena_printf(arena,
                             PLURAL("%zu file is older than another one of the "
                                    "same respondent",
                                    "%zu files are older than others of the "
                                    "same respondents",
                                    count),
                             count),
                count);
    return *text ? text : NULL;
}
