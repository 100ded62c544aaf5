// SPDX-License-Identifier: MIT
//
// Text: what it looks like in columns, how it is wrapped, how numbers and dates
// are shown to people, and the one gate through which foreign text passes on
// its way to a terminal or a plain-text report.
//
// Strings of the model are NUL-terminated valid UTF-8 without control
// characters except LF: the loader guarantees it. They may still hold
// characters that lie about what is shown (bidi overrides, zero-width signs);
// text_visible turns those into visible marks.

#ifndef TEXT_H
#define TEXT_H

#include "arena.h"

#include <libintl.h>
#include <stdio.h>

// Texts of the interface, in the language of the interface. C_ is for an
// English word that other languages have several words for: "open" is a verb
// where a key is meant, else a state. N_ and NC_ mark a text in a table, which
// is translated where it is shown.
#define _(text) gettext(text)
#define N_(text) text
#define PLURAL(one, many, n) ngettext(one, many, (unsigned long)(n))
#define C_(context, text) text_in_context(context, text)
#define NC_(context, text) text

// The translation of [text] in [context]; [text] itself where there is none.
const char *text_in_context(const char *context, const char *text)
    __attribute__((format_arg(2)));
// The system's reason for a failure (a value of errno).
const char *text_errno(int code);

// --- Bytes and characters ---

// The code point at *[text], which moves behind it. Broken bytes give U+FFFD
// and move by one byte. At the end: 0, and *[text] stays.
uint32_t text_next(const char **text);
// Writes [code] as UTF-8 into [out] (at most 4 bytes, no NUL); the length.
size_t text_encode(uint32_t code, char out[4]);
// Length of the longest prefix that is strict UTF-8 (no surrogates, nothing
// beyond U+10FFFF, no overlong forms, no NUL); [length] when all of it is.
size_t text_valid_prefix(const char *bytes, size_t length);
// Length in bytes of the character cluster at [text]: a base character with
// the zero-width characters that follow it. 0 at the end.
size_t text_cluster(const char *text);
// Length in bytes of the cluster that ends before [at] in [text].
size_t text_cluster_before(const char *text, size_t at);
// A control character, or one that hides or reorders its neighbours: what
// text_visible replaces. LF is one too.
bool text_is_deceptive(uint32_t code);

// --- Columns ---

// Columns that a terminal gives [code]: wcwidth, with -1 taken as 1.
int text_code_width(uint32_t code);
int text_width(const char *text);
// Whether [text] begins with one byte that is a column and a cluster of its
// own: ASCII before ASCII, which is nearly everything, and need not be looked
// up.
static inline bool text_is_simple(const char *text) {
    return text[0] >= 0x20 && text[0] < 0x7F && (unsigned char)text[1] < 0x80;
}
// Width of the first [length] bytes.
int text_width_of(const char *text, size_t length);
// Bytes of the longest prefix made of whole clusters within [columns].
size_t text_fit(const char *text, int columns);
// [text] cut to [columns], with an ellipsis (… or ...) where it was cut.
const char *text_clip(struct arena *arena, const char *text, int columns,
                      bool ascii);

// --- Wrapping ---

struct line {
    const char *start;
    size_t length; // in bytes, without trailing blanks
    int width;     // in columns
};
// Lines of at most [columns] (at least 1), broken at blanks, at hyphens and,
// for words longer than a line, between clusters. LF starts a new line.
// Returns an array in [arena]; its length in *[count].
struct line *text_wrap(struct arena *arena, const char *text, int columns,
                       size_t *count);

// --- The gate ---

// [text] with every deceptive character shown as a mark (U+202E as <U+202E>,
// ESC as ^[), LF as a blank unless [keep_lines]. Returns [text] itself where
// nothing had to change. With text_set_ascii, also transliterated to ASCII.
const char *text_visible(struct arena *arena, const char *text,
                         bool keep_lines);
// The same for the one character at *[text], which moves behind it: the bytes
// written to [out] (no NUL), without allocating. LF becomes a blank.
#define TEXT_PIECE_SIZE 16
size_t text_piece(const char **text, char out[TEXT_PIECE_SIZE]);
// The same, written to [out]; text_put_line shows LF as a blank.
void text_put(FILE *out, const char *text);
void text_put_line(FILE *out, const char *text);
// A text of ours, through the gate: its letters may be beyond ASCII, too.
void text_print(FILE *out, const char *format, ...) PRINTF_LIKE(2, 3);

// Whether output is to be plain ASCII (a codeset other than UTF-8, --ascii):
// set once by main.
void text_set_ascii(bool ascii);
bool text_ascii(void);

// --- For people ---

#define TEXT_NUMBER_SIZE 32
// A number for people: at most [decimals] decimals, trailing zeros kept, with
// the decimal sign of the interface language; NAN gives an en dash.
const char *text_number(char out[TEXT_NUMBER_SIZE], double number,
                        int decimals);
// A share 0..1 as percent in the manner of the interface language: "67%".
const char *text_percent(char out[TEXT_NUMBER_SIZE], double share);
// The same in [arena]; and with as many decimals as the number has, three at
// most.
const char *text_figure(struct arena *arena, double number, int decimals);
const char *text_amount(struct arena *arena, double number);
const char *text_share(struct arena *arena, double share);
// As percent, never as if [threshold] were reached where it is not.
const char *text_below(struct arena *arena, double share, double threshold);
// An ISO date ("2026-11-22") in the manner of the interface language; other
// text comes back unchanged.
const char *text_date(struct arena *arena, const char *iso);

// --- For diagnostics ---

// The one of [count] names nearest to [name], NULL when none is near.
const char *text_nearest(const char *name, const char *const *names,
                         size_t count);
// Edit distance between two names (at most 64 bytes each), counting swaps of
// neighbours as one; cut off at [limit].
unsigned text_distance(const char *a, const char *b, unsigned limit);
// Strictly -?digits(.digits)? with at most 15 significant digits: the only
// numbers that files may hold. Independent of the locale.
bool text_parse_number(const char *text, double *number);
// Kebab-case, at most 64 characters: what ids and codes look like.
bool text_is_id(const char *text);
// A real calendar date YYYY-MM-DD.
bool text_is_date(const char *text);

#endif
