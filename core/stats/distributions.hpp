// SPDX-License-Identifier: GPL-3.0-or-later
// Quantiles and tail probabilities. Undefined arguments give an undefined result; nothing throws.
#pragma once

namespace plansift::stats {

/// z with P(Z <= z) = p.
double normalQuantile(double p);
/// P(Z > z).
double normalUpperTail(double z);
/// t with P(T <= t) = p, df > 0.
double studentQuantile(double p, double df);
/// P(|T| > |t|).
double studentTwoSided(double t, double df);
/// P(|Z| > |z|).
double normalTwoSided(double z);
/// P(X > x) for chi-square; 1 when df is 0 (nothing to test).
double chiSquareUpperTail(double x, double df);
/// x with P(X <= x) = p.
double chiSquareQuantile(double p, double df);
/// P(X > x) for Fisher's F.
double fUpperTail(double x, double df1, double df2);
/// P(X <= x) for the standard normal distribution.
double normalLowerTail(double z);
/// Density of the standard normal distribution.
double normalDensity(double z);
/// P(X <= x) for the gamma distribution.
double gammaLowerTail(double x, double shape, double scale);
/// log of the gamma function, x > 0.
double logGamma(double x);

} // namespace plansift::stats
