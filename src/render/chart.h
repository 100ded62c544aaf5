// SPDX-License-Identifier: MIT
//
// Pictures, drawn once for every kind of page: as SVG inside HTML
// (chart_svg.c) and with cairo on paper (pdf_chart.c). Two kinds: strips as
// wide as the page allows, with percent across and pixels down, so that their
// texts keep their size on a phone; and boxes of a fixed size. Each says in
// words what it shows. What something looks like is told by the words of a
// class, such as "small left here", which html_style.c and pdf_chart.c both
// know; nothing is told by colour alone.

#ifndef CHART_H
#define CHART_H

#include "render.h"

struct chart;

struct chart_frame {
    const char *class;
    double width, height; // pixels; a strip has no width of its own: 0
    double left; // pixels that a strip leaves free there, as its class says
    const char *title, *description;
    const char *caption; // NULL: none
};

// A mark of the size of a coin with a number in it.
enum chart_shape { CHART_FULL, CHART_DIAMOND, CHART_EMPTY };

struct chart_form {
    void (*begin)(struct chart *chart, const struct chart_frame *frame);
    void (*end)(struct chart *chart);
    void (*text)(struct chart *chart, const char *class, double x, double y,
                 const char *text);
    void (*rect)(struct chart *chart, const char *class, double x, double y,
                 double width, double height);
    void (*line)(struct chart *chart, const char *class, double x1, double y1,
                 double x2, double y2);
    void (*circle)(struct chart *chart, const char *class, double x, double y,
                   double radius);
    void (*polygon)(struct chart *chart, const char *class,
                    const double *points, size_t count);
    void (*mark)(struct chart *chart, enum chart_shape shape, double x,
                 double y, size_t number);
};

struct chart {
    const struct chart_form *form; // NULL: nothing is drawn, only measured
    void *page;                    // what the form draws on
    struct arena *arena;
    bool strip; // across: percent of the width, else pixels
    const struct chart_frame *frame;
};

// Nothing to draw on: to find out how high a picture gets.
struct chart chart_measure(const struct chart *chart);
void chart_begin(struct chart *chart, const struct chart_frame *frame);
void chart_end(struct chart *chart);

void chart_text(struct chart *chart, const char *class, double x, double y,
                const char *text);
void chart_rect(struct chart *chart, const char *class, double x, double y,
                double width, double height);
void chart_line(struct chart *chart, const char *class, double x1, double y1,
                double x2, double y2);
void chart_circle(struct chart *chart, const char *class, double x, double y,
                  double radius);
void chart_polygon(struct chart *chart, const char *class, const double *points,
                   size_t count);
void chart_mark(struct chart *chart, enum chart_shape shape, double x, double y,
                size_t number);

// A row of a bar chart at [y]: a label, which wraps, a value at the right, the
// bar below them, filled to [share] (0..1; NAN: unknown). Returns where the
// next row begins.
double chart_bar(struct chart *chart, double y, const char *label,
                 const char *value, double share);
// A bracket across: what is still possible.
void chart_span(struct chart *chart, double from, double to, double y,
                double half);

// --- Parts of ladders (chart_ladder.c) ---

const char *ladder_in_words(struct arena *arena,
                            const struct ladder_result *result);
bool ladder_uncertain(const struct ladder_result *result);
// The first level that has a place in the picture: nobody needs to be shown a
// level 0 where all begin.
int ladder_first_shown(const struct ladder_result *result);
// The number of a level in its circle: filled where reached.
void chart_level(struct chart *chart, const struct ladder_result *result,
                 int level, double x, double y);

// --- Pictures ---

// The levels from left to right, as a track with stages.
void chart_track(struct chart *chart, const struct ladder_result *ladder);
// The levels from top to bottom: how much of each is in place, where we stand,
// how sure that is, what the next one lacks.
void chart_ladder(struct chart *chart, const struct ladder_result *ladder);
// The main sections around a middle; nothing where fewer than three have
// scores.
#define CHART_RADAR 320 // pixels
bool chart_has_radar(const struct node_result *node);
bool chart_radar(struct chart *chart, const struct node_result *node);
void chart_sections(struct chart *chart, const struct node_result *node);
// What each recommendation brings against what it takes. [positions]: of each
// recommendation in the list, from 1; 0: it is not in it.
void chart_effort(struct chart *chart, const struct ladder_result *ladder,
                  const size_t *positions);
// The entries of a list where its map puts them.
void chart_map(struct chart *chart, const struct list_result *list);
// How the answers to one question are spread.
void chart_spread(struct chart *chart, const struct question_result *question);
// The score of a ladder from one result to the next.
void chart_trend(struct chart *chart, const struct comparison *comparison,
                 const struct ladder *ladder);

#endif
