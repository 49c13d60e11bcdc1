// SPDX-License-Identifier: GPL-3.0-or-later
// Results as JSON.
#include "core/synthesis/spec_result.hpp"

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

using stats::PooledResult;

struct NamedNumber {
    const char16_t* name;
    double PooledResult::*member;
};

constexpr NamedNumber kPooled[]{{u"beta", &PooledResult::beta},
                                {u"se", &PooledResult::se},
                                {u"stat", &PooledResult::stat},
                                {u"ddf", &PooledResult::ddf},
                                {u"pval", &PooledResult::pval},
                                {u"ci_lb", &PooledResult::ciLower},
                                {u"ci_ub", &PooledResult::ciUpper},
                                {u"pi_lb", &PooledResult::piLower},
                                {u"pi_ub", &PooledResult::piUpper},
                                {u"tau2", &PooledResult::tau2},
                                {u"se_tau2", &PooledResult::seTau2},
                                {u"I2", &PooledResult::i2},
                                {u"H2", &PooledResult::h2},
                                {u"QE", &PooledResult::q},
                                {u"QEdf", &PooledResult::qDf},
                                {u"QEp", &PooledResult::qP},
                                {u"vt", &PooledResult::typicalVariance},
                                {u"ll", &PooledResult::logLik}};

constexpr NamedNumber kLeaveOneOut[]{
    {u"beta", &PooledResult::beta}, {u"se", &PooledResult::se},         {u"stat", &PooledResult::stat},
    {u"pval", &PooledResult::pval}, {u"ci_lb", &PooledResult::ciLower}, {u"ci_ub", &PooledResult::ciUpper},
    {u"Q", &PooledResult::q},       {u"Qp", &PooledResult::qP},         {u"tau2", &PooledResult::tau2},
    {u"I2", &PooledResult::i2},     {u"H2", &PooledResult::h2}};

QString named(const char16_t* name)
{
    return QString::fromUtf16(name);
}

QJsonObject pooledJson(const PooledResult& pooled)
{
    QJsonObject json{{u"k"_s, pooled.k}};
    for (const NamedNumber& number : kPooled)
        json[named(number.name)] = jsonNumber(pooled.*number.member);
    return json;
}

/// Models of counts pool without weights.
bool isUsed(const stats::AnalysisResult& result, const stats::StudyResult& study)
{
    return result.glmm ? study.effect.usable() : !std::isnan(study.weight);
}

void addStudies(QJsonObject& json, const stats::AnalysisResult& result)
{
    const std::vector<stats::StudyResult>& studies = result.studies;
    QJsonArray yi, vi, weights, used;
    for (std::size_t i = 0; i < studies.size(); ++i) {
        yi += jsonNumber(studies[i].effect.yi);
        vi += jsonNumber(studies[i].effect.vi);
        if (!isUsed(result, studies[i]))
            continue;
        weights += jsonNumber(studies[i].weight);
        used += static_cast<qint64>(i) + 1;
    }
    json[u"yi"_s] = yi;
    json[u"vi"_s] = vi;
    json[u"weights"_s] = weights;
    json[u"used"_s] = used.size() == yi.size() ? QJsonValue() : QJsonValue(used);
}

void addTests(QJsonObject& json, const stats::StratifiedTests& tests)
{
    json[u"CMH"_s] = jsonNumber(tests.cmh);
    json[u"CMHp"_s] = jsonNumber(tests.cmhP);
    json[u"Tarone"_s] = jsonNumber(tests.tarone);
    json[u"TaroneP"_s] = jsonNumber(tests.taroneP);
    json[u"BD"_s] = jsonNumber(tests.breslowDay);
    json[u"BDp"_s] = jsonNumber(tests.breslowDayP);
}

void addGlmm(QJsonObject& json, const stats::GlmmTests& tests)
{
    json[u"ll_ml"_s] = jsonNumber(tests.countLogLik);
    json[u"QE_Wld"_s] = jsonNumber(tests.wald);
    json[u"QEp_Wld"_s] = jsonNumber(tests.waldP);
    json[u"QE_LRT"_s] = jsonNumber(tests.lrt);
    json[u"QEp_LRT"_s] = jsonNumber(tests.lrtP);
}

QJsonObject subgroupsJson(const stats::AnalysisResult& result)
{
    QJsonObject levels;
    QJsonArray order;
    for (const stats::SubgroupResult& group : result.subgroups) {
        const QString level = QString::fromStdString(group.level);
        levels[level] = pooledJson(group.pooled);
        order += level;
    }
    return {{u"levels"_s, levels},
            {u"order"_s, order},
            {u"Q_between"_s, jsonNumber(result.subgroupTest.q)},
            {u"df"_s, jsonNumber(result.subgroupTest.df)},
            {u"p_between"_s, jsonNumber(result.subgroupTest.p)},
            {u"I2_between"_s, jsonNumber(result.subgroupTest.i2)}};
}

/// The pooled numbers on the scale of report, for measures whose analysis scale is another.
QJsonObject reportedJson(const stats::AnalysisResult& result)
{
    const PooledResult& p = result.pooled;
    QJsonObject json{{u"beta"_s, jsonNumber(result.report(p.beta))},
                     {u"ci_lb"_s, jsonNumber(result.report(p.ciLower))},
                     {u"ci_ub"_s, jsonNumber(result.report(p.ciUpper))},
                     {u"pi_lb"_s, jsonNumber(result.report(p.piLower))},
                     {u"pi_ub"_s, jsonNumber(result.report(p.piUpper))}};
    if (stats::needsSize(result.measure->transform))
        json[u"harmonic_n"_s] = jsonNumber(result.meanSize);
    return json;
}

} // namespace

QJsonValue jsonNumber(double value)
{
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue();
}

QJsonArray jsonNumbers(const std::vector<double>& values)
{
    QJsonArray numbers;
    for (const double value : values)
        numbers += jsonNumber(value);
    return numbers;
}

QString jsonText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonArray warningsJson(const stats::Warnings& warnings)
{
    QJsonArray texts;
    for (const stats::Warning& warning : warnings)
        texts += QString::fromStdString(warning.text);
    return texts;
}

QJsonObject resultJson(const stats::AnalysisResult& result)
{
    QJsonObject json = pooledJson(result.pooled);
    addStudies(json, result);
    if (result.tests)
        addTests(json, *result.tests);
    if (result.glmm)
        addGlmm(json, *result.glmm);
    if (!result.subgroups.empty())
        json[u"subgroups"_s] = subgroupsJson(result);
    if (result.measure->transform != stats::Transform::Identity)
        json[u"backtransformed"_s] = reportedJson(result);
    json[u"warnings"_s] = warningsJson(result.warnings);
    return json;
}

QJsonObject leaveOneOutJson(const stats::LeaveOneOut& result)
{
    QJsonObject json;
    for (const NamedNumber& number : kLeaveOneOut) {
        QJsonArray column;
        for (const PooledResult& pooled : result.results)
            column += jsonNumber(pooled.*number.member);
        json[named(number.name)] = column;
    }
    return json;
}

} // namespace plansift::synthesis
