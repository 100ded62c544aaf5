// SPDX-License-Identifier: MIT
//
// A folder for one test of sessions, and a session in it on five rubrics.

#ifndef SESSION_FIXTURE_H
#define SESSION_FIXTURE_H

#include "survey_fixture.h"

#define FILE_NAME "a.cxa.yaml"

struct desk {
    char folder[64];
    struct arena *arena;
    struct questionnaire *rubrics;
    struct assessment *assessment;
};
extern struct desk desk;

void desk_set_up(void);
void desk_tear_down(void);

struct session *open_session(const char *path);
void answer(size_t index, double level);
void save(struct session *session);
double level_in(const char *path, size_t index);
void make(const char *path, const char *text);
int count_entries(void);

#endif
