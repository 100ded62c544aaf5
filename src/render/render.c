// SPDX-License-Identifier: MIT
//
// The table of formats: help, the export page and the tests walk it.

#include "render.h"

#include "formats.h"

#include <string.h>
#include <strings.h>

const struct format formats[] = {
    {"text", "txt", "text/plain; charset=utf-8", text_report_render, 0, NULL},
    {"markdown", "md", "text/markdown; charset=utf-8", markdown_render,
     FORMAT_FILE, NULL},
    {"html", "html", "text/html; charset=utf-8", html_render, FORMAT_FILE,
     NULL},
    {"json", "json", "application/json", json_render, FORMAT_FILE, NULL},
    {"csv", "csv", "text/csv; charset=utf-8; header=present", csv_render,
     FORMAT_FILE | FORMAT_EACH, NULL},
    {"csv-wide", "csv", "text/csv; charset=utf-8; header=present",
     csv_wide_render, FORMAT_FILE | FORMAT_EACH, NULL},
    {"pdf", "pdf", "application/pdf", pdf_render, FORMAT_FILE, pdf_missing},
};
const size_t format_count = COUNT_OF(formats);

const struct format *format_find(const char *name) {
    for (size_t i = 0; i < format_count; i++) {
        if (strcmp(formats[i].name, name) == 0) return &formats[i];
    }
    return NULL;
}

const struct format *format_of_file(const char *path) {
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    for (size_t i = 0; dot && i < format_count; i++) {
        if (!strcasecmp(formats[i].extension, dot + 1)) return &formats[i];
    }
    return NULL;
}

bool audience_find(const char *name, enum audience *audience) {
    static const char *const names[] = {
        [AUDIENCE_LEADERS] = "leaders", [AUDIENCE_STAFF] = "staff"};
    for (size_t i = AUDIENCE_LEADERS; i < COUNT_OF(names); i++) {
        if (strcmp(names[i], name) != 0) continue;
        *audience = (enum audience)i;
        return true;
    }
    return false;
}
