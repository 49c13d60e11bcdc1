// SPDX-License-Identifier: GPL-3.0-or-later
// Making lines of results.
#include "core/session/method_lines.hpp"

#include "core/figure/number_text.hpp"
#include "core/session/moderators.hpp"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace plansift {

Result<synthesis::OutcomeAnalysis> analysedOutcome(const Session& session, const Outcome& outcome)
{
    const Result<QList<OutcomeRow>> rows = rowsToAnalyse(session, outcome);
    return rows ? synthesis::analyseOutcome(outcome, *rows)
                : Result<synthesis::OutcomeAnalysis>(rows.error());
}

Result<stats::PreparedAnalysis> preparedAnalysis(const Session& session, const Outcome& outcome)
{
    const Result<synthesis::OutcomeAnalysis> analysis = analysedOutcome(session, outcome);
    return analysis ? stats::PreparedAnalysis::prepare(analysis->table, analysis->request)
                    : Result<stats::PreparedAnalysis>(analysis.error());
}

MethodLine lineOf(const QString& label, const stats::AnalysisResult& scale, double beta, double lower,
                  double upper)
{
    MethodLine line{label, scale.report(beta), scale.report(lower), scale.report(upper), {}, false};
    line.text = u"%1 [%2, %3]"_s.arg(numberText(line.effect), numberText(line.lower), numberText(line.upper));
    return line;
}

MethodLine lineOf(const QString& label, const stats::AnalysisResult& scale, const stats::PooledResult& pooled)
{
    return lineOf(label, scale, pooled.beta, pooled.ciLower, pooled.ciUpper);
}

double noEffect(const stats::AnalysisResult& result)
{
    return result.report(result.measure->nullValue);
}

QString numberText(double value, int decimals)
{
    return QString::fromStdString(figure::fixedNumber(value, decimals));
}

QString pText(double p)
{
    return p < 0.001 ? QCoreApplication::translate("plan", "P < 0.001")
                     : QCoreApplication::translate("plan", "P = %1").arg(numberText(p, p < 0.01 ? 3 : 2));
}

} // namespace plansift
