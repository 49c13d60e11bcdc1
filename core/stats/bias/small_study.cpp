// SPDX-License-Identifier: GPL-3.0-or-later
// Small-study tests. Those of fourfold tables take the cells as they are and leave out tables that say
// nothing.
#include "core/stats/bias/small_study.hpp"

#include "core/stats/bias/regression_test.hpp"
#include "core/stats/fourfold.hpp"

#include <algorithm>
#include <array>

namespace plansift::stats {
namespace {

bool always(const MeasureSpec&)
{
    return true;
}

bool isFourfold(const MeasureSpec& measure)
{
    return measure.input == InputKind::TwoByTwo;
}

bool isStandardised(const MeasureSpec& measure)
{
    return measure.key == "SMD";
}

struct Points {
    std::vector<double> y{}, x{}, w{};

    void add(double yi, double xi, double wi)
    {
        if (!std::isfinite(yi) || !std::isfinite(xi) || !(wi > 0) || !std::isfinite(wi))
            return;
        y.push_back(yi);
        x.push_back(xi);
        w.push_back(wi);
    }
    Result<Line> line(double level) const { return weightedLine(y, x, w, level); }
};

/// Points from the tables of a fourfold analysis; `make(points, table, log odds ratio)`.
template<typename Make>
Result<Line> overTables(const PreparedAnalysis& analysis, Make make)
{
    const FourfoldRows rows = fourfoldRows(analysis.table(), {0, AddTo::None, false});
    const MeasureSpec& oddsRatio = *measureByKey("OR");
    const Result<EffectSet> effects = effectSizes(analysis.table(), oddsRatio, {});
    if (!effects)
        return effects.error();
    Points points;
    for (std::size_t i = 0; i < rows.tables.size(); ++i)
        if (rows.tables[i].hypergeometricVariance() > 0)
            make(points, rows.tables[i], effects->effects[rows.index[i]]);
    return points.line(analysis.options().level);
}

/// Egger 1997 in the form of Sterne & Egger 2005; its intercept is PET (Stanley & Doucouliagos 2014).
Result<Line> egger(const PreparedAnalysis& analysis)
{
    return funnelRegression(analysis, FunnelModel::Multiplicative, FunnelPredictor::StandardError);
}

/// Stanley & Doucouliagos 2014: the variance in place of the standard error.
Result<Line> peese(const PreparedAnalysis& analysis)
{
    return funnelRegression(analysis, FunnelModel::Multiplicative, FunnelPredictor::Variance);
}

/// Thompson & Sharp 1999: additive error, tau2 by moments.
Result<Line> thompsonSharp(const PreparedAnalysis& analysis)
{
    return funnelRegression(analysis, Tau2Method::DL, FunnelPredictor::StandardError);
}

/// Harbord 2006: efficient score over its variance against 1 / sqrt(variance).
Result<Line> harbord(const PreparedAnalysis& analysis)
{
    return overTables(analysis, [](Points& points, const Fourfold& t, const StudyEffect&) {
        const double v = t.hypergeometricVariance();
        points.add((t.a - t.expected()) / v, 1 / std::sqrt(v), v);
    });
}

/// Peters 2006: log odds ratio against 1 / n with weights of the pooled event rate.
Result<Line> peters(const PreparedAnalysis& analysis)
{
    return overTables(analysis, [](Points& points, const Fourfold& t, const StudyEffect& e) {
        points.add(e.yi, 1 / t.total(), 1 / (1 / (t.a + t.c) + 1 / (t.b + t.d)));
    });
}

/// Macaskill 2001 (FPV): log odds ratio against n with the same weights.
Result<Line> macaskill(const PreparedAnalysis& analysis)
{
    return overTables(analysis, [](Points& points, const Fourfold& t, const StudyEffect& e) {
        points.add(e.yi, t.total(), 1 / (1 / (t.a + t.c) + 1 / (t.b + t.d)));
    });
}

/// Deeks 2005: log odds ratio against 1 / sqrt(effective sample size), weighted by it.
Result<Line> deeks(const PreparedAnalysis& analysis)
{
    return overTables(analysis, [](Points& points, const Fourfold& t, const StudyEffect& e) {
        const double effective = 4 * t.n1() * t.n2() / t.total();
        points.add(e.yi, 1 / std::sqrt(effective), effective);
    });
}

/// Ruecker 2008 (AS): the arcsine difference, whose variance does not depend on the effect.
Result<Line> rueckerArcsine(const PreparedAnalysis& analysis)
{
    const MeasureSpec& arcsine = *measureByKey("AS");
    const Result<EffectSet> effects =
        effectSizes(analysis.table(), arcsine, {.zeroCells = {0, AddTo::None, false}});
    if (!effects)
        return effects.error();
    Points points;
    for (const StudyEffect& e : effects->effects)
        points.add(e.yi, std::sqrt(e.vi), 1 / e.vi);
    return points.line(analysis.options().level);
}

/// Pustejovsky & Rodgers 2019: sqrt(1/n1 + 1/n2), the part of the standard error free of the effect.
Result<Line> pustejovskyRodgers(const PreparedAnalysis& analysis)
{
    Points points;
    for (const std::size_t row : analysis.usableRows()) {
        const StudyEffect& e = analysis.effects().effects[row];
        const StudyTable& t = analysis.table();
        points.add(e.yi, std::sqrt(1 / t[Column::n1i][row] + 1 / t[Column::n2i][row]), 1 / e.vi);
    }
    return points.line(analysis.options().level);
}

constexpr std::array<SmallStudyTest, 9> kTests{
    {{"egger_wls_PET", "Egger, PET", "Egger 1997; Stanley & Doucouliagos 2014", always, egger},
     {"peese", "PEESE", "Stanley & Doucouliagos 2014", always, peese},
     {"harbord", "Harbord", "Harbord 2006", isFourfold, harbord},
     {"peters", "Peters", "Peters 2006", isFourfold, peters},
     {"macaskill", "Macaskill", "Macaskill 2001", isFourfold, macaskill},
     {"deeks", "Deeks", "Deeks 2005", isFourfold, deeks},
     {"ruecker_AS", "Ruecker (arcsine)", "Ruecker 2008", isFourfold, rueckerArcsine},
     {"pustejovsky", "Pustejovsky & Rodgers", "Pustejovsky & Rodgers 2019", isStandardised,
      pustejovskyRodgers},
     {"egger_thompson_sharp", "Thompson & Sharp", "Thompson & Sharp 1999", always, thompsonSharp}}};

/// Standard error of log H (Higgins & Thompson 2002, appendix A2).
double seOfLogH(double q, double k)
{
    if (q > k)
        return 0.5 * (std::log(q) - std::log(k - 1)) / (std::sqrt(2 * q) - std::sqrt(2 * k - 3));
    return std::sqrt(1 / (2 * (k - 2)) * (1 - 1 / (3 * square(k - 2))));
}

double percentOf(double h)
{
    return h > 1 ? 100 * (h * h - 1) / (h * h) : 0;
}

} // namespace

std::span<const SmallStudyTest> smallStudyTests()
{
    return kTests;
}

I2FromQ i2FromQ(const PooledResult& pooled, double level)
{
    const double k = pooled.k;
    if (!(pooled.qDf > 0))
        return {};
    const double h = std::max(1.0, std::sqrt(pooled.q / pooled.qDf));
    const double half = criticalValue(kUndefined, level) * seOfLogH(pooled.q, k);
    const double lower = std::max(1.0, std::exp(std::log(h) - half));
    const double upper = std::exp(std::log(h) + half);
    return {pooled.q, pooled.qDf, h, lower, upper, percentOf(h), percentOf(lower), percentOf(upper)};
}

} // namespace plansift::stats
