// SPDX-License-Identifier: GPL-3.0-or-later
// Graphical display of study heterogeneity: the numbers.
#include "core/stats/diagnostics/gosh.hpp"

#include "core/stats/heterogeneity.hpp"
#include "core/stats/subset_likelihood.hpp"

#include <algorithm>
#include <bit>
#include <random>
#include <span>

namespace plansift::stats {
namespace {

constexpr std::size_t kStepsBetweenReports = 256;

/// Sums of w, w y and w y^2 of a subset; y is counted from the overall mean, so that little cancels in Q.
struct Sums {
    double w = 0, wy = 0, wyy = 0;

    Sums operator+(const Sums& o) const { return {w + o.w, wy + o.wy, wyy + o.wyy}; }
};

/// Sums over the studies of any subset, from tables of the sums of all subsets of each ten studies.
template<typename Sum>
class SubsetSums {
public:
    explicit SubsetSums(const std::vector<Sum>& studies)
    {
        for (std::size_t from = 0; from < studies.size(); from += kBits)
            m_tables.push_back(tableOf({studies.data() + from, std::min(kBits, studies.size() - from)}));
    }

    Sum of(std::uint64_t set) const
    {
        Sum sum;
        for (const auto& table : m_tables) {
            sum = sum + table[set & (table.size() - 1)];
            set >>= kBits;
        }
        return sum;
    }

private:
    static std::vector<Sum> tableOf(std::span<const Sum> studies)
    {
        std::vector<Sum> sums(std::size_t{1} << studies.size());
        for (std::size_t set = 1; set < sums.size(); ++set)
            sums[set] = sums[set & (set - 1)] + studies[static_cast<std::size_t>(std::countr_zero(set))];
        return sums;
    }

    static constexpr std::size_t kBits = 10;
    std::vector<std::vector<Sum>> m_tables{};
};

SubsetSums<Sums> equalEffectsSums(const std::vector<StudyEffect>& effects, double centre)
{
    std::vector<Sums> studies;
    for (const StudyEffect& e : effects) {
        const double y = e.yi - centre;
        studies.push_back({1 / e.vi, y / e.vi, y * y / e.vi});
    }
    return SubsetSums<Sums>(studies);
}

GoshPoint equalEffectsPoint(std::uint64_t set, const Sums& s, double centre)
{
    const double df = std::popcount(set) - 1;
    GoshPoint point{set, centre + s.wy / s.w, 0, 0, 1, 0};
    if (df < 1)
        return point;
    point.q = std::max(0.0, s.wyy - s.wy * s.wy / s.w);
    point.i2 = point.q > df ? 100 * (point.q - df) / point.q : 0;
    point.h2 = point.q / df;
    return point;
}

/// A fit of its own.
GoshPoint fittedPoint(const PreparedAnalysis& analysis, const std::vector<std::size_t>& rows,
                      std::uint64_t set)
{
    std::vector<std::size_t> subset;
    for (std::uint64_t rest = set; rest != 0; rest &= rest - 1)
        subset.push_back(rows[static_cast<std::size_t>(std::countr_zero(rest))]);
    const Result<PooledResult> r = analysis.pool(subset);
    return r ? GoshPoint{set, r->beta, r->q, r->i2, r->h2, r->tau2} : GoshPoint{set};
}

/// Points of an analysis by ML or REML: tau2 from sums that subsets share, a fit of its own where that finds
/// no single maximum.
class LikelihoodPoints {
public:
    LikelihoodPoints(const PreparedAnalysis& analysis, const std::vector<std::size_t>& rows)
        : m_analysis(analysis)
        , m_rows(rows)
        , m_likelihood(analysis.usableEffects(),
                       analysis.options().tau2 == Tau2Method::ML ? Likelihood::Ml : Likelihood::Reml)
        , m_equal(equalEffectsSums(analysis.usableEffects(), m_likelihood.centre()))
        , m_onGrid(m_likelihood.gridSize())
    {
        for (std::size_t g = 0; g < m_onGrid.size(); ++g) {
            std::vector<ScoreSums> terms;
            for (std::size_t i = 0; i < rows.size(); ++i)
                terms.push_back(m_likelihood.term(i, g));
            m_tables.emplace_back(terms);
        }
    }

    GoshPoint point(std::uint64_t set)
    {
        if (std::popcount(set) < 2)
            return fittedPoint(m_analysis, m_rows, set);
        for (std::size_t g = 0; g < m_onGrid.size(); ++g)
            m_onGrid[g] = m_tables[g].of(set);
        const auto sumsAt = [&](double tau2) { return sumsOf(set, tau2); };
        const std::optional<double> tau2 = m_likelihood.maximum(m_onGrid, sumsAt);
        return tau2 ? pointAt(set, *tau2) : fittedPoint(m_analysis, m_rows, set);
    }

private:
    ScoreSums sumsOf(std::uint64_t set, double tau2) const
    {
        ScoreSums sums;
        for (; set != 0; set &= set - 1)
            sums = sums + m_likelihood.termAt(static_cast<std::size_t>(std::countr_zero(set)), tau2);
        return sums;
    }

    GoshPoint pointAt(std::uint64_t set, double tau2) const
    {
        GoshPoint point = equalEffectsPoint(set, m_equal.of(set), m_likelihood.centre());
        const ScoreSums fit = sumsOf(set, tau2);
        point.beta = m_likelihood.centre() + fit.wy / fit.w;
        point.tau2 = tau2;
        if (m_analysis.options().i2 == I2Method::Q)
            return point;
        Heterogeneity shares;
        shares.tau2 = tau2;
        shares.typicalVariance = (std::popcount(set) - 1) / (m_onGrid[0].w - m_onGrid[0].ww / m_onGrid[0].w);
        addI2FromTau2(shares);
        point.i2 = shares.i2;
        point.h2 = shares.h2;
        return point;
    }

    const PreparedAnalysis& m_analysis;
    const std::vector<std::size_t>& m_rows;
    SubsetLikelihood m_likelihood;
    SubsetSums<Sums> m_equal;
    std::vector<ScoreSums> m_onGrid; ///< of the set at hand; the first point of the grid is tau2 = 0
    std::vector<SubsetSums<ScoreSums>> m_tables{};
};

/// The middle value, the upper one of two; NaN of none.
double median(std::vector<double> values)
{
    if (values.empty())
        return kUndefined;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// Fills the points of the sets that `nextSet` names.
template<typename NextSet>
Result<Gosh> goshOf(const PreparedAnalysis& analysis, std::size_t count, const GoOn& goOn, NextSet nextSet)
{
    Gosh out{analysis.usableRows(), {}};
    const Result<PooledResult> all = analysis.pool(out.rows);
    if (!all)
        return all.error();
    out.points.reserve(count);
    const auto fill = [&](auto point) {
        for (std::size_t i = 0; i < count; ++i) {
            if (i % kStepsBetweenReports == 0 && goOn && !goOn(i, count))
                return;
            out.points.push_back(point(nextSet()));
        }
    };
    const Tau2Method method = analysis.options().tau2;
    if (analysis.model() == Model::EE && !analysis.hasUserWeights()) {
        const SubsetSums<Sums> sums = equalEffectsSums(analysis.usableEffects(), all->beta);
        fill([&](std::uint64_t set) { return equalEffectsPoint(set, sums.of(set), all->beta); });
    } else if (analysis.model() == Model::RE && !analysis.hasUserWeights() &&
               (method == Tau2Method::REML || method == Tau2Method::ML)) {
        LikelihoodPoints points(analysis, out.rows);
        fill([&](std::uint64_t set) { return points.point(set); });
    } else {
        fill([&](std::uint64_t set) { return fittedPoint(analysis, out.rows, set); });
    }
    return out.points.size() == count ? Result<Gosh>(std::move(out)) : cancelled();
}

} // namespace

Result<Gosh> goshOfAllSubsets(const PreparedAnalysis& analysis, std::size_t mostStudies, const GoOn& goOn)
{
    const std::size_t k = analysis.usableRows().size();
    if (k == 0)
        return Error{ErrorCode::Input, "no study can be pooled"};
    if (k > std::min<std::size_t>(mostStudies, 30))
        return Error{ErrorCode::Usage, std::to_string(k) + " studies have too many subsets, the most are " +
                                           std::to_string(mostStudies)};
    return goshOf(analysis, (std::size_t{1} << k) - 1, goOn,
                  [set = std::uint64_t{0}]() mutable { return ++set; });
}

Result<Gosh> goshOfRandomSubsets(const PreparedAnalysis& analysis, std::size_t count, std::uint64_t seed,
                                 const GoOn& goOn)
{
    const std::size_t k = analysis.usableRows().size();
    if (k == 0 || k > 63)
        return Error{ErrorCode::Usage, "random subsets need between 1 and 63 studies"};
    std::mt19937_64 random(seed);
    const std::uint64_t mask = (std::uint64_t{1} << k) - 1;
    return goshOf(analysis, count, goOn, [random, mask]() mutable {
        std::uint64_t set = 0;
        while (set == 0)
            set = random() & mask;
        return set;
    });
}

std::vector<GoshStudy> goshStudies(const Gosh& gosh)
{
    std::vector<GoshStudy> studies;
    for (std::size_t i = 0; i < gosh.rows.size(); ++i) {
        const auto over = [&](bool with, double GoshPoint::*number) {
            std::vector<double> values;
            for (const GoshPoint& point : gosh.points)
                if (((point.studies >> i) & 1U) == (with ? 1U : 0U) && std::isfinite(point.*number))
                    values.push_back(point.*number);
            return median(std::move(values));
        };
        studies.push_back({gosh.rows[i], over(true, &GoshPoint::beta), over(false, &GoshPoint::beta),
                           over(true, &GoshPoint::i2), over(false, &GoshPoint::i2)});
    }
    return studies;
}

} // namespace plansift::stats
