// SPDX-License-Identifier: MIT
//
// The table of formats: help, the export page and the tests walk it.

#include "render.h"

#include "formats.h"

#include <string.h>

const struct format formats[] = {
    {"text", "txt", "text/plain; charset=utf-8", text_report_render},
    {"json", "json", "application/json", json_render},
};
const size_t format_count = COUNT_OF(formats);

const struct format *format_find(const char *name) {
    for (size_t i = 0; i < format_count; i++) {
        if (strcmp(formats[i].name, name) == 0) return &formats[i];
    }
    return NULL;
}
