// SPDX-License-Identifier: GPL-3.0-or-later
// Assignments of moderators to studies, all or by random draws.
#include "core/stats/models/regression_permutation.hpp"

#include "core/stats/models/design_matrix.hpp"
#include "core/stats/models/orthonormal_design.hpp"
#include "core/stats/models/wald_statistics.hpp"

#include <algorithm>
#include <numeric>
#include <random>

namespace plansift::stats {
namespace {

using Order = std::vector<Eigen::Index>;

constexpr std::size_t kStepsBetweenReports = 16;

/// Counts how often permuted fits reach the observed statistics.
class Reached {
public:
    Reached(const RegressionData& data, const RegressionOptions& options, bool intercept)
        : m_design(orthonormal(data.x))
        , m_data{data.y, data.v, m_design.q}
        , m_statistics(m_data, m_design.inverseR, options, intercept ? 1 : 0)
        , m_counts(Eigen::VectorXd::Zero(data.p()))
    {
        Result<WaldStatistics> observed = m_statistics();
        if (observed)
            m_observed = std::move(*observed);
        else
            m_error = observed.error();
    }
    Reached(const Reached&) = delete; // m_statistics looks at m_data
    Reached& operator=(const Reached&) = delete;

    const std::optional<Error>& error() const { return m_error; }

    /// A fit that fails counts as not reaching.
    void add(const Order& rows)
    {
        ++m_total;
        for (Eigen::Index i = 0; i < m_data.x.rows(); ++i)
            m_data.x.row(i) = m_design.q.row(rows[static_cast<std::size_t>(i)]);
        const Result<WaldStatistics> found = m_statistics();
        if (!found)
            return;
        m_counts.array() +=
            (found->distance.array() >= m_observed.distance.array() - kPermutationTie).cast<double>();
        m_omnibus += found->omnibus >= m_observed.omnibus - kPermutationTie ? 1 : 0;
    }

    RegressionPermutation result(bool exact) const
    {
        const Eigen::VectorXd shares = m_counts / asDouble(m_total);
        return {m_total, exact, {shares.begin(), shares.end()}, m_omnibus / asDouble(m_total)};
    }

private:
    OrthonormalDesign m_design;
    RegressionData m_data;
    WaldRefits m_statistics;
    WaldStatistics m_observed{};
    std::optional<Error> m_error{};
    Eigen::VectorXd m_counts;
    double m_omnibus = 0;
    std::size_t m_total = 0;
};

/// The first of the rows equal to each row.
Order classesOf(const Eigen::MatrixXd& x)
{
    Order classes;
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
        Eigen::Index first = 0;
        while (x.row(first) != x.row(i))
            ++first;
        classes.push_back(first);
    }
    return classes;
}

/// Number of distinct orders of the classes: k! / (n1! n2! ...).
double distinctOrders(const Order& classes)
{
    double logCount = std::lgamma(asDouble(classes.size()) + 1);
    for (Eigen::Index c = 0; c < static_cast<Eigen::Index>(classes.size()); ++c)
        logCount -= std::lgamma(static_cast<double>(std::ranges::count(classes, c)) + 1);
    return std::exp(logCount);
}

/// Adds orders while there is a next one; false when it was stopped.
template<typename Next>
bool addOrders(Reached& reached, std::size_t all, const GoOn& goOn, Order& order, Next next)
{
    std::size_t done = 0;
    do {
        reached.add(order);
        if (++done % kStepsBetweenReports == 0 && goOn && !goOn(done, all))
            return false;
    } while (next(done));
    return true;
}

bool addAll(Reached& reached, Order classes, std::size_t all, const GoOn& goOn)
{
    std::ranges::sort(classes);
    return addOrders(reached, all, goOn, classes,
                     [&](std::size_t) { return std::ranges::next_permutation(classes).found; });
}

/// The observed order is the first.
bool addRandom(Reached& reached, Order rows, const Draws& draws, const GoOn& goOn)
{
    std::mt19937_64 random(draws.seed);
    return addOrders(reached, draws.count, goOn, rows, [&](std::size_t done) {
        std::ranges::shuffle(rows, random);
        return done < draws.count;
    });
}

} // namespace

Result<RegressionPermutation> permuteModerators(std::span<const StudyEffect> effects, const Design& design,
                                                const RegressionOptions& options, const Draws& draws,
                                                bool exactOnly, const GoOn& goOn)
{
    const Result<RegressionData> data = regressionData(effects, design);
    if (!data)
        return data.error();
    if (design.intercept && data->p() < 2)
        return Error{ErrorCode::Usage, "there are no moderators to permute"};
    if (options.test == TestMethod::Kr)
        return Error{ErrorCode::Usage, "permutation tests do not go with the test kr"};
    if (const Result<RegressionResult> observed = metaRegression(*data, options); !observed)
        return observed.error();
    Reached reached(*data, options, design.intercept);
    if (reached.error())
        return *reached.error();
    const Order classes = classesOf(data->x);
    const double orders = distinctOrders(classes);
    const bool exact = orders <= asDouble(draws.count) * (1 + 1e-9);
    if (exactOnly && !exact)
        return Error{ErrorCode::Usage, "too many studies for an exact permutation test"};
    const bool whole = exact ? addAll(reached, classes, static_cast<std::size_t>(std::round(orders)), goOn)
                             : addRandom(reached, classes, draws, goOn);
    return whole ? Result<RegressionPermutation>(reached.result(exact)) : cancelled();
}

} // namespace plansift::stats
