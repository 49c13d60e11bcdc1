// SPDX-License-Identifier: GPL-3.0-or-later
// What papers print, turned into what an analysis needs: the table of conversions.
#pragma once

#include "core/base/result.hpp"

#include <QString>
#include <QStringList>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plansift::extraction {

/// Which numbers an input may be.
enum class InputRule {
    Any,
    Positive,
    NotNegative,
    Count,       ///< 1 or more, whole or not (a shared group may be split)
    Probability, ///< between 0 and 1, both excluded
    Correlation, ///< between -1 and 1
    Percentage,  ///< from 0 to 100
    Direction,   ///< 1 or -1
};

/// One input of a conversion.
struct InputSpec {
    std::string_view name;
    InputRule rule = InputRule::Any;
    bool optional = false;
};

/// A word that chooses a variant; the first is the default.
struct ChoiceSpec {
    std::string_view name;
    std::vector<std::string_view> words;
};

/// The numbers and words given to a conversion, by name.
class Inputs {
public:
    void set(std::string name, double value) { m_numbers[std::move(name)] = value; }
    void choose(std::string name, std::string word) { m_words[std::move(name)] = std::move(word); }

    bool has(std::string_view name) const;
    /// NaN when it is not given.
    double operator[](std::string_view name) const;
    double valueOr(std::string_view name, double fallback) const;
    /// "" when nothing was chosen.
    std::string_view choice(std::string_view name) const;
    /// name1, name2, ... as far as they are given: the groups of a study.
    std::vector<double> numbered(std::string_view name) const;

    const std::map<std::string, double, std::less<>>& numbers() const { return m_numbers; }
    const std::map<std::string, std::string, std::less<>>& words() const { return m_words; }

private:
    std::map<std::string, double, std::less<>> m_numbers{};
    std::map<std::string, std::string, std::less<>> m_words{};
};

struct NamedValue {
    std::string_view name;
    double value;
};

/// What comes out.
struct Converted {
    std::vector<NamedValue> values{};
    QStringList warnings{}; ///< sentences for the user

    /// NaN when there is no such value.
    double operator[](std::string_view name) const;
};

/// One conversion. Its words are English literals marked for translation in the context "conversion".
struct Conversion {
    std::string_view key;
    const char* label;
    const char* formula;     ///< as it is shown beside the number
    const char* assumptions; ///< what must hold for it
    const char* source;      ///< paper or handbook section
    std::vector<InputSpec> inputs;
    std::vector<ChoiceSpec> choices;
    Result<Converted> (*compute)(const Inputs&);
    bool anyNumberOfGroups = false; ///< inputs named n1 m1 ... may go on with 3, 4, ...

    QString formulaText() const;
    QString assumptionsText() const;
};

/// All conversions.
std::span<const Conversion> conversions();
/// The conversion of that key, or nullptr.
const Conversion* conversionByKey(std::string_view key);

/// Checks the inputs and converts. Errors name the input: missing, unknown, or not what its rule wants; a
/// word that is no choice; numbers from which nothing follows.
Result<Converted> convert(const Conversion& conversion, const Inputs& inputs);

} // namespace plansift::extraction
