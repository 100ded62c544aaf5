// SPDX-License-Identifier: MIT
//
// Texts in the language of the interface, beyond what gettext gives: words
// that depend on where they stand, and the reasons of the system, which speaks
// our language only where its own translations are installed.

#include "text.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#define CONTEXT_END '\004' // as xgettext separates it
#define KEY_SIZE 256

const char *text_in_context(const char *context, const char *text) {
    char key[KEY_SIZE];
    int length =
        snprintf(key, sizeof(key), "%s%c%s", context, CONTEXT_END, text);
    if (length < 0 || length >= KEY_SIZE) return text;
    const char *found = gettext(key);
    return found == key ? text : found;
}

struct reason {
    int code;
    const char *text; // as the C library says it in English
};

static const struct reason reasons[] = {
    {EACCES, N_("Permission denied")},
    {EAGAIN, N_("Resource temporarily unavailable")},
    {EBUSY, N_("Device or resource busy")},
    {EDQUOT, N_("Disk quota exceeded")},
    {EEXIST, N_("File exists")},
    {EFBIG, N_("File too large")},
    {EINVAL, N_("Invalid argument")},
    {EIO, N_("Input/output error")},
    {EISDIR, N_("Is a directory")},
    {ELOOP, N_("Too many levels of symbolic links")},
    {EMFILE, N_("Too many open files")},
    {ENAMETOOLONG, N_("File name too long")},
    {ENFILE, N_("Too many open files in system")},
    {ENODEV, N_("No such device")},
    {ENOENT, N_("No such file or directory")},
    {ENOLCK, N_("No locks available")},
    {ENOMEM, N_("Cannot allocate memory")},
    {ENOSPC, N_("No space left on device")},
    {ENOTDIR, N_("Not a directory")},
    {ENXIO, N_("No such device or address")},
    {EPERM, N_("Operation not permitted")},
    {EPIPE, N_("Broken pipe")},
    {EROFS, N_("Read-only file system")},
    {ESTALE, N_("Stale file handle")},
    {ETXTBSY, N_("Text file busy")},
};

const char *text_errno(int code) {
    for (size_t i = 0; i < COUNT_OF(reasons); i++) {
        if (reasons[i].code == code) return _(reasons[i].text);
    }
    return strerror(code);
}

void text_print(FILE *out, const char *format, ...) {
    struct arena *arena = arena_new();
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    size_t size = length > 0 ? (size_t)length + 1 : 1;
    char *text = ARENA_ARRAY(arena, char, size);
    vsnprintf(text, size, format, again);
    va_end(again);
    text_put(out, text);
    arena_free(arena);
}
