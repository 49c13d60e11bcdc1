// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of text of a given width: wrapping, shortening, and texts that mix upright and italic.
#pragma once

#include "core/figure/text_measure.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace plansift::figure {

/// Distance of two baselines in em. Larger than ascent + descent, so that lines never touch.
inline constexpr double kLinePitch = 1.2;

using Lines = std::vector<std::string>;

/// A piece of a line in one face.
struct Run {
    std::string text{};
    bool italic = false;

    bool operator==(const Run&) const = default;
};
using RichText = std::vector<Run>;

/// One line: control characters and runs of blanks become one blank, bytes that are not UTF-8 become '?'.
/// No-break spaces stay.
std::string cleanText(std::string_view text);

/// Breaks after blanks (and after hyphens and slashes between letters) so that no line is wider than `width`;
/// a word that is wider is broken within. '\n' always breaks. Empty text gives no line.
Lines wrapText(std::string_view text, double width, const Font& font, const TextMeasure& measure);

/// The same for a text of several faces.
std::vector<RichText> wrapRich(const RichText& text, double width, const Font& font,
                               const TextMeasure& measure);

/// The text, or its beginning and "…" if it is wider than `width`; empty when not even "…" fits.
std::string shortenText(std::string_view text, double width, const Font& font, const TextMeasure& measure);

/// At most `count` lines; the last one ends in "…" when something was cut.
Lines limitLines(Lines lines, std::size_t count, double width, const Font& font, const TextMeasure& measure);

/// Width of the widest piece that wrapText() would not break.
double widestWord(std::string_view text, const Font& font, const TextMeasure& measure);

double widestLine(const Lines& lines, const Font& font, const TextMeasure& measure);

double richWidth(const RichText& text, const Font& font, const TextMeasure& measure);

/// The text of all runs, with plain blanks.
std::string plainText(const RichText& text);

/// No-break spaces keep words together while lines are broken; what is shown has blanks.
std::string withoutNoBreakSpaces(std::string_view text);

/// Height in pt of so many lines.
inline double blockHeight(std::size_t lines, double fontSize)
{
    return kLinePitch * fontSize * static_cast<double>(lines);
}

/// The baseline that centres capitals and digits of this size on y.
inline double baselineAt(double centre, double fontSize)
{
    return centre + kCapHeight / 2 * fontSize;
}

} // namespace plansift::figure
