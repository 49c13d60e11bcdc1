// SPDX-License-Identifier: GPL-3.0-or-later
// Kappa and its relatives for a 2 x 2 table of votes.
#include "core/screening/agreement.hpp"

#include <algorithm>
#include <cmath>

namespace plansift::screening {
namespace {

constexpr double kZ975 = 1.959963984540054; // 97.5% point of the standard normal distribution

struct Shares {
    double a, b, c, d;
    double row1, row2, column1, column2;
    double observed, expected;
};

Shares sharesOf(const VoteTable& t, double n)
{
    Shares s{};
    s.a = t.bothInclude / n;
    s.b = t.firstOnly / n;
    s.c = t.secondOnly / n;
    s.d = t.bothExclude / n;
    s.row1 = s.a + s.b;
    s.row2 = s.c + s.d;
    s.column1 = s.a + s.c;
    s.column2 = s.b + s.d;
    s.observed = s.a + s.d;
    s.expected = s.row1 * s.column1 + s.row2 * s.column2;
    return s;
}

/// Large-sample variance of kappa when it is not zero (Fleiss, Cohen & Everitt 1969, eq. 8), per record.
double kappaVariance(const Shares& s, double kappa)
{
    const auto term = [kappa](double p, double row, double column) {
        const double inner = 1 - (row + column) * (1 - kappa);
        return p * inner * inner;
    };
    const double diagonal = term(s.a, s.row1, s.column1) + term(s.d, s.row2, s.column2);
    const double off =
        s.b * (s.column1 + s.row2) * (s.column1 + s.row2) + s.c * (s.column2 + s.row1) * (s.column2 + s.row1);
    const double last = kappa - s.expected * (1 - kappa);
    const double denominator = (1 - s.expected) * (1 - s.expected);
    return (diagonal + (1 - kappa) * (1 - kappa) * off - last * last) / denominator;
}

void addKappa(Agreement& agreement, const Shares& s)
{
    if (s.expected >= 1)
        return; // both reviewers gave one and the same vote throughout: kappa is 0/0
    const double kappa = (s.observed - s.expected) / (1 - s.expected);
    const double se = std::sqrt(std::max(0.0, kappaVariance(s, kappa)) / agreement.n);
    agreement.kappa = kappa;
    agreement.kappaLower = std::max(-1.0, kappa - kZ975 * se);
    agreement.kappaUpper = std::min(1.0, kappa + kZ975 * se);
}

std::optional<double> ratio(double numerator, double denominator)
{
    return denominator > 0 ? std::optional(numerator / denominator) : std::nullopt;
}

} // namespace

Agreement agreementOf(const VoteTable& table)
{
    Agreement agreement;
    agreement.table = table;
    agreement.n = table.bothInclude + table.firstOnly + table.secondOnly + table.bothExclude;
    if (agreement.n == 0)
        return agreement;
    const Shares s = sharesOf(table, agreement.n);
    agreement.observed = s.observed;
    addKappa(agreement, s);
    agreement.pabak = 2 * s.observed - 1;
    const double pi = (s.row1 + s.column1) / 2; // Gwet 2008: chance agreement 2 pi (1 - pi)
    const double chance = 2 * pi * (1 - pi);
    agreement.ac1 = ratio(s.observed - chance, 1 - chance);
    agreement.positive = ratio(2 * s.a, 2 * s.a + s.b + s.c);
    agreement.negative = ratio(2 * s.d, 2 * s.d + s.b + s.c);
    return agreement;
}

} // namespace plansift::screening
