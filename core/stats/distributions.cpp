// SPDX-License-Identifier: GPL-3.0-or-later
// Distributions, by Boost.Math under a policy that returns NaN or infinity in place of throwing.
#include "core/stats/distributions.hpp"

#include "core/stats/numeric.hpp"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <numbers>

namespace plansift::stats {
namespace {

using namespace boost::math::policies;
using Quiet = policy<domain_error<ignore_error>, pole_error<ignore_error>, overflow_error<ignore_error>,
                     evaluation_error<ignore_error>, promote_double<false>>;
using Normal = boost::math::normal_distribution<double, Quiet>;
using Student = boost::math::students_t_distribution<double, Quiet>;
using FisherF = boost::math::fisher_f_distribution<double, Quiet>;
using ChiSquared = boost::math::chi_squared_distribution<double, Quiet>;

} // namespace

double normalQuantile(double p)
{
    return p > 0 && p < 1 ? boost::math::quantile(Normal(), p) : kUndefined;
}

double normalUpperTail(double z)
{
    if (std::isinf(z))
        return z > 0 ? 0 : 1;
    return std::isnan(z) ? kUndefined : boost::math::cdf(boost::math::complement(Normal(), z));
}

double studentQuantile(double p, double df)
{
    return p > 0 && p < 1 && df > 0 ? boost::math::quantile(Student(df), p) : kUndefined;
}

double studentTwoSided(double t, double df)
{
    if (std::isnan(t) || !(df > 0))
        return kUndefined;
    return std::isinf(t) ? 0 : 2 * boost::math::cdf(boost::math::complement(Student(df), std::abs(t)));
}

double normalTwoSided(double z)
{
    return 2 * normalUpperTail(std::abs(z));
}

double chiSquareUpperTail(double x, double df)
{
    if (std::isnan(x) || !(df >= 0))
        return kUndefined;
    if (df == 0 || x <= 0)
        return 1;
    return std::isinf(x) ? 0 : boost::math::cdf(boost::math::complement(ChiSquared(df), x));
}

double chiSquareQuantile(double p, double df)
{
    return p > 0 && p < 1 && df > 0 ? boost::math::quantile(ChiSquared(df), p) : kUndefined;
}

double fUpperTail(double x, double df1, double df2)
{
    if (std::isnan(x) || !(df1 > 0) || !(df2 > 0))
        return kUndefined;
    if (x <= 0 || std::isinf(x))
        return x <= 0 ? 1 : 0;
    return boost::math::cdf(boost::math::complement(FisherF(df1, df2), x));
}

double normalLowerTail(double z)
{
    return normalUpperTail(-z);
}

double normalDensity(double z)
{
    return std::exp(-0.5 * z * z) / std::sqrt(2 * std::numbers::pi);
}

double gammaLowerTail(double x, double shape, double scale)
{
    if (std::isnan(x) || !(shape > 0) || !(scale > 0))
        return kUndefined;
    if (x <= 0 || std::isinf(x))
        return x <= 0 ? 0 : 1;
    return boost::math::gamma_p(shape, x / scale, Quiet());
}

double logGamma(double x)
{
    return x > 0 ? boost::math::lgamma(x, Quiet()) : kUndefined;
}

} // namespace plansift::stats
