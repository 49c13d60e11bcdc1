// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes through the reader of ClinicalTrials.gov.
#include "tests/fuzz/reader_harness.hpp"

PLANSIFT_FUZZ_READER(Ctgov)
