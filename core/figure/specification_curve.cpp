// SPDX-License-Identifier: GPL-3.0-or-later
// Layout of the specification curve.
#include "core/figure/specification_curve.hpp"

#include "core/figure/plot_frame.hpp"

#include <algorithm>
#include <cmath>

namespace plansift::figure {
namespace {

constexpr Colour kIncludesNone{150, 150, 150};
constexpr Colour kExcludesNone{0, 114, 178};
constexpr Colour kOwn{213, 94, 0};
constexpr double kLabelShare = 0.3; ///< of the width, at most, for the names of the choices

std::string titleOf(const SpecificationCurveInput& input)
{
    return input.title.empty() ? "Specification curve" : cleanText(input.title);
}

class Curve {
public:
    Curve(const SpecificationCurveInput& input, const FigureOptions& options, const TextMeasure& measure,
          double font)
        : m_input(input)
        , m_canvas(measure)
        , m_size(font)
        , m_font{font, false, false}
        , m_bold{font, true, false}
        , m_small{std::max(options.minimumFontPt, font - 1), false, false}
        , m_width(options.widthMm * kPointsPerMm)
        , m_y(axisOf(input))
    {
        for (const CurveSpecification& s : input.specifications)
            m_order.push_back(&s);
        std::ranges::stable_sort(m_order, {}, [](const CurveSpecification* s) { return s->effect.value; });
        m_labels = std::min(widestChoice(), kLabelShare * m_width);
        const double ticks = roomAtLeft(widestLabel(m_y.ticks, m_font, measure), m_size);
        m_plot.x = std::max(kMargin + m_labels + m_size, ticks);
    }

    double neededWidth() const { return m_plot.x + 16 * m_size + kMargin; }

    Scene run()
    {
        m_plot.width = m_width - kMargin - 0.5 * m_size - m_plot.x;
        m_plot.y = kMargin + 0.6 * m_size;
        m_plot.height = std::min(0.42 * m_plot.width, 60 * kPointsPerMm);
        drawEstimates();
        double y = drawPlotFrame(m_canvas,
                                 {m_plot, {}, ticksAtLeft(m_y, m_plot, m_size), xTitle(), yTitle(), m_size});
        y = drawLegend(m_canvas, legend(), {m_plot.x, y + 0.3 * m_size}, m_width - kMargin, m_small);
        y = drawChoices(y + 0.5 * m_size);
        y = drawNotes(m_canvas, m_input.notes, y, m_width, m_small);
        return m_canvas.take(m_width, y + kMargin, titleOf(m_input), describe());
    }

private:
    static Axis axisOf(const SpecificationCurveInput& input)
    {
        std::vector<double> values;
        for (const CurveSpecification& s : input.specifications)
            for (const double value : {s.effect.value, s.effect.lower, s.effect.upper})
                values.push_back(value);
        if (input.nullValue)
            values.push_back(*input.nullValue);
        return paddedAxis(std::move(values), input.logarithmic);
    }

    double widestChoice() const
    {
        double widest = 0;
        for (const CurveChoice& choice : m_input.choices) {
            widest = std::max(widest, m_canvas.measure().width(cleanText(choice.name), m_bold));
            for (const std::string& option : choice.options)
                widest = std::max(widest, m_size + m_canvas.measure().width(cleanText(option), m_font));
        }
        return widest;
    }

    double xOf(std::size_t place) const
    {
        return m_plot.x +
               m_plot.width * (static_cast<double>(place) + 0.5) / static_cast<double>(m_order.size());
    }
    double yOf(double effect) const
    {
        return m_plot.bottom() - std::clamp(m_y.position(effect), 0.0, 1.0) * m_plot.height;
    }
    /// Widths of the lines shrink when there are many combinations.
    double lineWidth() const
    {
        return std::clamp(0.6 * m_plot.width / static_cast<double>(m_order.size()), 0.2, 1.2);
    }

    bool excludesNone(const CurveSpecification& s) const
    {
        return m_input.nullValue &&
               (s.effect.lower > *m_input.nullValue || s.effect.upper < *m_input.nullValue);
    }
    Colour colourOf(const CurveSpecification& s) const
    {
        return s.own ? kOwn : excludesNone(s) ? kExcludesNone : kIncludesNone;
    }

    std::string xTitle() const
    {
        return std::to_string(m_order.size()) + " combinations of choices, in the order of their estimates";
    }
    std::string yTitle() const
    {
        return shortenText(cleanText(m_input.effectName), m_plot.height, m_font, m_canvas.measure());
    }

    std::vector<LegendEntry> legend() const
    {
        std::vector<LegendEntry> entries;
        if (m_input.nullValue)
            entries = {{kExcludesNone, "interval excludes no effect"},
                       {kIncludesNone, "interval includes no effect"}};
        if (std::ranges::any_of(m_input.specifications, &CurveSpecification::own))
            entries.push_back({kOwn, "the review's own choice"});
        return entries;
    }

    void drawEstimates()
    {
        if (m_input.nullValue) {
            const double y = yOf(*m_input.nullValue);
            m_canvas.add(Line{{m_plot.x, y}, {m_plot.right(), y}, {kBlack, 0.5, {2, 2}}},
                         {"no-effect", {}, "no effect"});
        }
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            const CurveSpecification& s = *m_order[i];
            const double width = s.own ? std::max(1.0, lineWidth()) : lineWidth();
            m_canvas.add(
                Line{{xOf(i), yOf(s.effect.lower)}, {xOf(i), yOf(s.effect.upper)}, {colourOf(s), width, {}}},
                {"interval", std::to_string(i), words(s)});
        }
        for (std::size_t i = 0; i < m_order.size(); ++i)
            drawEstimate(i, *m_order[i]);
    }

    /// The own combination is a diamond, so that colour is not alone in saying so.
    void drawEstimate(std::size_t place, const CurveSpecification& s)
    {
        const Point at{xOf(place), yOf(s.effect.value)};
        const Tag tag{s.own ? "own-estimate" : "estimate", std::to_string(place), words(s)};
        if (!s.own) {
            const double radius = std::clamp(lineWidth(), 0.5, 1.1);
            return m_canvas.add(Ellipse{at, radius, radius, {kBlack, {}}}, tag);
        }
        const double r = 0.45 * m_size;
        m_canvas.add(Polygon{{{at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y}},
                             {kOwn, Stroke{kBlack, 0.5, {}}}},
                     tag);
    }

    /// Choices with one option only say nothing.
    double drawChoices(double y)
    {
        const double row = 1.35 * m_size;
        for (std::size_t c = 0; c < m_input.choices.size(); ++c) {
            const CurveChoice& choice = m_input.choices[c];
            if (choice.options.size() < 2)
                continue;
            y += 0.3 * row;
            m_canvas.block({shortened(choice.name, m_bold, m_labels)},
                           {{kMargin, y + row / 2}, m_bold, Anchor::Start}, {"choice", {}, choice.name});
            y += row;
            for (std::size_t o = 0; o < choice.options.size(); ++o, y += row)
                drawOption(c, o, y, row);
        }
        return y;
    }

    void drawOption(std::size_t choice, std::size_t option, double y, double row)
    {
        const std::string& name = m_input.choices[choice].options[option];
        m_canvas.block({shortened(name, m_font, m_labels - m_size)},
                       {{kMargin + m_size, y + row / 2}, m_font, Anchor::Start}, {"option", {}, name});
        m_canvas.add(Line{{m_plot.x, y + row / 2}, {m_plot.right(), y + row / 2}, {{225, 225, 225}, 0.4, {}}},
                     {"option-row", {}, {}});
        for (const bool excludes : {false, true})
            drawMarks(choice, option, {y + 0.15 * row, y + 0.85 * row}, excludes);
    }

    /// The marks of one row and one colour are one path.
    void drawMarks(std::size_t choice, std::size_t option, std::pair<double, double> span, bool excludes)
    {
        Path path{{}, {excludes ? kExcludesNone : kIncludesNone, lineWidth(), {}}};
        Path own{{}, {kOwn, std::max(1.0, lineWidth()), {}}};
        for (std::size_t i = 0; i < m_order.size(); ++i)
            if (m_order[i]->chosen[choice] == option && excludesNone(*m_order[i]) == excludes)
                (m_order[i]->own ? own : path)
                    .strokes.push_back({{xOf(i), span.first}, {xOf(i), span.second}});
        for (const Path& marks : {path, own})
            if (!marks.strokes.empty())
                m_canvas.add(marks, {"choice-marks", {}, {}});
    }

    std::string shortened(const std::string& text, const Font& font, double width) const
    {
        return shortenText(cleanText(text), width, font, m_canvas.measure());
    }

    std::string words(const CurveSpecification& s) const
    {
        std::string text = fixedNumber(s.effect.value, 2) + " [" + fixedNumber(s.effect.lower, 2) + ", " +
                           fixedNumber(s.effect.upper, 2) + "]";
        for (std::size_t c = 0; c < s.chosen.size(); ++c)
            if (s.chosen[c] < m_input.choices[c].options.size() && m_input.choices[c].options.size() > 1)
                text += ", " + cleanText(m_input.choices[c].options[s.chosen[c]]);
        return text;
    }

    std::string describe() const
    {
        const auto excluding = std::ranges::count_if(
            m_input.specifications, [this](const CurveSpecification& s) { return excludesNone(s); });
        std::string text = "Specification curve, " + cleanText(m_input.effectName) + ", " +
                           std::to_string(m_order.size()) + " combinations of choices, estimates from " +
                           fixedNumber(m_order.front()->effect.value, 2) + " to " +
                           fixedNumber(m_order.back()->effect.value, 2) + ".";
        if (m_input.nullValue)
            text += " The interval excludes no effect in " + std::to_string(excluding) + " of them.";
        for (const CurveSpecification& s : m_input.specifications)
            if (s.own)
                text += " The review's own choice: " + words(s) + ".";
        return text;
    }

    const SpecificationCurveInput& m_input;
    Canvas m_canvas;
    double m_size;
    Font m_font;
    Font m_bold;
    Font m_small;
    double m_width;
    Axis m_y;
    double m_labels = 0;
    Rect m_plot{};
    std::vector<const CurveSpecification*> m_order{}; ///< by estimate
};

Status checkInput(const SpecificationCurveInput& input)
{
    const auto refuse = [&](const std::string& why) {
        return Error{
            ErrorCode::Input, "cannot draw the specification curve \"" + titleOf(input) + "\": " + why, {}};
    };
    if (input.specifications.empty())
        return refuse("no combination of choices could be computed");
    if (input.nullValue && !drawable(*input.nullValue, input.logarithmic))
        return refuse("its value of no effect cannot be shown");
    for (const CurveSpecification& s : input.specifications) {
        for (const double value : {s.effect.value, s.effect.lower, s.effect.upper})
            if (!drawable(value, input.logarithmic))
                return refuse("an estimate or its interval cannot be shown");
        if (s.chosen.size() != input.choices.size())
            return refuse("a combination does not say what was chosen");
    }
    return {};
}

} // namespace

Result<Pages> specificationCurve(const SpecificationCurveInput& input, const FigureOptions& options,
                                 const TextMeasure& measure)
{
    return fitPlot("specification curve", options, checkInput(input),
                   [&](double font) { return Curve(input, options, measure, font); });
}

} // namespace plansift::figure
