// SPDX-License-Identifier: MIT

#include "reference.h"

#include <string.h>

// --- Random numbers, the same everywhere ---

static uint64_t random_state;

unsigned reference_roll(unsigned below) {
    random_state = random_state * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)((random_state >> 33) % below);
}

static bool chance(unsigned percent) {
    return reference_roll(100) < percent;
}

// --- A ladder under any fulfilment, from the definitions ---

static double clamp(double x) {
    return x < 0 ? 0 : x > 1 ? 1 : x;
}

// f of [question] at [rung] for an answer of [measure]; NAN: says nothing.
static double f_of(const struct world *world, int question, double measure,
                   int rung) {
    int level = world->fixture->questions[question].level;
    if (!level) return clamp(measure - (rung - 1));
    return level == rung ? measure : NAN;
}

void reference_shares(const struct world *world, const double *measures,
                      struct shares *shares) {
    const struct fixture *fixture = world->fixture;
    memset(shares, 0, sizeof *shares);
    for (int rung = world->ladder->start + 1; rung <= world->ladder->top;
         rung++) {
        double sum = 0, weights = 0;
        for (int s = 0; s < fixture->section_count; s++) {
            double inner = 0, all = 0;
            for (int q = 0; q < fixture->question_count; q++) {
                if (fixture->questions[q].section != s) continue;
                double f = f_of(world, q, measures[q], rung);
                if (isnan(f)) continue;
                if (world->asks[q]) shares->asked[rung] = true;
                if (!world->counts[q]) continue;
                inner += fixture->questions[q].weight * f;
                all += fixture->questions[q].weight;
            }
            shares->sections[s][rung] = all > 0 ? inner / all : NAN;
            if (!(all > 0)) continue;
            sum += fixture->sections[s].weight * inner / all;
            weights += fixture->sections[s].weight;
        }
        shares->ladder[rung] = weights > 0 ? sum / weights : NAN;
    }
}

static bool passes(const struct world *world, const struct shares *shares,
                   int rung, double threshold) {
    if (!(shares->ladder[rung] >= threshold - REFERENCE_NEAR)) return false;
    for (int s = 0; s < world->fixture->section_count; s++) {
        double share = shares->sections[s][rung];
        if (!isnan(share) &&
            share < world->ladder->attain_each - REFERENCE_NEAR)
            return false;
    }
    return true;
}

int reference_level(const struct world *world, const struct shares *shares) {
    const struct ladder *ladder = world->ladder;
    int level = ladder->start;
    for (int top = ladder->start + 1; top <= ladder->top; top++) {
        bool fine =
            shares->asked[top] && passes(world, shares, top, ladder->attain);
        for (int rung = ladder->start + 1; rung < top; rung++)
            fine = fine && (!shares->asked[rung] ||
                            passes(world, shares, rung, ladder->hold));
        if (fine) level = top;
    }
    return level;
}

double reference_score(const struct world *world, const struct shares *shares) {
    const struct ladder *ladder = world->ladder;
    double sum = 0, count = 0;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        if (!shares->asked[rung]) continue;
        sum += shares->ladder[rung];
        count++;
    }
    return count > 0
               ? ladder->start + (ladder->top - ladder->start) * sum / count
               : NAN;
}

// --- Sets ---

void reference_apply(const struct world *world, int item, double *measures) {
    const struct fixture_recommendation *lifting =
        &world->fixture->recommendations[item];
    for (int i = 0; i < lifting->lift_count; i++) {
        int question = lifting->questions[i];
        if (world->counts[question] && lifting->amounts[i] > measures[question])
            measures[question] = lifting->amounts[i];
    }
}

static bool nothing_left(const struct world *world, int item,
                         const double *measures) {
    const struct fixture_recommendation *lifting =
        &world->fixture->recommendations[item];
    for (int i = 0; i < lifting->lift_count; i++) {
        int question = lifting->questions[i];
        for (int rung = world->ladder->start + 1; rung <= world->ladder->top;
             rung++) {
            double before = f_of(world, question, measures[question], rung);
            double after = f_of(world, question, lifting->amounts[i], rung);
            if (world->counts[question] && after > before + REFERENCE_NEAR)
                return false;
        }
    }
    return true;
}

bool reference_eligible(const struct world *world, int item, unsigned placed,
                        const double *measures) {
    const struct fixture_recommendation *needing =
        &world->fixture->recommendations[item];
    for (int i = 0; i < needing->need_count; i++) {
        int need = needing->needs[i];
        if (!(placed >> need & 1) && world->decisions[need] != DECISION_DONE &&
            !nothing_left(world, need, measures))
            return false;
    }
    return true;
}

bool reference_refused(const struct world *world, int item) {
    const struct fixture_recommendation *needing =
        &world->fixture->recommendations[item];
    if (world->decisions[item] == DECISION_REFUSED) return true;
    if (world->decisions[item] == DECISION_DONE) return false;
    for (int i = 0; i < needing->need_count; i++) {
        if (reference_refused(world, needing->needs[i])) return true;
    }
    return false;
}

// Puts the set's members in an order; false if there is none.
bool reference_allowed(const struct world *world, unsigned set,
                       double *measures) {
    unsigned placed = 0;
    memcpy(measures, world->today, sizeof world->today);
    for (bool moved = true; moved;) {
        moved = false;
        for (int i = 0; i < world->fixture->recommendation_count; i++) {
            if (!(set >> i & 1) || placed >> i & 1 ||
                !reference_eligible(world, i, placed, measures))
                continue;
            placed |= 1U << i;
            reference_apply(world, i, measures);
            moved = true;
        }
    }
    return placed == set;
}

// --- Random questionnaires ---

static const double amounts[] = {1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5};

static void random_lifts(struct fixture *fixture, int item) {
    unsigned lifts = 1 + reference_roll(3);
    unsigned long long used = 0;
    while (lifts--) {
        int question = (int)reference_roll((unsigned)fixture->question_count);
        if (used >> question & 1) continue;
        used |= 1ULL << question;
        bool rubric = fixture->questions[question].level == 0;
        double amount = chance(70) ? (double)(2 + reference_roll(4))
                                   : amounts[reference_roll(8)];
        fixture_lift(fixture, item, question,
                     rubric ? amount : (1 + reference_roll(4)) / 4.0);
    }
}

static void random_questions(struct fixture *fixture, int ladder) {
    static const double weights[] = {1, 1, 1, 2, 0.5, 3};
    unsigned sections = 1 + reference_roll(4);
    for (unsigned i = 0; i < sections; i++) {
        int section =
            fixture_section(fixture, ladder, -1, weights[reference_roll(6)]);
        unsigned questions = 1 + reference_roll(4);
        while (questions--) {
            double weight = weights[reference_roll(6)];
            if (chance(65))
                fixture_rubric(fixture, section, weight);
            else
                fixture_criterion(fixture, section, 2 + (int)reference_roll(4),
                                  weight);
        }
    }
}

static void random_thresholds(struct ladder *ladder) {
    static const double thresholds[] = {0.3, 0.4, 0.5, 0.6, 0.75, 0.9, 1};
    ladder->attain = thresholds[reference_roll(7)];
    ladder->hold = chance(50) ? ladder->attain : thresholds[reference_roll(7)];
    ladder->attain_each = chance(30) ? 0 : thresholds[reference_roll(5)];
    ladder->unanswered_zero = chance(20);
}

static struct fixture *random_fixture(int items) {
    struct fixture *fixture = fixture_new();
    int ladder = fixture_ladder(fixture, chance(80) ? 1 : 0, 5);
    random_thresholds(&fixture->ladders[ladder]);
    random_questions(fixture, ladder);
    if (chance(30)) {
        static const double costs[] = {0, 1, 3, 12, 25, 50};
        memcpy(fixture->questionnaire->costs, costs, sizeof costs);
    }
    if (chance(10)) fixture->questionnaire->costs[2] = 1.37;
    bool chained = chance(60);
    for (int i = 0; i < items; i++) {
        int item = fixture_recommendation(fixture, 1 + (int)reference_roll(5));
        random_lifts(fixture, item);
        if (chained && i && chance(40)) {
            int need = (int)reference_roll((unsigned)i);
            fixture_need(fixture, item, need);
            // Often a chain over the same question.
            if (chance(60)) {
                int shared = fixture->recommendations[need].questions[0];
                if (fixture->recommendations[item].questions[0] != shared &&
                    fixture->recommendations[item].lift_count == 1)
                    fixture_lift(fixture, item, shared,
                                 fixture->questions[shared].level
                                     ? 1
                                     : 3 + reference_roll(3));
            }
        }
    }
    fixture_close(fixture);
    return fixture;
}

static void random_answers(struct fixture *fixture, struct world *world) {
    int start = world->ladder->start;
    for (int i = 0; i < fixture->question_count; i++) {
        bool rubric = fixture->questions[i].level == 0;
        unsigned kind = reference_roll(20);
        world->asks[i] = kind != 0;
        world->counts[i] =
            kind > 1 || (kind == 1 && world->ladder->unanswered_zero);
        if (kind == 0) fixture_state(fixture, 0, i, ANSWER_NOT_APPLICABLE);
        world->today[i] = rubric ? start : 0;
        if (kind <= 1) continue;
        world->today[i] = rubric ? start + (double)reference_roll(6) / 2
                                 : reference_roll(4) / 4.0;
        fixture_answer(fixture, 0, i, world->today[i]);
    }
}

static void random_decisions(struct fixture *fixture, struct world *world) {
    static const enum decision_state states[] = {
        DECISION_TAKEN, DECISION_POSTPONED, DECISION_REFUSED, DECISION_DONE};
    bool any = chance(30);
    for (int i = 0; i < fixture->recommendation_count; i++) {
        world->decisions[i] =
            any && chance(20) ? states[reference_roll(4)] : DECISION_NONE;
        fixture->assessments[0]->decisions[i].state = world->decisions[i];
    }
}

struct world reference_new(unsigned seed, int items) {
    struct world world = {0};
    random_state = seed * 2654435761U + 12345;
    world.fixture = random_fixture(items);
    world.ladder = &world.fixture->questionnaire->ladders[0];
    random_answers(world.fixture, &world);
    random_decisions(world.fixture, &world);
    return world;
}

void reference_free(struct world *world) {
    fixture_free(world->fixture);
}

double reference_cost(const struct world *world, int item) {
    return world->fixture->questionnaire
        ->costs[world->fixture->recommendations[item].effort];
}
