// SPDX-License-Identifier: GPL-3.0-or-later
// The table of journals' rules and measuring figures against it.
#include "core/figure/journal.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace plansift::figure {
namespace {

constexpr double kLeastFontPt = 6;    // below it print is not legible
constexpr double kLeastLinePt = 0.25; // hairlines vanish
constexpr double kSlack = 1e-6;

// From the publishers' guides to authors; each line says when it was read.
constexpr std::array<JournalRules, 9> kJournals{{
    {"none", "No journal", 170, 0, 6, 0.25, 300, "any", ""},
    {"bmc-full", "BMC and Springer, full width", 170, 225, 8, 0.5, 300, "PDF, EPS, TIFF, PNG", "2024-05-02"},
    {"bmc-column", "BMC and Springer, one column", 85, 225, 8, 0.5, 300, "PDF, EPS, TIFF, PNG", "2024-05-02"},
    {"plos", "PLOS", 190.5, 222.3, 8, 0, 300, "TIFF, EPS", "2026-07-01"},
    {"elsevier-single", "Elsevier, one column", 90, 240, 6, 0.1, 1000, "EPS, PDF, TIFF", "2026-07-01"},
    {"elsevier-double", "Elsevier, two columns", 190, 240, 6, 0.1, 1000, "EPS, PDF, TIFF", "2026-07-01"},
    {"wiley", "Wiley", 180, 0, 6, 0, 600, "EPS, PDF", "2026-07-01"},
    {"jama", "JAMA Network", 178, 0, 6, 0, 350, "EPS, PDF", "2026-07-01"},
    {"lancet", "The Lancet", 154, 0, 6, 0, 300, "SVG, PDF", "2026-07-01"},
}};

double widthOf(const std::optional<Stroke>& stroke)
{
    return stroke ? stroke->width : 0;
}

double lineWidth(const Mark& mark)
{
    if (const auto* line = std::get_if<Line>(&mark))
        return line->stroke.width;
    if (const auto* path = std::get_if<Path>(&mark))
        return path->stroke.width;
    if (const auto* box = std::get_if<Box>(&mark))
        return widthOf(box->ink.stroke);
    if (const auto* polygon = std::get_if<Polygon>(&mark))
        return widthOf(polygon->ink.stroke);
    const auto* ellipse = std::get_if<Ellipse>(&mark);
    return ellipse ? widthOf(ellipse->ink.stroke) : 0;
}

void measureText(const Text& text, FigureMeasures& measures)
{
    ++measures.texts;
    if (measures.smallestFontPt > 0 && text.font.size >= measures.smallestFontPt)
        return;
    measures.smallestFontPt = text.font.size;
    measures.smallestText = text.text;
}

FigureCheck atLeast(FigureCheck::What what, double measured, double limit, double cure)
{
    const bool passed = limit <= 0 || measured <= 0 || measured >= limit - kSlack;
    return {what, passed, measured, limit, passed ? 0 : cure, {}};
}

FigureCheck atMost(FigureCheck::What what, double measured, double limit, double cure)
{
    const bool passed = limit <= 0 || measured <= limit + kSlack;
    return {what, passed, measured, limit, passed ? 0 : cure, {}};
}

} // namespace

std::span<const JournalRules> journals()
{
    return kJournals;
}

const JournalRules* journalByKey(std::string_view key)
{
    const auto found = std::ranges::find(kJournals, key, &JournalRules::key);
    return found == kJournals.end() ? nullptr : &*found;
}

FigureMeasures measuresOf(const Pages& pages)
{
    FigureMeasures measures;
    for (const Scene& page : pages) {
        measures.widthMm = std::max(measures.widthMm, page.width / kPointsPerMm);
        measures.heightMm = std::max(measures.heightMm, page.height / kPointsPerMm);
        for (const Item& item : page.items) {
            if (const auto* text = std::get_if<Text>(&item.mark)) {
                measureText(*text, measures);
                continue;
            }
            const double width = lineWidth(item.mark);
            if (width > 0 && (measures.thinnestLinePt == 0 || width < measures.thinnestLinePt))
                measures.thinnestLinePt = width;
        }
    }
    return measures;
}

std::vector<FigureCheck> checkFigure(const Pages& pages, const FigureOptions& options, int dpi,
                                     const JournalRules& rules)
{
    using enum FigureCheck::What;
    const FigureMeasures measures = measuresOf(pages);
    const double font = std::max(kLeastFontPt, rules.smallestFontPt);
    const double larger = measures.smallestFontPt > 0
                              ? std::ceil(options.fontPt * font / measures.smallestFontPt * 10) / 10
                              : 0;
    FigureCheck type = atLeast(Font, measures.smallestFontPt, font, larger);
    type.place = measures.smallestText;
    return {atMost(Width, measures.widthMm, rules.widthMm, rules.widthMm),
            atMost(Height, measures.heightMm, rules.greatestHeightMm, 0), type,
            atLeast(Line, measures.thinnestLinePt, std::max(kLeastLinePt, rules.thinnestLinePt), 0),
            atLeast(Resolution, dpi, rules.leastDpi, rules.leastDpi)};
}

} // namespace plansift::figure
