// SPDX-License-Identifier: GPL-3.0-or-later
// Selection models of `analyse --spec` against metafor 3.8-1 for the committed data sets and, where the
// folder is given, for all. The likelihood decides: ours may be higher, never lower.
#include "core/synthesis/spec.hpp"
#include "tests/support/reference/reference_file.hpp"
#include "tests/support/reference/reference_tally.hpp"
#include "tests/support/reference_data.hpp"

#include <gtest/gtest.h>

#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace plansift::test;

namespace {

constexpr double kLogLik = 1e-5;
constexpr double kEstimate = 1e-3;
constexpr double kFlat = 5;        // standard errors that count as one, see unitOf()
constexpr double kBoundary = 1e-4; // tau2 in units of se^2, below which metafor means zero

/// Log-likelihood of the beta model at a point, by adaptive integration over the effects: an independent
/// route.
double betaLogLik(const std::vector<double>& yi, const std::vector<double>& vi, const QJsonObject& at)
{
    constexpr double kLeastP = 1e-5;
    const double sign = at[u"alternative"_s] == u"less"_s ? -1 : 1;
    const double mu = sign * numberOf(at[u"beta"_s]);
    const std::vector<double> delta = numbersOf(at[u"delta"_s]);
    const auto weight = [&](double z) {
        const double p = std::clamp(std::erfc(z / std::numbers::sqrt2) / 2, kLeastP, 1 - kLeastP);
        return std::pow(p, delta[0] - 1) * std::pow(1 - p, delta[1] - 1);
    };
    double sum = 0;
    for (std::size_t i = 0; i < yi.size(); ++i) {
        const double total = vi[i] + numberOf(at[u"tau2"_s]);
        const auto density = [&](double y) {
            return weight(y / std::sqrt(vi[i])) * std::exp(-(y - mu) * (y - mu) / (2 * total)) /
                   std::sqrt(2 * std::numbers::pi * total);
        };
        const auto integral = [&](double from, double to) {
            return boost::math::quadrature::gauss_kronrod<double, 31>::integrate(density, from, to, 12,
                                                                                 1e-11);
        };
        const double end = 4.2648907939228247 * std::sqrt(vi[i]); // p = 1e-5
        const double far = std::abs(mu) + 40 * std::sqrt(total) + end;
        sum += std::log(density(sign * yi[i]) /
                        (integral(-far, -end) + integral(-end, end) + integral(end, far)));
    }
    return sum;
}

QJsonObject selectionModels(const ReferenceFile& file, const QString& name)
{
    QJsonObject request = requestOf(file, name);
    request[u"model"_s] = u"RE"_s;
    request[u"also"_s] = QJsonArray{u"selmodel"_s};
    const QJsonObject out = plansift::synthesis::analyse(
        {{u"input"_s, file.root[u"input"_s]}, {u"requests"_s, QJsonArray{request}}});
    const QJsonObject result = out[u"results"_s].toArray()[0].toObject();
    return result;
}

class ModelComparison {
public:
    ModelComparison(ReferenceTally& tally, std::string where, QJsonObject ours, QJsonObject expected)
        : m_tally(tally)
        , m_where(std::move(where))
        , m_ours(std::move(ours))
        , m_expected(std::move(expected))
    {
    }

    /// The effects that the models are fitted to.
    void setEffects(const QJsonObject& result)
    {
        for (qsizetype i = 0; i < result[u"yi"_s].toArray().size(); ++i) {
            const double y = numberOf(result[u"yi"_s].toArray()[i]);
            const double v = numberOf(result[u"vi"_s].toArray()[i]);
            if (std::isnan(y) || !(v > 0))
                continue;
            m_yi.push_back(y);
            m_vi.push_back(v);
        }
    }

    void run()
    {
        if (m_expected.contains(u"error"_s) || m_ours.contains(u"error"_s))
            return compareRefusals();
        EXPECT_EQ(m_ours[u"alternative"_s], m_expected[u"alternative"_s]) << m_where;
        const double theirs = isBeta() ? betaLogLik(m_yi, m_vi, m_expected) : number(m_expected, u"ll"_s);
        if (std::abs(theirs - number(m_expected, u"ll"_s)) > kLogLik)
            m_tally.skip("metafor's integral is off by more than 1e-5 at its own estimates");
        const double gain = number(m_ours, u"ll"_s) - theirs;
        if (gain < -kLogLik)
            return m_tally.fail(m_where, "the log-likelihood is lower by " + std::to_string(-gain));
        m_tally.compare("ll", m_where, number(m_ours, u"ll"_s) - std::max(gain, 0.0), theirs, kLogLik, 1);
        if (gain > kLogLik)
            return m_tally.skip("won: a higher log-likelihood than metafor's");
        compareEstimates();
    }

private:
    bool isBeta() const { return m_where.ends_with("beta"); }
    static double number(const QJsonObject& json, const QString& key) { return numberOf(json[key]); }

    /// metafor's optimiser gives up where ours does not; empty intervals and too few studies are refused by
    /// both.
    void compareRefusals()
    {
        const QString theirs = m_expected[u"error"_s].toString();
        if (theirs.contains(u"ptimiz"_s) && !m_ours.contains(u"error"_s))
            return m_tally.skip("won: fitted where metafor's optimiser fails");
        if (theirs.isEmpty() || !m_ours.contains(u"error"_s))
            return m_tally.fail(m_where, "refused by one only: " + theirs.toStdString() + " / " +
                                             m_ours[u"error"_s].toString().toStdString());
        m_tally.skip("refused by both");
    }

    void compareEstimates()
    {
        for (const auto& [key, error] : {std::pair{u"beta"_s, u"se"_s}, std::pair{u"tau2"_s, u"se_tau2"_s}})
            compare(key, m_ours[key], m_expected[key], unitOf(m_ours[error], m_expected[error]));
        if (isBeta() && std::isnan(number(m_ours, u"se"_s)) && std::isnan(number(m_expected, u"se"_s)))
            return m_tally.skip("the deltas are not identified: no standard errors in either");
        const QJsonArray ours = m_ours[u"delta"_s].toArray();
        for (qsizetype i = 0; i < ours.size(); ++i)
            compare(u"delta"_s, ours[i], m_expected[u"delta"_s].toArray()[i],
                    unitOf(m_ours[u"se_delta"_s].toArray()[i], m_expected[u"se_delta"_s].toArray()[i]));
        for (const QString& key : {u"LRT"_s, u"LRTdf"_s, u"LRTp"_s})
            compare(key, m_ours[key], m_expected[key], 1);
        compareLikelihoodRatio();
        compareErrors();
    }

    /// Of tau2 = 0: a smaller one means that ours found a higher likelihood there.
    void compareLikelihoodRatio()
    {
        if (number(m_ours, u"LRT_tau2"_s) < number(m_expected, u"LRT_tau2"_s) - 1e-2)
            return m_tally.skip("won: a higher log-likelihood with tau2 = 0");
        if (isBeta() && number(m_ours, u"LRT_tau2"_s) > 1.1 * number(m_expected, u"LRT_tau2"_s))
            return m_tally.skip(
                "LRT_tau2 of the beta model: 200 random starts find none as high as metafor's");
        compare(u"LRT_tau2"_s, m_ours[u"LRT_tau2"_s], m_expected[u"LRT_tau2"_s], 1);
    }

    /// Standard errors, and what is computed from them.
    void compareErrors()
    {
        if (isBeta())
            return m_tally.skip("standard errors of the beta model: noise of metafor's integral");
        const double size = number(m_expected, u"se"_s);
        for (const QString& key : {u"se"_s, u"ci_lb"_s, u"ci_ub"_s})
            compare(key, m_ours[key], m_expected[key], kFlat * size);
        compare(u"pval"_s, m_ours[u"pval"_s], m_expected[u"pval"_s], kFlat);
        if (number(m_expected, u"tau2"_s) > kBoundary * size * size)
            compare(u"se_tau2"_s, m_ours[u"se_tau2"_s], m_expected[u"se_tau2"_s],
                    kFlat * number(m_expected, u"se_tau2"_s));
        else
            m_tally.skip("tau2 at its boundary: no standard error here, one of rounding in metafor");
        const QJsonArray expected = m_expected[u"se_delta"_s].toArray();
        for (qsizetype i = 0; i < expected.size(); ++i)
            compare(u"se_delta"_s, m_ours[u"se_delta"_s].toArray()[i], expected[i],
                    kFlat * numberOf(expected[i]));
    }

    /// The size of a parameter that counts as one: log-likelihoods that agree to 1e-5 leave it open by 0.0045
    /// standard errors.
    static double unitOf(const QJsonValue& ours, const QJsonValue& expected)
    {
        const double a = numberOf(ours);
        const double b = numberOf(expected);
        const double error = std::isnan(a) ? b : (std::isnan(b) ? a : std::max(a, b));
        return kFlat * (std::isnan(error) ? 0.1 : error);
    }

    void compare(const QString& key, const QJsonValue& ours, const QJsonValue& expected, double unit)
    {
        m_tally.compare(key.toStdString(), m_where, numberOf(ours), numberOf(expected), kEstimate, unit);
    }

    ReferenceTally& m_tally;
    std::string m_where;
    const QJsonObject m_ours;
    const QJsonObject m_expected;
    std::vector<double> m_yi{};
    std::vector<double> m_vi{};
};

void compareFolder(const std::string& folder)
{
    ReferenceTally tally;
    for (const ReferenceFile& file : referenceFiles(folder)) {
        const QJsonObject analyses = file.root[u"analyses"_s].toObject();
        for (auto it = analyses.begin(); it != analyses.end(); ++it) {
            const QJsonObject expected = it->toObject()[u"selmodel"_s].toObject();
            if (expected.isEmpty())
                continue;
            const QJsonObject result = selectionModels(file, it.key());
            const QJsonObject ours = result[u"also"_s].toObject()[u"selmodel"_s].toObject();
            for (auto model = expected.begin(); model != expected.end(); ++model) {
                const std::string where = it.key().toStdString() + " " + model.key().toStdString();
                ModelComparison comparison(tally, file.key + " " + where, ours[model.key()].toObject(),
                                           model->toObject());
                comparison.setEffects(result);
                comparison.run();
            }
        }
    }
    tally.print("selection models");
    EXPECT_GE(tally.compared(), 1000u);
}

} // namespace

TEST(SelectionReference, AllDataSets)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    compareFolder(referenceData() + "/reference");
}
