// SPDX-License-Identifier: GPL-3.0-or-later
// Layout of the flow diagram: columns of equal width, rows on a grid, arrows between them.
#include "core/figure/prisma.hpp"

#include "core/figure/canvas.hpp"
#include "core/figure/fitting.hpp"
#include "core/figure/number_text.hpp"
#include "core/figure/prisma_boxes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace plansift::figure {
namespace {

// Lengths in em.
constexpr double kPadding = 0.6;
constexpr double kIndent = 0.9;
constexpr double kBarWidth = 1.8;
constexpr double kBarGap = 0.7;
constexpr double kRowGap = 1.5;
constexpr double kStageGap = 2.4; // before "screened" and "included"
constexpr double kWidestBox = 30;
constexpr double kLongestWord = 14; // longer words are broken
constexpr double kWatermarkAngle = -30;

constexpr Colour kWatermarkColour{244, 214, 214};

constexpr const char* kCitation =
    "From: Page MJ, McKenzie JE, Bossuyt PM, Boutron I, Hoffmann TC, Mulrow CD, et al. "
    "The PRISMA 2020 statement: an updated guideline for reporting systematic reviews. "
    "BMJ 2021;372:n71. doi: 10.1136/bmj.n71 (CC BY 4.0).";

struct PlacedBox {
    FlowBox content{};
    std::vector<FlowLine> lines{}; ///< wrapped
    Rect rect{};
};

std::size_t at(FlowColumn column)
{
    return static_cast<std::size_t>(column);
}

std::size_t at(FlowRow row)
{
    return static_cast<std::size_t>(row);
}

class Flow {
public:
    Flow(const PrismaInput& input, const FigureOptions& options, const FigureStyle& style,
         const TextMeasure& measure, double font)
        : m_input(input)
        , m_style(style)
        , m_canvas(measure)
        , m_size(font)
        , m_font{font, false, false}
        , m_bold{font, true, false}
        , m_page(options.widthMm * kPointsPerMm)
        , m_leastFont(options.minimumFontPt)
    {
        m_columnCount = 2 + (input.updated ? 1.0 : 0.0) + (input.otherMethods ? 2.0 : 0.0);
        for (FlowBox& box : flowBoxes(input))
            m_boxes.push_back({std::move(box), {}, {}});
    }

    /// The page width in pt at which no word is broken.
    double neededWidth() const
    {
        double box = em(4);
        for (const PlacedBox& placed : m_boxes)
            for (const FlowLine& line : placed.content.lines)
                box = std::max(box, std::min(widestWord(line.text, m_font, measure()), em(kLongestWord)) +
                                        line.indent * em(kIndent) + 2 * em(kPadding));
        return 2 * kMargin + em(kBarWidth + kBarGap) + m_columnCount * (box + 0.1) +
               (m_columnCount - 1) * em(kLeastGap);
    }

    Scene run(const std::string& title)
    {
        placeColumns();
        wrapBoxes();
        placeRows();
        const double height = layNotes() + kMargin;
        drawWatermark(height);
        drawHeaders();
        drawBars();
        drawBoxes();
        drawArrows();
        drawTexts();
        return m_canvas.take(m_page, height, title, describeFlow(contents()));
    }

private:
    static constexpr double kLeastGap = 1.1;

    double em(double n) const { return n * m_size; }
    const TextMeasure& measure() const { return m_canvas.measure(); }

    std::vector<FlowBox> contents() const
    {
        std::vector<FlowBox> list;
        for (const PlacedBox& box : m_boxes)
            list.push_back(box.content);
        return list;
    }

    // Places.

    bool present(FlowColumn column) const
    {
        if (column == FlowColumn::Previous)
            return m_input.updated;
        return m_input.otherMethods || (column != FlowColumn::Other && column != FlowColumn::OtherSide);
    }

    void placeColumns()
    {
        const double room = m_page - 2 * kMargin - em(kBarWidth + kBarGap);
        m_gap = std::clamp(0.03 * m_page, em(kLeastGap), em(2.2));
        const double least =
            (neededWidth() - 2 * kMargin - em(kBarWidth + kBarGap) - (m_columnCount - 1) * em(kLeastGap)) /
            m_columnCount;
        m_boxWidth = (room - (m_columnCount - 1) * m_gap) / m_columnCount;
        if (m_boxWidth < least) {
            m_gap = em(kLeastGap);
            m_boxWidth = (room - (m_columnCount - 1) * m_gap) / m_columnCount;
        }
        m_boxWidth = std::min(m_boxWidth, em(kWidestBox));
        const double used =
            em(kBarWidth + kBarGap) + m_columnCount * m_boxWidth + (m_columnCount - 1) * m_gap;
        m_left = (m_page - used) / 2;
        double x = m_left + em(kBarWidth + kBarGap);
        for (std::size_t c = 0; c < kFlowColumns; ++c) {
            m_x[c] = x;
            if (present(static_cast<FlowColumn>(c)))
                x += m_boxWidth + m_gap;
        }
        m_right = x - m_gap;
    }

    void wrapBoxes()
    {
        for (PlacedBox& box : m_boxes) {
            for (const FlowLine& line : box.content.lines) {
                const double room = m_boxWidth - 2 * em(kPadding) - line.indent * em(kIndent);
                for (std::string& part : wrapText(line.text, room, m_font, measure()))
                    box.lines.push_back({std::move(part), line.indent});
            }
            box.rect = {m_x[at(box.content.column)], 0, m_boxWidth,
                        blockHeight(box.lines.size(), m_size) + 2 * em(kPadding)};
        }
    }

    PlacedBox* boxAt(FlowColumn column, FlowRow row)
    {
        for (PlacedBox& box : m_boxes)
            if (box.content.column == column && box.content.row == row)
                return &box;
        return nullptr;
    }

    double barText(const char* text) const { return measure().width(text, m_bold) + em(0.8); }

    void placeRows()
    {
        std::array<double, kFlowRows> heights{};
        for (const PlacedBox& box : m_boxes)
            heights[at(box.content.row)] = std::max(heights[at(box.content.row)], box.rect.height);
        heights[0] = std::max(heights[0], barText("Identification"));
        if (!m_input.updated)
            heights[at(FlowRow::Included)] = std::max(heights[at(FlowRow::Included)], barText("Included"));
        double y = kMargin + headerHeight() + em(kRowGap);
        for (std::size_t r = 0; r < kFlowRows; ++r) {
            const auto row = static_cast<FlowRow>(r);
            if (row == FlowRow::Screened || row == FlowRow::Included)
                y += em(kStageGap - kRowGap);
            m_top[r] = y;
            m_bottom[r] = y + heights[r];
            if (heights[r] > 0)
                y = m_bottom[r] + em(kRowGap);
        }
        for (PlacedBox& box : m_boxes)
            box.rect.y = m_top[at(box.content.row)];
        for (PlacedBox& box : m_boxes)
            stretch(box);
    }

    /// Boxes of the first row are equally high; a side box is at least as high as the box it belongs to.
    void stretch(PlacedBox& box)
    {
        const std::size_t row = at(box.content.row);
        if (row == 0 || (box.content.row == FlowRow::Included && !m_input.updated))
            box.rect.height = m_bottom[row] - m_top[row];
        const bool side =
            box.content.column == FlowColumn::Side || box.content.column == FlowColumn::OtherSide;
        if (!side)
            return;
        const auto main = box.content.column == FlowColumn::Side ? FlowColumn::Main : FlowColumn::Other;
        if (const PlacedBox* owner = boxAt(main, box.content.row))
            box.rect.height = std::max(box.rect.height, owner->rect.height);
    }

    // Headers and bars.

    struct Header {
        std::string text{};
        FlowColumn first = FlowColumn::Main;
        FlowColumn last = FlowColumn::Main;
        bool secondary = false;
    };

    std::vector<Header> headers() const
    {
        const std::string studies =
            m_input.updated ? "Identification of new studies" : "Identification of studies";
        std::vector<Header> list;
        if (m_input.updated)
            list.push_back({"Previous studies", FlowColumn::Previous, FlowColumn::Previous, true});
        list.push_back({studies + " via databases and registers", FlowColumn::Main, FlowColumn::Side, false});
        if (m_input.otherMethods)
            list.push_back({studies + " via other methods", FlowColumn::Other, FlowColumn::OtherSide, true});
        return list;
    }

    double headerWidth(const Header& header) const
    {
        return m_x[at(header.last)] + m_boxWidth - m_x[at(header.first)];
    }

    Lines headerText(const Header& header) const
    {
        return wrapText(header.text, headerWidth(header) - 2 * em(kPadding), m_bold, measure());
    }

    double headerHeight() const
    {
        std::size_t lines = 1;
        for (const Header& header : headers())
            lines = std::max(lines, headerText(header).size());
        return blockHeight(lines, m_size) + em(0.9);
    }

    Ink areaInk(Colour fill) const
    {
        return fill == kWhite ? Ink{fill, Stroke{kBlack, 0.6, {}}} : Ink{fill, {}};
    }

    void drawHeaders()
    {
        for (const Header& header : headers()) {
            const Rect rect{m_x[at(header.first)], kMargin, headerWidth(header), headerHeight()};
            const Colour fill = header.secondary ? m_style.colours.flowSecondary : m_style.colours.flowHeader;
            m_canvas.add(Box{rect, em(0.6), areaInk(fill)}, {"flow-header", {}, header.text});
            m_canvas.block(headerText(header),
                           {{rect.x + rect.width / 2, rect.y + rect.height / 2}, m_bold, Anchor::Middle},
                           {"header", {}, {}});
        }
    }

    void drawBars()
    {
        drawBar("Identification", m_top[0], m_bottom[0]);
        drawBar("Screening", m_top[at(FlowRow::Screened)], m_bottom[at(FlowRow::Assessed)]);
        drawBar("Included", m_top[at(FlowRow::Included)],
                m_input.updated ? m_bottom[at(FlowRow::Total)] : m_bottom[at(FlowRow::Included)]);
    }

    void drawBar(const char* text, double top, double bottom)
    {
        const Rect rect{m_left, top, em(kBarWidth), bottom - top};
        m_canvas.add(Box{rect, em(0.5), areaInk(m_style.colours.flowStage)}, {"stage", {}, text});
        m_canvas.text(text,
                      {{baselineAt(rect.x + rect.width / 2, m_size), top + rect.height / 2},
                       m_bold,
                       Anchor::Middle,
                       kBlack,
                       -90},
                      {"stage-label", {}, {}});
    }

    // Boxes and arrows.

    void drawBoxes()
    {
        for (const PlacedBox& box : m_boxes) {
            const Ink ink = box.content.secondary ? areaInk(m_style.colours.flowSecondary)
                                                  : Ink{{}, Stroke{kBlack, 0.75, {}}};
            m_canvas.add(Box{box.rect, 0, ink}, {"box", box.content.ref, describeFlow({box.content})});
        }
    }

    void drawTexts()
    {
        for (const PlacedBox& box : m_boxes) {
            const double height = blockHeight(box.lines.size(), m_size);
            double y = box.rect.y + (box.rect.height - height) / 2;
            for (const FlowLine& line : box.lines) {
                const double x = box.rect.x + em(kPadding) + line.indent * em(kIndent);
                y = m_canvas.stack({line.text}, {{x, y}, m_font}, {"box-text", box.content.ref, {}});
            }
        }
        double y = noteTop();
        for (const Lines& note : m_notes)
            y = m_canvas.stack(note, {{m_left, y + 0.5 * noteFont().size}, noteFont()}, {"note", {}, {}});
    }

    void arrow(std::vector<Point> points)
    {
        const double length = em(0.65);
        const double half = em(0.3);
        const Point tip = points.back();
        const Point before = points[points.size() - 2];
        const double distance = std::hypot(tip.x - before.x, tip.y - before.y);
        const Point step{(tip.x - before.x) / distance, (tip.y - before.y) / distance};
        const Point base{tip.x - step.x * length, tip.y - step.y * length};
        points.back() = base;
        m_canvas.add(Path{{std::move(points)}, {kBlack, 0.75, {}}}, {"connector", {}, {}});
        m_canvas.add(Polygon{{tip,
                              {base.x - step.y * half, base.y + step.x * half},
                              {base.x + step.y * half, base.y - step.x * half}},
                             {kBlack, {}}},
                     {"arrow", {}, {}});
    }

    void down(FlowColumn column, FlowRow from, FlowRow to)
    {
        const Rect upper = boxAt(column, from)->rect;
        const double x = upper.x + upper.width / 2;
        arrow({{x, upper.bottom()}, {x, m_top[at(to)]}});
    }

    void across(FlowColumn from, FlowColumn to, FlowRow row)
    {
        const Rect left = boxAt(from, row)->rect;
        const double y = left.y + left.height / 2;
        arrow({{left.right(), y}, {m_x[at(to)], y}});
    }

    void drawArrows()
    {
        using enum FlowRow;
        for (const FlowRow row : {Identified, Screened, Sought, Assessed})
            across(FlowColumn::Main, FlowColumn::Side, row);
        down(FlowColumn::Main, Identified, Screened);
        down(FlowColumn::Main, Screened, Sought);
        down(FlowColumn::Main, Sought, Assessed);
        down(FlowColumn::Main, Assessed, Included);
        if (m_input.otherMethods)
            drawOtherArrows();
        if (m_input.updated)
            drawTotalArrows();
    }

    void drawOtherArrows()
    {
        using enum FlowRow;
        across(FlowColumn::Other, FlowColumn::OtherSide, Sought);
        across(FlowColumn::Other, FlowColumn::OtherSide, Assessed);
        down(FlowColumn::Other, Identified, Sought);
        down(FlowColumn::Other, Sought, Assessed);
        const Rect assessed = boxAt(FlowColumn::Other, Assessed)->rect;
        const Rect included = boxAt(FlowColumn::Main, Included)->rect;
        const double x = assessed.x + assessed.width / 2;
        const double y = included.y + included.height / 2;
        arrow({{x, assessed.bottom()}, {x, y}, {included.right(), y}});
    }

    void drawTotalArrows()
    {
        down(FlowColumn::Main, FlowRow::Included, FlowRow::Total);
        const Rect previous = boxAt(FlowColumn::Previous, FlowRow::Identified)->rect;
        const Rect total = boxAt(FlowColumn::Main, FlowRow::Total)->rect;
        const double x = previous.x + previous.width / 2;
        const double y = total.y + total.height / 2;
        arrow({{x, previous.bottom()}, {x, y}, {total.x, y}});
    }

    // Below and across.

    Font noteFont() const { return {std::max(m_leastFont, m_size - 1), false, false}; }

    double noteTop() const { return m_bottom[m_input.updated ? at(FlowRow::Total) : at(FlowRow::Included)]; }

    /// Wraps the notes; returns the y below them.
    double layNotes()
    {
        std::vector<std::string> notes = m_input.notes;
        if (m_input.open > 0)
            notes.insert(notes.begin(), "Incomplete: " + countText(m_input.open) +
                                            (m_input.open == 1 ? " record has" : " records have") +
                                            " not been decided yet.");
        if (m_input.citation)
            notes.emplace_back(kCitation);
        double y = noteTop();
        for (const std::string& note : notes) {
            m_notes.push_back(wrapText(cleanText(note), m_right - m_left, noteFont(), measure()));
            y += (0.5 + kLinePitch * static_cast<double>(m_notes.back().size())) * noteFont().size;
        }
        return y;
    }

    /// Behind everything, as large as the page allows.
    void drawWatermark(double height)
    {
        if (m_input.open <= 0)
            return;
        const std::string text = "INCOMPLETE";
        const double angle = std::abs(kWatermarkAngle) * std::numbers::pi / 180;
        const double width = measure().width(text, {1, true, false});
        const double across = width * std::cos(angle) + std::sin(angle);
        const double along = width * std::sin(angle) + std::cos(angle);
        const double size = std::floor(0.85 * std::min(m_page / across, height / along));
        m_canvas.text(text,
                      {{m_page / 2, height / 2 + size * 0.3},
                       {size, true, false},
                       Anchor::Middle,
                       kWatermarkColour,
                       kWatermarkAngle},
                      {kWatermarkRole, {}, {}});
    }

    const PrismaInput& m_input;
    const FigureStyle& m_style;
    Canvas m_canvas;
    double m_size;
    Font m_font;
    Font m_bold;
    double m_page;
    double m_leastFont;
    double m_columnCount = 2;
    std::vector<PlacedBox> m_boxes{};
    std::vector<Lines> m_notes{};
    double m_left = 0;
    double m_right = 0;
    double m_gap = 0;
    double m_boxWidth = 0;
    std::array<double, kFlowColumns> m_x{};
    std::array<double, kFlowRows> m_top{};
    std::array<double, kFlowRows> m_bottom{};
};

} // namespace

Result<Pages> prisma(const PrismaInput& input, const FigureOptions& options, const TextMeasure& measure)
{
    if (const Status status = checkOptions(options); !status)
        return status.error();
    const FigureStyle& style = **styleByKey(options.style);
    const std::string title = input.title.empty() ? "PRISMA 2020 flow diagram" : cleanText(input.title);
    Error problem{};
    for (const double font : fontSizes(options)) {
        Flow flow(input, options, style, measure, font);
        if (flow.neededWidth() > options.widthMm * kPointsPerMm) {
            problem = doesNotFit("flow diagram", "width", options.widthMm, flow.neededWidth(), options);
            continue;
        }
        Scene scene = flow.run(title);
        if (options.pageHeightMm <= 0 || scene.height <= options.pageHeightMm * kPointsPerMm)
            return Pages{std::move(scene)};
        problem = doesNotFit("flow diagram", "height", options.pageHeightMm, scene.height, options);
    }
    return problem;
}

} // namespace plansift::figure
