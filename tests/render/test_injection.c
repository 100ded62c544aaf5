// SPDX-License-Identifier: MIT
//
// Texts of files that try to be more than text: a page has the same elements
// and attributes as with harmless texts, and no format lets a character pass
// that is not seen.

#include "payloads.h"
#include "report_fixture.h"
#include "text.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const several[] = {"single", "second", "third", NULL};
static const char *const wishes[] = {"wishes", NULL};

struct source {
    const char *questionnaire;
    const char *const *files;
};
static const struct source sources[] = {{"survey", several},
                                        {"wishes", wishes}};

// --- Characters ---

// Line ends; and of JSON what its strings may hold and the reader of files
// refuses.
static bool may_pass(const char *format, uint32_t code) {
    return code == '\n' || (code == '\r' && !strncmp(format, "csv", 3)) ||
           (code == 0x7F && !strcmp(format, "json"));
}

static void has_no_deception(const char *format, const char *text,
                             const char *payload) {
    cr_assert_eq(text_valid_prefix(text, strlen(text)), strlen(text),
                 "%s: broken UTF-8 of %s", format, payload);
    for (const char *at = text; *at;) {
        const char *before = at;
        uint32_t code = text_next(&at);
        cr_assert(may_pass(format, code) || !text_is_deceptive(code),
                  "%s lets U+%04X pass: %.30s", format, (unsigned)code, before);
    }
}

Test(injection, of_hidden_characters) {
    for (size_t i = 0; i < COUNT_OF(payloads); i++) {
        struct report report = report_read("survey", several);
        report_replace(&report, payloads[i]);
        const struct result *result = report_result(&report);
        for (size_t j = 0; j < format_count; j++) {
            const char *name = formats[j].name;
            if (report_is_text(&formats[j]))
                has_no_deception(name,
                                 report_render(&report, result, name, NULL),
                                 payloads[i]);
        }
        has_no_deception("explain",
                         report_render(&report, result, "explain", NULL),
                         payloads[i]);
        report_free(&report);
    }
}

// --- Elements ---

static bool is_name(char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
           (sign >= '0' && sign <= '9') || sign == '-' || sign == ':' ||
           sign == '/' || sign == '!';
}

// Values that follow from texts: their words, not their being there.
static bool follows_from_text(const char *name, size_t length) {
    static const char *const names[] = {"aria-label", "height", "y",    "y1",
                                        "y2",         "x",      "x1",   "x2",
                                        "cx",         "cy",     "width"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (strlen(names[i]) == length && !strncmp(names[i], name, length))
            return true;
    }
    return false;
}

// Every tag with its attributes, without the values that follow from texts.
// Pictures wrap their labels into as many texts as they need: those are left
// out.
static const char *skeleton(struct arena *arena, const char *page) {
    size_t length = strlen(page), used = 0;
    char *out = ARENA_ARRAY(arena, char, length + 1);
    for (const char *at = strchr(page, '<'); at; at = strchr(at, '<')) {
        bool text = !strncmp(at, "<text", 5) || !strncmp(at, "</text", 6);
        size_t begin = used;
        out[used++] = *at++;
        while (*at && *at != '>') {
            if (*at != '"') {
                cr_assert(is_name(*at) || strchr(" =\n", *at),
                          "in a tag: %.40s", at);
                out[used++] = *at++;
                continue;
            }
            size_t value = strcspn(at + 1, "\"<>");
            cr_assert_eq(at[1 + value], '"', "in a value: %.40s", at);
            size_t name = used;
            while (name > begin && is_name(out[name - 2])) {
                name--;
            }
            size_t size = used - name;
            if (size && !follows_from_text(out + name - 1, size)) {
                memcpy(out + used, at, value + 2);
                used += value + 2;
            }
            at += value + 2;
        }
        out[used++] = '\n';
        if (text) used = begin;
    }
    out[used] = '\0';
    return out;
}

static const char *page_of(const struct source *source, const char *text,
                           struct arena *arena, bool brief) {
    struct report report = report_read(source->questionnaire, source->files);
    struct render_options options = {.brief = brief};
    report_replace(&report, text);
    const char *page =
        arena_string(arena, report_render(&report, report_result(&report),
                                          "html", &options));
    report_free(&report);
    return page;
}

static void same_elements(const struct source *source, bool brief) {
    struct arena *arena = arena_new();
    const char *harmless =
        skeleton(arena, page_of(source, "harmless words", arena, brief));
    for (size_t i = 0; i < COUNT_OF(payloads); i++) {
        struct arena *scratch = arena_new();
        const char *now =
            skeleton(scratch, page_of(source, payloads[i], scratch, brief));
        size_t same = 0;
        while (now[same] && now[same] == harmless[same]) {
            same++;
        }
        cr_assert_str_eq(now, harmless, "%s: %.60s", payloads[i], now + same);
        arena_free(scratch);
    }
    arena_free(arena);
}

Test(injection, of_elements_and_attributes) {
    for (size_t i = 0; i < COUNT_OF(sources); i++) {
        same_elements(&sources[i], false);
        same_elements(&sources[i], true);
    }
}

// --- The text comes back ---

static const char *unescaped(struct arena *arena, const char *page) {
    static const struct {
        const char *entity;
        char sign;
    } entities[] = {{"&amp;", '&'},
                    {"&lt;", '<'},
                    {"&gt;", '>'},
                    {"&quot;", '"'},
                    {"&#39;", '\''}};
    char *out = ARENA_ARRAY(arena, char, strlen(page) + 1), *end = out;
    while (*page) {
        size_t i = 0;
        while (i < COUNT_OF(entities) &&
               strncmp(page, entities[i].entity, strlen(entities[i].entity)) !=
                   0)
            i++;
        if (i < COUNT_OF(entities)) {
            *end++ = entities[i].sign;
            page += strlen(entities[i].entity);
        } else {
            *end++ = *page++;
        }
    }
    return out;
}

Test(injection, leaves_the_text_itself) {
    for (size_t i = 0; i < COUNT_OF(payloads); i++) {
        struct arena *arena = arena_new();
        const char *page = page_of(&sources[0], payloads[i], arena, false);
        const char *shown = text_visible(arena, payloads[i], true);
        const char *text = unescaped(arena, page);
        size_t count = 0;
        for (const char *at = strstr(text, shown); at;
             at = strstr(at + 1, shown))
            count++;
        cr_assert_geq(count, 20, "%s stands there %zu times", payloads[i],
                      count);
        arena_free(arena);
    }
}

// --- The page itself ---

Test(injection, finds_no_script_and_no_outside_resource) {
    struct arena *arena = arena_new();
    const char *page = page_of(&sources[0], "harmless", arena, false);
    static const char *const none[] = {"<script", " src=",  "@import", "url(",
                                       "<link",   "onload", "<iframe", "<img"};
    cr_assert(strstr(page, "Content-Security-Policy"));
    cr_assert(strstr(page, "default-src 'none'"));
    for (size_t i = 0; i < COUNT_OF(none); i++)
        cr_assert(!strstr(page, none[i]), "%s", none[i]);
    for (const char *at = strstr(page, "href=\""); at;
         at = strstr(at + 1, "href=\""))
        cr_assert_eq(at[6], '#', "%.40s", at);
    arena_free(arena);
}
