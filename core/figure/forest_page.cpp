// SPDX-License-Identifier: GPL-3.0-or-later
// Header, rows, axis, sentences and legends of a forest plot, page by page.
#include "core/figure/forest_page.hpp"

#include <algorithm>
#include <functional>
#include <memory>

namespace plansift::figure {
namespace {

/// A piece below the axis that is never split: one line or one legend.
struct Footer {
    double height = 0;
    std::function<void(Canvas&, double)> draw{};
};

struct RowRange {
    std::size_t first = 0;
    std::size_t last = 0; ///< one after
};

const char* labelRole(ForestRowKind kind)
{
    switch (kind) {
    case ForestRowKind::Study:
        return "study-label";
    case ForestRowKind::Title:
        return "group-label";
    case ForestRowKind::Pool:
        return "pooled-label";
    case ForestRowKind::Prediction:
        return "prediction-label";
    case ForestRowKind::Note:
    case ForestRowKind::Sentence:
    case ForestRowKind::Gap:
        break;
    }
    return "label";
}

class Pager {
public:
    Pager(const ForestDrawing& drawing, double pageHeight)
        : m_d(drawing)
        , m_l(drawing.layout)
        , m_pageHeight(pageHeight)
        , m_font{m_l.font, false, false}
        , m_smallFont{m_l.small, false, false}
    {
        m_width = m_l.right + kMargin;
        placeSentences();
        addNotes();
    }

    Result<Pages> run(const std::string& title, const std::string& description)
    {
        const Result<std::vector<RowRange>> ranges = splitRows();
        if (!ranges)
            return ranges.error();
        Pages pages;
        std::size_t footer = 0;
        for (const RowRange& range : *ranges) {
            Canvas canvas(m_d.measure);
            const bool last = range.last == m_d.table.rows.size();
            double y = drawPage(canvas, range, last);
            if (last)
                y = drawFooters(canvas, y, footer);
            pages.push_back(canvas.take(m_width, y + kMargin, title, description));
        }
        while (footer < m_footers.size()) {
            Canvas canvas(m_d.measure);
            const std::size_t before = footer;
            const double y = drawFooters(canvas, kMargin, footer);
            if (footer == before)
                return tooLow();
            pages.push_back(canvas.take(m_width, y + kMargin, title, description));
        }
        return pages;
    }

private:
    double em(double n) const { return n * m_l.font; }

    // What stands below the rows.

    /// The sentences under the total stand beside the axis when they fit there without wrapping.
    void placeSentences()
    {
        const double room = m_l.leftBlock - m_l.left;
        m_beside = std::all_of(
            m_d.table.sentences.begin(), m_d.table.sentences.end(),
            [&](const RichText& sentence) { return richWidth(sentence, m_smallFont, m_d.measure) <= room; });
        if (m_beside)
            return;
        for (const RichText& sentence : m_d.table.sentences)
            addRichFooter(sentence);
    }

    double besideHeight() const { return m_beside ? blockHeight(m_d.table.sentences.size(), m_l.small) : 0; }

    void addRichFooter(const RichText& text)
    {
        for (RichText& line : wrapRich(text, m_l.right - m_l.left, m_smallFont, m_d.measure))
            m_footers.push_back(
                {blockHeight(1, m_l.small),
                 [this, line = std::move(line)](Canvas& canvas, double y) { sentence(canvas, line, y); }});
    }

    void addTextFooter(const std::string& text, bool bold, const char* role)
    {
        const Font font{m_l.small, bold, false};
        for (std::string& line : wrapText(cleanText(text), m_l.right - m_l.left, font, m_d.measure))
            m_footers.push_back({blockHeight(1, m_l.small),
                                 [this, line = std::move(line), font, role](Canvas& canvas, double y) {
                                     canvas.stack({line}, {{m_l.left, y}, font}, {role, {}, {}});
                                 }});
    }

    void addSpace(double height)
    {
        m_footers.push_back({height, [](Canvas&, double) {}});
    }

    void addNotes()
    {
        if (!m_d.input.footnotes.empty()) {
            addSpace(0.6 * m_l.small);
            addTextFooter("Footnotes", true, "footnote");
        }
        for (std::size_t i = 0; i < m_d.input.footnotes.size(); ++i)
            addTextFooter("(" + std::to_string(i + 1) + ")\u00a0" + m_d.input.footnotes[i], false,
                          "footnote");
        if (m_d.input.rob)
            addRobLegend(*m_d.input.rob);
        if (!m_d.input.notes.empty())
            addSpace(0.6 * m_l.small);
        for (const std::string& note : m_d.input.notes)
            addTextFooter(note, false, "note");
    }

    void addRobLegend(const RobScheme& scheme)
    {
        addSpace(0.6 * m_l.small);
        addTextFooter("Risk of bias legend", true, "rob-legend");
        for (std::size_t d = 0; d < scheme.domains.size(); ++d)
            addTextFooter("(" + domainLetter(d) + ")\u00a0" + scheme.domains[d].label, false, "rob-legend");
        std::vector<RobRow> rows;
        for (const ForestRow& row : m_d.table.rows)
            if (row.kind == ForestRowKind::Study)
                rows.push_back({{}, {}, row.rob, 1});
        auto legend = std::make_shared<LevelLegend>(usedLevels(scheme, rows), m_l.right - m_l.left,
                                                    m_smallFont, m_d.measure);
        m_footers.push_back({legend->height(), [this, legend](Canvas& canvas, double y) {
                                 legend->draw(canvas, {m_l.left, y});
                             }});
    }

    /// Draws footers from `next` on as far as the page allows.
    double drawFooters(Canvas& canvas, double y, std::size_t& next) const
    {
        while (next < m_footers.size() &&
               (m_pageHeight <= 0 || y + m_footers[next].height + kMargin <= m_pageHeight)) {
            m_footers[next].draw(canvas, y);
            y += m_footers[next].height;
            ++next;
        }
        return y;
    }

    // Pages.

    Error tooLow() const
    {
        return {ErrorCode::Input,
                "the forest plot cannot be split into pages of " +
                    fixedNumber(m_pageHeight / kPointsPerMm, 0) +
                    " mm: header, axis and one row need more height",
                {}};
    }

    double axisHeight() const
    {
        const std::size_t favours = std::max(m_l.favoursLeft.size(), m_l.favoursRight.size());
        const std::size_t lines = favours + (m_d.table.axisTitle.empty() ? 0 : axisTitleLines().size());
        return em(0.85) + em(1.25) + blockHeight(lines, m_l.font) + em(0.2);
    }

    Lines axisTitleLines() const { return wrapText(m_d.table.axisTitle, m_l.plotWidth, m_font, m_d.measure); }

    double tailHeight(bool lastPage) const
    {
        return lastPage ? std::max(axisHeight(), besideHeight()) : axisHeight();
    }

    Result<std::vector<RowRange>> splitRows() const
    {
        const std::size_t count = m_d.table.rows.size();
        if (m_pageHeight <= 0)
            return std::vector<RowRange>{{0, count}};
        std::vector<RowRange> ranges{{0, 0}};
        double y = kMargin + m_l.headHeight;
        for (std::size_t i = 0; i < count; ++i) {
            const bool title = m_d.table.rows[i].kind == ForestRowKind::Title && i + 1 < count;
            const double needed = m_l.heights[i] + (title ? m_l.heights[i + 1] : 0);
            const double tail = tailHeight(i + 1 == count) + kMargin;
            if (y + needed + tail > m_pageHeight) {
                if (kMargin + m_l.headHeight + needed + tail > m_pageHeight || ranges.back().first == i)
                    return tooLow();
                ranges.push_back({i, i});
                y = kMargin + m_l.headHeight;
            }
            y += m_l.heights[i];
            ranges.back().last = i + 1;
        }
        return ranges;
    }

    double drawPage(Canvas& canvas, const RowRange& range, bool last) const
    {
        drawHeader(canvas);
        const double top = kMargin + m_l.headHeight;
        double bottom = top;
        for (std::size_t i = range.first; i < range.last; ++i)
            bottom += m_l.heights[i];
        drawReferenceLines(canvas, top, bottom, range);
        double y = top;
        for (std::size_t i = range.first; i < range.last; ++i) {
            drawRow(canvas, i, y);
            y += m_l.heights[i];
        }
        drawAxis(canvas, y);
        if (last && m_beside)
            drawSentences(canvas, y);
        return y + tailHeight(last);
    }

    void drawHeader(Canvas& canvas) const
    {
        const Font bold{m_l.font, true, false};
        const double rule = kMargin + m_l.headHeight - em(kBelowRule);
        for (const HeadBlock& head : m_l.heads) {
            const double top = rule - em(kBelowHeads) - blockHeight(head.lines.size() + head.below, m_l.font);
            canvas.stack(head.lines, {{head.x, top}, bold, head.anchor}, {"header", {}, {}});
        }
        canvas.add(Line{{m_l.left, rule}, {m_l.right, rule}, {m_d.style.colours.rule, 0.75, {}}},
                   {"rule", {}, {}});
    }

    void drawReferenceLines(Canvas& canvas, double top, double bottom, const RowRange& range) const
    {
        const Colour colour = m_d.style.colours.reference;
        const std::optional<double> null = m_d.input.nullValue;
        if (null && m_l.axis.holds(*null))
            canvas.add(Line{{m_l.plotAt(*null), top - em(kBelowRule)},
                            {m_l.plotAt(*null), bottom + em(0.5)},
                            {colour, 0.75, {}}},
                       {"no-effect", {}, {}});
        const ForestRow* total = firstTotal();
        if (!m_d.style.pooledLine || !total || !m_l.axis.holds(total->estimate->value))
            return;
        const double x = m_l.plotAt(total->estimate->value);
        canvas.add(Line{{x, top},
                        {x, pooledLineEnd(top, bottom, range)},
                        {m_d.style.colours.interval, 0.5, {1.5, 1.5}}},
                   {"pooled-line", {}, {}});
    }

    const ForestRow* firstTotal() const
    {
        if (m_d.input.totals.empty())
            return nullptr;
        std::size_t pools = m_d.input.totals.size();
        for (auto row = m_d.table.rows.rbegin(); row != m_d.table.rows.rend(); ++row)
            if (row->kind == ForestRowKind::Pool && --pools == 0)
                return row->estimate ? &*row : nullptr;
        return nullptr;
    }

    /// The dotted line ends in the diamond it belongs to.
    double pooledLineEnd(double top, double bottom, const RowRange& range) const
    {
        double y = top;
        for (std::size_t i = range.first; i < range.last; ++i) {
            if (&m_d.table.rows[i] == firstTotal())
                return y + m_l.heights[i] / 2;
            y += m_l.heights[i];
        }
        return bottom;
    }

    void drawRow(Canvas& canvas, std::size_t index, double top) const
    {
        const ForestRow& row = m_d.table.rows[index];
        const double centre = top + m_l.heights[index] / 2;
        const Font font{m_l.font, row.bold, false};
        canvas.block(m_l.labels[index], {{m_l.left, centre}, font},
                     {labelRole(row.kind), row.ref, row.words});
        for (std::size_t c = 1; c < row.cells.size(); ++c)
            drawCell(canvas, row, c, centre, font);
        double y = top;
        for (const RichText& line : m_l.sentences[index]) {
            sentence(canvas, line, y);
            y += blockHeight(1, m_l.small);
        }
        drawForestMarks(canvas, m_d, row, centre);
        drawJudgements(canvas, row, centre);
        if (m_d.style.rowRules && row.kind != ForestRowKind::Gap && row.kind != ForestRowKind::Sentence)
            canvas.add(Line{{m_l.left, top + m_l.heights[index]},
                            {m_l.leftBlock, top + m_l.heights[index]},
                            {m_d.style.colours.rule, 0.4, {}}},
                       {"rule", {}, {}});
    }

    void drawCell(Canvas& canvas, const ForestRow& row, std::size_t column, double centre,
                  const Font& font) const
    {
        const ForestCell& cell = row.cells[column];
        const double right = m_l.x[column] + m_l.width[column];
        const double baseline = baselineAt(centre, m_l.font);
        const Tag tag{"cell", row.ref, {}};
        if (!m_d.table.columns[column].effect) {
            canvas.text(cell.text, {{right, baseline}, font, Anchor::End}, tag);
            return;
        }
        const double tailStart = right - (m_l.width[column] - m_l.effectWidth) / 2;
        if (cell.text.empty()) {
            canvas.text(cell.tail, {{tailStart, baseline}, font, Anchor::End}, tag);
            return;
        }
        const double tail = row.bold ? m_l.boldTailWidth : m_l.tailWidth;
        canvas.text(cell.text, {{tailStart - tail, baseline}, font, Anchor::End}, tag);
        canvas.continueText(cell.tail, {{tailStart, baseline}, font, Anchor::End}, tag);
    }

    void sentence(Canvas& canvas, const RichText& line, double top) const
    {
        canvas.rich(line,
                    {{m_l.left, baselineAt(top + blockHeight(1, m_l.small) / 2, m_l.small)}, m_smallFont},
                    {"statistics", {}, {}});
    }

    void drawJudgements(Canvas& canvas, const ForestRow& row, double centre) const
    {
        if (!m_d.input.rob || row.kind != ForestRowKind::Study)
            return;
        const RobScheme& scheme = *m_d.input.rob;
        for (std::size_t d = 0; d < scheme.domains.size(); ++d) {
            const RobLevel& level = levelOf(scheme, row.rob, d);
            const double x = m_l.robX + static_cast<double>(d) * m_l.robPitch;
            drawJudgement(
                canvas, level, {x, centre}, em(1.15),
                {"judgement", row.ref, row.label + ", " + scheme.domains[d].label + ": " + level.label});
        }
    }

    void drawAxis(Canvas& canvas, double rowsBottom) const
    {
        const double y = rowsBottom + em(0.5);
        const Stroke stroke{m_d.style.colours.reference, 0.75, {}};
        canvas.add(Line{{m_l.plotX, y}, {m_l.plotX + m_l.plotWidth, y}, stroke}, {"axis", {}, {}});
        for (const Tick& tick : m_l.axis.ticks) {
            const double x = m_l.plotAt(tick.value);
            canvas.add(Line{{x, y}, {x, y + em(0.35)}, stroke}, {"tick", {}, {}});
            canvas.text(tick.label, {{x, baselineAt(y + em(1), m_l.font)}, m_font, Anchor::Middle},
                        {"tick-label", {}, {}});
        }
        const double below = y + em(1.6);
        canvas.stack(m_l.favoursLeft, {{m_l.favoursLeftX, below}, m_font, Anchor::Middle},
                     {"favours", {}, {}});
        canvas.stack(m_l.favoursRight, {{m_l.favoursRightX, below}, m_font, Anchor::Middle},
                     {"favours", {}, {}});
        const std::size_t favours = std::max(m_l.favoursLeft.size(), m_l.favoursRight.size());
        canvas.stack(
            axisTitleLines(),
            {{m_l.plotX + m_l.plotWidth / 2, below + blockHeight(favours, m_l.font)}, m_font, Anchor::Middle},
            {"axis-title", {}, {}});
    }

    void drawSentences(Canvas& canvas, double top) const
    {
        for (const RichText& line : m_d.table.sentences) {
            sentence(canvas, line, top);
            top += blockHeight(1, m_l.small);
        }
    }

    const ForestDrawing& m_d;
    const ForestLayout& m_l;
    double m_pageHeight;
    Font m_font;
    Font m_smallFont;
    double m_width = 0;
    bool m_beside = true;
    std::vector<Footer> m_footers{};
};

} // namespace

Result<Pages> drawForest(const ForestDrawing& drawing, double pageHeight, const std::string& title,
                         const std::string& description)
{
    return Pager(drawing, pageHeight).run(title, description);
}

} // namespace plansift::figure
