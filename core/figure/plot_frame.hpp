// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of a plot with two axes, and the search for a font size at which a plot fits. Internal to
// core/figure.
#pragma once

#include "core/figure/axis.hpp"
#include "core/figure/canvas.hpp"
#include "core/figure/fitting.hpp"

#include <string>
#include <vector>

namespace plansift::figure {

/// A tick at its place on the page, pt.
struct PlacedTick {
    double at = 0;
    std::string label{};
};

/// A plot with ticks below and at its left.
struct PlotFrame {
    Rect plot{};
    std::vector<PlacedTick> below{};
    std::vector<PlacedTick> left{};
    std::string xTitle{};
    std::string yTitle{};
    double fontSize = 8;
};

/// Space at the left of a plot for the turned title and tick labels of this width.
double roomAtLeft(double tickWidth, double fontSize);
double widestLabel(const std::vector<Tick>& ticks, const Font& font, const TextMeasure& measure);

/// Places of the ticks of an axis that runs to the right.
std::vector<PlacedTick> ticksBelow(const Axis& axis, const Rect& plot);
/// The same of an axis that runs upwards; labels that would touch another or those below are left out, on a
/// log axis all but the powers of ten first.
std::vector<PlacedTick> ticksAtLeft(const Axis& axis, const Rect& plot, double fontSize);

/// Draws the frame, ticks and titles; returns the y below them.
double drawPlotFrame(Canvas& canvas, const PlotFrame& frame);

/// An axis from the lowest to the highest value with some room at both ends; round ticks, no value of no
/// effect in its middle.
Axis paddedAxis(std::vector<double> shown, bool logarithmic);

/// A value that an axis can show: finite, and above zero on a log axis.
bool drawable(double shown, bool logarithmic);

/// An entry of a legend: a mark of this colour beside its words.
struct LegendEntry {
    Colour colour{};
    std::string words{};
};
/// Draws legend entries side by side from (x, y), in further rows where the width ends; returns the y below.
double drawLegend(Canvas& canvas, const std::vector<LegendEntry>& entries, Point at, double right,
                  const Font& font);
/// Draws notes below y, wrapped to the width of the page; returns the y below them.
double drawNotes(Canvas& canvas, const std::vector<std::string>& notes, double y, double pageWidth,
                 const Font& font);

/// Tries font sizes from the wanted one down: `make(fontSize)` gives a plot with neededWidth() and run(),
/// which gives its scene. Errors: options that cannot be, then the one in `input`, what was found about it;
/// and (Input) that no size fits, with what is needed.
template<typename Make>
Result<Pages> fitPlot(std::string_view name, const FigureOptions& options, const Status& input, Make make)
{
    if (const Status status = checkOptions(options); !status)
        return status.error();
    if (!input)
        return input.error();
    Error problem{};
    for (const double font : fontSizes(options)) {
        auto plot = make(font);
        if (plot.neededWidth() > options.widthMm * kPointsPerMm) {
            problem = doesNotFit(name, "width", options.widthMm, plot.neededWidth(), options);
            continue;
        }
        Scene scene = plot.run();
        if (options.pageHeightMm <= 0 || scene.height <= options.pageHeightMm * kPointsPerMm)
            return Pages{std::move(scene)};
        problem = doesNotFit(name, "height", options.pageHeightMm, scene.height, options);
    }
    return problem;
}

} // namespace plansift::figure
