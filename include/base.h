// SPDX-License-Identifier: MIT
//
// What every file of the program may take for granted: the attributes that
// the compilers check for us, in the one place where they are spelled out.

#ifndef BASE_H
#define BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MUST_USE __attribute__((warn_unused_result))
#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))
#define NORETURN __attribute__((noreturn))
#define NEVER_NULL __attribute__((returns_nonnull))

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
