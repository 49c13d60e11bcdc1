// SPDX-License-Identifier: GPL-3.0-or-later
// The table of presets. Sources: the programs' manuals and, for meta, metafor and RevMan 5, their results on
// the reference data; Stata and CMA follow their manuals (meta esize; Borenstein 2009, chapters 4, 5, 12 and
// 17).
#include "core/stats/preset.hpp"

#include <algorithm>
#include <array>

namespace plansift::stats {
namespace {

constexpr ZeroCellRule kExact{0, AddTo::None, false};
constexpr ZeroCellRule kHalfToZeros{0.5, AddTo::Only0, true};

constexpr std::array<Preset, 7> kPresets{{
    {"metafor", "metafor 5", Tau2Method::REML, TestMethod::Z, PiMethod::AsTest, I2Method::Tau2,
     VarianceType::LS, HedgesJ::Exact, false, kExact, true, MhRdVariance::Sato, false, false, false,
     Definitions::Current},
    {"metafor-3.8", "metafor 3.8", Tau2Method::REML, TestMethod::Z, PiMethod::AsTest, I2Method::Tau2,
     VarianceType::LS, HedgesJ::Exact, false, kExact, true, MhRdVariance::Sato, false, false, false,
     Definitions::Metafor38},
    {"meta", "meta 8", Tau2Method::REML, TestMethod::Z, PiMethod::TKm1, I2Method::Q, VarianceType::UB,
     HedgesJ::Exact, true, kHalfToZeros, false, MhRdVariance::GreenlandRobins, true, true, true,
     Definitions::Metafor38}, // its ratio of means has no correction for bias
    {"revman5", "RevMan 5", Tau2Method::DL, TestMethod::Z, PiMethod::None, I2Method::Q, VarianceType::RevMan,
     HedgesJ::Approximate, true, kHalfToZeros, false, MhRdVariance::GreenlandRobins, false, true, true,
     Definitions::Current},
    {"revman", "RevMan Web", Tau2Method::REML, TestMethod::Z, PiMethod::AsTest, I2Method::Tau2,
     VarianceType::RevMan, HedgesJ::Approximate, true, kHalfToZeros, false, MhRdVariance::GreenlandRobins,
     false, true, false, Definitions::Current},
    {"stata", "Stata 18", Tau2Method::REML, TestMethod::Z, PiMethod::TKm2, I2Method::Tau2,
     VarianceType::RevMan, HedgesJ::Approximate, false, kExact, false, MhRdVariance::GreenlandRobins, false,
     false, false, Definitions::Current},
    {"cma", "CMA 4", Tau2Method::DL, TestMethod::Z, PiMethod::TKm2, I2Method::Q, VarianceType::LS2,
     HedgesJ::Approximate, true, kExact, false, MhRdVariance::GreenlandRobins, false, false, false,
     Definitions::Current},
}};

} // namespace

std::span<const Preset> presets()
{
    return kPresets;
}

const Preset* presetByKey(std::string_view key)
{
    const auto found = std::ranges::find(kPresets, key, &Preset::key);
    return found == kPresets.end() ? nullptr : &*found;
}

} // namespace plansift::stats
