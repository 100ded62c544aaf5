// SPDX-License-Identifier: MIT
//
// merge: many respondents' files into one assessment, which holds nobody's
// answers any more, only everybody's.

#define _GNU_SOURCE // fopencookie

#include "commands.h"
#include "text.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

// --- Who stays unnamed ---

// Of fewer people, answers could be told apart; and of the few by which a
// merged file grows, by taking the old one from the new one.
static const char *too_few(struct arena *arena,
                           const struct collection *collection) {
    unsigned least = poll_minimum(collection->poll);
    if (poll_people(collection->poll) < least)
        return arena_printf(
            arena,
            PLURAL("the answers of %g person would not stay unnamed: at least "
                   "%u are needed; --few merges them all the same",
                   "the answers of %g people would not stay unnamed: at least "
                   "%u are needed; --few merges them all the same",
                   poll_people(collection->poll)),
            poll_people(collection->poll), least);
    if (collection->any_merged && collection->fresh > 0 &&
        collection->fresh < least)
        return arena_printf(
            arena,
            _("a merged file grows by at least %u people at once, else the "
              "old one taken from the new one tells what the few have "
              "answered; --few merges them all the same"),
            least);
    return NULL;
}

// --- Writing ---

static void write_assessment(void *context, FILE *out) {
    assessment_print(context, out);
}

// What has been written, held against what was to be written, piece by piece.
struct proof {
    FILE *in;
    bool differs;
};

static ssize_t compare_piece(void *context, const char *piece, size_t size) {
    struct proof *proof = context;
    for (size_t i = 0; i < size; i++)
        proof->differs |= getc(proof->in) != (unsigned char)piece[i];
    return (ssize_t)size;
}

static bool verify(void *context, const char *temporary) {
    struct proof proof = {.in = fopen(temporary, "re")};
    if (!proof.in) return false;
    cookie_io_functions_t functions = {.write = compare_piece};
    FILE *out = fopencookie(&proof, "w", functions);
    if (out) {
        write_assessment(context, out);
        proof.differs |= fclose(out) != 0;
    }
    bool same = out && !proof.differs && getc(proof.in) == EOF;
    fclose(proof.in);
    return same;
}

// What is read stays as it is, whatever name it is given.
static bool is_input(const char *path, char *const *files, size_t count) {
    struct stat target, input;
    if (stat(path, &target) != 0) return false;
    for (size_t i = 0; i < count; i++) {
        if (stat(files[i], &input) == 0 && input.st_dev == target.st_dev &&
            input.st_ino == target.st_ino)
            return true;
    }
    return false;
}

static enum status write_merged(struct arena *arena, const char *path,
                                const struct arguments *arguments,
                                struct assessment *assessment) {
    struct file_options options = {
        .replace = arguments->force, .default_mode = 0600, .verify = verify};
    struct file_error error = {0};
    if (is_input(path, arguments->files + 1, arguments->file_count - 1)) {
        tell_file(path, _("this is one of the files to be merged"));
        return STATUS_FILE;
    }
    if (file_write(path, write_assessment, assessment, &options, &error))
        return STATUS_DONE;
    tell_file(path, error.code == EEXIST
                        ? _("there is a file of this name already; --force "
                            "replaces it")
                        : file_error_text(arena, &error));
    return STATUS_FILE;
}

// --- What became of it ---

static void tell_sum(struct arena *arena, const char *path,
                     const struct collection *collection, size_t left_out) {
    text_put_line(stdout, path);
    text_print(stdout,
               PLURAL(": the answers of %g person",
                      ": the answers of %g people",
                      poll_people(collection->poll)),
               poll_people(collection->poll));
    text_print(
        stdout,
        PLURAL(", from %zu file\n", ", from %zu files\n", collection->counted),
        collection->counted);
    if (collection->left_out.copies)
        text_print(stdout,
                   PLURAL("%zu copy was left out\n",
                          "%zu copies were left out\n",
                          collection->left_out.copies),
                   collection->left_out.copies);
    if (collection->left_out.older)
        text_print(stdout,
                   PLURAL("%zu older file of a respondent was left out\n",
                          "%zu older files of respondents were left out\n",
                          collection->left_out.older),
                   collection->left_out.older);
    if (left_out)
        tell_file(path,
                  arena_printf(arena,
                               PLURAL("%zu text had no room in it",
                                      "%zu texts had no room in it", left_out),
                               left_out));
    text_print(
        stdout, "%s\n",
        collection->without_words
            ? _("Names of files and of respondents are not in it, and of so "
                "many files no notes, answers in words and entries of lists: "
                "with --notes they are taken over.")
            : _("Names of files and of respondents are not in it. Notes are, "
                "in the words in which they were written: read them before "
                "you hand it on."));
}

static enum status merge(struct arena *arena, const struct arguments *arguments,
                         const struct collection *collection) {
    const char *path = arguments->files[0];
    const char *few = arguments->few ? NULL : too_few(arena, collection);
    size_t left_out = 0;
    if (few) {
        tell_file(path, few);
        return STATUS_INVALID;
    }
    struct assessment *merged = poll_merge(arena, collection->poll, &left_out);
    merged->merged = collection->sources;
    merged->merged_count = collection->source_count;
    enum status status = write_merged(arena, path, arguments, merged);
    if (status == STATUS_DONE) tell_sum(arena, path, collection, left_out);
    return status;
}

enum status run_merge(struct arena *arena, const struct arguments *arguments) {
    struct collecting options = {.merge = true};
    struct collection collection =
        collect_files(arena, arguments, arguments->files + 1,
                      arguments->file_count - 1, &options);
    enum status status = collection.status;
    if (collection.usable)
        status = worse(status, merge(arena, arguments, &collection));
    arena_free(collection.source_arena);
    return status;
}
