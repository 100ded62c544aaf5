// SPDX-License-Identifier: MIT
//
// A system that lets the program down at the moment that a test chooses. The
// calls named at the end of trouble.c come by there first, because the linker
// puts them in the place of the real ones in all archives (WRAPS_store in the
// Makefile).

#ifndef TROUBLE_H
#define TROUBLE_H

#include "base.h"

struct trouble {
    const char *call; // "read"; NULL: any that can fail
    unsigned at;      // the first that it meets, from 1; 0 is 1
    unsigned times;   // and how many from there; 0 is 1, ALWAYS is all
    int code;         // they fail with this error ...
    bool idle;        // ... or do nothing and return
    long result;      //     this,
    bool foreign;     // ... or see somebody else's file (fstat, lstat, stat)
    void (*before)(void); // ... or are made after this has happened
    void (*then)(void);   // after the last of them: the next trouble
};
#define ALWAYS 1000000U

// From now on; the one before is over.
void trouble(struct trouble trouble);
// Never mind again; how many calls it has met.
unsigned trouble_over(void);

#if defined(__SANITIZE_ADDRESS__)
#define TROUBLE_MEMORY 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TROUBLE_MEMORY 0
#endif
#endif
// Whether "memory", each allocation of whatever library, can fail; a sanitizer
// that has put itself in its place keeps it.
#ifndef TROUBLE_MEMORY
#define TROUBLE_MEMORY 1
#endif

// Runs [body] in a process of its own, in which the allocation [at] fails and,
// [on], all that follow. How it ended: STARVED where the program gave up as
// documented, else what [body] returned, or FULL where every allocation was
// there.
enum { STARVED = 4, FULL = 100 };
int trouble_starve(int (*body)(void), unsigned at, bool on);

#endif
