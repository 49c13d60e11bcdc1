// SPDX-License-Identifier: GPL-3.0-or-later
// What a layout needs to know of a font: how wide a text is.
#pragma once

#include "core/figure/scene.hpp"

#include <string_view>

namespace plansift::figure {

/// Measures text. Implementations may cache, so one object belongs to one thread.
class TextMeasure {
public:
    virtual ~TextMeasure() = default;
    /// Advance width in pt of one line of UTF-8 text.
    virtual double width(std::string_view text, const Font& font) const = 0;
};

/// Half an em for every byte, whatever the face: exact arithmetic for tests without a GUI.
class FixedMeasure final : public TextMeasure {
public:
    double width(std::string_view text, const Font& font) const override
    {
        return 0.5 * font.size * static_cast<double>(text.size());
    }
};

} // namespace plansift::figure
