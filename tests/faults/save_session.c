// SPDX-License-Identifier: MIT
//
// A session without a face: what the fault tests drive. Reads a line, does it,
// says what came of it on a line that is written at once:
//
//   save_session FILE             a session on FILE, of ten questions
//     q3=4                        answer question-3 with level 4, and save
//     note q3 TEXT                a note, and save
//     clear q3                    take the answer back, and save
//     draft TEXT                  a text being typed
//     over                        save over a version of somebody else
//   -> "Saved: q3=4", "Not saved: REASON", "Locked: HOLDER", "Read-only"
//
//   save_session --show FILE...   "FILE: q1=2 q3=4 ...", or "FILE: damaged"
//
// Exit status as the program's: 0, 3 if something is not on disk, 4 without
// memory.

#include "store.h"
#include "text.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define QUESTIONS 10

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
    made->id = "faults";
    made->path = "faults.yaml";
    made->version = "1";
    made->language = "en";
    made->title = "Faults";
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

static void say(const char *what, const char *detail) {
    char line[4096];
    int length = snprintf(line, sizeof(line), "%s%s%s\n", what,
                          *detail ? ": " : "", detail);
    if (length > (int)sizeof(line) - 1) length = sizeof(line) - 1;
    (void)!write(STDOUT_FILENO, line, (size_t)length);
}

static void out_of_memory(void) {
    say("Out of memory", "");
    _exit(4);
}

// --- What a file holds ---

static bool show(const char *path) {
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    const struct assessment *assessment =
        assessment_read(arena, path, make_questionnaire(arena), diags, NULL);
    bool good = assessment && !diags->errors && !diags->warnings;
    printf("%s:", path);
    if (!good) printf(" damaged (%s)", diags->first ? diags->first->text : "?");
    for (size_t i = 0; good && i < QUESTIONS; i++) {
        const struct answer *answer = &assessment->answers[i];
        if (answer->state == ANSWER_GIVEN)
            printf(" q%zu=%g", i + 1, answer->value.number);
        if (answer->note) printf(" n%zu=%s", i + 1, answer->note);
    }
    putchar('\n');
    arena_free(arena);
    return good;
}

// --- The session ---

struct run {
    struct arena *arena;
    struct session *session;
    struct assessment *assessment;
    bool unsaved;
};

static bool save(struct run *run, const char *what) {
    struct file_error error = {0};
    run->unsaved = !session_save(run->session, run->assessment, &error);
    if (run->unsaved)
        say("Not saved", file_error_text(run->arena, &error));
    else
        say("Saved", what);
    return !run->unsaved;
}

static void save_over(struct run *run) {
    struct file_error error = {0};
    const char *kept = NULL;
    run->unsaved =
        !session_save_over(run->session, run->assessment, &kept, &error);
    if (run->unsaved)
        say("Not saved", file_error_text(run->arena, &error));
    else
        say("Saved", kept ? kept : "over nothing");
}

static void draft(struct run *run, const char *text) {
    struct file_error error = {0};
    if (session_draft(run->session, "question-1", "note", text, &error))
        say("Drafted", text);
    else
        say("Not drafted", file_error_text(run->arena, &error));
}

static struct answer *answer_of(const struct run *run, const char *text) {
    long number = text[0] == 'q' ? atol(text + 1) : 0;
    if (number < 1 || number > QUESTIONS) return NULL;
    return &run->assessment->answers[number - 1];
}

static void obey(struct run *run, const char *line) {
    const char *rest = strchr(line, ' ');
    struct answer *answer = answer_of(run, rest ? rest + 1 : line);
    if (!strcmp(line, "over")) {
        save_over(run);
    } else if (!strncmp(line, "draft ", 6)) {
        draft(run, rest + 1);
    } else if (answer && !strncmp(line, "note ", 5)) {
        const char *text = strchr(rest + 1, ' ');
        answer->note = arena_string(run->arena, text ? text + 1 : "");
        save(run, line);
    } else if (answer && !strncmp(line, "clear ", 6)) {
        answer->state = ANSWER_NONE;
        save(run, line);
    } else if (answer && strchr(line, '=')) {
        answer->state = ANSWER_GIVEN;
        answer->value.number = atof(strchr(line, '=') + 1);
        save(run, line);
    } else {
        say("Not understood", line);
    }
}

static bool start(struct run *run, const char *path) {
    struct file_error error = {0};
    run->session = session_open(run->arena, path, &error);
    if (!run->session) {
        say("Not opened", file_error_text(run->arena, &error));
        return false;
    }
    if (session_state(run->session) == SESSION_LOCKED) {
        const char *holder = session_holder(run->session);
        say("Locked", holder ? holder : "");
        return false;
    }
    if (session_state(run->session) == SESSION_READ_ONLY) {
        say("Read-only", "");
        return false;
    }
    struct questionnaire *questionnaire = make_questionnaire(run->arena);
    run->assessment = assessment_new(run->arena, questionnaire);
    if (!access(path, F_OK)) {
        struct diags *diags = diags_new(run->arena);
        run->assessment =
            assessment_read(run->arena, path, questionnaire, diags, NULL);
        if (!run->assessment || diags->errors) {
            say("Not opened", diags->first ? diags->first->text : "?");
            return false;
        }
    }
    say("Open", "");
    return true;
}

// One line of standard input, without stdio's own reading ahead.
static bool read_line(char *line, size_t size) {
    size_t length = 0;
    while (length + 1 < size) {
        ssize_t got = read(STDIN_FILENO, line + length, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        if (line[length] == '\n') break;
        length++;
    }
    line[length] = '\0';
    return true;
}

int main(int count, char **arguments) {
    if (count > 2 && !strcmp(arguments[1], "--show")) {
        bool good = true;
        for (int i = 2; i < count; i++) {
            good &= show(arguments[i]);
        }
        return good ? 0 : 1;
    }
    if (count != 2) return 2;
    arena_when_exhausted(out_of_memory);
    struct run run = {.arena = arena_new()};
    bool open = start(&run, arguments[1]);
    char line[2048];
    while (open && read_line(line, sizeof(line))) {
        obey(&run, line);
    }
    session_close(run.session);
    arena_free(run.arena);
    return open && !run.unsaved ? 0 : 3;
}
