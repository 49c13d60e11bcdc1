// SPDX-License-Identifier: GPL-3.0-or-later
// Schwarzer's test.
#include "core/stats/bias/rare_event_test.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/fourfold.hpp"
#include "core/stats/glmm/observation.hpp"

namespace plansift::stats {

Result<RankTest> rareEventTest(const PreparedAnalysis& analysis)
{
    if (analysis.measure().input != InputKind::TwoByTwo)
        return Error{ErrorCode::Usage, "the test for rare events needs fourfold tables"};
    const auto common = mantelHaenszel(analysis.table(), *measureByKey("OR"), {});
    if (!common)
        return common.error();
    std::vector<double> cells, precisions;
    for (const Fourfold& t : fourfoldRows(analysis.table(), {0, AddTo::None, true}).tables) {
        const LogLikelihood at =
            Observation::hypergeometric(t.a, t.n1(), t.n2(), t.a + t.c).at(common->pooled.beta);
        if (!(at.curvature < 0))
            continue;
        cells.push_back(at.slope / std::sqrt(-at.curvature));
        precisions.push_back(-1 / at.curvature);
    }
    Result<RankTest> test = rankCorrelation(cells, precisions);
    if (test) {
        test->exact = false;
        test->pval = normalTwoSided(test->score / test->se);
    }
    return test;
}

} // namespace plansift::stats
