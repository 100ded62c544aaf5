// SPDX-License-Identifier: MIT

#include "prompts_inside.h"
#include "text.h"

#include <math.h>
#include <stdarg.h>

#define COLUMNS 78

static PRINTF_LIKE(2, 0) const
    char *formatted(struct arena *arena, const char *format,
                    va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0) return "";
    size_t size = (size_t)length + 1;
    char *text = ARENA_ARRAY(arena, char, size);
    vsnprintf(text, size, format, arguments);
    return text;
}

static void put(struct prompts *prompts, FILE *out, const char *text) {
    size_t count;
    struct line *lines =
        text_wrap(prompts->scratch, text_visible(prompts->scratch, text, true),
                  COLUMNS, &count);
    for (size_t i = 0; i < count; i++) {
        fwrite(lines[i].start, 1, lines[i].length, out);
        putc('\n', out);
    }
}

void prompts_say(struct prompts *prompts, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const char *text = formatted(prompts->scratch, format, arguments);
    va_end(arguments);
    put(prompts, prompts->options->out, text);
}

void prompts_blank(struct prompts *prompts) {
    putc('\n', prompts->options->out);
}

void prompts_refuse(struct prompts *prompts, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const char *text = formatted(prompts->scratch, format, arguments);
    va_end(arguments);
    if (prompts->options->interactive) {
        put(prompts, prompts->options->out, text);
        return;
    }
    fflush(prompts->options->out);
    put(prompts, prompts->options->err,
        arena_printf(prompts->scratch, _("line %lu: %s"), prompts->line_number,
                     text));
    prompts->refused = true;
    prompts->over = true;
}

// --- Figures ---

const char *prompts_number(struct prompts *prompts, double number) {
    if (isnan(number)) return _("not known yet");
    return text_figure(prompts->scratch, number, 1);
}

const char *prompts_amount(struct prompts *prompts, double amount) {
    return text_amount(prompts->scratch, amount);
}

const char *prompts_percent(struct prompts *prompts, double share) {
    return text_share(prompts->scratch, share);
}

const char *prompts_level(struct prompts *prompts, const struct ladder *ladder,
                          int level) {
    if (level == LEVEL_UNKNOWN) return _("not known yet");
    const char *title = ladder_level_title(ladder, level);
    if (!*title && !level) title = _("nothing of this yet");
    if (!*title) return arena_printf(prompts->scratch, "%d", level);
    return arena_printf(prompts->scratch, "%d, %s", level, title);
}

const char *prompts_measure(struct prompts *prompts,
                            const struct question *question, double measure) {
    if (isnan(measure)) return _("open");
    return question->scoring == SCORING_DEGREE
               ? prompts_percent(prompts, measure)
               : prompts_amount(prompts, measure);
}
