// SPDX-License-Identifier: GPL-3.0-or-later
// Fitting a forest plot into a width.
#include "core/figure/forest_layout.hpp"

#include "core/figure/fitting.hpp"

#include <algorithm>
#include <cmath>

namespace plansift::figure {
namespace {

constexpr std::size_t kMaxLabelLines = 4;
constexpr double kTwoLines = 0.55;  // of its length that a label needs to stand in two lines
constexpr double kFavoursGap = 0.4; // em, from no effect to the labels on either side

/// One way to save width. Lengths in em.
struct Attempt {
    double font = 8;
    double gap = 0.9;
    bool wrapHeads = false;
    double narrowestStudy = 16; ///< labels that need less than this stay on one line
    double plotShare = 0.22;    ///< least width of the plot as a share of the page
    double narrowestPlot = 10;
    double longestWord = 14; ///< longer words in headers are broken
};

std::vector<Attempt> attemptsFor(const FigureOptions& options)
{
    std::vector<Attempt> list;
    for (const double font : fontSizes(options)) {
        list.push_back({font, 0.9, false, 16, 0.22, 10});
        list.push_back({font, 0.9, true, 16, 0.22, 10});
        list.push_back({font, 0.6, true, 16, 0.22, 10});
    }
    list.push_back({options.minimumFontPt, 0.55, true, 9, 0.2, 9, 11});
    list.push_back({options.minimumFontPt, 0.5, true, 5, 0.15, 8, 9});
    return list;
}

Lines splitLines(std::string_view text)
{
    Lines lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at)
            lines.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

class Fitter {
public:
    Fitter(const ForestTable& table, const ForestInput& input, const FigureStyle& style,
           const TextMeasure& measure, double pageWidth, const Attempt& attempt, double minimumFont)
        : m_table(table)
        , m_input(input)
        , m_style(style)
        , m_measure(measure)
        , m_attempt(attempt)
    {
        m_out.font = attempt.font;
        m_out.small = std::max(minimumFont, attempt.font - 1);
        m_out.left = kMargin;
        m_out.right = pageWidth - kMargin;
        m_cellFont = {attempt.font, false, false};
        m_headFont = {attempt.font, true, false};
    }

    /// The page width in pt that this attempt needs.
    double neededWidth()
    {
        measureColumns();
        const double fixed = fixedWidth() + leastStudyWidth();
        return 2 * kMargin + std::max(fixed / (1 - m_attempt.plotShare), fixed + leastPlotWidth());
    }

    /// Lays out the page when neededWidth() allows.
    ForestLayout run()
    {
        relaxHeads();
        placeColumns();
        placePlot();
        placeHeads();
        placeRows();
        placeFavours();
        return std::move(m_out);
    }

private:
    double em(double n) const { return n * m_attempt.font; }
    double widthOf(const std::string& text, bool bold) const
    {
        return m_measure.width(text, {m_attempt.font, bold, false});
    }

    // Widths of the columns.

    void measureColumns()
    {
        m_out.width.assign(m_table.columns.size(), 0);
        for (const ForestRow& row : m_table.rows)
            measureRow(row);
        for (std::size_t c = 1; c < m_table.columns.size(); ++c)
            m_out.width[c] =
                std::max(m_out.width[c], leastHeadWidth(m_table.columns[c].head, m_attempt.wrapHeads));
        m_natural = std::max(m_natural, leastHeadWidth(m_table.columns[0].head, m_attempt.wrapHeads));
        for (const ForestHead& head : m_table.heads)
            widenFor(head);
        m_out.robPitch = m_input.rob ? robPitch() : 0;
    }

    void measureRow(const ForestRow& row)
    {
        if (row.kind == ForestRowKind::Study) {
            m_natural = std::max(m_natural, widthOf(row.label, row.bold));
            m_widestLabelWord = std::max(m_widestLabelWord,
                                         widestWord(row.label, {m_attempt.font, row.bold, false}, m_measure));
        }
        for (std::size_t c = 1; c < row.cells.size(); ++c) {
            const double width = widthOf(row.cells[c].text, row.bold) + widthOf(row.cells[c].tail, row.bold);
            m_out.width[c] = std::max(m_out.width[c], width);
        }
        measureLead(row);
        if (!runsOn(row)) {
            m_widestOtherWord = std::max(m_widestOtherWord,
                                         widestWord(row.label, {m_attempt.font, row.bold, false}, m_measure));
            m_natural = std::max({m_natural, m_widestOtherWord, kTwoLines * widthOf(row.label, row.bold)});
        }
    }

    /// Whether the label of a row that is no study has room beyond the column of studies.
    bool runsOn(const ForestRow& row) const
    {
        return row.kind == ForestRowKind::Study || (m_table.plotAfter > 1 && row.cells[1].empty());
    }

    /// In effect columns the widest estimate and the widest interval may stand in different rows.
    void measureLead(const ForestRow& row)
    {
        for (std::size_t c = 1; c < row.cells.size(); ++c) {
            if (!m_table.columns[c].effect)
                continue;
            m_lead = std::max(m_lead, widthOf(row.cells[c].text, row.bold));
            if (!row.cells[c].text.empty()) {
                m_out.tailWidth = std::max(m_out.tailWidth, widthOf(row.cells[c].tail, false));
                m_out.boldTailWidth = std::max(m_out.boldTailWidth, widthOf(row.cells[c].tail, true));
                m_anyBold = m_anyBold || row.bold;
            }
            m_out.effectWidth =
                std::max(m_out.width[c], m_lead + (m_anyBold ? m_out.boldTailWidth : m_out.tailWidth));
            m_out.width[c] = m_out.effectWidth;
        }
    }

    double leastHeadWidth(const std::string& text, bool wrapped) const
    {
        double widest = 0;
        for (const std::string& line : splitLines(text))
            widest = std::max(
                widest, wrapped ? std::min(widestWord(line, m_headFont, m_measure), em(m_attempt.longestWord))
                                : m_measure.width(line, m_headFont));
        return widest;
    }

    void widenFor(const ForestHead& head)
    {
        const bool wrapped = m_attempt.wrapHeads || head.last > head.first;
        const double missing = leastHeadWidth(head.text, wrapped) - spanWidth(head);
        const auto columns = static_cast<double>(head.last - head.first + 1);
        for (std::size_t c = head.first; missing > 0 && c <= head.last; ++c)
            m_out.width[c] += missing / columns;
    }

    double spanWidth(const ForestHead& head) const
    {
        double width = 0;
        for (std::size_t c = head.first; c <= head.last; ++c)
            width += m_out.width[c] + (c > head.first ? gapBefore(c) : 0);
        return width;
    }

    double robPitch() const
    {
        const auto count = static_cast<double>(m_input.rob->domains.size());
        const double letters = widthOf(domainLetter(m_input.rob->domains.size() - 1), true) + em(0.2);
        const double head = leastHeadWidth("Risk of Bias", true) / std::max(count, 1.0);
        return std::max({em(1.4), letters, head});
    }

    double robWidth() const
    {
        return m_input.rob ? m_out.robPitch * static_cast<double>(m_input.rob->domains.size()) : 0;
    }

    double gapBefore(std::size_t column) const
    {
        const bool beginsHead =
            std::any_of(m_table.heads.begin(), m_table.heads.end(),
                        [&](const ForestHead& head) { return head.first == column && head.last > column; });
        return em(m_attempt.gap) * (beginsHead ? 1.3 : 1) * m_stretch;
    }

    double plotGap() const { return em(m_attempt.gap) * m_stretch; }

    /// All but the study column and the plot.
    double fixedWidth() const
    {
        double width = plotGap();
        for (std::size_t c = 1; c < m_table.columns.size(); ++c)
            width += m_out.width[c] + gapBefore(c);
        return width + (m_input.rob ? plotGap() + robWidth() : 0);
    }

    double leastStudyWidth() const
    {
        const double word = std::min(m_widestLabelWord, em(std::max(m_attempt.narrowestStudy, 5.0)));
        const double head = leastHeadWidth(m_table.columns[0].head, true);
        const double other =
            std::min(m_widestOtherWord + 0.01, em(9)); // "effects" of a pooled row stays whole
        return std::max(
            {std::min(m_natural, em(m_attempt.narrowestStudy)), std::min(word, em(9)), other, head});
    }

    /// No word of the labels on either side of no effect is broken.
    double leastPlotWidth() const
    {
        double word = 0;
        for (const std::string* label : {&m_input.favoursLeft, &m_input.favoursRight})
            word = std::max(
                word, widestWord(favours(*label), m_style.favoursOnTop ? m_headFont : m_cellFont, m_measure));
        return std::max(em(m_attempt.narrowestPlot),
                        2 * (std::min(word, em(m_attempt.longestWord)) + em(kFavoursGap)) + 0.1);
    }

    // Places.

    double leastPlot() const
    {
        return std::max(m_attempt.plotShare * (m_out.right - m_out.left), leastPlotWidth());
    }

    /// Headers get back the width that wrapping them would not have needed, one column after the other.
    void relaxHeads()
    {
        double spare =
            m_out.right - m_out.left - fixedWidth() - std::max(m_natural, leastStudyWidth()) - leastPlot();
        const auto relax = [&](std::size_t column, const std::string& text) {
            const double missing = leastHeadWidth(text, false) + 0.01 - m_out.width[column];
            if (missing <= 0 || missing > spare)
                return;
            m_out.width[column] += missing;
            spare -= missing;
        };
        for (const ForestHead& head : m_table.heads)
            if (head.first == head.last)
                relax(head.first, head.text);
        for (std::size_t c = 1; c < m_table.columns.size(); ++c)
            relax(c, m_table.columns[c].head);
    }

    void placeColumns()
    {
        const double content = m_out.right - m_out.left;
        double spare = content - fixedWidth() - leastPlot();
        m_out.width[0] = std::max(std::min(m_natural, std::max(spare, 0.0)), leastStudyWidth());
        spare = content - fixedWidth() - m_out.width[0];
        const double fixedGaps = fixedWidth();
        if (spare > 0.5 * content) { // a plot wider than half the page: open the gaps first
            m_stretch = std::min(2.5, 1 + (spare - 0.5 * content) / std::max(gapsOf(), 1.0));
            spare -= fixedWidth() - fixedGaps;
        }
        m_plotColumn = spare;
        double x = m_out.left;
        m_out.x.assign(m_table.columns.size(), 0);
        for (std::size_t c = 0; c < m_table.columns.size(); ++c) {
            if (c == m_table.plotAfter)
                x = placePlotColumn(x);
            x += c == 0 ? 0 : gapBefore(c);
            m_out.x[c] = x;
            x += m_out.width[c];
        }
        if (m_table.plotAfter >= m_table.columns.size())
            x = placePlotColumn(x);
        m_out.robX = x + plotGap() + m_out.robPitch / 2;
    }

    double gapsOf() const
    {
        double gaps = plotGap() * (m_input.rob ? 2 : 1);
        for (std::size_t c = 1; c < m_table.columns.size(); ++c)
            gaps += gapBefore(c);
        return gaps;
    }

    double placePlotColumn(double x)
    {
        m_out.leftBlock = x;
        m_plotColumnX = x + plotGap();
        return m_plotColumnX + m_plotColumn;
    }

    void placePlot()
    {
        AxisRequest request;
        request.logarithmic = m_input.logarithmic;
        request.nullValue = m_input.nullValue;
        request.lower = m_input.axisLower;
        request.upper = m_input.axisUpper;
        request.decimalMark = m_style.numbers.decimalMark;
        for (const ForestRow& row : m_table.rows)
            if (row.estimate)
                (row.kind == ForestRowKind::Study ? request.studies : request.pooled)
                    .push_back(*row.estimate);
        m_out.axis = makeAxis(request);
        double inset = em(0.7);
        for (const Tick& tick : m_out.axis.ticks)
            inset = std::max(inset, m_measure.width(tick.label, m_cellFont) / 2);
        inset = std::min(inset, 0.3 * m_plotColumn);
        m_out.plotX = m_plotColumnX + inset;
        m_out.plotWidth = m_plotColumn - 2 * inset;
        m_out.plotHeadCentre = m_plotColumnX + m_plotColumn / 2;
        thinTicks(m_out.axis, m_out.plotWidth, m_input.nullValue, m_cellFont, m_measure);
        dropTicksOutside(inset);
    }

    /// On a narrow page a long label may still reach beyond the column of the plot.
    void dropTicksOutside(double inset)
    {
        std::erase_if(m_out.axis.ticks, [&](const Tick& tick) {
            const double half = m_measure.width(tick.label, m_cellFont) / 2;
            const double x = m_out.axis.position(tick.value) * m_out.plotWidth;
            return x - half < -inset - 1e-6 || x + half > m_out.plotWidth + inset + 1e-6;
        });
    }

    // Headers.

    void addHead(const std::string& text, double x, double width, Anchor anchor, std::size_t below)
    {
        HeadBlock block{{}, x, anchor, below};
        for (const std::string& line : splitLines(text))
            for (std::string& part : wrapText(line, width + 0.01, m_headFont, m_measure))
                block.lines.push_back(std::move(part));
        if (!block.lines.empty())
            m_out.heads.push_back(std::move(block));
    }

    void placeHeads()
    {
        for (std::size_t c = 0; c < m_table.columns.size(); ++c)
            placeColumnHead(c);
        const std::vector<HeadBlock> columns = m_out.heads;
        for (const ForestHead& head : m_table.heads) {
            const double x = m_out.x[head.first];
            const double width = m_out.x[head.last] + m_out.width[head.last] - x;
            addHead(head.text, x + width / 2, width, Anchor::Middle, linesWithin(columns, x, x + width));
        }
        placePlotHead();
        if (m_input.rob)
            placeRobHead();
        setHeadHeight();
    }

    void setHeadHeight()
    {
        std::size_t lines = 0;
        for (const HeadBlock& head : m_out.heads)
            lines = std::max(lines, head.lines.size() + head.below);
        m_out.headHeight = blockHeight(lines, m_attempt.font) + em(kBelowHeads + kBelowRule);
    }

    /// Most lines of the heads of columns that stand between two places.
    static std::size_t linesWithin(const std::vector<HeadBlock>& heads, double from, double to)
    {
        std::size_t lines = 0;
        for (const HeadBlock& head : heads)
            if (head.x >= from - 0.01 && head.x <= to + 0.01)
                lines = std::max(lines, head.lines.size());
        return lines;
    }

    void placeColumnHead(std::size_t c)
    {
        const ForestColumn& column = m_table.columns[c];
        const bool centred = column.effect;
        const double width = m_out.width[c];
        const double x =
            column.anchor == Anchor::Start ? m_out.x[c] : m_out.x[c] + (centred ? width / 2 : width);
        addHead(column.head, x, width, centred ? Anchor::Middle : column.anchor, 0);
    }

    void placePlotHead()
    {
        const std::size_t before = m_out.heads.size();
        addHead(m_table.plotLine, m_out.plotHeadCentre, m_plotColumn, Anchor::Middle, 0);
        const std::size_t below = m_out.heads.size() > before ? m_out.heads.back().lines.size() : 0;
        addHead(m_table.plotHead.text, m_out.plotHeadCentre, m_plotColumn, Anchor::Middle, below);
    }

    void placeRobHead()
    {
        const double centre = m_out.robX + (robWidth() - m_out.robPitch) / 2;
        addHead("Risk of Bias", centre, robWidth(), Anchor::Middle, 1);
        for (std::size_t d = 0; d < m_input.rob->domains.size(); ++d)
            addHead(domainLetter(d), m_out.robX + static_cast<double>(d) * m_out.robPitch, m_out.robPitch,
                    Anchor::Middle, 0);
    }

    // Rows.

    void placeRows()
    {
        for (const ForestRow& row : m_table.rows) {
            const Font font{m_attempt.font, row.bold, false};
            const double width = labelWidth(row);
            Lines lines = wrapText(row.label, width + 0.01, font, m_measure);
            m_out.labels.push_back(limitLines(std::move(lines), kMaxLabelLines, width, font, m_measure));
            m_out.sentences.push_back(
                wrapRich(row.sentence, m_out.leftBlock - m_out.left, {m_out.small, false, false}, m_measure));
            m_out.heights.push_back(
                rowHeight(row, m_out.labels.back().size(), m_out.sentences.back().size()));
        }
    }

    /// Labels of studies keep to their column; others may run on to the first cell that is not empty.
    double labelWidth(const ForestRow& row) const
    {
        if (row.kind == ForestRowKind::Study)
            return m_out.width[0];
        for (std::size_t c = 1; c < m_table.plotAfter; ++c)
            if (!row.cells[c].empty())
                return m_out.x[c] - gapBefore(c) - m_out.left;
        return m_out.leftBlock - m_out.left;
    }

    double rowHeight(const ForestRow& row, std::size_t labelLines, std::size_t sentenceLines) const
    {
        if (row.kind == ForestRowKind::Gap)
            return em(0.6);
        if (row.kind == ForestRowKind::Sentence)
            return blockHeight(sentenceLines, m_out.small);
        return std::max(em(1.35), blockHeight(labelLines, m_attempt.font) + em(0.15));
    }

    // Labels on either side of no effect.

    void placeFavours()
    {
        const std::string left = favours(m_input.favoursLeft);
        const std::string right = favours(m_input.favoursRight);
        const double begin = m_plotColumnX;
        const double end = m_plotColumnX + m_plotColumn;
        double middle = m_input.nullValue ? m_out.plotAt(*m_input.nullValue) : (begin + end) / 2;
        if (middle - begin < 0.3 * m_plotColumn || end - middle < 0.3 * m_plotColumn)
            middle = (begin + end) / 2;
        const double gap = em(kFavoursGap);
        m_out.favoursLeft = wrapText(left, middle - gap - begin, m_cellFont, m_measure);
        m_out.favoursRight = wrapText(right, end - middle - gap, m_cellFont, m_measure);
        m_out.favoursLeftX = (begin + middle - gap) / 2;
        m_out.favoursRightX = (end + middle + gap) / 2;
        if (m_style.favoursOnTop)
            raiseFavours(begin, middle, end, gap);
    }

    void raiseFavours(double begin, double middle, double end, double gap)
    {
        addHead(favours(m_input.favoursLeft), m_out.favoursLeftX, middle - gap - begin, Anchor::Middle, 0);
        addHead(favours(m_input.favoursRight), m_out.favoursRightX, end - middle - gap, Anchor::Middle, 0);
        m_out.favoursLeft.clear();
        m_out.favoursRight.clear();
        setHeadHeight();
    }

    std::string favours(const std::string& label) const
    {
        const std::string text = cleanText(label);
        return m_style.americanSpelling && text.starts_with("Favours") ? "Favors" + text.substr(7) : text;
    }

    const ForestTable& m_table;
    const ForestInput& m_input;
    const FigureStyle& m_style;
    const TextMeasure& m_measure;
    Attempt m_attempt;
    Font m_cellFont{};
    Font m_headFont{};
    double m_natural = 0; ///< width of the study column without wrapping
    double m_widestLabelWord = 0;
    double m_widestOtherWord = 0; ///< of labels that end where the column of studies does
    double m_lead = 0;
    bool m_anyBold = false;
    double m_stretch = 1;
    double m_plotColumn = 0;
    double m_plotColumnX = 0;
    ForestLayout m_out{};
};

} // namespace

double ForestLayout::plotAt(double value) const
{
    return plotX + std::clamp(axis.position(value), 0.0, 1.0) * plotWidth;
}

Result<ForestLayout> layOutForest(const ForestTable& table, const ForestInput& input,
                                  const FigureOptions& options, const FigureStyle& style,
                                  const TextMeasure& measure)
{
    const double page = options.widthMm * kPointsPerMm;
    double needed = 0;
    for (const Attempt& attempt : attemptsFor(options)) {
        Fitter fitter(table, input, style, measure, page, attempt, options.minimumFontPt);
        needed = fitter.neededWidth();
        if (needed <= page)
            return fitter.run();
    }
    return doesNotFit("forest plot", "width", options.widthMm, needed, options);
}

} // namespace plansift::figure
