// SPDX-License-Identifier: GPL-3.0-or-later
// Colours and symbols of judgements. Palettes: robvis get_colour() at commit c7c1bdd (MIT), byte for byte.
#include "core/figure/rob_scheme.hpp"

#include <algorithm>
#include <array>

namespace plansift::figure {
namespace {

constexpr std::size_t kRanks = 6; // low, middle, high, critical, no information, not applicable

struct Palette6 {
    std::string_view key{};
    std::array<Colour, kRanks> colours{};
};

constexpr std::array kPalettes{
    Palette6{"cochrane",
             {Colour{0x02, 0xC1, 0x00}, Colour{0xE2, 0xDF, 0x07}, Colour{0xBF, 0x00, 0x00},
              Colour{0x82, 0x00, 0x00}, Colour{0x4E, 0xA1, 0xF7}, Colour{0xCC, 0xCC, 0xCC}}},
    Palette6{"colourblind",
             {Colour{0xFE, 0xD9, 0x8E}, Colour{0xFE, 0x99, 0x29}, Colour{0xD9, 0x5F, 0x0E},
              Colour{0x99, 0x34, 0x04}, Colour{0xFF, 0xFF, 0xFF}, Colour{0xCC, 0xCC, 0xCC}}},
};

struct SymbolSet {
    std::string_view key{};
    std::array<RobSymbol, kRanks> symbols{};
};

constexpr std::array kSymbolSets{
    SymbolSet{"robvis",
              {RobSymbol::Plus, RobSymbol::Minus, RobSymbol::Cross, RobSymbol::Exclamation,
               RobSymbol::Question, RobSymbol::None}},
    SymbolSet{"cochrane",
              {RobSymbol::Plus, RobSymbol::Question, RobSymbol::Minus, RobSymbol::Exclamation,
               RobSymbol::None, RobSymbol::None}},
};

struct Word {
    std::string_view begin{};
    std::size_t rank = 0;
};

constexpr std::array kWords{Word{"low", 0},           Word{"some concerns", 1}, Word{"unclear", 1},
                            Word{"moderate", 1},      Word{"high", 2},          Word{"serious", 2},
                            Word{"critical", 3},      Word{"very high", 3},     Word{"no information", 4},
                            Word{"not applicable", 5}};

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

template<typename Table>
auto entryOf(const Table& table, std::string_view key)
{
    return std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.key == key; });
}

/// Strokes of a symbol about the origin, in diameters of its circle.
std::vector<std::vector<Point>> strokesOf(RobSymbol symbol)
{
    constexpr double arm = 0.25;
    constexpr double diagonal = 0.19;
    switch (symbol) {
    case RobSymbol::Plus:
        return {{{-arm, 0}, {arm, 0}}, {{0, -arm}, {0, arm}}};
    case RobSymbol::Minus:
        return {{{-arm, 0}, {arm, 0}}};
    case RobSymbol::Cross:
        return {{{-diagonal, -diagonal}, {diagonal, diagonal}},
                {{-diagonal, diagonal}, {diagonal, -diagonal}}};
    case RobSymbol::Exclamation:
        return {{{0, -0.29}, {0, 0.1}}, {{0, 0.2}, {0, 0.3}}};
    case RobSymbol::Question:
        return {{{-0.15, -0.14},
                 {-0.12, -0.23},
                 {-0.04, -0.28},
                 {0.05, -0.28},
                 {0.13, -0.23},
                 {0.15, -0.15},
                 {0.12, -0.07},
                 {0.03, 0.01},
                 {0, 0.07},
                 {0, 0.13}},
                {{0, 0.22}, {0, 0.31}}};
    case RobSymbol::None:
        break;
    }
    return {};
}

} // namespace

/// Contrast above 4.5 (WCAG 2.1, relative luminance).
Colour symbolColour(Colour ground)
{
    const double brightness = 0.2126 * ground.red + 0.7152 * ground.green + 0.0722 * ground.blue;
    return brightness < 80 ? kWhite : kBlack;
}

Result<RobLevel> robLevel(std::string_view word, const RobAppearance& appearance)
{
    const auto palette = entryOf(kPalettes, appearance.palette);
    const auto symbols = entryOf(kSymbolSets, appearance.symbols);
    if (palette == kPalettes.end() || symbols == kSymbolSets.end())
        return Error{ErrorCode::Usage,
                     "unknown risk-of-bias palette or symbol set \"" + appearance.palette + "\", \"" +
                         appearance.symbols +
                         "\"; palettes are cochrane, colourblind; symbol sets robvis, cochrane",
                     {}};
    const std::string lower = lowerCase(word);
    for (const Word& known : kWords)
        if (lower.starts_with(known.begin))
            return RobLevel{std::string(word), palette->colours[known.rank], symbols->symbols[known.rank],
                            static_cast<int>(known.rank)};
    return Error{
        ErrorCode::Input, "\"" + std::string(word) + "\" is not a judgement of a risk-of-bias tool", {}};
}

const RobLevel& levelOf(const RobScheme& scheme, const std::vector<int>& cells, std::size_t domain)
{
    static const RobLevel notAssessed{"Not assessed", kWhite, RobSymbol::None, static_cast<int>(kRanks)};
    if (domain >= cells.size() || cells[domain] < 0)
        return notAssessed;
    const auto level = static_cast<std::size_t>(cells[domain]);
    return level < scheme.levels.size() ? scheme.levels[level] : notAssessed;
}

std::vector<const RobLevel*> usedLevels(const RobScheme& scheme, const std::vector<RobRow>& rows)
{
    std::vector<const RobLevel*> used;
    for (const RobRow& row : rows)
        for (std::size_t d = 0; d < scheme.domains.size(); ++d)
            used.push_back(&levelOf(scheme, row.cells, d));
    std::stable_sort(used.begin(), used.end(),
                     [](const RobLevel* a, const RobLevel* b) { return a->rank < b->rank; });
    used.erase(std::unique(used.begin(), used.end()), used.end());
    return used;
}

std::string domainLetter(std::size_t index)
{
    std::string letters(1, static_cast<char>('A' + index % 26));
    for (std::size_t rest = index / 26; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

void drawSymbol(Canvas& canvas, const RobLevel& level, Point centre, double diameter, const Tag& tag)
{
    std::vector<std::vector<Point>> strokes = strokesOf(level.symbol);
    for (std::vector<Point>& stroke : strokes)
        for (Point& p : stroke)
            p = {centre.x + p.x * diameter, centre.y + p.y * diameter};
    if (!strokes.empty())
        canvas.add(Path{std::move(strokes), {symbolColour(level.colour), 0.11 * diameter, {}}}, tag);
}

void drawJudgement(Canvas& canvas, const RobLevel& level, Point centre, double diameter, const Tag& tag)
{
    canvas.add(Ellipse{centre, diameter / 2, diameter / 2, {level.colour, Stroke{kBlack, 0.5, {}}}}, tag);
    drawSymbol(canvas, level, centre, diameter, {tag.role, tag.ref, {}});
}

Lines domainLines(const RobScheme& scheme, double width, const Font& font, const TextMeasure& measure)
{
    Lines lines;
    for (const RobDomain& domain : scheme.domains) {
        if (domain.overall || domain.label == domain.column)
            continue;
        const std::string text = cleanText(domain.column + ":\u00a0" + domain.label);
        for (std::string& line : wrapText(text, width, font, measure))
            lines.push_back(std::move(line));
    }
    if (!lines.empty())
        lines.insert(lines.begin(), "Domains:");
    return lines;
}

std::string describeJudgements(const RobTable& table, const std::string& heading)
{
    std::string text = heading + (table.scheme.toolName.empty() ? "" : ", " + table.scheme.toolName) + ".";
    for (const RobRow& row : table.rows) {
        text += " " + cleanText(row.label) + ":";
        for (std::size_t d = 0; d < table.scheme.domains.size(); ++d)
            text += (d > 0 ? "; " : " ") + cleanText(table.scheme.domains[d].column) + " " +
                    levelOf(table.scheme, row.cells, d).label;
        text += ".";
    }
    return text;
}

LevelLegend::LevelLegend(const std::vector<const RobLevel*>& levels, double width, const Font& font,
                         const TextMeasure& measure, Shape shape)
    : m_font(font)
    , m_shape(shape)
{
    const double row = 1.5 * font.size;
    const double textX = 1.6 * font.size;
    double x = 0;
    double rowHeight = row;
    for (const RobLevel* level : levels) {
        Entry entry{level, wrapText(cleanText(level->label), width - textX, font, measure), 0, 0};
        const double needed = textX + widestLine(entry.lines, font, measure);
        if (x > 0 && x + needed > width) {
            m_height += rowHeight;
            rowHeight = row;
            x = 0;
        }
        entry.x = x;
        entry.y = m_height;
        m_width = std::max(m_width, x + needed);
        x += needed + 1.4 * font.size;
        rowHeight = std::max(rowHeight, blockHeight(entry.lines.size(), font.size) + 0.3 * font.size);
        m_entries.push_back(std::move(entry));
    }
    if (!m_entries.empty())
        m_height += rowHeight;
}

void LevelLegend::draw(Canvas& canvas, Point topLeft) const
{
    const double size = m_font.size;
    for (const Entry& entry : m_entries) {
        const Point at{topLeft.x + entry.x, topLeft.y + entry.y};
        const double middle =
            at.y + std::max(1.5 * size, blockHeight(entry.lines.size(), size) + 0.3 * size) / 2;
        const Point centre{at.x + 0.65 * size, middle};
        const Tag tag{"legend-symbol", {}, {}};
        if (m_shape == Shape::Circles) {
            drawJudgement(canvas, *entry.level, centre, 1.2 * size, tag);
        } else {
            const Rect square{centre.x - 0.6 * size, centre.y - 0.6 * size, 1.2 * size, 1.2 * size};
            canvas.add(Box{square, 0, {entry.level->colour, Stroke{kBlack, 0.5, {}}}}, tag);
            drawSymbol(canvas, *entry.level, centre, 1.2 * size, tag);
        }
        canvas.block(entry.lines, {{at.x + 1.6 * size, middle}, m_font}, {"legend-text", {}, {}});
    }
}

} // namespace plansift::figure
