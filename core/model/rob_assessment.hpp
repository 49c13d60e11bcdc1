// SPDX-License-Identifier: GPL-3.0-or-later
// A risk-of-bias assessment of one result as it stands in the project.
#pragma once

#include "core/model/review.hpp"

namespace plansift {

/// An answered signalling question.
struct RobAnswer {
    QString question{};
    QString answer{}; ///< Y PY PN N NI NA
    QString support{};

    bool operator==(const RobAnswer&) const = default;
};

/// The judgement of a domain ("overall" too); an override of the algorithm's proposal has a reason.
struct RobJudgement {
    QString domain{};
    QString judgement{};
    QString overrideReason{};

    bool operator==(const RobJudgement&) const = default;
};

/// Risk of bias of one result (study and outcome; outcome 0 = the study as a whole).
struct RobAssessment {
    RowId id = 0;
    QString uid{};
    RowId study = 0;
    QString studyLabel{};
    RowId outcome = 0;
    QString outcomeName{};
    QString tool{};
    QString toolVersion{};
    QString reviewer{};
    QString tag{};
    QList<RobAnswer> answers{};
    QList<RobJudgement> judgements{};

    QString judgement(const QString& domain) const;
    bool operator==(const RobAssessment&) const = default;
};

} // namespace plansift
