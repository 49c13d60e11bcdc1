// SPDX-License-Identifier: GPL-3.0-or-later
// Frames, legends and notes of plots with two axes.
#include "core/figure/plot_frame.hpp"

#include <algorithm>
#include <cmath>

namespace plansift::figure {
namespace {

/// From the bottom up, those that stand a line from the one before and clear of the labels below the plot.
std::vector<PlacedTick> apart(const std::vector<PlacedTick>& ticks, const Rect& plot, double fontSize)
{
    std::vector<PlacedTick> kept;
    double free = plot.bottom() - 0.1 * fontSize;
    for (const PlacedTick& tick : ticks)
        if (tick.at <= free) {
            kept.push_back(tick);
            free = tick.at - kLinePitch * fontSize;
        }
    return kept;
}

} // namespace

double roomAtLeft(double tickWidth, double fontSize)
{
    return kMargin + 2.5 * fontSize + tickWidth;
}

double widestLabel(const std::vector<Tick>& ticks, const Font& font, const TextMeasure& measure)
{
    double widest = 0;
    for (const Tick& tick : ticks)
        widest = std::max(widest, measure.width(tick.label, font));
    return widest;
}

std::vector<PlacedTick> ticksBelow(const Axis& axis, const Rect& plot)
{
    std::vector<PlacedTick> placed;
    for (const Tick& tick : axis.ticks)
        placed.push_back({plot.x + axis.position(tick.value) * plot.width, tick.label});
    return placed;
}

std::vector<PlacedTick> ticksAtLeft(const Axis& axis, const Rect& plot, double fontSize)
{
    std::vector<PlacedTick> all;
    std::vector<PlacedTick> decades;
    for (const Tick& tick : axis.ticks) {
        all.push_back({plot.bottom() - axis.position(tick.value) * plot.height, tick.label});
        const double power = axis.logarithmic ? std::log10(tick.value) : 0.5;
        if (std::abs(power - std::round(power)) < 1e-9)
            decades.push_back(all.back());
    }
    const std::vector<PlacedTick> kept = apart(all, plot, fontSize);
    return kept.size() == all.size() || decades.size() < 2 ? kept : apart(decades, plot, fontSize);
}

double drawPlotFrame(Canvas& canvas, const PlotFrame& frame)
{
    const auto em = [&](double n) { return n * frame.fontSize; };
    const Font font{frame.fontSize, false, false};
    const Stroke line{kBlack, 0.75, {}};
    const Rect& plot = frame.plot;
    canvas.add(Box{plot, 0, {{}, line}}, {"frame", {}, {}});
    for (const PlacedTick& tick : frame.left) {
        canvas.add(Line{{plot.x - em(0.35), tick.at}, {plot.x, tick.at}, line}, {"tick", {}, {}});
        canvas.text(tick.label, {{plot.x - em(0.55), baselineAt(tick.at, em(1))}, font, Anchor::End},
                    {"tick-label", {}, {}});
    }
    canvas.text(
        frame.yTitle,
        {{baselineAt(kMargin + em(0.7), em(1)), plot.y + plot.height / 2}, font, Anchor::Middle, kBlack, -90},
        {"axis-title", {}, {}});
    for (const PlacedTick& tick : frame.below) {
        canvas.add(Line{{tick.at, plot.bottom()}, {tick.at, plot.bottom() + em(0.35)}, line},
                   {"tick", {}, {}});
        canvas.block({tick.label}, {{tick.at, plot.bottom() + em(1.05)}, font, Anchor::Middle},
                     {"tick-label", {}, {}});
    }
    return canvas.stack(wrapText(frame.xTitle, plot.width, font, canvas.measure()),
                        {{plot.x + plot.width / 2, plot.bottom() + em(1.7)}, font, Anchor::Middle},
                        {"axis-title", {}, {}});
}

Axis paddedAxis(std::vector<double> shown, bool logarithmic)
{
    const auto [least, greatest] = std::ranges::minmax(shown);
    const double low = logarithmic ? std::log(least) : least;
    const double high = logarithmic ? std::log(greatest) : greatest;
    const double pad = high > low ? 0.06 * (high - low) : std::max(0.5, 0.1 * std::abs(high));
    AxisRequest request;
    request.logarithmic = logarithmic;
    request.lower = logarithmic ? std::exp(low - pad) : low - pad;
    request.upper = logarithmic ? std::exp(high + pad) : high + pad;
    return makeAxis(request);
}

bool drawable(double shown, bool logarithmic)
{
    return std::isfinite(shown) && std::abs(shown) < 1e100 && (!logarithmic || shown > 0);
}

double drawLegend(Canvas& canvas, const std::vector<LegendEntry>& entries, Point at, double right,
                  const Font& font)
{
    const double row = 1.5 * font.size;
    Point next = at;
    for (const LegendEntry& entry : entries) {
        const double needed = 1.6 * font.size + canvas.measure().width(entry.words, font);
        if (next.x > at.x && next.x + needed > right)
            next = {at.x, next.y + row};
        canvas.add(Box{{next.x, next.y + 0.25 * font.size, 1.2 * font.size, font.size},
                       0,
                       {entry.colour, Stroke{kBlack, 0.4, {}}}},
                   {"legend-symbol", {}, {}});
        canvas.block({entry.words}, {{next.x + 1.6 * font.size, next.y + row / 2}, font},
                     {"legend-text", {}, {}});
        next.x += needed + 1.4 * font.size;
    }
    return next.y + row;
}

double drawNotes(Canvas& canvas, const std::vector<std::string>& notes, double y, double pageWidth,
                 const Font& font)
{
    for (const std::string& note : notes)
        y = canvas.stack(wrapText(cleanText(note), pageWidth - 2 * kMargin, font, canvas.measure()),
                         {{kMargin, y + 0.5 * font.size}, font}, {"note", {}, {}});
    return y;
}

} // namespace plansift::figure
