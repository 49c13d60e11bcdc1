// SPDX-License-Identifier: GPL-3.0-or-later
// Numerical inversion of the Laplace transform of a quadratic form in normal variables.
#include "core/stats/quadratic_form.hpp"

#include "core/stats/optimise.hpp"

#include <algorithm>
#include <complex>
#include <numbers>

namespace plansift::stats {
namespace {

using Complex = std::complex<double>;

/// Half the logarithm of det(I + 2 z S P): over the studies det(I + 2 z S A), times the determinant of
/// (X'AX)^-1 X'A (I + 2 z S A)^-1 X. The eigenvalues of the latter stay off the negative axis (their
/// imaginary parts have one sign), which makes the principal logarithms continuous.
Complex halfLogDeterminant(Complex z, const Eigen::ArrayXd& a, const Eigen::ArrayXd& s,
                           const Eigen::MatrixXd& x, const Eigen::MatrixXd& inverseRoot)
{
    Complex sum = 0;
    Eigen::MatrixXcd inner = Eigen::MatrixXcd::Zero(x.cols(), x.cols());
    for (Eigen::Index i = 0; i < a.size(); ++i) {
        const Complex d = 1.0 + 2.0 * z * s[i] * a[i];
        sum += std::log(d);
        inner += (a[i] / d) * (x.row(i).transpose() * x.row(i)).cast<Complex>();
    }
    const Eigen::MatrixXcd scaled = inverseRoot.cast<Complex>() * inner * inverseRoot.cast<Complex>();
    if (x.cols() == 1)
        return 0.5 * (sum + std::log(scaled(0, 0)));
    const Eigen::ComplexEigenSolver<Eigen::MatrixXcd> eigen(scaled, false);
    for (Eigen::Index j = 0; j < x.cols(); ++j)
        sum += std::log(eigen.eigenvalues()[j]);
    return 0.5 * sum;
}

/// The exponent z - log F(z / q) - log z of the inversion integral, where 1 / F is the Laplace transform.
class Exponent {
public:
    Exponent(double q, const Eigen::ArrayXd& a, const Eigen::ArrayXd& s, const Eigen::MatrixXd& x)
        : m_q(q)
        , m_a(a)
        , m_s(s)
        , m_x(x)
    {
        const Eigen::MatrixXd cross = x.transpose() * (x.array().colwise() * a).matrix();
        m_inverseRoot = Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(cross).operatorInverseSqrt();
    }

    Complex operator()(Complex z) const
    {
        return z - halfLogDeterminant(z / m_q, m_a, m_s, m_x, m_inverseRoot) - std::log(z);
    }

    /// Its derivative on the real axis, by a complex step.
    double slope(double c) const
    {
        constexpr double kStep = 1e-20;
        return (*this)(Complex(c, kStep * c)).imag() / (kStep * c);
    }

private:
    double m_q;
    const Eigen::ArrayXd& m_a;
    const Eigen::ArrayXd& m_s;
    const Eigen::MatrixXd& m_x;
    Eigen::MatrixXd m_inverseRoot{};
};

} // namespace

double quadraticFormLowerTail(double q, const Eigen::ArrayXd& a, const Eigen::ArrayXd& s,
                              const Eigen::MatrixXd& x)
{
    if (!(q > 0))
        return 0;
    constexpr double kNegligible = 1e-17;
    constexpr int kMostNodes = 1000;
    const Exponent exponent(q, a, s, x);
    // The exponent is convex on the positive axis: one saddle.
    const double saddle = fallsToZero([&](double c) { return -exponent.slope(c); }, 1e-6, 1.0);
    const double difference = 1e-4 * saddle;
    const double width = std::sqrt(
        2 * difference / (exponent.slope(saddle + difference) - exponent.slope(saddle - difference)));
    const double bend = 0.3 / std::max(1.0, width); // leftwards, where the exponential makes the terms small
    const double step = 0.18 * std::min(1.0, saddle / width); // the pole at zero is saddle / width away
    double sum = 0;
    for (int j = 0; j < kMostNodes; ++j) {
        const double u = (j + 0.5) * step;
        const Complex z = saddle + width * Complex(-bend * u * u, u);
        const Complex term = std::exp(exponent(z)) * width * Complex(-2 * bend * u, 1);
        sum += term.imag();
        if (std::abs(term) < kNegligible * std::abs(sum))
            break;
    }
    return std::clamp(sum * step / std::numbers::pi, 0.0, 1.0);
}

} // namespace plansift::stats
