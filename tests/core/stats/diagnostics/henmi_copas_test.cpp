// SPDX-License-Identifier: GPL-3.0-or-later
// The interval of Henmi and Copas by another route: moments of Q from covariance matrices, integrated in long
// double by Simpson's rule.
#include "core/stats/diagnostics/henmi_copas.hpp"

#include <Eigen/Dense>
#include <boost/math/distributions/gamma.hpp>

#include <gtest/gtest.h>

#include <numbers>
#include <random>

using namespace plansift::stats;
using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

/// The joint distribution of the pivot R = sqrt(sum w) (estimate - mean) and Q, as of y ~ N(0, D).
class Joint {
public:
    Joint(const std::vector<StudyEffect>& effects, double tau2)
        : m_w(effects.size())
        , m_d(effects.size())
    {
        for (Eigen::Index i = 0; i < m_w.size(); ++i) {
            m_w[i] = 1 / effects[static_cast<std::size_t>(i)].vi;
            m_d[i] = effects[static_cast<std::size_t>(i)].vi + tau2;
        }
        const VectorXd a = m_w / std::sqrt(m_w.sum()); // R = a'y
        const MatrixXd d = m_d.asDiagonal();
        m_variance = a.dot(d * a);
        m_slope = d * a / m_variance;
        m_rest = d - m_variance * m_slope * m_slope.transpose();
        m_q = MatrixXd(m_w.asDiagonal()) - a * a.transpose();
    }

    double variance() const { return m_variance; }

    /// P(Q <= q | R = r), Q having the gamma distribution with its conditional mean and variance.
    long double lowerTail(long double q, double r) const
    {
        const VectorXd mean = m_slope * r;
        const MatrixXd product = m_q * m_rest;
        const double first = product.trace() + mean.dot(m_q * mean);
        const double second = 2 * (product * product).trace() + 4 * mean.dot(m_q * m_rest * m_q * mean);
        if (q <= 0)
            return 0;
        return boost::math::cdf(
            boost::math::gamma_distribution<long double>(first * first / second, second / first), q);
    }

private:
    VectorXd m_w;
    VectorXd m_d;
    double m_variance = 0;
    VectorXd m_slope{};
    MatrixXd m_rest{};
    MatrixXd m_q{};
};

/// P(R > u sqrt(variance the estimator assumes)): Q must be so small that DerSimonian and Laird's tau2 leaves
/// the interval shorter than R.
long double tail(const std::vector<StudyEffect>& effects, double tau2, double u)
{
    const Joint joint(effects, tau2);
    long double w1 = 0, w2 = 0;
    for (const StudyEffect& e : effects)
        w1 += 1 / e.vi, w2 += 1 / (e.vi * e.vi);
    const double sd = std::sqrt(joint.variance());
    const auto density = [&](long double z) {
        const long double q = asDouble(effects.size()) - 1 + (w1 * w1 / w2 - 1) * (z * z / (u * u) - 1);
        return joint.lowerTail(q, static_cast<double>(sd * z)) * std::exp(-z * z / 2) /
               std::sqrt(2 * std::numbers::pi_v<long double>);
    };
    constexpr int kSteps = 4000;
    const long double h = 11.0L / kSteps;
    long double sum = density(u) + density(u + 11.0L);
    for (int i = 1; i < kSteps; ++i)
        sum += (i % 2 ? 4 : 2) * density(u + i * h);
    return sum * h / 3;
}

} // namespace

TEST(HenmiCopas, BoundHasTheTailThatIsAskedFor)
{
    std::mt19937_64 random(17);
    std::uniform_real_distribution<double> variance(0.01, 0.3);
    std::normal_distribution<double> normal;
    for (const double tau : {0.0, 0.2, 1.0})
        for (const std::size_t k : {2u, 5u, 30u}) {
            std::vector<StudyEffect> effects(k);
            for (StudyEffect& e : effects) {
                e.vi = variance(random);
                e.yi = tau * normal(random) + std::sqrt(e.vi) * normal(random);
            }
            for (const double level : {90.0, 95.0}) {
                const auto hc = henmiCopas(effects, level);
                ASSERT_TRUE(hc);
                const double u =
                    (hc->ciUpper - hc->beta) / hc->se / std::sqrt(Joint(effects, hc->tau2).variance());
                const double wanted = 0.5 - level / 200;
                EXPECT_NEAR(static_cast<double>(tail(effects, hc->tau2, u)), wanted, 1e-10)
                    << k << ' ' << tau;
            }
        }
}
