// SPDX-License-Identifier: MIT
//
// What it costs to read and check a questionnaire, beside libyaml's events of
// the same file, which no reader through libyaml can do without. Both take
// turns, so that whatever else the machine does hits both; the file is read
// from the page cache. The aims: at most 1.6 times the wall time, and at most
// 1.5 times the file in memory beyond what the program has anyway. That is what
// the process holds at the end of a first reading, before any other: what the
// reading used and gave back is held still. The pages that are no file's are
// counted one by one, since the kernel's own sum (ru_maxrss) may be off by some
// dozens of them.
//
//   generate_questionnaire.py 1000000 >FILE
//   bench_load FILE [ROUNDS]

#include "store.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <yaml.h>

#define AIM_TIME 1.6
#define AIM_MEMORY 1.5

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static long held_kilobytes(void) {
    long kilobytes = -1;
    char line[128];
    FILE *in = fopen("/proc/self/smaps_rollup", "r");
    if (!in) exit(3);
    while (fgets(line, sizeof(line), in) &&
           sscanf(line, "Anonymous: %ld", &kilobytes) != 1) {
    }
    fclose(in);
    if (kilobytes < 0) exit(3);
    return kilobytes;
}

// --- The two ---

static void bare(const char *path) {
    FILE *in = fopen(path, "rb");
    yaml_parser_t parser;
    yaml_event_t event;
    bool done = false;
    if (!in || !yaml_parser_initialize(&parser)) exit(3);
    yaml_parser_set_input_file(&parser, in);
    while (!done) {
        if (!yaml_parser_parse(&parser, &event)) exit(1);
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(in);
}

static size_t questions;
static long held; // at the end of the last reading

static void whole(const char *path) {
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    const struct questionnaire *questionnaire =
        questionnaire_read(arena, path, diags, NULL);
    if (!questionnaire || diags->errors) {
        diags_print(diags, stderr);
        exit(1);
    }
    questions = questionnaire->question_count;
    if (!held) held = held_kilobytes();
    arena_free(arena);
}

static double timed(void (*run)(const char *path), const char *path) {
    double start = seconds();
    run(path);
    return seconds() - start;
}

// --- Figures ---

static int by_size(const void *a, const void *b) {
    const double *first = a, *second = b;
    return (*first > *second) - (*first < *second);
}

static double median(double *times, size_t count) {
    qsort(times, count, sizeof(*times), by_size);
    return times[count / 2];
}

static const char *verdict(double value, double aim) {
    return value <= aim ? "" : "  MISSED";
}

// A questionnaire of a few lines: what the program has anyway.
static void read_small(void) {
    static const char text[] =
        "cxladder: 1\nid: a\nversion: 1\nlanguage: en\ntitle: T\nladders:\n"
        "- id: l\n  title: L\n  start: 1\n"
        "  levels: [{level: 1, title: A}, {level: 2, title: B}]\n"
        "  sections: [{id: s, title: S, questions: [{id: q, ask: A?, levels: "
        "{1: a, 2: b}}]}]\n";
    char path[] = "/tmp/bench-load-XXXXXX";
    int file = mkstemp(path);
    FILE *out = file < 0 ? NULL : fdopen(file, "w");
    if (!out) exit(3);
    fputs(text, out);
    fclose(out);
    whole(path);
    bare(path);
    remove(path);
}

static void memory(const char *path, double size) {
    read_small();
    long own = held;
    held = 0;
    whole(path);
    double beyond = (double)(held - own) * 1024;
    printf("memory beyond the program's own %ld kB: %.2f MB, %.2f of the file "
           "(aim: %.1f)%s\n",
           own, beyond / 1e6, beyond / size, AIM_MEMORY,
           verdict(beyond / size, AIM_MEMORY));
}

int main(int count, char **arguments) {
    struct stat status;
    const char *path = count > 1 ? arguments[1] : "";
    size_t rounds = count > 2 ? (size_t)atol(arguments[2]) : 31;
    if (stat(path, &status) || !rounds) {
        fputs("usage: bench_load FILE [ROUNDS]\n", stderr);
        return 2;
    }
    double size = (double)status.st_size;
    memory(path, size);
    double *ours = calloc(rounds, sizeof(double));
    double *theirs = calloc(rounds, sizeof(double));
    double *ratios = calloc(rounds, sizeof(double));
    if (!ours || !theirs || !ratios) return 4;
    for (size_t i = 0; i < rounds; i++) {
        theirs[i] = timed(bare, path);
        ours[i] = timed(whole, path);
        ratios[i] = ours[i] / theirs[i];
    }
    printf("%.2f MB, %zu questions, medians of %zu: bare events %.2f ms (%.0f "
           "MB/s), read and checked %.2f ms\n",
           size / 1e6, questions, rounds, median(theirs, rounds) * 1e3,
           size / 1e6 / median(theirs, rounds), median(ours, rounds) * 1e3);
    double ratio = median(ratios, rounds);
    printf("ratio of each pair, median %.2f (aim: %.1f)%s\n", ratio, AIM_TIME,
           verdict(ratio, AIM_TIME));
    free(ours);
    free(theirs);
    free(ratios);
    return 0;
}
