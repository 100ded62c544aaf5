// SPDX-License-Identifier: MIT
//
// The choice is kept where gettext looks for it, in LANGUAGE, so that there is
// no second place that could disagree.

#include "language.h"

#include "text.h"

#include <ctype.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef CXLADDER_LOCALEDIR
#define CXLADDER_LOCALEDIR "/usr/local/share/locale"
#endif

#define DOMAIN "cxladder"
#define TAG_SIZE 16 // "pt_BR" and the like

const struct language languages[] = {
    {"en", "English"},
    {"et", "eesti"},
    {"fi", "suomi"},
    {"lt", "lietuvių"},
};
const size_t language_count = COUNT_OF(languages);

const struct language *language_find(const char *code) {
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        if (!strcmp(languages[i].code, code)) return &languages[i];
    }
    return NULL;
}

// --- Reading a wish ---

// The language at the beginning of [wish], such as "et_EE" of
// "et_EE.UTF-8:en", and the length of its first part, "et"; false where there
// is none, as in "C" and "POSIX".
static bool read_tag(const char *wish, char tag[TAG_SIZE], size_t *code) {
    size_t length = 0;
    *code = 0;
    while (isalnum((unsigned char)wish[length]) || wish[length] == '_' ||
           wish[length] == '-') {
        if (length == TAG_SIZE - 1) return false;
        if (!*code && !isalpha((unsigned char)wish[length])) *code = length;
        tag[length] = wish[length];
        length++;
    }
    tag[length] = '\0';
    if (!*code) *code = length;
    for (size_t i = 0; i < *code; i++) {
        tag[i] = (char)tolower((unsigned char)tag[i]);
    }
    return *code >= 2 && *code <= 3 && isalpha((unsigned char)tag[0]) &&
           !isdigit((unsigned char)tag[*code]) && strchr(":.@", wish[length]);
}

// The first of the languages that are wished for that the interface speaks,
// without its region; else the first of all, since texts of questionnaires may
// exist in it.
static bool choose(const char *wish, char chosen[TAG_SIZE]) {
    bool any = false;
    while (*wish) {
        char tag[TAG_SIZE];
        size_t code;
        if (read_tag(wish, tag, &code)) {
            if (!any) memcpy(chosen, tag, TAG_SIZE);
            any = true;
            tag[code] = '\0';
            if (language_find(tag)) {
                memcpy(chosen, tag, TAG_SIZE);
                return true;
            }
        }
        wish += strcspn(wish, ":");
        if (*wish) wish++;
    }
    return any;
}

bool language_set(const char *wish) {
    char tag[TAG_SIZE];
    if (!choose(wish, tag)) return false;
    setenv("LANGUAGE", tag, 1);
    textdomain(DOMAIN); // else gettext keeps what it looked up before
    return true;
}

void language_next(void) {
    const struct language *now = language_find(language_now());
    size_t next = now ? (size_t)(now - languages) + 1 : 0;
    language_set(languages[next % COUNT_OF(languages)].code);
}

const char *language_now(void) {
    const char *tag = getenv("LANGUAGE");
    return tag && *tag ? tag : languages[0].code;
}

// --- The environment ---

// The first variable of [names], which NULL ends, that is set to something.
static const char *first_set(const char *const *names) {
    for (; *names; names++) {
        const char *value = getenv(*names);
        if (value && *value) return value;
    }
    return "";
}

static bool is_utf8(const char *codeset) {
    return !strncasecmp(codeset, "utf-8", 5) ||
           !strncasecmp(codeset, "utf8", 4);
}

// Whether the terminal shows UTF-8: as the locale says, and where it is not
// installed, as its name says. One that names no codeset is taken to.
static bool shows_utf8(void) {
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG", NULL};
    const char *codeset = setlocale(LC_CTYPE, "") ? nl_langinfo(CODESET) : NULL;
    if (codeset && strcmp(codeset, "ANSI_X3.4-1968") != 0)
        return is_utf8(codeset);
    const char *dot = strchr(first_set(names), '.');
    return codeset || !dot || is_utf8(dot + 1);
}

// --- Translations ---

static bool has_translations(const char *folder) {
    char path[PATH_MAX];
    int length =
        snprintf(path, sizeof(path), "%s/et/LC_MESSAGES/" DOMAIN ".mo", folder);
    return length > 0 && length < (int)sizeof(path) && !access(path, R_OK);
}

// In the build folder, beside the program; in an installation that was moved
// as a whole, below its prefix; else where it was installed to.
static void bind_translations(void) {
    static const char *const places[] = {"locale", "../share/locale"};
    char program[PATH_MAX], folder[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", program, sizeof(program) - 1);
    program[size > 0 ? size : 0] = '\0';
    char *slash = strrchr(program, '/');
    if (slash) *slash = '\0';
    const char *found = CXLADDER_LOCALEDIR;
    for (size_t i = 0; slash && i < COUNT_OF(places); i++) {
        int length =
            snprintf(folder, sizeof(folder), "%s/%s", program, places[i]);
        if (length >= (int)sizeof(folder) || !has_translations(folder))
            continue;
        found = folder;
        break;
    }
    bindtextdomain(DOMAIN, found);
    bind_textdomain_codeset(DOMAIN, "UTF-8");
}

// LC_ALL is never set: LC_NUMERIC stays "C", so that numbers in files mean the
// same everywhere. Characters are always counted as UTF-8; what leaves is
// ASCII where the terminal shows anything else.
void language_start(void) {
    static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES",
                                        "LANG", NULL};
    text_set_ascii(!shows_utf8());
    const char *codeset = nl_langinfo(CODESET);
    if (!is_utf8(codeset)) setlocale(LC_CTYPE, "C.UTF-8");
    setlocale(LC_TIME, "");
    setlocale(LC_COLLATE, "");
    // Under plain C, gettext does not look for translations.
    if (!setlocale(LC_MESSAGES, "C.UTF-8")) setlocale(LC_MESSAGES, "");
    bind_translations();
    if (!language_set(first_set(names))) language_set(languages[0].code);
}
