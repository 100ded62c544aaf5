// SPDX-License-Identifier: MIT

#include "formats.h"
#include "pdf.h"
#include "stamp.h"
#include "text.h"

#include <dlfcn.h>
#include <string.h>
#include <unistd.h>

#ifndef CXLADDER_LIBDIR
#define CXLADDER_LIBDIR "/usr/local/lib/cxladder"
#endif

#define NAME "cxladder-pdf.so"

static void *opened_beside(void) {
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof(path) - 1);
    if (length <= 0) return NULL;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (!slash || (size_t)(slash - path) + sizeof("/" NAME) > sizeof(path))
        return NULL;
    memcpy(slash + 1, NAME, sizeof(NAME));
    return dlopen(path, RTLD_NOW | RTLD_LOCAL);
}

static bool is_ours(void *library) {
    const char *stamp = library ? dlsym(library, PDF_STAMP) : NULL;
    return stamp && !strcmp(stamp, BUILD_STAMP);
}

static pdf_entry *find_entry(void) {
    // Opened once: a second dlopen gives the same.
    void *library = opened_beside();
    if (!is_ours(library))
        library = dlopen(CXLADDER_LIBDIR "/" NAME, RTLD_NOW | RTLD_LOCAL);
    if (!is_ours(library)) return NULL;
    // A function pointer out of an object pointer, as POSIX has it.
    pdf_entry *entry = NULL;
    void *symbol = dlsym(library, PDF_ENTRY);
    memcpy(&entry, &symbol, sizeof(entry));
    return entry;
}

const char *pdf_missing(void) {
    return find_entry()
               ? NULL
               : _("this cxladder was built without PDF, its part for PDF is "
                   "of another build, or cairo and pango are not installed");
}

void pdf_render(const struct result *result,
                const struct render_options *options, FILE *out) {
    pdf_entry *entry = find_entry();
    if (entry) entry(result, options, out);
}
