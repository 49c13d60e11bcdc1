// SPDX-License-Identifier: GPL-3.0-or-later
// How many damaged copies of a sample every reader is given.
#pragma once

namespace plansift::test {

#ifdef __SANITIZE_ADDRESS__
inline constexpr int kDamages = 1'000; // the fuzz targets go on from there
#else
inline constexpr int kDamages = 10'000;
#endif

} // namespace plansift::test
