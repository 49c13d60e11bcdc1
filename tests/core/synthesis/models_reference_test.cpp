// SPDX-License-Identifier: GPL-3.0-or-later
// Meta-regression, multilevel and multivariate models and cluster-robust tests against metafor 3.8-1 and
// clubSandwich 0.5.8, through `analyse --spec`.
#include "core/synthesis/spec.hpp"
#include "tests/support/reference/reference_file.hpp"
#include "tests/support/reference/reference_tally.hpp"
#include "tests/support/reference_data.hpp"

#include <QFile>
#include <QJsonDocument>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace plansift::test;

namespace {

constexpr double kClosed = 1e-9;
constexpr double kIterated = 1e-7;
constexpr double kFarFromZero = 1e-6;  // metafor's normal equations lose digits to years
constexpr double kComponents = 1e-4;   // where metafor's optimiser stops
constexpr double kLogLik = 1e-6;       // absolute
constexpr double kStoppedShort = 5e-8; // of the log-likelihood: metafor's optimiser ended before its maximum
constexpr double kProfile = 1e-3;      // where metafor's search for a bound of an interval stops

QJsonObject answerOf(const ReferenceFile& file, QJsonObject request)
{
    request[u"preset"_s] = u"metafor-3.8"_s;
    const QJsonObject spec{{u"input"_s, file.root[u"input"_s]},
                           {u"moderators"_s, file.root[u"moderators"_s]},
                           {u"cluster"_s, file.root[u"cluster"_s]},
                           {u"requests"_s, QJsonArray{request}}};
    return plansift::synthesis::analyse(spec)[u"results"_s].toArray()[0].toObject();
}

/// Compares the numbers of a reference value with those of ours, by the same path.
class Comparison {
public:
    Comparison(ReferenceTally& tally, std::string group, std::string where)
        : m_tally(tally)
        , m_group(std::move(group))
        , m_where(std::move(where))
    {
    }

    void compare(const QString& name, const QJsonValue& ours, const QJsonValue& expected, double tolerance,
                 double unit = 0)
    {
        if (expected.isObject()) {
            const QJsonObject object = expected.toObject();
            for (auto it = object.begin(); it != object.end();
                 ++it) // tau at the boundary is the root of rounding
                compare(name + u'/' + it.key(), ours.toObject()[it.key()], *it, tolerance,
                        it.key() == u"tau"_s ? std::sqrt(unit / tolerance) : unit);
        } else if (expected.isArray()) {
            const QJsonArray a = ours.toArray();
            const QJsonArray b = expected.toArray();
            if (a.size() != b.size())
                return m_tally.fail(m_where + " " + name.toStdString(), "another number of values");
            for (qsizetype i = 0; i < b.size(); ++i)
                compare(name, a[i], b[i], tolerance, unit);
        } else if (expected.isNull() && !ours.isNull()) {
            m_tally.skip(m_group + ": " + name.toStdString() + " is null in metafor, a number here");
        } else if (expected.isDouble() || expected.isNull()) {
            m_tally.compare(m_group + " " + name.toStdString(), m_where, numberOf(ours), numberOf(expected),
                            tolerance, unit);
        }
    }

private:
    ReferenceTally& m_tally;
    std::string m_group;
    std::string m_where;
};

// ---- meta-regression ----

class RegressionComparison {
public:
    RegressionComparison(ReferenceTally& tally, const ReferenceFile& file)
        : m_tally(tally)
        , m_file(file)
    {
    }

    void run()
    {
        const QJsonObject analyses = m_file.root[u"analyses"_s].toObject();
        for (auto it = analyses.begin(); it != analyses.end(); ++it) {
            const QJsonObject formulas = it->toObject()[u"meta_regression"_s].toObject();
            for (auto formula = formulas.begin(); formula != formulas.end(); ++formula)
                compareFormula(it.key(), formula.key(), formula->toObject());
        }
    }

private:
    void compareFormula(const QString& measure, const QString& formula, const QJsonObject& block)
    {
        if (formula.contains(u"pmin"_s))
            return m_tally.skip("meta-regression: pmin() is not a term here");
        for (auto it = block.begin(); it != block.end(); ++it)
            if (it.key().contains(u'/'))
                compareModel(measure, formula, it.key(), it->toObject(), block[u"colnames"_s]);
    }

    QJsonObject requestOf(const QString& measure, const QString& formula, const QString& model,
                          const QJsonObject& expected) const
    {
        const QJsonObject args =
            m_file.root[u"escalc"_s].toObject()[measure].toObject()[u"args"_s].toObject();
        const QString method = model.section(u'/', 0, 0);
        QJsonObject request{{u"measure"_s, measure.section(u':', 0, 0)},
                            {u"mods"_s, formula},
                            {u"model"_s, method == u"EE"_s ? u"EE"_s : u"RE"_s},
                            {u"test"_s, model.section(u'/', 1)}};
        QJsonArray also;
        if (expected.contains(u"ci_QP"_s))
            also += u"confint"_s;
        if (expected.contains(u"permutest_exact"_s))
            also += u"permutest_exact"_s;
        request[u"also"_s] = also;
        if (method != u"EE"_s)
            request[u"tau2"_s] = method;
        for (const QString& key : {u"vtype"_s, u"to"_s, u"drop00"_s})
            if (args.contains(key))
                request[key] = args[key];
        return request;
    }

    void compareModel(const QString& measure, const QString& formula, const QString& model,
                      const QJsonObject& expected, const QJsonValue& names)
    {
        const std::string where = m_file.key + " " + measure.toStdString() + " " + formula.toStdString() +
                                  " " + model.toStdString();
        QJsonObject ours = answerOf(m_file, requestOf(measure, formula, model, expected));
        if (ours.contains(u"error"_s))
            return m_tally.fail(where, ours[u"error"_s].toString().toStdString());
        EXPECT_EQ(ours[u"colnames"_s], names) << where;
        ours[u"vcov"_s] = ours[u"vb"_s];
        ours[u"ci_QP"_s] = ours[u"confint"_s].toObject()[u"QP"_s];
        const bool iterated =
            model.startsWith(u"REML"_s) || model.startsWith(u"ML"_s) || model.startsWith(u"PM"_s);
        const double closed = formula.contains(u"year"_s) ? kFarFromZero : kClosed;
        const double tolerance = iterated ? std::max(kIterated, closed) : closed;
        Comparison comparison(m_tally, "regression", where);
        for (auto it = expected.begin(); it != expected.end(); ++it)
            if (!it->isNull() || it.key() == u"ddf"_s)
                comparison.compare(it.key(), ours[it.key()], *it,
                                   std::max(tolerance, it.key() == u"ci_QP"_s ? kIterated : 0),
                                   unitOf(it.key(), ours));
    }

    /// tau2 counts in units of the sampling variances; percentages in percent; covariances by the largest.
    static double unitOf(const QString& name, const QJsonObject& ours)
    {
        if (name == u"tau2"_s || name == u"ci_QP"_s)
            return std::max(ours[u"vt"_s].toDouble(), 0.0);
        return name == u"R2"_s || name == u"I2"_s ? 100 : 0;
    }

    ReferenceTally& m_tally;
    const ReferenceFile& m_file;
};

// ---- multilevel models ----

/// Sampling covariances of the five trials: their two outcomes, and between them (Berkey 1998, table 1).
QJsonArray berkeyCovariances()
{
    constexpr double kTrials[5][3] = {{.0075, .0030, .0077},
                                      {.0057, .0009, .0008},
                                      {.0021, .0007, .0014},
                                      {.0029, .0009, .0015},
                                      {.0148, .0072, .0304}};
    QJsonArray rows;
    for (int i = 0; i < 10; ++i) {
        QJsonArray row;
        for (int j = 0; j < 10; ++j)
            row += i / 2 == j / 2 ? kTrials[i / 2][i % 2 + j % 2] : 0.0;
        rows += row;
    }
    return rows;
}

QJsonObject clustered(double rho)
{
    return {{u"cluster"_s, u"cluster"_s}, {u"rho"_s, rho}};
}

/// What the reference's blocks were called with, besides two random intercepts.
QJsonObject multilevelRequest(const QString& block)
{
    static const QMap<QString, QJsonObject> requests{
        {u"threelevel_ML"_s, {{u"tau2"_s, u"ML"_s}}},
        {u"threelevel_t"_s, {{u"test"_s, u"t"_s}, {u"dfs"_s, u"contain"_s}}},
        {u"threelevel_year"_s, {{u"mods"_s, QJsonArray{u"year"_s}}}},
        {u"threelevel_mods"_s, {{u"mods"_s, QJsonArray{u"year"_s, u"deltype"_s}}}},
        {u"che_rho05"_s, {{u"V"_s, clustered(0.5)}}},
        {u"che_rho06"_s, {{u"V"_s, clustered(0.6)}}},
        {u"cs"_s, {{u"random"_s, u"~ row | cluster"_s}, {u"struct"_s, u"CS"_s}}},
        {u"UN"_s,
         {{u"random"_s, u"~ outcome | cluster"_s},
          {u"struct"_s, u"UN"_s},
          {u"V"_s, berkeyCovariances()},
          {u"mods"_s, u"~ 0 + outcome"_s}}},
        {u"UN_ML_year"_s,
         {{u"random"_s, u"~ outcome | cluster"_s},
          {u"struct"_s, u"UN"_s},
          {u"V"_s, berkeyCovariances()},
          {u"tau2"_s, u"ML"_s},
          {u"mods"_s, u"~ 0 + outcome + outcome:I(year - 1983)"_s}}}};
    QJsonObject request = requests[block];
    if (!request.contains(u"random"_s))
        request[u"random"_s] = QJsonArray{u"~ 1 | cluster/row"_s};
    return request;
}

void compareMultilevel(ReferenceTally& tally, const ReferenceFile& file, const QString& block,
                       const QJsonObject& expected)
{
    const std::string where = file.key + " " + block.toStdString();
    QJsonObject request = multilevelRequest(block);
    request[u"measure"_s] = file.root[u"kind"_s] == u"cor"_s ? u"ZCOR"_s : u"GEN"_s;
    request[u"model"_s] = u"MV"_s;
    request[u"cluster"_s] = u"cluster"_s;
    for (const QString& kind : {u"CR1"_s, u"CR2"_s}) {
        request[u"robust"_s] = kind;
        const QJsonObject ours = answerOf(file, request);
        if (ours.contains(u"error"_s))
            return tally.fail(where, ours[u"error"_s].toString().toStdString());
        Comparison comparison(tally, "multilevel", where);
        const QString robust = u"robust_"_s + kind;
        QJsonObject theirs = expected[robust].toObject();
        if (theirs[u"ddf"_s].toArray().size() == 1) // one for all coefficients
            while (theirs[u"ddf"_s].toArray().size() < ours[u"beta"_s].toArray().size())
                theirs[u"ddf"_s] = theirs[u"ddf"_s].toArray() + theirs[u"ddf"_s].toArray()[0];
        comparison.compare(robust, ours[robust], theirs, kComponents);
        if (kind == u"CR1"_s)
            continue;
        EXPECT_EQ(ours[u"coef_names"_s], expected[u"coef_names"_s]) << where;
        const double gain = ours[u"ll"_s].toDouble() - expected[u"ll"_s].toDouble();
        EXPECT_GE(gain, -kLogLik) << where;
        if (gain > kLogLik)
            tally.skip("multilevel: a higher likelihood than metafor's");
        for (const QString& name :
             {u"beta"_s, u"se"_s, u"stat"_s, u"pval"_s, u"ci_lb"_s, u"ci_ub"_s, u"sigma2"_s, u"tau2"_s,
              u"rho"_s, u"QE"_s, u"QEp"_s, u"QM"_s, u"QMp"_s, u"ll"_s, u"vb"_s, u"pi_lb"_s, u"pi_ub"_s})
            if (expected.contains(name))
                comparison.compare(name, ours[name], expected[name],
                                   name.startsWith(u"QE"_s) ? kClosed : kComponents);
    }
}

void compareFolder(const std::string& folder, std::size_t regressions, std::size_t multilevels)
{
    ReferenceTally regression;
    ReferenceTally multilevel;
    for (const ReferenceFile& file : referenceFiles(folder)) {
        RegressionComparison(regression, file).run();
        const QJsonObject blocks = file.root[u"multilevel"_s].toObject();
        for (auto it = blocks.begin(); it != blocks.end(); ++it)
            compareMultilevel(multilevel, file, it.key(), it->toObject());
    }
    regression.print("meta-regression");
    multilevel.print("multilevel models");
    EXPECT_GE(regression.compared(), regressions);
    EXPECT_GE(multilevel.compared(), multilevels);
}

} // namespace

TEST(ModelsReference, CommittedDataSets)
{
    compareFolder(committedData() + "/reference_models", 1000, 300);
}

TEST(ModelsReference, AllDataSets)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    compareFolder(referenceData() + "/reference", 10000, 300);
}

TEST(ModelsReference, CasesComputedWithMetafor)
{
    QFile file(QString::fromStdString(committedData()) + u"/metafor_models/cases.json"_s);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    ReferenceTally tally;
    for (const QJsonValue& value : QJsonDocument::fromJson(file.readAll()).object()[u"cases"_s].toArray()) {
        const QJsonObject one = value.toObject();
        const std::string where = one[u"name"_s].toString().toStdString();
        const QJsonObject out =
            plansift::synthesis::analyse({{u"input"_s, one[u"input"_s]},
                                          {u"moderators"_s, one[u"moderators"_s]},
                                          {u"requests"_s, QJsonArray{one[u"request"_s]}}});
        const QJsonObject ours = out[u"results"_s].toArray()[0].toObject();
        if (ours.contains(u"error"_s)) {
            tally.fail(where, ours[u"error"_s].toString().toStdString());
            continue;
        }
        const QJsonObject expected = one[u"expected"_s].toObject();
        const double gain =
            expected.contains(u"ll"_s) ? ours[u"ll"_s].toDouble() - expected[u"ll"_s].toDouble() : 0;
        EXPECT_GE(gain, -kLogLik) << where;
        if (gain > kStoppedShort) {
            tally.skip("models: a higher likelihood than metafor's");
            continue;
        }
        for (auto it = expected.begin(); it != expected.end(); ++it)
            Comparison(tally, "cases", where)
                .compare(it.key(), ours[it.key()], *it, it.key() == u"confint"_s ? kProfile : kComponents);
    }
    tally.print("models computed with metafor");
    EXPECT_GE(tally.compared(), 200u);
}
