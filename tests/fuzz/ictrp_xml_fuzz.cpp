// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes through the reader of WHO ICTRP.
#include "tests/fuzz/reader_harness.hpp"

PLANSIFT_FUZZ_READER(IctrpXml)
