// SPDX-License-Identifier: MIT

#include "plan_linear.h"

#include <math.h>
#include <string.h>

#define PIVOT_LEAST 1e-9 // smaller coefficients are noise

// --- Making and changing ---

static double **matrix(struct arena *arena, size_t rows, size_t columns) {
    double **pointers = ARENA_ARRAY(arena, double *, rows);
    double *cells = ARENA_ARRAY(arena, double, rows *columns);
    for (size_t i = 0; i < rows; i++)
        pointers[i] = cells + i * columns;
    return pointers;
}

struct linear *linear_new(struct arena *arena, size_t columns,
                          size_t capacity) {
    struct linear *linear = ARENA_NEW(arena, struct linear);
    linear->columns = columns;
    linear->capacity = capacity;
    linear->cost = ARENA_ARRAY(arena, double, columns);
    linear->lower = ARENA_ARRAY(arena, double, columns);
    linear->upper = ARENA_ARRAY(arena, double, columns);
    linear->at_upper = ARENA_ARRAY(arena, bool, columns);
    linear->safe = ARENA_ARRAY(arena, double, columns);
    linear->reduced = ARENA_ARRAY(arena, double, columns + 1);
    linear->ratio = ARENA_ARRAY(arena, double, columns + 1);
    linear->queue = ARENA_ARRAY(arena, size_t, columns);
    linear->nonbasic = ARENA_ARRAY(arena, size_t, columns);
    linear->given = matrix(arena, capacity, columns);
    linear->table = matrix(arena, capacity, columns + 1);
    linear->need = ARENA_ARRAY(arena, double, capacity);
    linear->value = ARENA_ARRAY(arena, double, capacity);
    linear->basic = ARENA_ARRAY(arena, size_t, capacity);
    linear->place = ARENA_ARRAY(arena, size_t, columns + capacity);
    linear->is_basic = ARENA_ARRAY(arena, bool, columns + capacity);
    linear->marked = ARENA_ARRAY(arena, bool, columns + capacity);
    return linear;
}

// All columns nonbasic, all surpluses basic.
static void start(struct linear *linear) {
    memcpy(linear->reduced, linear->cost,
           linear->columns * sizeof *linear->cost);
    linear->reduced[linear->columns] = 0;
    linear->since_rebuild = 0;
    for (size_t j = 0; j < linear->columns; j++) {
        linear->nonbasic[j] = linear->place[j] = j;
        linear->is_basic[j] = false;
    }
}

void linear_reset(struct linear *linear, const double *cost) {
    linear->rows = 0;
    linear->objective = 0;
    for (size_t j = 0; j < linear->columns; j++) {
        linear->cost[j] = cost[j];
        linear->lower[j] = 0;
        linear->upper[j] = 1;
        linear->at_upper[j] = cost[j] < 0;
        if (cost[j] < 0) linear->objective += cost[j];
    }
    start(linear);
}

void linear_shift(struct linear *linear, size_t position, double by) {
    if (by == 0) return;
    for (size_t i = 0; i < linear->rows; i++)
        linear->value[i] += linear->table[i][position] * by;
    linear->objective += linear->reduced[position] * by;
}

double linear_value(const struct linear *linear, size_t column) {
    return linear->is_basic[column] ? linear->value[linear->place[column]]
                                    : linear_resting(linear, column);
}

void linear_set_bounds(struct linear *linear, size_t column, double lower,
                       double upper) {
    size_t position = linear->place[column];
    double before = linear_resting(linear, column);
    linear->lower[column] = lower;
    linear->upper[column] = upper;
    if (linear->is_basic[column]) return;
    // Resting where its cost pulls keeps the dictionary dual feasible.
    if (linear->reduced[position] < 0) linear->at_upper[column] = true;
    if (linear->reduced[position] > 0) linear->at_upper[column] = false;
    linear_shift(linear, position, linear_resting(linear, column) - before);
}

void linear_add_multiple(double *restrict to, const double *restrict from,
                         double factor, size_t count) {
    size_t k = 0;
    // By fours, which compilers turn into vector instructions.
    for (; k + 4 <= count; k += 4) {
        to[k] += factor * from[k];
        to[k + 1] += factor * from[k + 1];
        to[k + 2] += factor * from[k + 2];
        to[k + 3] += factor * from[k + 3];
    }
    for (; k < count; k++)
        to[k] += factor * from[k];
}

// Values and objective from the dictionary.
static void revalue(struct linear *linear) {
    size_t columns = linear->columns;
    double *rest = linear->ratio;
    linear->objective = linear->reduced[columns];
    for (size_t k = 0; k < columns; k++) {
        rest[k] = linear_resting(linear, linear->nonbasic[k]);
        linear->objective += linear->reduced[k] * rest[k];
    }
    for (size_t i = 0; i < linear->rows; i++) {
        double value = linear->table[i][columns];
        for (size_t k = 0; k < columns; k++)
            value += linear->table[i][k] * rest[k];
        linear->value[i] = value;
    }
}

// Row [i] of the dictionary: the surplus of given row [row].
static void express(struct linear *linear, size_t i, size_t row) {
    size_t columns = linear->columns, surplus = columns + row;
    const double *given = linear->given[row];
    double *table = linear->table[i];
    double value = -linear->need[row];
    memset(table, 0, columns * sizeof *table);
    table[columns] = -linear->need[row];
    for (size_t j = 0; j < columns; j++) {
        if (given[j] == 0) continue;
        value += given[j] * linear_value(linear, j);
        if (linear->is_basic[j])
            linear_add_multiple(table, linear->table[linear->place[j]],
                                given[j], columns + 1);
        else
            table[linear->place[j]] += given[j];
    }
    linear->value[i] = value;
    linear->basic[i] = surplus;
    linear->place[surplus] = i;
    linear->is_basic[surplus] = true;
}

bool linear_add_row(struct linear *linear, const double *coefficients,
                    double need) {
    size_t row = linear->rows;
    double largest = 0;
    if (row == linear->capacity) return false;
    for (size_t j = 0; j < linear->columns; j++)
        largest = fmax(largest, fabs(coefficients[j]));
    double scale = largest > 0 ? 1 / largest : 1;
    for (size_t j = 0; j < linear->columns; j++)
        linear->given[row][j] = coefficients[j] * scale;
    linear->need[row] = need * scale;
    express(linear, row, row);
    linear->rows++;
    return true;
}

static void swap_rows(double **rows, size_t a, size_t b) {
    double *row = rows[a];
    rows[a] = rows[b];
    rows[b] = row;
}

// Takes out a row whose surplus is basic; the last ones move up.
static void drop_row(struct linear *linear, size_t row) {
    size_t last = --linear->rows;
    size_t from = linear->columns + last, to = linear->columns + row;
    size_t i = linear->place[to];
    swap_rows(linear->table, i, last);
    linear->value[i] = linear->value[last];
    linear->basic[i] = linear->basic[last];
    linear->place[linear->basic[i]] = i;
    if (row == last) return;
    swap_rows(linear->given, row, last);
    linear->need[row] = linear->need[last];
    linear->is_basic[to] = linear->is_basic[from];
    linear->place[to] = linear->place[from];
    if (linear->is_basic[to])
        linear->basic[linear->place[to]] = to;
    else
        linear->nonbasic[linear->place[to]] = to;
}

void linear_purge(struct linear *linear, size_t first) {
    for (size_t row = linear->rows; row-- > first;) {
        size_t surplus = linear->columns + row;
        if (linear->is_basic[surplus] &&
            linear->value[linear->place[surplus]] > 1e-6)
            drop_row(linear, row);
    }
}

// --- Pivoting ---

// Exchanges basic row [i] and nonbasic [position]; values stay as they are.
void linear_exchange(struct linear *linear, size_t i, size_t position) {
    size_t width = linear->columns + 1;
    double *row = linear->table[i], pivot = 1 / row[position];
    size_t leaving = linear->basic[i], entering = linear->nonbasic[position];
    for (size_t k = 0; k < width; k++)
        row[k] *= -pivot;
    row[position] = pivot;
    for (size_t r = 0; r < linear->rows; r++) {
        double factor = linear->table[r][position];
        if (r == i || factor == 0) continue;
        linear->table[r][position] = 0;
        linear_add_multiple(linear->table[r], row, factor, width);
    }
    double factor = linear->reduced[position];
    linear->reduced[position] = 0;
    if (factor != 0) linear_add_multiple(linear->reduced, row, factor, width);
    linear->basic[i] = entering;
    linear->nonbasic[position] = leaving;
    linear->place[entering] = i;
    linear->place[leaving] = position;
    linear->is_basic[entering] = true;
    linear->is_basic[leaving] = false;
    linear->since_rebuild++;
    linear->work += (double)(linear->rows + 8) * (double)width;
}

// The row of a surplus that is to become nonbasic, best for [position].
static size_t best_row(const struct linear *linear, size_t position) {
    size_t best = linear->rows;
    double largest = PIVOT_LEAST;
    for (size_t i = 0; i < linear->rows; i++) {
        size_t variable = linear->basic[i];
        double size = fabs(linear->table[i][position]);
        if (linear_is_column(linear, variable) || linear->marked[variable] ||
            size <= largest)
            continue;
        largest = size;
        best = i;
    }
    return best;
}

// The dictionary of the present basis from the rows as given.
void linear_rebuild(struct linear *linear) {
    size_t columns = linear->columns, variables = columns + linear->rows;
    memcpy(linear->marked, linear->is_basic,
           variables * sizeof *linear->marked);
    start(linear);
    for (size_t i = 0; i < linear->rows; i++) {
        memcpy(linear->table[i], linear->given[i],
               columns * sizeof *linear->table[i]);
        linear->table[i][columns] = -linear->need[i];
        linear->basic[i] = columns + i;
        linear->place[columns + i] = i;
        linear->is_basic[columns + i] = true;
    }
    for (size_t j = 0; j < columns; j++) {
        if (!linear->marked[j]) continue;
        size_t i = best_row(linear, linear->place[j]);
        if (i < linear->rows) linear_exchange(linear, i, linear->place[j]);
    }
    for (size_t j = 0; j < columns; j++) {
        // The place of a basic one is a row, and no position of the costs.
        if (linear->is_basic[j]) continue;
        double reduced = linear->reduced[linear->place[j]];
        if (reduced != 0) linear->at_upper[j] = reduced < 0;
    }
    linear->since_rebuild = 0;
    revalue(linear);
}
