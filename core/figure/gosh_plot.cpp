// SPDX-License-Identifier: GPL-3.0-or-later
// Layout of the GOSH plot. Tens of thousands of subsets become a lattice of dots, shaded by how many there
// are, so that the file stays small and dense regions are seen.
#include "core/figure/gosh_plot.hpp"

#include "core/figure/number_text.hpp"
#include "core/figure/plot_frame.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace plansift::figure {
namespace {

constexpr double kDot = 1.5;        ///< side of a dot, pt
constexpr std::array kFew{1, 3, 9}; ///< least number of subsets on a spot for each shade
using Shades = std::array<Colour, 3>;
constexpr Shades kWithout{Colour{150, 195, 225}, Colour{70, 150, 205}, Colour{0, 90, 150}};
constexpr Shades kWith{Colour{245, 190, 140}, Colour{230, 130, 50}, Colour{190, 75, 0}};

std::string titleOf(const GoshInput& input)
{
    return input.title.empty() ? "GOSH plot" : cleanText(input.title);
}

/// Subsets on one spot.
struct Spot {
    int with = 0;
    int without = 0;
};

class Gosh {
public:
    Gosh(const GoshInput& input, const FigureOptions& options, const TextMeasure& measure, double font)
        : m_input(input)
        , m_canvas(measure)
        , m_size(font)
        , m_font{font, false, false}
        , m_small{std::max(options.minimumFontPt, font - 1), false, false}
        , m_width(options.widthMm * kPointsPerMm)
        , m_x(axisOf(input))
        , m_y{false, -3, 103, niceTicks(0, 100, 5, ".")}
        , m_tickWidth(widestLabel(m_y.ticks, m_font, measure))
    {
    }

    double neededWidth() const { return roomAtLeft(m_tickWidth, m_size) + 16 * m_size + kMargin; }

    Scene run()
    {
        m_plot.x = roomAtLeft(m_tickWidth, m_size);
        const double half = widestLabel(m_x.ticks, m_font, m_canvas.measure()) / 2;
        m_plot.width = m_width - kMargin - std::max(0.5 * m_size, half) - m_plot.x;
        m_plot.y = kMargin + 0.6 * m_size;
        m_plot.height = std::min(0.55 * m_plot.width, 85 * kPointsPerMm);
        thinTicks(m_x, m_plot.width, std::nullopt, m_font, m_canvas.measure());
        drawSpots();
        drawAll();
        double y = drawPlotFrame(m_canvas, {m_plot, ticksBelow(m_x, m_plot), ticksAtLeft(m_y, m_plot, m_size),
                                            cleanText(m_input.effectName), "I\u00B2 (%)", m_size});
        if (!m_input.markedStudy.empty())
            y = drawLegend(m_canvas, legend(), {m_plot.x, y + 0.3 * m_size}, m_width - kMargin, m_small);
        y = drawNotes(m_canvas, m_input.notes, y, m_width, m_small);
        return m_canvas.take(m_width, y + kMargin, titleOf(m_input), describe());
    }

private:
    static Axis axisOf(const GoshInput& input)
    {
        std::vector<double> values;
        for (const GoshMark& mark : input.marks)
            values.push_back(mark.effect);
        if (input.all)
            values.push_back(input.all->effect);
        return paddedAxis(std::move(values), input.logarithmic);
    }

    /// Subsets by row and column of the lattice.
    std::map<std::pair<int, int>, Spot> spots() const
    {
        std::map<std::pair<int, int>, Spot> found;
        for (const GoshMark& mark : m_input.marks) {
            const double x = m_x.position(mark.effect) * m_plot.width;
            const double y = m_y.position(std::clamp(mark.i2, 0.0, 100.0)) * m_plot.height;
            Spot& spot = found[{static_cast<int>(y / kDot), static_cast<int>(x / kDot)}];
            (mark.marked ? spot.with : spot.without) += 1;
        }
        return found;
    }

    /// Dots of one shade are one path of short strokes.
    void drawSpots()
    {
        std::map<std::pair<bool, std::size_t>, Path> paths;
        for (const auto& [place, spot] : spots()) {
            const bool with = spot.with > spot.without;
            const int count = spot.with + spot.without;
            const auto shade = static_cast<std::size_t>(
                std::ranges::count_if(kFew, [count](int least) { return count >= least; }) - 1);
            const double y = m_plot.bottom() - (place.first + 0.5) * kDot;
            const double x = m_plot.x + place.second * kDot;
            Path& path = paths[{with, shade}];
            path.stroke = {(with ? kWith : kWithout)[shade], kDot, {}};
            path.strokes.push_back({{x, y}, {x + kDot, y}});
        }
        for (const auto& [key, path] : paths)
            m_canvas.add(path, {key.first ? "subsets-with" : "subsets-without", {}, {}});
    }

    void drawAll()
    {
        if (!m_input.all)
            return;
        const Point at{m_plot.x + m_x.position(m_input.all->effect) * m_plot.width,
                       m_plot.bottom() -
                           m_y.position(std::clamp(m_input.all->i2, 0.0, 100.0)) * m_plot.height};
        const double r = 0.55 * m_size;
        m_canvas.add(Polygon{{{at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y}},
                             {kBlack, Stroke{kWhite, 0.8, {}}}},
                     {"all-studies", "all", "all studies: " + words(*m_input.all)});
    }

    std::vector<LegendEntry> legend() const
    {
        const std::string study =
            shortenText(cleanText(m_input.markedStudy), 0.3 * m_width, m_small, m_canvas.measure());
        std::vector<LegendEntry> entries{{kWith[1], "mostly with " + study},
                                         {kWithout[1], "mostly without " + study}};
        if (m_input.all)
            entries.push_back({kBlack, "all studies"});
        return entries;
    }

    static std::string words(const GoshMark& mark)
    {
        return fixedNumber(mark.effect, 2) + ", I\u00B2 " + fixedNumber(mark.i2, 0) + "%";
    }

    std::string describe() const
    {
        const auto [least, greatest] = std::ranges::minmax(m_input.marks, {}, &GoshMark::effect);
        std::string text = "GOSH plot, " + cleanText(m_input.effectName) + ", " +
                           std::to_string(m_input.marks.size()) + " subsets of the studies, estimates from " +
                           fixedNumber(least.effect, 2) + " to " + fixedNumber(greatest.effect, 2) + ".";
        if (m_input.all)
            text += " All studies: " + words(*m_input.all) + ".";
        return text;
    }

    const GoshInput& m_input;
    Canvas m_canvas;
    double m_size;
    Font m_font;
    Font m_small;
    double m_width;
    Axis m_x;
    Axis m_y;
    double m_tickWidth;
    Rect m_plot{};
};

Status checkInput(const GoshInput& input)
{
    const auto refuse = [&](const std::string& why) {
        return Error{ErrorCode::Input, "cannot draw the GOSH plot \"" + titleOf(input) + "\": " + why, {}};
    };
    if (input.marks.empty())
        return refuse("it has no subsets");
    const auto shown = [&](const GoshMark& mark) {
        return drawable(mark.effect, input.logarithmic) && std::isfinite(mark.i2);
    };
    if (!std::ranges::all_of(input.marks, shown) || (input.all && !shown(*input.all)))
        return refuse("a result cannot be shown");
    return {};
}

} // namespace

Result<Pages> goshPlot(const GoshInput& input, const FigureOptions& options, const TextMeasure& measure)
{
    return fitPlot("GOSH plot", options, checkInput(input),
                   [&](double font) { return Gosh(input, options, measure, font); });
}

} // namespace plansift::figure
