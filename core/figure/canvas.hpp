// SPDX-License-Identifier: GPL-3.0-or-later
// Collects the marks of one page; measures every text it places.
#pragma once

#include "core/figure/text_layout.hpp"

namespace plansift::figure {

/// Space at the edges of every figure, pt.
inline constexpr double kMargin = 2;

/// What a mark means; see Item.
struct Tag {
    std::string role{};
    std::string ref{};
    std::string label{};
};

/// Where a line of text stands and how it looks.
struct Placing {
    Point at{}; ///< on the baseline
    Font font{};
    Anchor anchor = Anchor::Start;
    Colour colour = kBlack;
    double rotation = 0;
};

class Canvas {
public:
    explicit Canvas(const TextMeasure& measure)
        : m_measure(measure)
    {
    }

    const TextMeasure& measure() const { return m_measure; }

    void add(Mark mark, const Tag& tag);
    /// Nothing for an empty text. No-break spaces become blanks.
    void text(std::string_view text, const Placing& placing, const Tag& tag);
    /// Continues the text placed before at `placing.at`, in one text element of the output.
    void continueText(std::string_view text, const Placing& placing, const Tag& tag);
    /// A line of several faces from `placing.at` to the right (anchor start only).
    void rich(const RichText& line, const Placing& placing, const Tag& tag);
    /// Lines centred vertically on `placing.at.y`.
    void block(const Lines& lines, const Placing& placing, const Tag& tag);
    /// Lines below `placing.at.y`; returns the y below them.
    double stack(const Lines& lines, const Placing& placing, const Tag& tag);

    Scene take(double width, double height, std::string title, const std::string& description);

private:
    void place(std::string_view text, const Placing& placing, const Tag& tag, bool continues);

    const TextMeasure& m_measure;
    std::vector<Item> m_items{};
};

} // namespace plansift::figure
