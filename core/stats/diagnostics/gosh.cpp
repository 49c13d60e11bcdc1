// SPDX-License-Identifier: GPL-3.0-or-later
// Graphical display of study heterogeneity: the numbers.
#include "core/stats/diagnostics/gosh.hpp"

#include <algorithm>
#include <bit>
#include <random>

namespace plansift::stats {
namespace {

/// Sums of w, w y and w y^2 of a subset; y is counted from the overall mean, so that little cancels in Q.
struct Sums {
    double w = 0, wy = 0, wyy = 0;

    Sums operator+(const Sums& o) const { return {w + o.w, wy + o.wy, wyy + o.wyy}; }
};

/// The sums of every subset of up to 16 studies.
std::vector<Sums> subsetSums(const std::vector<Sums>& studies)
{
    std::vector<Sums> sums(std::size_t{1} << studies.size());
    for (std::size_t set = 1; set < sums.size(); ++set)
        sums[set] = sums[set & (set - 1)] + studies[static_cast<std::size_t>(std::countr_zero(set))];
    return sums;
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

/// Sums of any subset, from tables of its lower and its upper studies.
class EqualEffectsSums {
public:
    EqualEffectsSums(const PreparedAnalysis& analysis, const std::vector<std::size_t>& rows, double centre)
    {
        std::vector<Sums> studies;
        for (const std::size_t row : rows) {
            const StudyEffect& e = analysis.effects().effects[row];
            const double y = e.yi - centre;
            studies.push_back({1 / e.vi, y / e.vi, y * y / e.vi});
        }
        for (std::size_t from = 0; from < studies.size(); from += kBits) {
            const std::size_t to = std::min(studies.size(), from + kBits);
            m_tables.push_back(
                subsetSums({studies.begin() + std::ptrdiff_t(from), studies.begin() + std::ptrdiff_t(to)}));
        }
    }

    Sums of(std::uint64_t set) const
    {
        Sums sum;
        for (const auto& table : m_tables) {
            sum = sum + table[set & (table.size() - 1)];
            set >>= kBits;
        }
        return sum;
    }

private:
    static constexpr std::size_t kBits = 10;
    std::vector<std::vector<Sums>> m_tables{};
};

GoshPoint fittedPoint(const PreparedAnalysis& analysis, const std::vector<std::size_t>& rows,
                      std::uint64_t set, std::vector<std::size_t>& subset)
{
    subset.clear();
    for (std::uint64_t rest = set; rest != 0; rest &= rest - 1)
        subset.push_back(rows[static_cast<std::size_t>(std::countr_zero(rest))]);
    const Result<PooledResult> r = analysis.pool(subset);
    return r ? GoshPoint{set, r->beta, r->q, r->i2, r->h2, r->tau2} : GoshPoint{set};
}

/// Fills the points of the sets that `nextSet` names.
template<typename NextSet>
Result<Gosh> goshOf(const PreparedAnalysis& analysis, std::size_t count, NextSet nextSet)
{
    Gosh out{analysis.usableRows(), {}};
    out.points.reserve(count);
    if (analysis.model() == Model::EE && !analysis.hasUserWeights()) {
        const Result<PooledResult> all = analysis.pool(out.rows);
        if (!all)
            return all.error();
        const EqualEffectsSums sums(analysis, out.rows, all->beta);
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t set = nextSet();
            out.points.push_back(equalEffectsPoint(set, sums.of(set), all->beta));
        }
        return out;
    }
    std::vector<std::size_t> subset;
    for (std::size_t i = 0; i < count; ++i)
        out.points.push_back(fittedPoint(analysis, out.rows, nextSet(), subset));
    return out;
}

} // namespace

Result<Gosh> goshOfAllSubsets(const PreparedAnalysis& analysis, std::size_t mostStudies)
{
    const std::size_t k = analysis.usableRows().size();
    if (k == 0)
        return Error{ErrorCode::Input, "no study can be pooled"};
    if (k > std::min<std::size_t>(mostStudies, 30))
        return Error{ErrorCode::Usage, std::to_string(k) + " studies have too many subsets, the most are " +
                                           std::to_string(mostStudies)};
    return goshOf(analysis, (std::size_t{1} << k) - 1, [set = std::uint64_t{0}]() mutable { return ++set; });
}

Result<Gosh> goshOfRandomSubsets(const PreparedAnalysis& analysis, std::size_t count, std::uint64_t seed)
{
    const std::size_t k = analysis.usableRows().size();
    if (k == 0 || k > 63)
        return Error{ErrorCode::Usage, "random subsets need between 1 and 63 studies"};
    std::mt19937_64 random(seed);
    const std::uint64_t mask = (std::uint64_t{1} << k) - 1;
    return goshOf(analysis, count, [random, mask]() mutable {
        std::uint64_t set = 0;
        while (set == 0)
            set = random() & mask;
        return set;
    });
}

} // namespace plansift::stats
