// SPDX-License-Identifier: MIT
//
// The sections of a ladder around a middle, in dots: a cell of braille holds
// two dots side by side and four above each other, which are about as far
// apart in both directions.

#include "outlook.h"
#include "sheet.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

#define PI 3.14159265358979323846
// With more there is no telling them apart.
#define MOST_AXES 24
// Dots between the outermost ring and the numbers.
#define LABEL_DISTANCE 4
#define BRAILLE 0x2800

struct canvas {
    struct arena *arena;
    int width, height;           // in dots
    unsigned char *grid, *shape; // the dots of each cell, as braille has them
    int columns, rows;
};

struct drawing {
    struct canvas canvas;
    const struct node_result *node;
    size_t *axes; // indexes of the sections that have a score
    size_t axis_count;
    double radius;
};

static bool is_scored(const struct node_result *section) {
    return section->every_rung_asked && !isnan(section->score);
}

bool radar_possible(const struct node_result *node) {
    size_t count = 0;
    for (size_t i = 0; i < node->section_count; i++) {
        count += is_scored(&node->sections[i]);
    }
    return count >= 3 && count <= MOST_AXES;
}

// --- Dots ---

static void dot(struct canvas *canvas, unsigned char *layer, int x, int y) {
    static const unsigned char bits[4][2] = {
        {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    if (x < 0 || y < 0 || x >= canvas->width || y >= canvas->height) return;
    layer[y / 4 * canvas->columns + x / 2] |= bits[y % 4][x % 2];
}

// Every [every]th dot between two points.
static void dots(struct canvas *canvas, unsigned char *layer,
                 const double from[2], const double to[2], int every) {
    double across = to[0] - from[0], down = to[1] - from[1];
    double longer = fabs(across) > fabs(down) ? fabs(across) : fabs(down);
    int steps = (int)ceil(longer);
    if (steps < 1) steps = 1;
    for (int i = 0; i <= steps; i += every) {
        double part = (double)i / steps;
        dot(canvas, layer, (int)lround(from[0] + part * across),
            (int)lround(from[1] + part * down));
    }
}

static void point_at(const struct drawing *drawing, size_t axis, double radius,
                     double point[2]) {
    double angle = 2 * PI * (double)axis / (double)drawing->axis_count - PI / 2;
    point[0] = (drawing->canvas.width - 1) / 2.0 + radius * cos(angle);
    point[1] = (drawing->canvas.height - 1) / 2.0 + radius * sin(angle);
}

// --- The picture ---

static void draw_ring(struct drawing *drawing, double part, int every) {
    for (size_t i = 0; i < drawing->axis_count; i++) {
        double from[2], to[2];
        point_at(drawing, i, part * drawing->radius, from);
        point_at(drawing, i + 1, part * drawing->radius, to);
        dots(&drawing->canvas, drawing->canvas.grid, from, to, every);
    }
}

static void draw_grid(struct drawing *drawing) {
    const struct ladder *ladder = drawing->node->section->ladder;
    int rungs = ladder->top - ladder->start;
    // In a small picture the rings between would fill it.
    if (drawing->radius >= 6.0 * rungs) {
        for (int i = 1; i < rungs; i++) {
            draw_ring(drawing, (double)i / rungs, 4);
        }
    }
    draw_ring(drawing, 1, 2);
    for (size_t i = 0; i < drawing->axis_count; i++) {
        double middle[2], end[2];
        point_at(drawing, i, 0, middle);
        point_at(drawing, i, drawing->radius, end);
        dots(&drawing->canvas, drawing->canvas.grid, middle, end, 3);
    }
}

// How far out the score of an axis lies.
static double reach(const struct drawing *drawing, size_t axis) {
    const struct ladder *ladder = drawing->node->section->ladder;
    const struct node_result *section =
        &drawing->node->sections[drawing->axes[axis]];
    return drawing->radius * (section->score - ladder->start) /
           (ladder->top - ladder->start);
}

static void draw_shape(struct drawing *drawing) {
    for (size_t i = 0; i < drawing->axis_count; i++) {
        size_t next = (i + 1) % drawing->axis_count;
        double from[2], to[2];
        point_at(drawing, i, reach(drawing, i), from);
        point_at(drawing, next, reach(drawing, next), to);
        dots(&drawing->canvas, drawing->canvas.shape, from, to, 1);
    }
}

static void set_text(struct radar *radar, int x, int y, enum role role,
                     const char *text) {
    for (; *text; text++, x++) {
        if (x < 0 || y < 0 || x >= radar->columns || y >= radar->rows) continue;
        struct radar_cell *cell = &radar->cells[y * radar->columns + x];
        cell->text[0] = *text;
        cell->text[1] = '\0';
        cell->role = (unsigned char)role;
    }
}

// Each axis by the number of its section.
static void set_labels(const struct drawing *drawing, struct radar *radar,
                       const struct section *marked) {
    for (size_t i = 0; i < drawing->axis_count; i++) {
        double point[2];
        point_at(drawing, i, drawing->radius + LABEL_DISTANCE, point);
        const char *text =
            arena_printf(drawing->canvas.arena, "%zu", drawing->axes[i] + 1);
        int x = (int)lround(point[0]) / 2 - (int)(strlen(text) - 1) / 2;
        bool here = drawing->node->sections[drawing->axes[i]].section == marked;
        set_text(radar, x, (int)lround(point[1]) / 4,
                 here ? ROLE_MARK : ROLE_TITLE, text);
    }
}

static void set_cells(const struct canvas *canvas, struct radar *radar) {
    for (int i = 0; i < canvas->columns * canvas->rows; i++) {
        struct radar_cell *cell = &radar->cells[i];
        unsigned bits = canvas->grid[i] | canvas->shape[i];
        cell->role = canvas->shape[i] ? ROLE_BAR : ROLE_QUIET;
        if (!bits) {
            strcpy(cell->text, " ");
            cell->role = ROLE_TEXT;
            continue;
        }
        size_t length = text_encode(BRAILLE + bits, cell->text);
        cell->text[length] = '\0';
    }
}

struct radar *radar_build(struct arena *arena, const struct node_result *node,
                          int columns, int rows, const struct section *marked) {
    size_t cells = (size_t)columns * (size_t)rows;
    struct drawing drawing = {
        .canvas = {.arena = arena,
                   .width = 2 * columns,
                   .height = 4 * rows,
                   .grid = ARENA_ARRAY(arena, unsigned char, cells),
                   .shape = ARENA_ARRAY(arena, unsigned char, cells),
                   .columns = columns,
                   .rows = rows},
        .node = node,
        .axes = ARENA_ARRAY(arena, size_t, node->section_count),
    };
    for (size_t i = 0; i < node->section_count; i++) {
        if (is_scored(&node->sections[i]))
            drawing.axes[drawing.axis_count++] = i;
    }
    int smaller = drawing.canvas.width < drawing.canvas.height
                      ? drawing.canvas.width
                      : drawing.canvas.height;
    drawing.radius = smaller / 2.0 - LABEL_DISTANCE - 1;
    struct radar *radar = ARENA_NEW(arena, struct radar);
    *radar = (struct radar){columns, rows,
                            ARENA_ARRAY(arena, struct radar_cell, cells)};
    draw_grid(&drawing);
    draw_shape(&drawing);
    set_cells(&drawing.canvas, radar);
    set_labels(&drawing, radar, marked);
    return radar;
}

void radar_row(struct sheet *sheet, int x, const struct radar *radar, int y) {
    const struct radar_cell *row =
        radar->cells + (size_t)y * (size_t)radar->columns;
    for (int i = 0; i < radar->columns;) {
        int from = i;
        char *text = ARENA_ARRAY(sheet->arena, char,
                                 (size_t)radar->columns * sizeof(row->text));
        size_t length = 0;
        for (; i < radar->columns && row[i].role == row[from].role; i++) {
            size_t size = strlen(row[i].text);
            memcpy(text + length, row[i].text, size);
            length += size;
        }
        sheet_put(sheet, x + from, (enum role)row[from].role, text);
    }
}
