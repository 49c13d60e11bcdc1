// SPDX-License-Identifier: GPL-3.0-or-later
// Estimates adjusted for small-study effects and for selective publication as JSON.
#include "core/stats/bias/copas.hpp"
#include "core/stats/bias/limit_meta.hpp"
#include "core/stats/bias/p_curve.hpp"
#include "core/stats/bias/p_uniform.hpp"
#include "core/synthesis/spec_also_blocks.hpp"
#include "core/synthesis/spec_result.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

QJsonObject copasJson(const stats::CopasFit& fit)
{
    return {{u"gamma0"_s, jsonNumber(fit.selection.gamma0)},
            {u"gamma1"_s, jsonNumber(fit.selection.gamma1)},
            {u"publprob"_s, jsonNumber(fit.publishedLargest)},
            {u"beta"_s, jsonNumber(fit.beta)},
            {u"se"_s, jsonNumber(fit.se)},
            {u"zval"_s, jsonNumber(fit.test.stat)},
            {u"pval"_s, jsonNumber(fit.test.pval)},
            {u"ci_lb"_s, jsonNumber(fit.test.ciLower)},
            {u"ci_ub"_s, jsonNumber(fit.test.ciUpper)},
            {u"tau2"_s, jsonNumber(fit.tau2)},
            {u"rho"_s, jsonNumber(fit.rho)},
            {u"ll"_s, jsonNumber(fit.logLik)},
            {u"pval_rsb"_s, jsonNumber(fit.pResidual)},
            {u"N_unpubl"_s, jsonNumber(fit.unpublished)}};
}

QJsonObject stoufferJson(const stats::StoufferTest& test)
{
    return {{u"z"_s, jsonNumber(test.z)}, {u"pval"_s, jsonNumber(test.pval)}};
}

} // namespace

Result<QJsonValue> limitMetaBlock(const AlsoContext& context)
{
    const Result<stats::LimitMeta> limit = stats::limitMeta(context.analysis);
    if (!limit)
        return limit.error();
    return QJsonValue(QJsonObject{{u"beta"_s, jsonNumber(limit->beta)},
                                  {u"se"_s, jsonNumber(limit->se)},
                                  {u"zval"_s, jsonNumber(limit->test.stat)},
                                  {u"pval"_s, jsonNumber(limit->test.pval)},
                                  {u"ci_lb"_s, jsonNumber(limit->test.ciLower)},
                                  {u"ci_ub"_s, jsonNumber(limit->test.ciUpper)},
                                  {u"alpha"_s, jsonNumber(limit->alpha)},
                                  {u"slope"_s, jsonNumber(limit->slope)},
                                  {u"tau2"_s, jsonNumber(limit->tau2)},
                                  {u"Q"_s, jsonNumber(limit->q)},
                                  {u"Q_small"_s, jsonNumber(limit->qSmall)},
                                  {u"Q_resid"_s, jsonNumber(limit->qResidual)},
                                  {u"G2"_s, jsonNumber(limit->gSquared)},
                                  {u"yi_limit"_s, jsonNumbers(limit->shrunken)}});
}

/// `fits` from weak to strong selection, `adjusted` the weakest of them that explains the small-study effect.
Result<QJsonValue> copasBlock(const AlsoContext& context)
{
    const Result<stats::Copas> copas = stats::copas(context.analysis);
    if (!copas)
        return copas.error();
    QJsonArray fits;
    for (const stats::CopasFit& fit : copas->fits)
        fits += copasJson(fit);
    return QJsonValue(
        QJsonObject{{u"fits"_s, fits},
                    {u"adjusted"_s,
                     copas->adjusted ? QJsonValue(copasJson(copas->fits[*copas->adjusted])) : QJsonValue()}});
}

Result<QJsonValue> pCurveBlock(const AlsoContext& context)
{
    const Result<stats::PCurve> curve = stats::pCurve(context.analysis.usableEffects());
    if (!curve)
        return curve.error();
    return QJsonValue(
        QJsonObject{{u"k_sig"_s, curve->significant},
                    {u"k_half"_s, curve->halfSignificant},
                    {u"share_half"_s, jsonNumber(curve->shareBelowHalf)},
                    {u"pval_binomial"_s, jsonNumber(curve->pBinomial)},
                    {u"right_skew"_s, stoufferJson(curve->rightSkew)},
                    {u"half_right_skew"_s, stoufferJson(curve->halfRightSkew)},
                    {u"flatness"_s, stoufferJson(curve->flatness)},
                    {u"half_flatness"_s, stoufferJson(curve->halfFlatness)},
                    {u"power"_s, QJsonArray{jsonNumber(curve->power), jsonNumber(curve->powerLower),
                                            jsonNumber(curve->powerUpper)}},
                    {u"evidential_value"_s, curve->evidential},
                    {u"inadequate_evidence"_s, curve->inadequate}});
}

/// In the direction of the pooled effect.
Result<QJsonValue> pUniformBlock(const AlsoContext& context)
{
    const Result<stats::PooledResult> pooled = context.analysis.pool(context.analysis.usableRows());
    if (!pooled)
        return pooled.error();
    const Result<stats::PUniform> p = stats::pUniform(context.analysis.usableEffects(), pooled->beta >= 0,
                                                      context.analysis.options().level);
    if (!p)
        return p.error();
    return QJsonValue(QJsonObject{{u"k_sig"_s, p->significant},
                                  {u"side"_s, p->positive ? u"right"_s : u"left"_s},
                                  {u"beta"_s, jsonNumber(p->beta)},
                                  {u"ci_lb"_s, jsonNumber(p->ciLower)},
                                  {u"ci_ub"_s, jsonNumber(p->ciUpper)},
                                  {u"zval"_s, jsonNumber(p->zNull)},
                                  {u"pval"_s, jsonNumber(p->pNull)},
                                  {u"zval_bias"_s, jsonNumber(p->zBias)},
                                  {u"pval_bias"_s, jsonNumber(p->pBias)}});
}

} // namespace plansift::synthesis
