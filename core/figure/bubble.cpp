// SPDX-License-Identifier: GPL-3.0-or-later
// Layout of the bubble plot. Areas in proportion to the weights: Thompson & Higgins, Stat Med 2002;21:1559.
#include "core/figure/bubble.hpp"

#include "core/figure/plot_frame.hpp"

#include <algorithm>
#include <cmath>

namespace plansift::figure {
namespace {

constexpr Colour kBand{224, 234, 242};
constexpr Colour kBubble{120, 160, 190};

std::string titleOf(const BubbleInput& input)
{
    return input.title.empty() ? "Bubble plot" : cleanText(input.title);
}

class BubblePlot {
public:
    BubblePlot(const BubbleInput& input, const FigureOptions& options, const TextMeasure& measure,
               double font)
        : m_input(input)
        , m_canvas(measure)
        , m_size(font)
        , m_font{font, false, false}
        , m_small{std::max(options.minimumFontPt, font - 1), false, false}
        , m_width(options.widthMm * kPointsPerMm)
        , m_x(paddedAxis(moderators(), false))
        , m_y(paddedAxis(effects(), input.logarithmic))
        , m_tickWidth(widestLabel(m_y.ticks, m_font, measure))
    {
        for (const Bubble& b : input.bubbles)
            m_heaviest = std::max(m_heaviest, b.weight);
    }

    double neededWidth() const { return roomAtLeft(m_tickWidth, m_size) + 16 * m_size + kMargin; }

    Scene run()
    {
        placePlot();
        drawBand();
        drawLines();
        drawBubbles();
        double y = drawPlotFrame(m_canvas, {m_plot, ticksBelow(m_x, m_plot), ticksAtLeft(m_y, m_plot, m_size),
                                            cleanText(m_input.moderatorName), yTitle(), m_size});
        y = drawNotes(m_canvas, m_input.notes, y, m_width, m_small);
        return m_canvas.take(m_width, y + kMargin, titleOf(m_input), describe());
    }

private:
    std::vector<double> moderators() const
    {
        std::vector<double> values;
        for (const Bubble& b : m_input.bubbles)
            values.push_back(b.moderator);
        for (const FittedPoint& p : m_input.line)
            values.push_back(p.moderator);
        return values;
    }

    /// The band may leave the plot, studies and the line may not.
    std::vector<double> effects() const
    {
        std::vector<double> values;
        for (const Bubble& b : m_input.bubbles)
            values.push_back(b.effect);
        for (const FittedPoint& p : m_input.line)
            values.push_back(p.effect.value);
        return values;
    }

    void placePlot()
    {
        m_plot.x = roomAtLeft(m_tickWidth, m_size);
        const double half = widestLabel(m_x.ticks, m_font, m_canvas.measure()) / 2;
        m_plot.width = m_width - kMargin - std::max(0.5 * m_size, half) - m_plot.x;
        m_plot.y = kMargin + 0.6 * m_size;
        m_plot.height = std::min(0.62 * m_plot.width, 95 * kPointsPerMm);
        thinTicks(m_x, m_plot.width, std::nullopt, m_font, m_canvas.measure());
    }

    double xOf(double moderator) const { return m_plot.x + m_x.position(moderator) * m_plot.width; }
    double yOf(double effect) const
    {
        return m_plot.bottom() - std::clamp(m_y.position(effect), 0.0, 1.0) * m_plot.height;
    }

    /// A long name is shortened: the title is turned and cannot wrap.
    std::string yTitle() const
    {
        return shortenText(cleanText(m_input.effectName), m_plot.height, m_font, m_canvas.measure());
    }

    void drawBand()
    {
        std::vector<Point> outline;
        for (const FittedPoint& p : m_input.line)
            outline.push_back({xOf(p.moderator), yOf(p.effect.upper)});
        for (auto p = m_input.line.rbegin(); p != m_input.line.rend(); ++p)
            outline.push_back({xOf(p->moderator), yOf(p->effect.lower)});
        m_canvas.add(
            Polygon{outline, {kBand, {}}},
            {"band", {}, fixedNumber(m_input.level, 0) + "% confidence interval of the mean effect"});
    }

    void drawLines()
    {
        if (m_input.nullValue && m_y.holds(*m_input.nullValue)) {
            const double y = yOf(*m_input.nullValue);
            m_canvas.add(Line{{m_plot.x, y}, {m_plot.right(), y}, {{128, 128, 128}, 0.5, {2, 2}}},
                         {"no-effect", {}, "no effect"});
        }
        std::vector<Point> points;
        for (const FittedPoint& p : m_input.line)
            points.push_back({xOf(p.moderator), yOf(p.effect.value)});
        m_canvas.add(Path{{points}, {kBlack, 1, {}}}, {"regression-line", {}, "fitted mean effect"});
    }

    /// The heaviest last would hide the others: large bubbles first.
    void drawBubbles()
    {
        std::vector<const Bubble*> order;
        for (const Bubble& b : m_input.bubbles)
            order.push_back(&b);
        std::ranges::stable_sort(order, std::greater(), [](const Bubble* b) { return b->weight; });
        for (const Bubble* b : order) {
            const double radius = std::max(0.15, std::sqrt(b->weight / m_heaviest)) * 1.1 * m_size;
            m_canvas.add(
                Ellipse{
                    {xOf(b->moderator), yOf(b->effect)}, radius, radius, {kBubble, Stroke{kBlack, 0.5, {}}}},
                {"bubble", b->ref, words(*b)});
        }
    }

    static std::string number(double value) { return fixedNumber(value, decimalsNeeded(value, 3)); }

    std::string words(const Bubble& b) const
    {
        return cleanText(b.label) + ": " + cleanText(m_input.moderatorName) + " " + number(b.moderator) +
               ", effect " + fixedNumber(b.effect, 2);
    }

    std::string describe() const
    {
        std::string text = "Bubble plot, " + cleanText(m_input.effectName) + " by " +
                           cleanText(m_input.moderatorName) + ", " + std::to_string(m_input.bubbles.size()) +
                           " studies. The line runs from " +
                           fixedNumber(m_input.line.front().effect.value, 2) + " to " +
                           fixedNumber(m_input.line.back().effect.value, 2) + ".";
        for (const Bubble& b : m_input.bubbles)
            text += " " + words(b) + ".";
        return text;
    }

    const BubbleInput& m_input;
    Canvas m_canvas;
    double m_size;
    Font m_font;
    Font m_small;
    double m_width;
    Axis m_x;
    Axis m_y;
    double m_tickWidth;
    double m_heaviest = 0;
    Rect m_plot{};
};

Status checkInput(const BubbleInput& input)
{
    const auto refuse = [&](const std::string& why) {
        return Error{ErrorCode::Input, "cannot draw the bubble plot \"" + titleOf(input) + "\": " + why, {}};
    };
    if (input.bubbles.empty() || input.line.size() < 2)
        return refuse("it has no studies or no line");
    for (const Bubble& b : input.bubbles)
        if (!drawable(b.effect, input.logarithmic) || !drawable(b.moderator, false) ||
            !(b.weight > 0 && b.weight < 1e100))
            return refuse("\"" + cleanText(b.label) + "\" has a value that cannot be shown");
    for (const FittedPoint& p : input.line)
        if (!drawable(p.moderator, false) || !drawable(p.effect.value, input.logarithmic) ||
            !isFinite(p.effect))
            return refuse("its line cannot be shown");
    return {};
}

} // namespace

Result<Pages> bubble(const BubbleInput& input, const FigureOptions& options, const TextMeasure& measure)
{
    return fitPlot("bubble plot", options, checkInput(input),
                   [&](double font) { return BubblePlot(input, options, measure, font); });
}

} // namespace plansift::figure
