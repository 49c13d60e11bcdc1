// SPDX-License-Identifier: GPL-3.0-or-later
// Judgements of a risk-of-bias tool as figures show them: words, colours and symbols.
#pragma once

#include "core/base/result.hpp"
#include "core/figure/canvas.hpp"

#include <optional>
#include <string_view>

namespace plansift::figure {

enum class RobSymbol { None, Plus, Minus, Cross, Exclamation, Question };

/// A step of the scale of a tool.
struct RobLevel {
    std::string label{}; ///< "Some concerns"
    Colour colour{};
    RobSymbol symbol = RobSymbol::None;
    int rank = 0; ///< order of badness: 0 low ... 3 critical, 4 no information, 5 not applicable

    bool operator==(const RobLevel&) const = default;
};

struct RobDomain {
    std::string ref{};    ///< id of the caller
    std::string column{}; ///< "D1"
    std::string label{};  ///< "Bias arising from the randomization process"
    bool overall = false; ///< set apart: grey column, bold bar

    bool operator==(const RobDomain&) const = default;
};

/// A tool: its domains in order (the overall judgement last, if it is shown) and its levels, best first.
struct RobScheme {
    std::string toolName{}; ///< "RoB 2"
    std::vector<RobDomain> domains{};
    std::vector<RobLevel> levels{};

    bool operator==(const RobScheme&) const = default;
};

/// One assessed study or result.
struct RobRow {
    std::string ref{};
    std::string label{};
    std::vector<int> cells{}; ///< index into the levels for each domain; -1 or missing: not assessed
    double weight = 1;        ///< share in the meta-analysis, for weighted summaries
    std::string study{};      ///< whose result it is; "" = that of the label

    bool operator==(const RobRow&) const = default;
};

/// What a traffic light or a summary shows.
struct RobTable {
    std::string title{}; ///< for the title of the file, not drawn
    RobScheme scheme{};
    std::vector<RobRow> rows{};
    std::vector<std::string> notes{}; ///< lines at the foot

    bool operator==(const RobTable&) const = default;
};

/// Palettes "cochrane" and "colourblind" (values of robvis, MIT) and symbol sets "robvis" and "cochrane"
/// (in the latter '-' means high and '?' some concerns or unclear).
struct RobAppearance {
    std::string palette = "cochrane";
    std::string symbols = "robvis";
};

/// The level of a judgement in words, without regard to case: Low, Some concerns, Unclear, Moderate, High,
/// Serious, Critical, Very high, No information, Not applicable (and what begins with them, as "Low risk").
/// Error (Input): another word; (Usage): unknown palette or symbol set.
Result<RobLevel> robLevel(std::string_view word, const RobAppearance& appearance = {});

/// The level that a cell shows; "Not assessed", an empty white circle, when it has none.
const RobLevel& levelOf(const RobScheme& scheme, const std::vector<int>& cells, std::size_t domain);

/// Levels that occur in the rows, best first, "Not assessed" last.
std::vector<const RobLevel*> usedLevels(const RobScheme& scheme, const std::vector<RobRow>& rows);

/// A, B, ... Z, AA, AB ... for the domain columns of a forest plot.
std::string domainLetter(std::size_t index);

/// White on dark circles, else black: a symbol must be seen without its colour.
Colour symbolColour(Colour ground);

/// The circle of a judgement with its symbol.
void drawJudgement(Canvas& canvas, const RobLevel& level, Point centre, double diameter, const Tag& tag);

/// The symbol alone, as large as in a circle of that diameter.
void drawSymbol(Canvas& canvas, const RobLevel& level, Point centre, double diameter, const Tag& tag);

/// "Domains:" with one entry a domain: D1: Bias arising from the randomization process.
Lines domainLines(const RobScheme& scheme, double width, const Font& font, const TextMeasure& measure);

/// Every judgement in words: the description of a figure.
std::string describeJudgements(const RobTable& table, const std::string& heading);

/// What the circles mean, in words, laid out in rows of at most `width`.
class LevelLegend {
public:
    enum class Shape { Circles, Squares };
    LevelLegend(const std::vector<const RobLevel*>& levels, double width, const Font& font,
                const TextMeasure& measure, Shape shape = Shape::Circles);

    double width() const { return m_width; }
    double height() const { return m_height; }
    void draw(Canvas& canvas, Point topLeft) const;

private:
    struct Entry {
        const RobLevel* level = nullptr;
        Lines lines{};
        double x = 0;
        double y = 0;
    };
    std::vector<Entry> m_entries{};
    Font m_font{};
    Shape m_shape = Shape::Circles;
    double m_width = 0;
    double m_height = 0;
};

} // namespace plansift::figure
