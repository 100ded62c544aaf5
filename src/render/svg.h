// SPDX-License-Identifier: MIT
//
// Pictures inside the page. Two kinds: strips as wide as the page allows, with
// percent across and pixels down, so that their texts keep their size on a
// phone; and boxes of a fixed size. Each says in words what it shows. Colours
// come from classes, and nothing is told by colour alone.

#ifndef SVG_H
#define SVG_H

#include "html_page.h"

// Across: percent of the width in strips, pixels in boxes.
struct svg {
    struct html *html;
    const char *unit; // "%" or ""; NULL: nothing is drawn, only measured
};

struct svg svg_strip(struct html *html, const char *class, int height,
                     const char *title, const char *description);
struct svg svg_box(struct html *html, const char *class, int width, int height,
                   const char *title, const char *description);
void svg_end(struct svg *svg);

void svg_text(struct svg *svg, const char *class, double x, double y,
              const char *text);
void svg_rect(struct svg *svg, const char *class, double x, double y,
              double width, double height);
void svg_line(struct svg *svg, const char *class, double x1, double y1,
              double x2, double y2);
void svg_circle(struct svg *svg, const char *class, double x, double y,
                double radius);
void svg_polygon(struct svg *svg, const char *class, const double *points,
                 size_t count);

// A row of a bar chart at [y]: a label, which wraps, a value at the right, the
// bar below them, filled to [share] (0..1; NAN: unknown). Returns where the
// next row begins.
double svg_bar(struct svg *svg, double y, const char *label, const char *value,
               double share);
// A mark of the size of a coin with [number] in it.
enum svg_mark { MARK_FULL, MARK_DIAMOND, MARK_EMPTY };
void svg_mark(struct svg *svg, enum svg_mark mark, double x, double y,
              size_t number);

// --- Parts of ladders (svg_ladder.c) ---

const char *ladder_in_words(struct arena *arena,
                            const struct ladder_result *result);
bool ladder_uncertain(const struct ladder_result *result);
// The first level that has a place in the picture: nobody needs to be shown a
// level 0 where all begin.
int ladder_first_shown(const struct ladder_result *result);
// The number of a level in its circle: filled where reached.
void svg_level(struct svg *svg, const struct ladder_result *result, int level,
               double x, double y);

// --- Pictures ---

// The levels from left to right, as a track with stages.
void svg_track(struct html *html, const struct ladder_result *ladder);
// The levels from top to bottom: how much of each is in place, where we stand,
// how sure that is, what the next one lacks.
void svg_ladder(struct html *html, const struct ladder_result *ladder);
// The main sections around a middle; nothing where fewer than three have
// scores.
bool svg_radar(struct html *html, const struct node_result *node);
void svg_sections(struct html *html, const struct node_result *node);
// What each recommendation brings against what it takes.
void svg_effort(struct html *html, const struct ladder_result *ladder);
// The entries of a list where its map puts them.
void svg_map(struct html *html, const struct list_result *list);
// How the answers to one question are spread.
void svg_spread(struct html *html, const struct question_result *question);

#endif
