// SPDX-License-Identifier: GPL-3.0-or-later
// Layout of the funnel plot. Contours: standard normal quantiles of two-sided p 0.10, 0.05, 0.01.
#include "core/figure/funnel.hpp"

#include "core/figure/axis.hpp"
#include "core/figure/canvas.hpp"
#include "core/figure/fitting.hpp"
#include "core/figure/number_text.hpp"

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
        for (const Tick& tick : m_ticks)
            m_tickWidth = std::max(m_tickWidth, measure.width(tick.label, m_font));
    }

    double neededWidth() const { return 2 * kMargin + em(1.6) + m_tickWidth + em(1) + em(16); }

    Scene run(const std::string& title)
    {
        placePlot();
        if (m_input.contours)
            drawContours();
        drawLines();
        drawPoints();
        double y = drawAxes();
        if (m_input.contours)
            y = drawLegend(y);
        for (const std::string& note : m_input.notes)
            y = m_canvas.stack(wrapText(cleanText(note), m_width - 2 * kMargin, m_small, m_canvas.measure()),
                               {{kMargin, y + 0.5 * m_small.size}, m_small}, {"note", {}, {}});
        return m_canvas.take(m_width, y + kMargin, title, describe());
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
        m_plot.x = kMargin + em(1.6) + m_tickWidth + em(0.9);
        const double right = std::max(em(0.5), lastLabelHalf());
        m_plot.width = m_width - kMargin - right - m_plot.x;
        m_plot.y = kMargin + em(0.6);
        m_plot.height = std::min(0.72 * m_plot.width, 100 * kPointsPerMm);
        thinTicks(m_axis, m_plot.width, m_input.nullValue, m_font, m_canvas.measure());
    }

    double lastLabelHalf() const
    {
        double half = 0;
        for (const Tick& tick : m_axis.ticks)
            half = std::max(half, m_canvas.measure().width(tick.label, m_font) / 2);
        return half;
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
        const Stroke line{kBlack, 0.75, {}};
        m_canvas.add(Box{m_plot, 0, {{}, line}}, {"frame", {}, {}});
        for (const Tick& tick : m_ticks) {
            const double y = yOf(tick.value);
            m_canvas.add(Line{{m_plot.x - em(0.35), y}, {m_plot.x, y}, line}, {"tick", {}, {}});
            m_canvas.text(tick.label, {{m_plot.x - em(0.55), baselineAt(y, m_size)}, m_font, Anchor::End},
                          {"tick-label", {}, {}});
        }
        m_canvas.text("Standard error",
                      {{baselineAt(kMargin + em(0.7), m_size), m_plot.y + m_plot.height / 2},
                       m_font,
                       Anchor::Middle,
                       kBlack,
                       -90},
                      {"axis-title", {}, {}});
        for (const Tick& tick : m_axis.ticks) {
            const double x = m_plot.x + m_axis.position(tick.value) * m_plot.width;
            m_canvas.add(Line{{x, m_plot.bottom()}, {x, m_plot.bottom() + em(0.35)}, line}, {"tick", {}, {}});
            m_canvas.block({tick.label}, {{x, m_plot.bottom() + em(1.05)}, m_font, Anchor::Middle},
                           {"tick-label", {}, {}});
        }
        return m_canvas.stack(
            wrapText(cleanText(m_input.effectName), m_plot.width, m_font, m_canvas.measure()),
            {{m_plot.x + m_plot.width / 2, m_plot.bottom() + em(1.7)}, m_font, Anchor::Middle},
            {"axis-title", {}, {}});
    }

    double drawLegend(double y)
    {
        const double row = 1.5 * m_small.size;
        y += 0.4 * m_size;
        double x = m_plot.x;
        for (auto contour = kContours.rbegin(); contour != kContours.rend(); ++contour) {
            const double needed = 1.6 * m_small.size + m_canvas.measure().width(contour->label, m_small);
            if (x > m_plot.x && x + needed > m_width - kMargin) {
                x = m_plot.x;
                y += row;
            }
            m_canvas.add(Box{{x, y + 0.25 * m_small.size, 1.2 * m_small.size, m_small.size},
                             0,
                             {contour->outside, Stroke{kBlack, 0.4, {}}}},
                         {"legend-symbol", {}, {}});
            m_canvas.block({std::string(contour->label)}, {{x + 1.6 * m_small.size, y + row / 2}, m_small},
                           {"legend-text", {}, {}});
            x += needed + 1.4 * m_small.size;
        }
        return y + row;
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

std::string titleOf(const FunnelInput& input)
{
    return input.title.empty() ? "Funnel plot" : cleanText(input.title);
}

bool drawable(double shown, bool logarithmic)
{
    return std::isfinite(shown) && std::abs(shown) < 1e100 && (!logarithmic || shown > 0);
}

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
    if (const Status status = checkOptions(options); !status)
        return status.error();
    if (const Status status = checkInput(input); !status)
        return status.error();
    Error problem{};
    for (const double font : fontSizes(options)) {
        Funnel plot(input, options, measure, font);
        if (plot.neededWidth() > options.widthMm * kPointsPerMm) {
            problem = doesNotFit("funnel plot", "width", options.widthMm, plot.neededWidth(), options);
            continue;
        }
        Scene scene = plot.run(titleOf(input));
        if (options.pageHeightMm <= 0 || scene.height <= options.pageHeightMm * kPointsPerMm)
            return Pages{std::move(scene)};
        problem = doesNotFit("funnel plot", "height", options.pageHeightMm, scene.height, options);
    }
    return problem;
}

} // namespace plansift::figure
