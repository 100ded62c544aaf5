// SPDX-License-Identifier: MIT
//
// What a result costs as questionnaires grow: scores alone, and everything with
// as many recommendations as questions, half of them needing another one.
//   bench_score [QUESTIONS...]
// Medians of several rounds, in milliseconds, and the memory that the result
// took. The column "again" is what the wizard does after an answer: the scores
// anew, in the memory of the time before, each time after another answer.
// Aims: 10,000 questions in all within 100 ms and growing linearly; 1,000
// questions again within 0.1 ms.

#include "../score/fixture.h"

#include <stdlib.h>
#include <time.h>

#define PER_SECTION 20
#define ROUNDS 15
#define AGAIN 201

static uint64_t random_state = 1;

static unsigned roll(unsigned below) {
    random_state = random_state * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)((random_state >> 33) % below);
}

static struct fixture *make(int questions) {
    struct fixture *fixture = fixture_new();
    int ladder = fixture_ladder(fixture, 1, 5), section = 0;
    for (int i = 0; i < questions; i++) {
        if (i % PER_SECTION == 0)
            section = fixture_section(fixture, ladder, -1, 1);
        if (i % 3 == 2)
            fixture_criterion(fixture, section, 2 + (int)roll(4), 1);
        else
            fixture_rubric(fixture, section, 1);
    }
    for (int i = 0; i < questions; i++) {
        int item = fixture_recommendation(fixture, 1 + (int)roll(5));
        fixture_lift(fixture, item, i, i % 3 == 2 ? 1 : 3 + (int)roll(3));
        if (i && roll(2)) fixture_need(fixture, item, (int)roll((unsigned)i));
    }
    fixture_close(fixture);
    for (int i = 0; i < questions; i++)
        fixture_answer(fixture, 0, i,
                       i % 3 == 2 ? roll(4) / 4.0 : 1 + (double)roll(4));
    return fixture;
}

static double milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec * 1e-6;
}

static int ascending(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(const struct fixture *fixture,
                     const struct result_options *options, size_t *bytes) {
    double took[ROUNDS];
    struct arena *arena = arena_new();
    for (int round = 0; round < ROUNDS; round++) {
        arena_reset(arena);
        double start = milliseconds();
        result_build(arena, fixture->questionnaire,
                     (const struct assessment *const *)fixture->assessments, 1,
                     options);
        took[round] = milliseconds() - start;
    }
    *bytes = arena_used(arena);
    arena_free(arena);
    qsort(took, ROUNDS, sizeof *took, ascending);
    return took[ROUNDS / 2];
}

// After one answer, in the arena of the result before.
static double again(struct fixture *fixture) {
    double took[AGAIN];
    struct arena *arena = arena_new();
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.without_advice = true;
    int questions = (int)fixture->questionnaire->question_count;
    for (int round = 0; round < AGAIN; round++) {
        int changed = (int)roll((unsigned)questions);
        bool criterion = changed % 3 == 2;
        fixture_answer(fixture, 0, changed,
                       criterion ? roll(4) / 4.0 : 1 + (double)roll(4));
        double start = milliseconds();
        arena_reset(arena);
        result_build(arena, fixture->questionnaire,
                     (const struct assessment *const *)fixture->assessments, 1,
                     &options);
        took[round] = milliseconds() - start;
    }
    arena_free(arena);
    qsort(took, AGAIN, sizeof *took, ascending);
    return took[AGAIN / 2];
}

int main(int count, char **arguments) {
    static const int sizes[] = {100, 1000, 10000};
    struct result_options all = RESULT_OPTIONS_DEFAULT;
    struct result_options scores = RESULT_OPTIONS_DEFAULT;
    scores.without_advice = true;
    int rows = count > 1 ? count - 1 : (int)COUNT_OF(sizes);
    printf("%10s %12s %12s %14s %10s\n", "questions", "scores, ms", "again, ms",
           "all, ms", "MB");
    for (int i = 0; i < rows; i++) {
        int size = count > 1 ? atoi(arguments[i + 1]) : sizes[i];
        size_t bytes;
        if (size < 1 || size > FIXTURE_MOST) return 2;
        struct fixture *fixture = make(size);
        double alone = median(fixture, &scores, &bytes);
        double whole = median(fixture, &all, &bytes);
        double repeated = again(fixture);
        printf("%10d %12.3f %12.3f %14.3f %10.2f%s\n", size, alone, repeated,
               whole, (double)bytes / 1e6,
               size == 1000 && repeated > 0.1 ? "  MISSED 0.1 ms again" : "");
        fixture_free(fixture);
    }
    return 0;
}
