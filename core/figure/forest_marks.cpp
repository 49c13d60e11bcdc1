// SPDX-License-Identifier: GPL-3.0-or-later
// Squares, diamonds, intervals and arrows of a forest plot.
#include "core/figure/forest_page.hpp"

#include <algorithm>
#include <cmath>

namespace plansift::figure {
namespace {

class Marks {
public:
    Marks(Canvas& canvas, const ForestDrawing& drawing, const ForestRow& row, double y)
        : m_canvas(canvas)
        , m_drawing(drawing)
        , m_layout(drawing.layout)
        , m_row(row)
        , m_y(y)
    {
        m_estimate = *row.estimate;
        if (m_estimate.lower > m_estimate.upper)
            std::swap(m_estimate.lower, m_estimate.upper);
        m_left = m_layout.plotX;
        m_right = m_layout.plotX + m_layout.plotWidth;
        m_lower = m_layout.plotAt(m_estimate.lower);
        m_upper = m_layout.plotAt(m_estimate.upper);
        m_cutLeft = m_layout.axis.position(m_estimate.lower) < -1e-9;
        m_cutRight = m_layout.axis.position(m_estimate.upper) > 1 + 1e-9;
    }

    void study()
    {
        keepArrowVisible();
        const Stroke stroke{m_drawing.style.colours.interval, std::max(0.5, 0.09 * m_layout.font), {}};
        const double arrow = arrowLength();
        const double from = m_cutLeft ? m_left + arrow : m_lower;
        const double to = m_cutRight ? m_right - arrow : m_upper;
        if (to > from)
            m_canvas.add(Line{{from, m_y}, {to, m_y}, stroke}, tag("interval"));
        arrows(stroke.colour);
        const double position = m_layout.axis.position(m_estimate.value);
        if (position >= -1e-9 && position <= 1 + 1e-9)
            square();
    }

    void pool()
    {
        const double position = m_layout.axis.position(m_estimate.value);
        if (position >= -1e-9 && position <= 1 + 1e-9)
            diamond();
        if (m_cutLeft || m_cutRight)
            arrows(m_drawing.style.colours.interval);
    }

    void prediction()
    {
        keepArrowVisible();
        const double half = 0.12 * m_layout.font;
        const double arrow = arrowLength();
        const double from = m_cutLeft ? m_left + arrow : m_lower;
        const double to = m_cutRight ? m_right - arrow : m_upper;
        const Colour colour = m_drawing.style.colours.prediction;
        if (to > from)
            m_canvas.add(Box{{from, m_y - half, to - from, 2 * half}, 0, {colour, {}}}, tag("prediction"));
        arrows(colour);
    }

private:
    Tag tag(const char* role) const { return {role, m_row.ref, m_row.words}; }

    /// Half the height of the diamond where the axis cuts it off; 0 at an end that is not cut.
    double cutHeight(bool cut, double end, double limit, double half) const
    {
        const double middle = m_layout.axis.position(m_estimate.value);
        const double position = m_layout.axis.position(end);
        if (!cut || middle == position)
            return 0;
        return std::isfinite(position) ? half * (limit - position) / (middle - position) : half;
    }

    void diamond()
    {
        const double middle = m_layout.plotAt(m_estimate.value);
        const double half = 0.48 * m_layout.font;
        const double left = cutHeight(m_cutLeft, m_estimate.lower, 0, half);
        const double right = cutHeight(m_cutRight, m_estimate.upper, 1, half);
        std::vector<Point> points{{m_lower, m_y - left}, {middle, m_y - half}, {m_upper, m_y - right}};
        if (right > 0)
            points.push_back({m_upper, m_y + right});
        points.push_back({middle, m_y + half});
        if (left > 0)
            points.push_back({m_lower, m_y + left});
        Ink ink{m_drawing.style.colours.pooled, {}};
        if (m_drawing.style.outlinedPooled)
            ink.stroke = Stroke{kBlack, 0.5, {}};
        m_canvas.add(Polygon{std::move(points), ink}, tag("diamond"));
    }

    double arrowLength() const { return std::min(0.6 * m_layout.font, 0.2 * m_layout.plotWidth); }

    /// An interval that lies beyond the axis altogether is shown by its arrow and a short line.
    void keepArrowVisible()
    {
        const double shaft = std::min(1.5 * m_layout.font, 0.4 * m_layout.plotWidth);
        if (m_cutRight && m_lower > m_right - shaft)
            m_lower = std::min(m_lower, m_right - (m_cutRight ? shaft : 0));
        if (m_cutLeft && m_upper < m_left + shaft)
            m_upper = m_left + shaft;
    }

    void arrows(Colour colour)
    {
        if (m_cutLeft)
            arrow(m_left, 1, colour);
        if (m_cutRight)
            arrow(m_right, -1, colour);
    }

    void arrow(double tip, double direction, Colour colour)
    {
        const double base = tip + direction * arrowLength();
        const double half = 0.26 * m_layout.font;
        m_canvas.add(Polygon{{{tip, m_y}, {base, m_y - half}, {base, m_y + half}}, {colour, {}}},
                     tag("arrow"));
    }

    Colour markColour() const
    {
        const Palette& colours = m_drawing.style.colours;
        switch (m_drawing.input.kind) {
        case DataKind::Dichotomous:
            return colours.dichotomous;
        case DataKind::Continuous:
            return colours.continuous;
        case DataKind::Generic:
            break;
        }
        return colours.generic;
    }

    double largestWeight() const
    {
        double largest = 0;
        for (const ForestRow& row : m_drawing.table.rows)
            if (row.kind == ForestRowKind::Study)
                largest = std::max(largest, row.weight.value_or(0));
        return largest;
    }

    /// Area in proportion to the weight; a study outside the pooling gets an open mark of a fixed size. No
    /// mark is smaller than 1 pt, which only weights below 1% of the largest reach.
    double side() const
    {
        const double full = (m_drawing.style.mark == MarkShape::Diamond ? 0.85 : 1.05) * m_layout.font;
        const double largest = largestWeight();
        if (!m_row.weight || largest <= 0)
            return 0.45 * full;
        return std::max(1.0, full * std::sqrt(std::max(0.0, *m_row.weight) / largest));
    }

    void square()
    {
        const double x = m_layout.plotAt(m_estimate.value);
        const double half = side() / 2;
        Ink ink{markColour(), {}};
        if (!m_row.weight)
            ink = {kWhite, Stroke{markColour(), 0.6, {}}};
        if (m_drawing.style.mark == MarkShape::Diamond) {
            const double reach = half * std::sqrt(2); // same area as the square
            m_canvas.add(
                Polygon{{{x - reach, m_y}, {x, m_y - reach}, {x + reach, m_y}, {x, m_y + reach}}, ink},
                tag("square"));
        } else {
            m_canvas.add(Box{{x - half, m_y - half, 2 * half, 2 * half}, 0, ink}, tag("square"));
        }
        if (m_lower > x - half && m_upper < x + half && m_row.weight)
            m_canvas.add(Line{{m_lower, m_y}, {m_upper, m_y}, {kWhite, 0.6, {}}}, tag("inner-interval"));
    }

    Canvas& m_canvas;
    const ForestDrawing& m_drawing;
    const ForestLayout& m_layout;
    const ForestRow& m_row;
    double m_y;
    Estimate m_estimate{};
    double m_left = 0;
    double m_right = 0;
    double m_lower = 0;
    double m_upper = 0;
    bool m_cutLeft = false;
    bool m_cutRight = false;
};

} // namespace

void drawForestMarks(Canvas& canvas, const ForestDrawing& drawing, const ForestRow& row, double y)
{
    if (!row.estimate)
        return;
    Marks marks(canvas, drawing, row, y);
    if (row.kind == ForestRowKind::Study)
        marks.study();
    if (row.kind == ForestRowKind::Pool)
        marks.pool();
    if (row.kind == ForestRowKind::Prediction)
        marks.prediction();
}

} // namespace plansift::figure
