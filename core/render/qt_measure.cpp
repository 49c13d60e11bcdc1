// SPDX-License-Identifier: GPL-3.0-or-later
// Measuring with QFontMetricsF.
#include "core/render/qt_measure.hpp"

#include "core/render/fonts.hpp"

#include <QString>

#include <cmath>

namespace plansift::render {
namespace {

constexpr double kReferencePt = 2048 / kUnitsPerPoint; // one pixel a font unit: exact advances
constexpr std::size_t kMostRemembered = 20000;         // texts a face

} // namespace

QtMeasure::QtMeasure()
{
    for (const bool italic : {false, true})
        for (const bool bold : {false, true})
            m_metrics.emplace_back(qtFont({kReferencePt, bold, italic}));
}

double QtMeasure::width(std::string_view text, const figure::Font& font) const
{
    const std::size_t face = (font.bold ? 1U : 0U) + (font.italic ? 2U : 0U);
    Widths& widths = m_widths[face];
    auto known = widths.find(text);
    if (known == widths.end()) {
        if (widths.size() > kMostRemembered)
            widths.clear();
        const QString string = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        const double em = m_metrics[face].horizontalAdvance(string) / (kReferencePt * kUnitsPerPoint);
        known = widths.emplace(std::string(text), em).first;
    }
    const double painted = std::round(font.size * kUnitsPerPoint) / kUnitsPerPoint;
    return known->second * painted;
}

} // namespace plansift::render
