// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes through the reader of CSL-JSON, and what it reads through the writer and back.
#include "core/formats/writers.hpp"
#include "tests/fuzz/reader_harness.hpp"

PLANSIFT_FUZZ_READER_AND_WRITER(CslJson)
