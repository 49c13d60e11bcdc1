// SPDX-License-Identifier: GPL-3.0-or-later
// Widths of text in the figure font, as the painter sets it.
#pragma once

#include "core/figure/text_measure.hpp"

#include <QFontMetricsF>

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

namespace plansift::render {

/// Measures once a text and face at one large size and scales: unhinted widths are proportional.
/// loadFigureFonts() comes first. One object belongs to one thread.
class QtMeasure final : public figure::TextMeasure {
public:
    QtMeasure();
    double width(std::string_view text, const figure::Font& font) const override;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Widths = std::unordered_map<std::string, double, Hash, std::equal_to<>>; ///< in em

    std::vector<QFontMetricsF> m_metrics{}; ///< regular, bold, italic, bold italic
    mutable std::array<Widths, 4> m_widths{};
};

} // namespace plansift::render
