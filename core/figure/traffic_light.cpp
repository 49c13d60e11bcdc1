// SPDX-License-Identifier: GPL-3.0-or-later
// Layout of the traffic light after robvis: grey strips, circles in cells, domains and judgements explained
// below.
#include "core/figure/traffic_light.hpp"

#include "core/figure/fitting.hpp"
#include "core/figure/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace plansift::figure {
namespace {

constexpr Colour kStrip{0xA9, 0xA9, 0xA9};
constexpr Colour kOverall{0xD3, 0xD3, 0xD3};
constexpr Colour kCellLine{0xBE, 0xBE, 0xBE};
constexpr Colour kStripLine{0x59, 0x59, 0x59};
constexpr std::size_t kMaxLabelLines = 4;

class TrafficLight {
public:
    TrafficLight(const RobTable& table, const FigureOptions& options, const TextMeasure& measure, double font)
        : m_table(table)
        , m_measure(measure)
        , m_size(font)
        , m_font{font, false, false}
        , m_small{std::max(options.minimumFontPt, font - 1), false, false}
        , m_width(options.widthMm * kPointsPerMm)
    {
        m_pageHeight = pageHeightPt(options, table.rows.size());
    }

    double neededWidth() const
    {
        double cell = em(1.5);
        for (const RobDomain& domain : m_table.scheme.domains)
            cell = std::max(cell, std::min(widestWord(cleanText(domain.column), m_font, m_measure), em(10)) +
                                      em(0.5));
        return 2 * kMargin + em(1.6) + leastLabelWidth() +
               cell * static_cast<double>(m_table.scheme.domains.size());
    }

    Result<Pages> run(const std::string& title)
    {
        placeColumns();
        wrapTexts();
        const std::string description = describeJudgements(m_table, "Risk of bias, traffic light");
        Pages pages;
        for (std::size_t first = 0; first < m_table.rows.size();) {
            const std::size_t last = lastOnPage(first);
            if (last == first)
                return tooLow();
            Canvas canvas(m_measure);
            double y = drawGrid(canvas, first, last);
            first = last;
            const bool fits = m_pageHeight <= 0 || y + captionHeight() + kMargin <= m_pageHeight;
            if (first == m_table.rows.size() && fits)
                y = drawCaption(canvas, y);
            pages.push_back(canvas.take(m_width, y + kMargin, title, description));
            if (first == m_table.rows.size() && !fits)
                pages.push_back(captionPage(title, description));
        }
        if (m_pageHeight > 0 && pages.back().height > m_pageHeight)
            return tooLow();
        return pages;
    }

private:
    double em(double n) const { return n * m_size; }
    std::size_t columns() const { return m_table.scheme.domains.size(); }

    double naturalLabelWidth() const
    {
        double width = 0;
        for (const RobRow& row : m_table.rows)
            width = std::max(width, m_measure.width(cleanText(row.label), m_font));
        return width + em(1);
    }

    double leastLabelWidth() const
    {
        double word = em(3);
        for (const RobRow& row : m_table.rows)
            word = std::max(word, widestWord(cleanText(row.label), m_font, m_measure) + em(1));
        return std::min(word, em(10));
    }

    void placeColumns()
    {
        const double content = m_width - 2 * kMargin - em(1.6);
        const double spare = content - (neededWidth() - 2 * kMargin - em(1.6) - leastLabelWidth());
        const double wanted = std::min(naturalLabelWidth(), std::max(0.4 * content, leastLabelWidth()));
        m_labelWidth = std::clamp(wanted, std::min(leastLabelWidth(), spare), spare);
        m_labelX = kMargin + em(1.6);
        m_gridX = m_labelX + m_labelWidth;
        m_cell = (m_width - kMargin - m_gridX) / static_cast<double>(std::max<std::size_t>(columns(), 1));
        m_diameter = std::min(em(2.1), 0.82 * m_cell);
    }

    void wrapTexts()
    {
        m_title =
            wrapText("Risk of bias domains", m_cell * static_cast<double>(columns()), m_font, m_measure);
        std::size_t headLines = 1;
        for (const RobDomain& domain : m_table.scheme.domains) {
            m_heads.push_back(wrapText(cleanText(domain.column), m_cell - em(0.3), m_font, m_measure));
            headLines = std::max(headLines, m_heads.back().size());
        }
        m_headHeight = blockHeight(headLines, m_size) + em(0.5);
        for (const RobRow& row : m_table.rows) {
            const double room = m_labelWidth - em(0.8);
            Lines lines = wrapText(cleanText(row.label), room, m_font, m_measure);
            m_labels.push_back(limitLines(std::move(lines), kMaxLabelLines, room, m_font, m_measure));
            m_heights.push_back(
                std::max(m_diameter + em(0.6), blockHeight(m_labels.back().size(), m_size) + em(0.4)));
        }
        layCaption();
    }

    double gridTop() const { return kMargin + blockHeight(m_title.size(), m_size) + em(0.3) + m_headHeight; }

    std::size_t lastOnPage(std::size_t first) const
    {
        double y = gridTop();
        std::size_t last = first;
        while (last < m_heights.size() &&
               (m_pageHeight <= 0 || y + m_heights[last] + kMargin <= m_pageHeight))
            y += m_heights[last++];
        return last;
    }

    Error tooLow() const
    {
        return {ErrorCode::Input,
                "the traffic light cannot be split into pages of " +
                    fixedNumber(m_pageHeight / kPointsPerMm, 0) +
                    " mm: header and one study, or the legend, need more height",
                {}};
    }

    // The grid.

    double drawGrid(Canvas& canvas, std::size_t first, std::size_t last) const
    {
        const double middle = m_gridX + m_cell * static_cast<double>(columns()) / 2;
        canvas.stack(m_title, {{middle, kMargin}, m_font, Anchor::Middle}, {"axis-title", {}, {}});
        drawHeads(canvas);
        double y = gridTop();
        for (std::size_t i = first; i < last; ++i) {
            drawRow(canvas, i, y);
            y += m_heights[i];
        }
        if (y - gridTop() >= m_measure.width("Study", m_font))
            canvas.text("Study",
                        {{baselineAt(kMargin + em(0.7), m_size), (gridTop() + y) / 2},
                         m_font,
                         Anchor::Middle,
                         kBlack,
                         -90},
                        {"axis-title", {}, {}});
        return y;
    }

    void drawHeads(Canvas& canvas) const
    {
        const double top = gridTop() - m_headHeight;
        for (std::size_t d = 0; d < columns(); ++d) {
            const Rect rect{m_gridX + m_cell * static_cast<double>(d), top, m_cell, m_headHeight};
            const RobDomain& domain = m_table.scheme.domains[d];
            canvas.add(Box{rect, 0, {kStrip, Stroke{kStripLine, 0.6, {}}}},
                       {"domain", domain.ref, domain.label});
            canvas.block(m_heads[d], {{rect.x + m_cell / 2, top + m_headHeight / 2}, m_font, Anchor::Middle},
                         {"domain-label", domain.ref, domain.label});
        }
    }

    void drawRow(Canvas& canvas, std::size_t index, double top) const
    {
        const RobRow& row = m_table.rows[index];
        const double height = m_heights[index];
        const double middle = top + height / 2;
        canvas.add(Box{{m_labelX, top, m_labelWidth, height}, 0, {kStrip, Stroke{kStripLine, 0.6, {}}}},
                   {"study", row.ref, row.label});
        canvas.block(m_labels[index], {{m_labelX + m_labelWidth / 2, middle}, m_font, Anchor::Middle},
                     {"study-label", row.ref, row.label});
        for (std::size_t d = 0; d < columns(); ++d) {
            const RobDomain& domain = m_table.scheme.domains[d];
            const RobLevel& level = levelOf(m_table.scheme, row.cells, d);
            const Rect cell{m_gridX + m_cell * static_cast<double>(d), top, m_cell, height};
            canvas.add(Box{cell, 0, {domain.overall ? kOverall : kWhite, Stroke{kCellLine, 0.6, {}}}},
                       {"cell", {}, {}});
            drawJudgement(canvas, level, {cell.x + m_cell / 2, middle}, m_diameter,
                          {"judgement", row.ref + "/" + domain.ref,
                           row.label + ", " + domain.label + ": " + level.label});
        }
    }

    // Domains and judgements in words.

    void layCaption()
    {
        m_levels = usedLevels(m_table.scheme, m_table.rows);
        std::stable_sort(m_levels.begin(), m_levels.end(), worstFirst);
        double legend = m_measure.width("Judgement", m_small);
        for (const RobLevel* level : m_levels)
            legend = std::max(legend, 1.9 * m_small.size + m_measure.width(cleanText(level->label), m_small));
        const double content = m_width - 2 * kMargin;
        legend = std::min(legend, content);
        m_legendBeside = legend < 0.4 * content;
        m_legendX = m_legendBeside ? m_width - kMargin - legend : kMargin;
        m_legendWidth = legend;
        m_domainWidth = m_legendBeside ? content - legend - 2 * m_small.size : content;
        m_domains = domainLines(m_table.scheme, m_domainWidth, m_small, m_measure);
    }

    /// Critical, high, middle, low; then what says nothing of the risk.
    static bool worstFirst(const RobLevel* a, const RobLevel* b)
    {
        const auto order = [](const RobLevel* level) {
            return level->rank <= 3 ? 3 - level->rank : level->rank;
        };
        return order(a) < order(b);
    }

    Lines levelText(const RobLevel& level) const
    {
        return wrapText(cleanText(level.label), m_legendWidth - 1.9 * m_small.size + 0.01, m_small,
                        m_measure);
    }

    double levelHeight(const RobLevel& level) const
    {
        return std::max(1.7 * m_small.size,
                        blockHeight(levelText(level).size(), m_small.size) + 0.3 * m_small.size);
    }

    double legendHeight() const
    {
        double height = blockHeight(1, m_small.size);
        for (const RobLevel* level : m_levels)
            height += levelHeight(*level);
        return height;
    }

    double captionHeight() const
    {
        const double domains = blockHeight(m_domains.size(), m_small.size);
        const double both = m_legendBeside ? std::max(domains, legendHeight()) : domains + legendHeight();
        double notes = 0;
        for (const std::string& note : m_table.notes)
            notes += noteHeight(note);
        return 0.6 * m_size + both + notes;
    }

    Lines noteLines(const std::string& note) const
    {
        return wrapText(cleanText(note), m_width - 2 * kMargin, m_small, m_measure);
    }

    double noteHeight(const std::string& note) const
    {
        return 0.4 * m_small.size + blockHeight(noteLines(note).size(), m_small.size);
    }

    double drawCaption(Canvas& canvas, double y) const
    {
        y += 0.6 * m_size;
        const double below = canvas.stack(m_domains, {{kMargin, y}, m_small}, {"domain-list", {}, {}});
        const double legendBottom = drawLegend(canvas, m_legendBeside ? y : below);
        y = std::max(below, legendBottom);
        for (const std::string& note : m_table.notes)
            y = canvas.stack(noteLines(note), {{kMargin, y + 0.4 * m_small.size}, m_small}, {"note", {}, {}});
        return y;
    }

    double drawLegend(Canvas& canvas, double y) const
    {
        y = canvas.stack({"Judgement"}, {{m_legendX, y}, m_small}, {"legend-title", {}, {}});
        for (const RobLevel* level : m_levels) {
            const double middle = y + levelHeight(*level) / 2;
            drawJudgement(canvas, *level, {m_legendX + 0.75 * m_small.size, middle}, 1.4 * m_small.size,
                          {"legend-symbol", {}, {}});
            canvas.block(levelText(*level), {{m_legendX + 1.9 * m_small.size, middle}, m_small},
                         {"legend-text", {}, {}});
            y += levelHeight(*level);
        }
        return y;
    }

    Scene captionPage(const std::string& title, const std::string& description) const
    {
        Canvas canvas(m_measure);
        const double y = drawCaption(canvas, kMargin);
        return canvas.take(m_width, y + kMargin, title, description);
    }

    const RobTable& m_table;
    const TextMeasure& m_measure;
    double m_size;
    Font m_font;
    Font m_small;
    double m_width;
    double m_pageHeight = 0;
    double m_labelWidth = 0;
    double m_labelX = 0;
    double m_gridX = 0;
    double m_cell = 0;
    double m_diameter = 0;
    double m_headHeight = 0;
    Lines m_title{};
    std::vector<Lines> m_heads{};
    std::vector<Lines> m_labels{};
    std::vector<double> m_heights{};
    Lines m_domains{};
    std::vector<const RobLevel*> m_levels{};
    bool m_legendBeside = true;
    double m_legendX = 0;
    double m_legendWidth = 0;
    double m_domainWidth = 0;
};

} // namespace

Result<Pages> trafficLight(const RobTable& table, const FigureOptions& options, const TextMeasure& measure)
{
    if (const Status status = checkOptions(options); !status)
        return status.error();
    const std::string title = table.title.empty() ? "Risk of bias" : cleanText(table.title);
    if (table.rows.empty() || table.scheme.domains.empty())
        return Error{
            ErrorCode::Input, "cannot draw the traffic light \"" + title + "\": no study was assessed", {}};
    double needed = 0;
    for (const double font : fontSizes(options)) {
        TrafficLight figure(table, options, measure, font);
        needed = figure.neededWidth();
        if (needed <= options.widthMm * kPointsPerMm)
            return figure.run(title);
    }
    return doesNotFit("traffic light", "width", options.widthMm, needed, options);
}

} // namespace plansift::figure
