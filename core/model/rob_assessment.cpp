// SPDX-License-Identifier: GPL-3.0-or-later
// Looking up a judgement.
#include "core/model/rob_assessment.hpp"

namespace plansift {

QString RobAssessment::judgement(const QString& domain) const
{
    for (const RobJudgement& j : judgements)
        if (j.domain == domain)
            return j.judgement;
    return {};
}

} // namespace plansift
