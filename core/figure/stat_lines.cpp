// SPDX-License-Identifier: GPL-3.0-or-later
// Filling the templates of the styles.
#include "core/figure/stat_lines.hpp"

#include "core/figure/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace plansift::figure {
namespace {

using Values = std::vector<std::pair<std::string_view, std::optional<std::string>>>;

/// Fills the places of a template. Parts in [...] vanish when one of their values is absent.
class Template {
public:
    Template(std::string_view pattern, const Values& values)
        : m_pattern(pattern)
        , m_values(values)
    {
    }

    RichText fill()
    {
        for (m_at = 0; m_at < m_pattern.size(); ++m_at)
            step(m_pattern[m_at]);
        endRun();
        return std::move(m_runs);
    }

private:
    void step(char c)
    {
        if (c == '*') {
            endRun();
            m_italic = !m_italic;
        } else if (c == '[' && optionalPartAbsent()) {
            m_at = m_pattern.find(']', m_at);
        } else if (c == '{') {
            const std::size_t end = m_pattern.find('}', m_at);
            m_run += value(m_pattern.substr(m_at + 1, end - m_at - 1)).value_or("\u2013");
            m_at = end;
        } else if (c != '[' && c != ']') {
            m_run += c;
        }
    }

    bool optionalPartAbsent() const
    {
        const std::string_view part = m_pattern.substr(m_at, m_pattern.find(']', m_at) - m_at);
        return std::any_of(m_values.begin(), m_values.end(), [&](const auto& entry) {
            return !entry.second && part.find("{" + std::string(entry.first) + "}") != std::string_view::npos;
        });
    }

    std::optional<std::string> value(std::string_view key) const
    {
        for (const auto& [name, text] : m_values)
            if (name == key)
                return text;
        return std::nullopt;
    }

    /// A line never ends between a quantity and its value.
    static std::string unbroken(std::string text)
    {
        for (const std::string_view relation : {" = ", " < ", " > "})
            for (std::size_t at = text.find(relation); at != std::string::npos; at = text.find(relation, at))
                text.replace(at, 3, "\u00a0" + std::string(relation.substr(1, 1)) + "\u00a0");
        return text;
    }

    void endRun()
    {
        if (!m_run.empty())
            m_runs.push_back({unbroken(m_run), m_italic});
        m_run.clear();
    }

    std::string_view m_pattern;
    const Values& m_values;
    std::size_t m_at = 0;
    bool m_italic = false;
    std::string m_run{};
    RichText m_runs{};
};

std::string degrees(double df)
{
    return fixedNumber(df, decimalsNeeded(df, 1));
}

std::optional<std::string> number(std::optional<double> value, int decimals, const FigureStyle& style)
{
    if (!value || !std::isfinite(*value))
        return std::nullopt;
    return fixedNumber(*value, decimals, style.numbers.decimalMark);
}

/// The places {p} and {tightp}.
void addProbability(Values& values, std::optional<double> p, const FigureStyle& style)
{
    const bool known = p && std::isfinite(*p);
    PStyle tight = style.p;
    tight.gap = "";
    const auto text = [&](const PStyle& form) {
        return known ? std::optional(pText(*p, form, style.numbers.decimalMark)) : std::nullopt;
    };
    values.emplace_back("p", text(style.p));
    values.emplace_back("tightp", text(tight));
}

Values valuesOf(const Heterogeneity& h, const FigureStyle& style, int i2Decimals)
{
    Values values{{"tau2", number(h.tau2, style.numbers.tau2Decimals, style)},
                  {"q", number(h.q, 2, style)},
                  {"i2", number(h.i2, i2Decimals, style)}};
    addProbability(values, h.p, style);
    if (h.df) {
        values.emplace_back("df", degrees(*h.df));
        values.emplace_back("subdf", subscript(degrees(*h.df)));
    }
    return values;
}

/// The words before the colon of a sentence, with what is said instead of numbers.
RichText notApplicable(std::string_view pattern)
{
    return {{std::string(pattern.substr(0, pattern.find(':'))) + ": Not applicable", false}};
}

} // namespace

RichText heterogeneityLine(const std::optional<Heterogeneity>& h, const FigureStyle& style,
                           std::string_view estimator)
{
    const std::string_view pattern = style.words.heterogeneity;
    if (!h || !h->q || !h->df || *h->df < 1)
        return notApplicable(pattern);
    Values values = valuesOf(*h, style, style.numbers.i2Decimals);
    values.emplace_back("estimator", std::string(estimator));
    RichText line = Template(pattern, values).fill();
    for (Run& run : line) {
        const std::size_t empty = run.text.find(" ()");
        if (empty != std::string::npos)
            run.text.erase(empty, 3); // no estimator was named
    }
    return line;
}

RichText effectTestLine(const std::optional<EffectTest>& test, const FigureStyle& style)
{
    const std::string_view pattern = test && test->df ? style.words.overallT : style.words.overallZ;
    if (!test || !std::isfinite(test->statistic) || !std::isfinite(test->p))
        return notApplicable(pattern);
    const double shown = style.numbers.signedStatistic ? test->statistic : std::abs(test->statistic);
    Values values{{"statistic", number(shown, 2, style)}};
    addProbability(values, test->p, style);
    if (test->df) {
        values.emplace_back("df", degrees(*test->df));
        values.emplace_back("subdf", subscript(degrees(*test->df)));
    }
    return Template(pattern, values).fill();
}

RichText subgroupTestLine(const Heterogeneity& test, const FigureStyle& style)
{
    if (!test.q || !test.df || *test.df < 1)
        return notApplicable(style.words.subgroupDifferences);
    return Template(style.words.subgroupDifferences, valuesOf(test, style, style.numbers.subgroupI2Decimals))
        .fill();
}

Lines headerLines(std::string_view pattern, const AnalysisWords& words)
{
    const std::array<std::pair<std::string_view, std::string_view>, 6> values{{{"{name}", words.name},
                                                                               {"{abbr}", words.abbr},
                                                                               {"{method}", words.method},
                                                                               {"{level}", words.level},
                                                                               {"{model}", words.model},
                                                                               {"{ci}", words.ci}}};
    Lines lines(1);
    for (std::size_t at = 0; at < pattern.size();) {
        const auto place = std::find_if(values.begin(), values.end(), [&](const auto& value) {
            return pattern.substr(at).starts_with(value.first);
        });
        if (place != values.end()) {
            lines.back() += place->second;
            at += place->first.size();
        } else if (pattern[at] == '|') {
            lines.emplace_back();
            ++at;
        } else {
            lines.back() += pattern[at++];
        }
    }
    return lines;
}

} // namespace plansift::figure
