// SPDX-License-Identifier: MIT
//
// One reader for the whole run: a line at a time, of any bytes.

#include "prompts_inside.h"
#include "text.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

enum line_end { LINE_WHOLE, LINE_TOO_LONG, LINE_NONE };

// A signal that does not end the program (a stop and its continuation) may
// interrupt a read; that is not the end of input.
static int next_byte(FILE *in) {
    for (;;) {
        int byte = getc(in);
        if (byte != EOF || feof(in) || errno != EINTR) return byte;
        clearerr(in);
    }
}

static enum line_end read_line(struct prompts *prompts, size_t *length) {
    FILE *in = prompts->options->in;
    size_t count = 0;
    bool too_long = false;
    errno = 0;
    int byte = next_byte(in);
    if (byte == EOF) return LINE_NONE;
    prompts->line_number++;
    for (; byte != EOF && byte != '\n'; byte = next_byte(in)) {
        if (count < PROMPTS_LINE_BYTES)
            prompts->line[count++] = (char)byte;
        else
            too_long = true;
    }
    prompts->line[count] = '\0';
    *length = count;
    return too_long ? LINE_TOO_LONG : LINE_WHOLE;
}

static bool has_control(const char *text) {
    for (const char *at = text; *at;) {
        uint32_t code = text_next(&at);
        if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return true;
    }
    return false;
}

// Blanks and the CR of a file from elsewhere.
static char *trimmed(char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\t') text[i] = ' ';
    }
    while (length && (text[length - 1] == ' ' || text[length - 1] == '\r')) {
        text[--length] = '\0';
    }
    while (*text == ' ') {
        text++;
    }
    return text;
}

static void put_prompt(struct prompts *prompts, const char *text) {
    FILE *out = prompts->options->out;
    size_t length = strlen(text);
    text_put_line(out, text);
    fputs(length && text[length - 1] == '?' ? " " : ": ", out);
    fflush(out);
}

bool prompts_ask(struct prompts *prompts, const char **text, const char *format,
                 ...) {
    char prompt[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(prompt, sizeof(prompt), format, arguments);
    va_end(arguments);
    put_prompt(prompts, prompt);
    size_t length = 0;
    enum line_end end = read_line(prompts, &length);
    // Before it is trimmed, which shortens it.
    bool valid = text_valid_prefix(prompts->line, length) == length;
    // Nobody typed a line end there to be seen.
    if (end == LINE_NONE || !prompts->options->interactive) {
        if (end == LINE_WHOLE)
            text_put_line(prompts->options->out,
                          trimmed(prompts->line, length));
        putc('\n', prompts->options->out);
    }
    if (end == LINE_NONE) {
        prompts->over = true;
        return false;
    }
    if (end == LINE_TOO_LONG) {
        prompts_refuse(prompts,
                       _("A line can hold %d bytes; this one is longer and "
                         "nothing of it was taken."),
                       PROMPTS_LINE_BYTES);
        return false;
    }
    if (!valid) {
        prompts_refuse(prompts, _("That line is not text in UTF-8; nothing of "
                                  "it was taken."));
        return false;
    }
    *text = trimmed(prompts->line, strlen(prompts->line));
    if (!has_control(*text)) return true;
    prompts_refuse(prompts, _("That line holds control characters, as arrow "
                              "keys make them; nothing of it was taken."));
    return false;
}

bool prompts_count(const char *text, size_t most, size_t *number) {
    double read;
    if (!text_parse_number(text, &read) || read < 1 || read > (double)most ||
        read != (double)(size_t)read)
        return false;
    *number = (size_t)read;
    return true;
}

const char *prompts_word(struct prompts *prompts, const char *text,
                         const char **rest) {
    size_t length = strcspn(text, " ");
    *rest = text + length;
    while (**rest == ' ') {
        ++*rest;
    }
    if (!**rest) *rest = NULL;
    return arena_copy(prompts->scratch, text, length);
}
