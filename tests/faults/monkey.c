// SPDX-License-Identifier: MIT
//
// A monkey at the wizard and the store, without a terminal between: keys at
// random, typed and pasted text (some of a megabyte), other sizes; each outcome
// carried out on a real file, each frame drawn. When the wizard is left, and at
// the end, what lies on disk must be read without an error, and hold what the
// wizard has.
//
//   monkey QUESTIONNAIRE FOLDER SESSIONS KEYS [FIRST]
//
// The last line is "N passed, M failed", a session being one.

#include "store.h"
#include "wizard.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LONG_PASTE ((size_t)1 << 20)
#define SAVED_CLOCK "14:02"

struct monkey {
    const char *survey_path, *path;
    uint64_t chance;
    int width, height;
    unsigned keys;     // left in this session
    unsigned starts;   // of the program, so to speak
    char *paste;       // the long one
    char text[512];    // what is typed or pasted
    const char *wrong; // what went wrong, or NULL
};

// --- Chance ---

static unsigned roll(struct monkey *monkey, unsigned below) {
    uint64_t z = monkey->chance += 0x9E3779B97F4A7C15U;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9U;
    z = (z ^ z >> 27) * 0x94D049BB133111EBU;
    return (unsigned)((z ^ z >> 31) % below);
}

static size_t put_code(char *out, unsigned code) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

static unsigned any_code(struct monkey *monkey) {
    switch (roll(monkey, 8)) {
    case 0:
        return 0xA1 + roll(monkey, 0x2F00);
    case 1:
        return 0x3000 + roll(monkey, 0xA000);
    case 2:
        return 0x1F300 + roll(monkey, 0x800);
    case 3:
        return 0x300 + roll(monkey, 0x70);
    default:
        return 0x20 + roll(monkey, 0x5F);
    }
}

static void any_text(struct monkey *monkey, unsigned codes, bool breaks) {
    size_t length = 0;
    for (unsigned i = 0; i < codes; i++) {
        unsigned code = any_code(monkey);
        if (breaks && roll(monkey, 12) == 0) code = '\n';
        length += put_code(monkey->text + length, code);
    }
    monkey->text[length] = '\0';
}

static struct event next_event(struct monkey *monkey) {
    unsigned kind = roll(monkey, 100);
    struct event event = {.kind = EVENT_KEY};
    if (kind < 40) {
        event.key = 1 + (int)roll(monkey, KEY_F1_);
    } else if (kind < 52) {
        event = (struct event){.kind = EVENT_TEXT, .text = monkey->text};
        monkey->text[0] = (char)('1' + roll(monkey, 9));
        monkey->text[1] = '\0';
    } else if (kind < 88) {
        event = (struct event){.kind = EVENT_TEXT, .text = monkey->text};
        any_text(monkey, 1, false);
    } else if (kind < 93) {
        event.key = KEY_CONTROL_ | ('A' + (int)roll(monkey, 26));
    } else if (kind < 96) {
        event = (struct event){.kind = EVENT_PASTE, .text = monkey->text};
        any_text(monkey, 1 + roll(monkey, 60), true);
    } else if (kind < 98) {
        event.kind = EVENT_TICK;
        event.seconds = 1 + (int)roll(monkey, 300);
    } else {
        monkey->width = 1 + (int)roll(monkey, 140);
        monkey->height = 1 + (int)roll(monkey, 50);
        event = (struct event){.kind = EVENT_RESIZE,
                               .width = monkey->width,
                               .height = monkey->height};
    }
    return event;
}

// --- One run of the program ---

struct run {
    struct arena *arena;
    struct questionnaire *survey;
    struct session *session;
    struct assessment *assessment;
    struct wizard *wizard;
};

static void carry_out(struct monkey *monkey, struct run *run,
                      enum outcome outcome) {
    struct file_error error = {0};
    const char *kept = NULL;
    struct wizard_text draft;
    bool done;
    switch (outcome) {
    case OUTCOME_SAVE:
    case OUTCOME_SAVE_ELSEWHERE: // there is no fault that would ask for it
        done = session_save(run->session, run->assessment, &error);
        wizard_saved(run->wizard, done ? SAVED_CLOCK : NULL,
                     done ? NULL : file_error_text(run->arena, &error),
                     error.code == ESTALE);
        if (!done) monkey->wrong = "not saved";
        break;
    case OUTCOME_SAVE_OVER:
        done = session_save_over(run->session, run->assessment, &kept, &error);
        wizard_saved(run->wizard, done ? SAVED_CLOCK : NULL, "problem", false);
        break;
    case OUTCOME_DRAFT:
        draft = wizard_draft(run->wizard);
        if (!session_draft(run->session, draft.question, draft.field,
                           draft.text, &error))
            monkey->wrong = "draft not saved";
        break;
    case OUTCOME_EDIT:
        wizard_edited(run->wizard, roll(monkey, 3) ? "of an\neditor" : NULL,
                      "no editor");
        break;
    case OUTCOME_EXPORT:
        wizard_exported(run->wizard, "out.txt",
                        roll(monkey, 3) ? NULL : "no space", roll(monkey, 5));
        break;
    case OUTCOME_EARLIER:
        wizard_earlier(run->wizard, &(struct wizard_earlier){0});
        break;
    case OUTCOME_LANGUAGE:
        wizard_translated(run->wizard, "language");
        break;
    case OUTCOME_STAY:
    case OUTCOME_OPEN:
    case OUTCOME_QUIT:
        break;
    }
}

static char *printed(const struct assessment *assessment) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out) abort();
    assessment_print(assessment, out);
    if (fclose(out)) abort();
    return text;
}

// What is on disk is what the wizard has.
static void compare(struct monkey *monkey, struct run *run) {
    if (access(monkey->path, F_OK)) return;
    struct diags *diags = diags_new(run->arena);
    const struct assessment *found =
        assessment_read(run->arena, monkey->path, run->survey, diags, NULL);
    if (!found || diags->errors) {
        diags_print(diags, stderr);
        monkey->wrong = "the file cannot be read";
        return;
    }
    char *here = printed(run->assessment), *there = printed(found);
    if (strcmp(here, there) != 0) {
        fprintf(stderr, "the wizard has:\n%s\non disk is:\n%s\n", here, there);
        monkey->wrong = "something else is on disk";
    }
    free(here);
    free(there);
}

static bool start(struct monkey *monkey, struct run *run) {
    struct diags *diags = diags_new(run->arena);
    struct file_error error = {0};
    run->survey =
        questionnaire_read(run->arena, monkey->survey_path, diags, NULL);
    run->session = session_open(run->arena, monkey->path, &error);
    if (!run->survey || !run->session) return false;
    run->assessment = access(monkey->path, F_OK)
                          ? assessment_new(run->arena, run->survey)
                          : assessment_read(run->arena, monkey->path,
                                            run->survey, diags, NULL);
    if (!run->assessment || diags->errors) {
        diags_print(diags, stderr);
        return false;
    }
    struct wizard_options options = {
        .today = "2026-01-01",
        .room = roll(monkey, 4) == 0,
    };
    run->wizard =
        wizard_new(run->arena, run->survey, run->assessment, &options);
    struct wizard_text draft;
    if (session_draft_read(run->arena, run->session, &draft.question,
                           &draft.field, &draft.text))
        wizard_offer_draft(run->wizard, &draft);
    monkey->starts++;
    return true;
}

static void type(struct monkey *monkey, struct run *run, unsigned long_at) {
    struct arena *frame = arena_new();
    enum outcome outcome = OUTCOME_STAY;
    while (monkey->keys && outcome != OUTCOME_QUIT && !monkey->wrong) {
        struct event event = next_event(monkey);
        if (monkey->keys-- == long_at)
            event = (struct event){.kind = EVENT_PASTE, .text = monkey->paste};
        outcome = wizard_handle(run->wizard, &event);
        carry_out(monkey, run, outcome);
        arena_reset(frame);
        struct screen *screen =
            screen_new(frame, monkey->width, monkey->height, false);
        wizard_show(run->wizard, screen);
    }
    if (wizard_unsaved(run->wizard)) carry_out(monkey, run, OUTCOME_SAVE);
    arena_free(frame);
}

static void play_once(struct monkey *monkey, unsigned long_at) {
    struct run run = {.arena = arena_new()};
    if (start(monkey, &run)) {
        type(monkey, &run, long_at);
        compare(monkey, &run);
    } else {
        monkey->wrong = "could not be opened";
    }
    wizard_free(run.wizard);
    session_close(run.session);
    arena_free(run.arena);
}

static void clear(const char *folder, const char *path) {
    static const char *const others[] = {"", ".draft", ".before", ".lock"};
    char name[4096];
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
        snprintf(name, sizeof(name), "%s/.monkey.cxa.yaml%s", folder,
                 others[i]);
        unlink(name);
    }
    unlink(path);
}

int main(int count, char **arguments) {
    if (count < 5) return 2;
    setlocale(LC_CTYPE, "C.UTF-8");
    unsigned sessions = (unsigned)atoi(arguments[3]);
    unsigned keys = (unsigned)atoi(arguments[4]), failed = 0, starts = 0;
    unsigned first = count > 5 ? (unsigned)atoi(arguments[5]) : 0;
    char path[4096];
    snprintf(path, sizeof(path), "%s/monkey.cxa.yaml", arguments[2]);
    char *paste = malloc(LONG_PASTE + 1);
    if (!paste) return 4;
    for (size_t i = 0; i < LONG_PASTE; i++) {
        paste[i] = "lorem ipsum "[i % 12];
    }
    paste[LONG_PASTE] = '\0';
    for (unsigned i = first; i < first + sessions; i++) {
        struct monkey monkey = {
            .survey_path = arguments[1],
            .path = path,
            .chance = i,
            .width = 80,
            .height = 24,
            .keys = keys,
            .paste = paste,
        };
        clear(arguments[2], path);
        while (monkey.keys && !monkey.wrong) {
            play_once(&monkey, i % 10 ? 0 : keys / 2);
        }
        starts += monkey.starts;
        if (!monkey.wrong) continue;
        failed++;
        printf("FAILED session %u, %u keys left: %s\n", i, monkey.keys,
               monkey.wrong);
    }
    clear(arguments[2], path);
    free(paste);
    printf("B10 the wizard in one process: %u sessions of %u keys, %u starts\n",
           sessions, keys, starts);
    printf("%u passed, %u failed\n", sessions - failed, failed);
    return failed ? 1 : 0;
}
