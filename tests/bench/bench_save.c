// SPDX-License-Identifier: MIT
//
// What a save of 500 answers costs, beside the four calls that no safe save can
// do without (write, fsync, rename, fsync of the folder) for the same bytes.
// Both take turns, so that whatever else the machine does hits both. The aim is
// a ratio of at most 3.
//
//   bench_save [FOLDER [ROUNDS]]

#include "store.h"

#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define QUESTIONS 500

static struct questionnaire *make_questionnaire(struct arena *arena) {
    struct questionnaire *made = ARENA_NEW(arena, struct questionnaire);
    struct question *questions = ARENA_ARRAY(arena, struct question, QUESTIONS);
    for (size_t i = 0; i < QUESTIONS; i++) {
        questions[i] = (struct question){
            .id = arena_printf(arena, "question-%zu", i + 1),
            .ask = "?",
            .type = QUESTION_RUBRIC,
            .scoring = SCORING_LEVELS,
            .level = LEVEL_UNKNOWN,
            .weight = 1,
            .min = NAN,
            .max = NAN,
        };
    }
    made->id = "bench";
    made->path = "bench.yaml";
    made->version = "1";
    made->language = "en";
    made->title = "Bench";
    strcpy(made->fingerprint, "sha256:00");
    made->ladders = ARENA_NEW(arena, struct ladder);
    made->ladder_count = 1;
    made->ladders->start = 1;
    made->ladders->top = 5;
    made->ladders->root = (struct section){.id = "ladder",
                                           .title = "Ladder",
                                           .weight = 1,
                                           .questions = questions,
                                           .question_count = QUESTIONS};
    questionnaire_index(arena, made, diags_new(arena));
    return made;
}

static struct assessment *make_answers(struct arena *arena) {
    struct assessment *made = assessment_new(arena, make_questionnaire(arena));
    for (size_t i = 0; i < QUESTIONS; i++) {
        made->answers[i].state = ANSWER_GIVEN;
        made->answers[i].value.number = (double)(i % 5 + 1);
        if (i % 10 == 0)
            made->answers[i].note = "Said at the counter, by two of three.";
    }
    return made;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static bool bare(const char *bytes, size_t length) {
    int file = open("bare.tmp", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    int folder = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = file >= 0 && folder >= 0 &&
                write(file, bytes, length) == (ssize_t)length && !fsync(file) &&
                !rename("bare.tmp", "bare") && !fsync(folder);
    close(file);
    close(folder);
    return good;
}

static int ascending(const void *a, const void *b) {
    double first = *(const double *)a, second = *(const double *)b;
    return (first > second) - (first < second);
}

static void report(const char *name, double *times, size_t count) {
    qsort(times, count, sizeof(*times), ascending);
    printf("%-44s %8.3f ms  p99 %8.3f ms\n", name, times[count / 2],
           times[count * 99 / 100]);
}

int main(int count, char **arguments) {
    size_t rounds = count > 2 ? (size_t)atol(arguments[2]) : 300;
    if (rounds < 1 || (count > 1 && chdir(arguments[1]))) return 2;
    struct arena *arena = arena_new();
    struct assessment *assessment = make_answers(arena);
    struct file_error error;
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    assessment_print(assessment, out);
    fclose(out);
    unlink("bench.cxa.yaml");
    struct session *session = session_open(arena, "bench.cxa.yaml", &error);
    if (!session) return 3;
    double *saves = ARENA_ARRAY(arena, double, rounds);
    double *bares = ARENA_ARRAY(arena, double, rounds);
    for (size_t i = 0; i < rounds; i++) {
        assessment->answers[i % QUESTIONS].value.number = (double)(i % 4 + 1);
        double begin = now();
        if (!session_save(session, assessment, &error)) return 3;
        saves[i] = now() - begin;
        begin = now();
        if (!bare(bytes, length)) return 3;
        bares[i] = now() - begin;
    }
    session_close(session);
    printf("%zu bytes, %zu rounds\n", length, rounds);
    report("write, fsync, rename, fsync of the folder", bares, rounds);
    report("session_save, 500 answers", saves, rounds);
    printf("ratio of the medians %.2f (aim: at most 3)\n",
           saves[rounds / 2] / bares[rounds / 2]);
    unlink("bare");
    unlink("bench.cxa.yaml");
    arena_free(arena);
    free(bytes);
    return 0;
}
