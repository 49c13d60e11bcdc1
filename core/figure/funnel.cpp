// SPDX-License-Identifier: GPL-3.0-or-later
// Layout of the funnel plot. Contours: standard normal quantiles of two-sided p 0.10, 0.05, 0.01.
#include "core/figure/funnel.hpp"

#include "core/figure/number_text.hpp"
#include "core/figure/plot_frame.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace plansift::figure {
namespace {

struct Contour {
    double quantile = 0; ///< of the region inside, which is painted next
    Colour outside{};
    std::string_view label{};
};

constexpr std::array kContours{Contour{2.575829, {242, 242, 242}, "p < 0.01"},
                               Contour{1.959964, {217, 217, 217}, "0.01 < p < 0.05"},
                               Contour{1.644854, {190, 190, 190}, "0.05 < p < 0.10"}};

std::string titleOf(const FunnelInput& input)
{
    return input.title.empty() ? "Funnel plot" : cleanText(input.title);
}

class Funnel {
public:
    Funnel(const FunnelInput& input, const FigureOptions& options, const TextMeasure& measure, double font)
        : m_input(input)
        , m_canvas(measure)
        , m_size(font)
        , m_font{font, false, false}
        , m_small{std::max(options.minimumFontPt, font - 1), false, false}
        , m_width(options.widthMm * kPointsPerMm)
    {
        for (const FunnelPoint& point : input.points)
            m_largestSe = std::max(m_largestSe, point.se);
        m_ticks = niceTicks(0, 1.02 * m_largestSe, 5, ".");
        m_tickWidth = widestLabel(m_ticks, m_font, measure);
    }

    double neededWidth() const { return 2 * kMargin + em(1.6) + m_tickWidth + em(1) + em(16); }

    Scene run()
    {
        placePlot();
        if (m_input.contours)
            drawContours();
        drawLines();
        drawPoints();
        double y = drawAxes();
        if (m_input.contours)
            y = drawContourLegend(y);
        y = drawNotes(m_canvas, m_input.notes, y, m_width, m_small);
        return m_canvas.take(m_width, y + kMargin, titleOf(m_input), describe());
    }

private:
    double em(double n) const { return n * m_size; }

    double toAnalysis(double shown) const { return m_input.logarithmic ? std::log(shown) : shown; }
    double toShown(double analysis) const { return m_input.logarithmic ? std::exp(analysis) : analysis; }

    double xOf(double analysis) const { return m_plot.x + m_axis.position(toShown(analysis)) * m_plot.width; }
    double yOf(double se) const { return m_plot.y + se / (1.05 * m_largestSe) * m_plot.height; }

    void placePlot()
    {
        AxisRequest request;
        request.logarithmic = m_input.logarithmic;
        for (const FunnelPoint& point : m_input.points)
            request.pooled.push_back({point.effect, point.effect, point.effect});
        if (m_input.pooled)
            addFoot(request, toAnalysis(*m_input.pooled), m_input.quantile);
        if (m_input.contours)
            addFoot(request, toAnalysis(*m_input.nullValue), kContours.back().quantile);
        m_axis = makeAxis(request);
        m_plot.x = roomAtLeft(m_tickWidth, m_size);
        const double half = widestLabel(m_axis.ticks, m_font, m_canvas.measure()) / 2;
        const double right = std::max(em(0.5), half);
        m_plot.width = m_width - kMargin - right - m_plot.x;
        m_plot.y = kMargin + em(0.6);
        m_plot.height = std::min(0.72 * m_plot.width, 100 * kPointsPerMm);
        thinTicks(m_axis, m_plot.width, m_input.nullValue, m_font, m_canvas.measure());
    }

    void addFoot(AxisRequest& request, double centre, double quantile) const
    {
        const double reach = quantile * 1.05 * m_largestSe;
        request.pooled.push_back({toShown(centre), toShown(centre - reach), toShown(centre + reach)});
    }

    // Regions and lines.

    void drawContours()
    {
        m_canvas.add(Box{m_plot, 0, {kContours.front().outside, {}}}, {"contour", {}, {}});
        for (std::size_t i = 0; i < kContours.size(); ++i) {
            const Colour inside = i + 1 < kContours.size() ? kContours[i + 1].outside : kWhite;
            m_canvas.add(Polygon{region(kContours[i].quantile), {inside, {}}},
                         {"contour", {}, std::string(kContours[i].label)});
        }
    }

    /// The triangle below no effect, cut off at the sides of the plot.
    std::vector<Point> region(double quantile) const
    {
        const double null = toAnalysis(*m_input.nullValue);
        const double foot = quantile * 1.05 * m_largestSe;
        std::vector<Point> points{{xOf(null), m_plot.y}};
        const auto side = [&](double direction, double edge) {
            const double x = xOf(null + direction * foot);
            std::vector<Point> corner;
            if ((x - edge) * direction > 0) {
                const double share = (edge - xOf(null)) / (x - xOf(null));
                corner.push_back({edge, m_plot.y + share * m_plot.height});
                corner.push_back({edge, m_plot.bottom()});
            } else {
                corner.push_back({x, m_plot.bottom()});
            }
            return corner;
        };
        for (const Point p : side(1, m_plot.right()))
            points.push_back(p);
        std::vector<Point> left = side(-1, m_plot.x);
        points.insert(points.end(), left.rbegin(), left.rend());
        return points;
    }

    void drawLines()
    {
        if (m_input.pooled) {
            const Stroke dotted{kBlack, 0.6, {2, 2}};
            const double centre = toAnalysis(*m_input.pooled);
            const double foot = m_input.quantile * 1.05 * m_largestSe;
            const Point top{xOf(centre), m_plot.y};
            m_canvas.add(Line{top, {xOf(centre), m_plot.bottom()}, dotted},
                         {"pooled-line", {}, "pooled effect"});
            for (const double side : {-1.0, 1.0})
                m_canvas.add(Line{top, {xOf(centre + side * foot), m_plot.bottom()}, dotted},
                             {"triangle", {}, {}});
        }
        if (m_input.nullValue && m_axis.holds(*m_input.nullValue) && !m_input.contours) {
            const double x = xOf(toAnalysis(*m_input.nullValue));
            m_canvas.add(Line{{x, m_plot.y}, {x, m_plot.bottom()}, {{128, 128, 128}, 0.5, {}}},
                         {"no-effect", {}, {}});
        }
    }

    void drawPoints()
    {
        for (const FunnelPoint& point : m_input.points) {
            const Colour fill = point.filled ? kWhite : Colour{100, 100, 100};
            m_canvas.add(Ellipse{{xOf(toAnalysis(point.effect)), yOf(point.se)},
                                 em(0.3),
                                 em(0.3),
                                 {fill, Stroke{kBlack, 0.6, {}}}},
                         {"point", point.ref, words(point)});
        }
    }

    std::string words(const FunnelPoint& point) const
    {
        return cleanText(point.label) + ": " + fixedNumber(point.effect, 2) + ", standard error " +
               fixedNumber(point.se, 3);
    }

    // Axes.

    double drawAxes()
    {
        PlotFrame frame{
            m_plot, ticksBelow(m_axis, m_plot), {}, cleanText(m_input.effectName), "Standard error", m_size};
        for (const Tick& tick : m_ticks)
            frame.left.push_back({yOf(tick.value), tick.label});
        return drawPlotFrame(m_canvas, frame);
    }

    double drawContourLegend(double y)
    {
        std::vector<LegendEntry> entries;
        for (auto contour = kContours.rbegin(); contour != kContours.rend(); ++contour)
            entries.push_back({contour->outside, std::string(contour->label)});
        return drawLegend(m_canvas, entries, {m_plot.x, y + 0.4 * m_size}, m_width - kMargin, m_small);
    }

    std::string describe() const
    {
        std::string text = "Funnel plot, " + cleanText(m_input.effectName) + ", " +
                           std::to_string(m_input.points.size()) +
                           (m_input.points.size() == 1 ? " study." : " studies.");
        if (m_input.pooled)
            text += " Pooled effect " + fixedNumber(*m_input.pooled, 2) + ", triangle at " +
                    fixedNumber(m_input.level, 0) + "%.";
        for (const FunnelPoint& point : m_input.points)
            text += " " + words(point) + ".";
        return text;
    }

    const FunnelInput& m_input;
    Canvas m_canvas;
    double m_size;
    Font m_font;
    Font m_small;
    double m_width;
    double m_largestSe = 0;
    std::vector<Tick> m_ticks{};
    double m_tickWidth = 0;
    Axis m_axis{};
    Rect m_plot{};
};

Status checkInput(const FunnelInput& input)
{
    const auto refuse = [&](const std::string& why) {
        return Error{ErrorCode::Input, "cannot draw the funnel plot \"" + titleOf(input) + "\": " + why, {}};
    };
    if (input.points.empty())
        return refuse("it has no studies");
    for (const FunnelPoint& point : input.points)
        if (!drawable(point.effect, input.logarithmic) ||
            !(point.se > 0 && point.se < 100 * (input.logarithmic ? 1 : 1e98)))
            return refuse("effect or standard error of \"" + cleanText(point.label) + "\" cannot be shown");
    if (input.pooled && !drawable(*input.pooled, input.logarithmic))
        return refuse("its pooled effect cannot be shown");
    if (input.contours && !(input.nullValue && drawable(*input.nullValue, input.logarithmic)))
        return refuse("contours need a value of no effect");
    return {};
}

} // namespace

Result<Pages> funnel(const FunnelInput& input, const FigureOptions& options, const TextMeasure& measure)
{
    return fitPlot("funnel plot", options, checkInput(input),
                   [&](double font) { return Funnel(input, options, measure, font); });
}

} // namespace plansift::figure
