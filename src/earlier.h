// SPDX-License-Identifier: MIT
//
// Earlier assessments of the same organisation, for the page that shows what
// became of it over time.

#ifndef EARLIER_H
#define EARLIER_H

#include "desk.h"
#include "wizard.h"

// Those that lie in the folder of the answers on the desk: finished, by the
// same questionnaire, with the same organisation and the same part of it (every
// text of the profile is equal). What cannot be read is passed over. Lives in
// [arena].
struct wizard_earlier earlier_find(struct arena *arena,
                                   const struct desk *desk);

#endif
