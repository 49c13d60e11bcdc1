// SPDX-License-Identifier: GPL-3.0-or-later
// The BCG vaccine trials, Colditz 1994, JAMA 271:698.
#pragma once

#include "tests/core/stats/builders.hpp"

namespace plansift::test {

inline stats::StudyTable bcgTrials()
{
    return fourfoldTable({4, 6, 3, 62, 33, 180, 8, 505, 29, 17, 186, 5, 27},
                         {119, 300, 228, 13536, 5036, 1361, 2537, 87886, 7470, 1699, 50448, 2493, 16886},
                         {11, 29, 11, 248, 47, 372, 10, 499, 45, 65, 141, 3, 29},
                         {128, 274, 209, 12619, 5761, 1079, 619, 87892, 7232, 1600, 27197, 2338, 17825});
}

} // namespace plansift::test
