// SPDX-License-Identifier: GPL-3.0-or-later
// Selection models as JSON.
#include "core/base/text.hpp"
#include "core/stats/bias/selection/selection_model.hpp"
#include "core/synthesis/spec_also_blocks.hpp"
#include "core/synthesis/spec_result.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

using stats::SelectionFit;
using stats::SelectionRequest;

Result<QJsonValue> fitJson(const Result<SelectionFit>& fit)
{
    if (!fit)
        return fit.error();
    return QJsonValue(QJsonObject{{u"alternative"_s, jsonText(stats::selectionSideKey(fit->side))},
                                  {u"beta"_s, jsonNumber(fit->beta)},
                                  {u"se"_s, jsonNumber(fit->se)},
                                  {u"zval"_s, jsonNumber(fit->test.stat)},
                                  {u"pval"_s, jsonNumber(fit->test.pval)},
                                  {u"ci_lb"_s, jsonNumber(fit->test.ciLower)},
                                  {u"ci_ub"_s, jsonNumber(fit->test.ciUpper)},
                                  {u"tau2"_s, jsonNumber(fit->tau2)},
                                  {u"se_tau2"_s, jsonNumber(fit->seTau2)},
                                  {u"delta"_s, jsonNumbers(fit->delta)},
                                  {u"se_delta"_s, jsonNumbers(fit->seDelta)},
                                  {u"ll"_s, jsonNumber(fit->logLik)},
                                  {u"LRT"_s, jsonNumber(fit->lrt)},
                                  {u"LRTdf"_s, jsonNumber(fit->lrtDf)},
                                  {u"LRTp"_s, jsonNumber(fit->lrtP)},
                                  {u"LRT_tau2"_s, jsonNumber(fit->lrtTau2)},
                                  {u"warnings"_s, warningsJson(fit->warnings)}});
}

/// What is fitted unless the request says: one and two steps, the beta function, and the fixed weights of
/// moderate one-tailed selection (Vevea & Woods 2005, table 1).
std::vector<std::pair<QString, SelectionRequest>> usualModels()
{
    return {{u"step_025"_s, {.steps = {0.025}}},
            {u"step_025_50"_s, {.steps = {0.025, 0.5}}},
            {u"beta"_s, {.type = "beta"}},
            {u"vevea_woods_moderate_1t"_s,
             {.steps = {0.005, 0.01, 0.05, 0.1, 0.25, 0.35, 0.5, 0.65, 0.75, 0.9, 0.95, 0.99, 0.995, 1},
              .delta = {1, 0.99, 0.95, 0.8, 0.75, 0.65, 0.6, 0.55, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5}}}};
}

} // namespace

/// The model of the key `selmodel`, or the usual ones by name.
Result<QJsonValue> selectionBlock(const AlsoContext& context)
{
    if (context.request.selection)
        return fitJson(stats::fitSelectionModel(context.analysis, *context.request.selection));
    QJsonObject json;
    for (const auto& [name, request] : usualModels())
        json[name] = blockOrError(fitJson(stats::fitSelectionModel(context.analysis, request)));
    return QJsonValue(json);
}

} // namespace plansift::synthesis
