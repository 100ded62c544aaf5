// SPDX-License-Identifier: MIT
//
// One plan, measured, and the same choice written as an integer program for
// other solvers (CPLEX's LP format):
//   bench_plan KIND RECOMMENDATIONS RUNGS SECTIONS NEEDS COSTS SEED [FILE.lp]
// KIND is `shared` (recommendations lift the same questions, to this level or
// that) or `full` (each has something of its own on every rung, so that all
// rows are full). NEEDS is how many of a hundred recommendations need another
// one. COSTS is `classes` (1 to 5) or `weeks` (1, 3, 12, 25, 50). Prints
// cost, members, whether it is proven, the bound, and seconds: of the plan to
// its least cost with all ties decided, as result_build takes them.

#include "../score/fixture.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint64_t random_state;

static unsigned roll(unsigned below) {
    random_state = random_state * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)((random_state >> 33) % below);
}

struct bench {
    int items, rungs, sections, needs;
    bool weeks, full;
};

static int per_section(const struct bench *bench) {
    return bench->items / (2 * bench->sections) + 3;
}

static void add_items(struct fixture *fixture, const struct bench *bench) {
    for (int i = 0; i < bench->items; i++) {
        int effort = 1 + (int)roll(5);
        int item = fixture_recommendation(fixture, effort);
        // Most lift a few questions of one section, some reach further.
        int section = (int)roll((unsigned)bench->sections);
        int lifts = 1 + (int)roll(3) + effort / 3;
        for (int j = 0; j < lifts; j++) {
            int at = roll(5) ? section : (int)roll((unsigned)bench->sections);
            int question = at * per_section(bench) +
                           (int)roll((unsigned)per_section(bench));
            bool again = false;
            for (int k = 0; k < j; k++)
                again = again ||
                        fixture->recommendations[item].questions[k] == question;
            if (again) question = -1;
            fixture_lift(fixture, item, question < 0 ? at : question,
                         2 + (int)roll((unsigned)bench->rungs));
            struct fixture_recommendation *made =
                &fixture->recommendations[item];
            if (question < 0) made->lift_count--;
        }
        if (i && (int)roll(100) < bench->needs)
            fixture_need(fixture, item, (int)roll((unsigned)i));
    }
}

static void finish(struct fixture *fixture, const struct bench *bench) {
    static const double weeks[] = {0, 1, 3, 12, 25, 50};
    if (bench->weeks)
        memcpy(fixture->questionnaire->costs, weeks, sizeof weeks);
    fixture_close(fixture);
    for (int i = 0; i < fixture->question_count; i++)
        fixture_answer(fixture, 0, i,
                       fixture->questions[i].level ? 0
                                                   : 1 + (double)roll(5) / 2);
}

// Each recommendation has a criterion of its own on every rung.
static void add_own(struct fixture *fixture, const struct bench *bench) {
    for (int i = 0; i < bench->items; i++) {
        int item = fixture_recommendation(fixture, 1 + (int)roll(5));
        for (int rung = 2; rung <= 1 + bench->rungs; rung++) {
            int question = fixture_criterion(fixture, i % bench->sections, rung,
                                             1 + (double)roll(100));
            fixture_lift(fixture, item, question, 1);
        }
        if (i && (int)roll(100) < bench->needs)
            fixture_need(fixture, item, (int)roll((unsigned)i));
    }
}

static struct fixture *make(const struct bench *bench) {
    struct fixture *fixture = fixture_new();
    int ladder = fixture_ladder(fixture, 1, 1 + bench->rungs);
    fixture->ladders[ladder].attain_each = bench->sections > 1 ? 0.5 : 0;
    fixture->ladders[ladder].attain = fixture->ladders[ladder].hold = 0.55;
    for (int i = 0; i < bench->sections; i++) {
        int section = fixture_section(fixture, ladder, -1, 1 + (double)roll(3));
        for (int j = 0; j < per_section(bench) && !bench->full; j++)
            fixture_rubric(fixture, section, 1 + (double)roll(4));
    }
    if (bench->full)
        add_own(fixture, bench);
    else
        add_items(fixture, bench);
    finish(fixture, bench);
    return fixture;
}

// --- The same as an integer program ---

struct model {
    FILE *out;
    const struct fixture *fixture;
    const struct result *result;
    const struct ladder_result *ladder;
};

static double amount_of(const struct fixture_recommendation *item,
                        int question) {
    for (int i = 0; i < item->lift_count; i++) {
        if (item->questions[i] == question) return item->amounts[i];
    }
    return NAN;
}

// The amounts from 2 up that anybody lifts [question] to are its steps; y says
// whether a step is reached.
static bool is_step(const struct model *model, int question, int amount) {
    const struct question_result *row =
        fixture_row(model->fixture, model->result, question);
    if (row->question->scoring == SCORING_DEGREE ? amount != 1
                                                 : amount <= row->mean + 1e-9)
        return false;
    for (int i = 0; i < model->fixture->recommendation_count; i++) {
        if (amount_of(&model->fixture->recommendations[i], question) == amount)
            return true;
    }
    return false;
}

static double f(const struct question *question, double measure, int rung) {
    if (question->scoring == SCORING_DEGREE)
        return question->level == rung ? measure : 0;
    double over = measure - (rung - 1);
    return over < 0 ? 0 : over > 1 ? 1 : over;
}

static void write_row(const struct model *model, int rung, int section,
                      double need) {
    const struct fixture *fixture = model->fixture;
    if (need <= 0) return;
    fprintf(model->out, " c%d_%d:", rung, section + 1);
    for (int q = 0; q < fixture->question_count; q++) {
        const struct question_result *row =
            fixture_row(fixture, model->result, q);
        double before = row->mean, weight = row->effective[rung];
        if (isnan(weight)) continue;
        if (section >= 0) {
            double all = 0;
            for (int k = 0; k < fixture->question_count; k++) {
                const struct fixture_question *other = &fixture->questions[k];
                if (other->section == section &&
                    (!other->level || other->level == rung))
                    all += other->weight;
            }
            weight = fixture->questions[q].section == section
                         ? fixture->questions[q].weight / all
                         : 0;
        }
        for (int amount = 1; amount <= model->ladder->ladder->top; amount++) {
            if (!is_step(model, q, amount)) continue;
            double gain = weight * (f(row->question, amount, rung) -
                                    f(row->question, before, rung));
            before = amount;
            if (gain > 0)
                fprintf(model->out, " + %.12f y%d_%d", gain, q, amount);
        }
    }
    fprintf(model->out, " >= %.12f\n", need - 1e-9);
}

static void write_steps(const struct model *model) {
    const struct fixture *fixture = model->fixture;
    int count = fixture->recommendation_count;
    for (int q = 0; q < fixture->question_count; q++) {
        for (int amount = 1; amount <= model->ladder->ladder->top; amount++) {
            if (!is_step(model, q, amount)) continue;
            fprintf(model->out, " s%d_%d: y%d_%d", q, amount, q, amount);
            for (int i = 0; i < count; i++) {
                if (amount_of(&fixture->recommendations[i], q) >= amount)
                    fprintf(model->out, " - x%d", i);
            }
            fprintf(model->out, " <= 0\n");
        }
    }
}

// A need is taken, or others bring each of the steps that it would.
static void write_needs(const struct model *model) {
    const struct fixture *fixture = model->fixture;
    for (int i = 0; i < fixture->recommendation_count; i++) {
        const struct fixture_recommendation *item =
            &fixture->recommendations[i];
        for (int n = 0; n < item->need_count; n++) {
            int other = item->needs[n];
            const struct fixture_recommendation *need =
                &fixture->recommendations[other];
            for (int l = 0; l < need->lift_count; l++) {
                int question = need->questions[l];
                if (!is_step(model, question, (int)need->amounts[l])) continue;
                fprintf(model->out, " n%d_%d_%d: x%d - x%d", i, n, l, i, other);
                for (int k = 0; k < fixture->recommendation_count; k++) {
                    if (k != i && k != other &&
                        amount_of(&fixture->recommendations[k], question) >=
                            need->amounts[l])
                        fprintf(model->out, " - x%d", k);
                }
                fprintf(model->out, " <= 0\n");
            }
        }
    }
}

static void write_model(const struct model *model) {
    const struct fixture *fixture = model->fixture;
    const struct node_result *node = &model->ladder->node;
    const struct ladder *ladder = model->ladder->ladder;
    FILE *out = model->out;
    fprintf(out, "Minimize\n cost:");
    for (int i = 0; i < fixture->recommendation_count; i++)
        fprintf(
            out, " + %g x%d",
            fixture->questionnaire->costs[fixture->recommendations[i].effort],
            i);
    fprintf(out, "\nSubject To\n");
    for (int rung = ladder->start + 1; rung <= model->ladder->target; rung++) {
        write_row(model, rung, -1, ladder->attain - node->shares[rung]);
        for (int s = 0; s < fixture->section_count; s++)
            write_row(model, rung, s,
                      ladder->attain_each - node->sections[s].shares[rung]);
    }
    write_steps(model);
    write_needs(model);
    fprintf(out, "Bounds\n");
    for (int q = 0; q < fixture->question_count; q++) {
        for (int amount = 1; amount <= ladder->top; amount++) {
            if (is_step(model, q, amount))
                fprintf(out, " y%d_%d <= 1\n", q, amount);
        }
    }
    fprintf(out, "Binary\n");
    for (int i = 0; i < fixture->recommendation_count; i++)
        fprintf(out, " x%d\n", i);
    fprintf(out, "End\n");
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

int main(int count, char **arguments) {
    if (count < 8) return 2;
    struct bench bench = {atoi(arguments[2]),
                          atoi(arguments[3]),
                          atoi(arguments[4]),
                          atoi(arguments[5]),
                          strcmp(arguments[6], "weeks") == 0,
                          strcmp(arguments[1], "full") == 0};
    random_state = (uint64_t)atoi(arguments[7]) * 7919 + 17;
    struct fixture *fixture = make(&bench);
    int target = 1 + bench.rungs;
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.targets = &target;
    if (getenv("BUDGET")) options.budget = atof(getenv("BUDGET"));
    const char *limit = getenv("PLAN_SECONDS");
    if (limit) options.plan_seconds = atof(limit);
    double start = seconds();
    const struct result *result = fixture_result(fixture, &options);
    double took = seconds() - start;
    const struct plan *plan = &result->ladders[0].plan;
    printf("%g %zu %s %g %.4f\n", plan->effort, plan->member_count,
           !plan->attained ? "unreachable"
           : plan->minimal ? "proven"
                           : "open",
           plan->bound, took);
    if (count > 8) {
        struct model model = {fopen(arguments[8], "w"), fixture, result,
                              &result->ladders[0]};
        if (!model.out) return 3;
        write_model(&model);
        fclose(model.out);
    }
    fixture_free(fixture);
    return 0;
}
