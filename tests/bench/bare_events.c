// SPDX-License-Identifier: MIT
//
// The least that any reader of YAML through libyaml does: its events, thrown
// away. One program for many files: bare_events FILE...

#include <stdio.h>
#include <yaml.h>

static int parse(const char *path) {
    FILE *in = fopen(path, "rb");
    if (!in) return 1;
    yaml_parser_t parser;
    yaml_event_t event;
    int done = 0, failed = !yaml_parser_initialize(&parser);
    if (!failed) yaml_parser_set_input_file(&parser, in);
    while (!failed && !done) {
        failed = !yaml_parser_parse(&parser, &event);
        done = !failed && event.type == YAML_STREAM_END_EVENT;
        if (!failed) yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(in);
    return failed;
}

int main(int count, char **paths) {
    int failed = 0;
    for (int i = 1; i < count; i++) {
        failed |= parse(paths[i]);
    }
    return failed;
}
