// SPDX-License-Identifier: GPL-3.0-or-later
// The joined table, and the checks before a conversion.
#include "core/extraction/conversion.hpp"

#include "core/base/text.hpp"
#include "core/extraction/conversions/families.hpp"
#include "core/stats/test_method.hpp"

#include <algorithm>

namespace plansift::extraction {
namespace {

using Text = ConversionText;

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::vector<Conversion> joined()
{
    std::vector<Conversion> all;
    for (const auto& family : {spreadConversions(), sampleConversions(), tableConversions(),
                               survivalConversions(), effectConversions()})
        all.insert(all.end(), family.begin(), family.end());
    return all;
}

struct RuleWords {
    InputRule rule;
    bool (*holds)(double);
    const char* words;
};

constexpr RuleWords kRules[]{
    {InputRule::Any, [](double) { return true; }, ""},
    {InputRule::Positive, [](double v) { return v > 0; },
     QT_TRANSLATE_NOOP("conversion", "%1 must be above zero")},
    {InputRule::NotNegative, [](double v) { return v >= 0; },
     QT_TRANSLATE_NOOP("conversion", "%1 must not be negative")},
    {InputRule::Count, [](double v) { return v >= 1; },
     QT_TRANSLATE_NOOP("conversion", "%1 must be 1 or more")},
    {InputRule::Probability, [](double v) { return v > 0 && v < 1; },
     QT_TRANSLATE_NOOP("conversion", "%1 must lie between 0 and 1")},
    {InputRule::Correlation, [](double v) { return v > -1 && v < 1; },
     QT_TRANSLATE_NOOP("conversion", "%1 must lie between -1 and 1")},
    {InputRule::Percentage, [](double v) { return v >= 0 && v <= 100; },
     QT_TRANSLATE_NOOP("conversion", "%1 must lie between 0 and 100")},
    {InputRule::Direction, [](double v) { return v == 1 || v == -1; },
     QT_TRANSLATE_NOOP("conversion", "%1 must be 1 or -1")},
};

/// The name without the number of its group: "m3" is "m1".
std::string ofFirstGroup(std::string_view name)
{
    const auto digits = name.find_last_not_of("0123456789");
    return std::string(name.substr(0, digits + 1)) + "1";
}

const InputSpec* specOf(const Conversion& conversion, std::string_view name)
{
    auto found = std::ranges::find(conversion.inputs, name, &InputSpec::name);
    if (found == conversion.inputs.end() && conversion.anyNumberOfGroups)
        found = std::ranges::find(conversion.inputs, ofFirstGroup(name), &InputSpec::name);
    return found == conversion.inputs.end() ? nullptr : &*found;
}

Status checkNumbers(const Conversion& conversion, const Inputs& inputs)
{
    for (const InputSpec& spec : conversion.inputs)
        if (!spec.optional && !inputs.has(spec.name))
            return impossible(Text::tr("%1 is missing").arg(shown(spec.name)));
    for (const auto& [name, value] : inputs.numbers()) {
        const InputSpec* spec = specOf(conversion, name);
        if (!spec)
            return impossible(Text::tr("%1 is no input of this conversion").arg(shown(name)));
        const auto& rule = *std::ranges::find(kRules, spec->rule, &RuleWords::rule);
        if (std::isfinite(value) && !rule.holds(value))
            return impossible(Text::tr(rule.words).arg(shown(name)));
    }
    return {};
}

Status checkWords(const Conversion& conversion, const Inputs& inputs)
{
    for (const auto& [name, word] : inputs.words()) {
        const auto spec = std::ranges::find(conversion.choices, name, &ChoiceSpec::name);
        if (spec == conversion.choices.end())
            return impossible(Text::tr("%1 is no input of this conversion").arg(shown(name)));
        if (std::ranges::find(spec->words, word) == spec->words.end())
            return impossible(Text::tr("%1: \"%2\" is unknown").arg(shown(name), shown(word)));
    }
    return {};
}

} // namespace

bool Inputs::has(std::string_view name) const
{
    return std::isfinite((*this)[name]);
}

double Inputs::operator[](std::string_view name) const
{
    const auto found = m_numbers.find(name);
    return found == m_numbers.end() ? stats::kUndefined : found->second;
}

double Inputs::valueOr(std::string_view name, double fallback) const
{
    return has(name) ? (*this)[name] : fallback;
}

std::string_view Inputs::choice(std::string_view name) const
{
    const auto found = m_words.find(name);
    return found == m_words.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<double> Inputs::numbered(std::string_view name) const
{
    std::vector<double> values;
    for (int i = 1; has(std::string(name) + std::to_string(i)); ++i)
        values.push_back((*this)[std::string(name) + std::to_string(i)]);
    return values;
}

double Converted::operator[](std::string_view name) const
{
    const auto found = std::ranges::find(values, name, &NamedValue::name);
    return found == values.end() ? stats::kUndefined : found->value;
}

QString Conversion::formulaText() const
{
    return Text::tr(formula);
}

QString Conversion::assumptionsText() const
{
    return Text::tr(assumptions);
}

Error impossible(const QString& why)
{
    return makeError(ErrorCode::Input, why);
}

double criticalOf(const Inputs& in, double df)
{
    return stats::criticalValue(df, in.valueOr("level", 95));
}

std::span<const Conversion> conversions()
{
    static const std::vector<Conversion> table = joined();
    return table;
}

const Conversion* conversionByKey(std::string_view key)
{
    const auto found = std::ranges::find(conversions(), key, &Conversion::key);
    return found == conversions().end() ? nullptr : &*found;
}

Result<Converted> convert(const Conversion& conversion, const Inputs& inputs)
{
    if (const Status fine = checkNumbers(conversion, inputs); !fine)
        return fine.error();
    if (const Status fine = checkWords(conversion, inputs); !fine)
        return fine.error();
    Result<Converted> out = conversion.compute(inputs);
    if (out && !std::ranges::all_of(out->values, [](const NamedValue& v) { return std::isfinite(v.value); }))
        return impossible(Text::tr("no number follows from these inputs"));
    return out;
}

} // namespace plansift::extraction
