// SPDX-License-Identifier: GPL-3.0-or-later
// Subsets of the studies of an analysis in the places of a GOSH plot.
#include "core/synthesis/gosh_analysis.hpp"

#include <bit>
#include <cmath>

namespace plansift::synthesis {
namespace {

constexpr std::size_t kMostStudies = 15; // 2^15 subsets
constexpr std::size_t kSample = std::size_t{1} << 15U;
constexpr std::uint64_t kSeed = 20120614;

double distance(double a, double b)
{
    return std::isfinite(a - b) ? std::abs(a - b) : 0;
}

} // namespace

Result<GoshAnalysis> analyseGosh(const OutcomeAnalysis& own, const stats::GoOn& goOn)
{
    if (own.request.model == stats::Model::GLMM)
        return Error{ErrorCode::Input,
                     "subsets of the studies cannot be shown for a mixed model: it would "
                     "have to be fitted tens of thousands of times",
                     {}};
    const auto ready = stats::PreparedAnalysis::prepare(own.table, own.request);
    if (!ready)
        return ready.error();
    const std::size_t k = ready->usableRows().size();
    if (k < 3)
        return Error{ErrorCode::Input, "subsets of the studies need three studies or more", {}};
    const bool all = k <= kMostStudies;
    Result<stats::Gosh> gosh = all ? stats::goshOfAllSubsets(*ready, kMostStudies, goOn)
                                   : stats::goshOfRandomSubsets(*ready, kSample, kSeed, goOn);
    if (!gosh)
        return gosh.error();
    GoshAnalysis out{own, std::move(*gosh), {}, all, 0, 0};
    // One study alone has no heterogeneity: such subsets say nothing here.
    std::erase_if(out.gosh.points, [](const stats::GoshPoint& p) {
        return std::popcount(p.studies) < 2 || !std::isfinite(p.beta) || !std::isfinite(p.i2);
    });
    out.studies = stats::goshStudies(out.gosh);
    for (std::size_t i = 1; i < out.studies.size(); ++i) {
        const auto moves = [&](std::size_t s) {
            return distance(out.studies[s].betaWith, out.studies[s].betaWithout);
        };
        const auto adds = [&](std::size_t s) { return out.studies[s].i2With - out.studies[s].i2Without; };
        out.movesEstimate = moves(i) > moves(out.movesEstimate) ? i : out.movesEstimate;
        out.addsHeterogeneity = adds(i) > adds(out.addsHeterogeneity) ? i : out.addsHeterogeneity;
    }
    return out;
}

figure::GoshInput goshInput(const GoshAnalysis& analysis, const ForestWords& words)
{
    const stats::AnalysisResult& scale = analysis.own.result;
    figure::GoshInput input;
    input.title = words.title;
    input.effectName = effectHeader(*scale.measure);
    input.logarithmic = stats::hasLogAxis(scale.measure->transform);
    input.markedStudy = analysis.labelOf(analysis.movesEstimate);
    input.notes = words.notes;
    const std::uint64_t marked = std::uint64_t{1} << analysis.movesEstimate;
    for (const stats::GoshPoint& point : analysis.gosh.points)
        input.marks.push_back({scale.report(point.beta), point.i2, (point.studies & marked) != 0});
    if (std::isfinite(scale.pooled.beta) && std::isfinite(scale.pooled.i2))
        input.all = figure::GoshMark{scale.report(scale.pooled.beta), scale.pooled.i2, true};
    return input;
}

} // namespace plansift::synthesis
