// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a scene as lines of text.
#include "core/figure/scene_text.hpp"

#include <array>
#include <charconv>

namespace plansift::figure {
namespace {

std::string fixed2(double value)
{
    std::array<char, 64> buffer{};
    const auto [end, fault] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 2);
    std::string text = fault == std::errc{} ? std::string(buffer.data(), end) : "?";
    return text == "-0.00" ? "0.00" : text;
}

std::string pair(double a, double b)
{
    return fixed2(a) + "," + fixed2(b);
}

std::string hex(Colour colour)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const std::uint8_t part : {colour.red, colour.green, colour.blue}) {
        text += digits[part >> 4U];
        text += digits[part & 15U];
    }
    return text;
}

std::string words(const Stroke& stroke)
{
    std::string text = " stroke " + hex(stroke.colour) + " " + fixed2(stroke.width);
    for (const double length : stroke.dash)
        text += " dash " + fixed2(length);
    return text;
}

std::string words(const Ink& ink)
{
    return (ink.fill ? " fill " + hex(*ink.fill) : "") + (ink.stroke ? words(*ink.stroke) : "");
}

std::string words(const std::vector<Point>& points)
{
    std::string text;
    for (const Point p : points)
        text += " " + pair(p.x, p.y);
    return text;
}

struct Words {
    std::string operator()(const Line& m) const
    {
        return "line " + pair(m.from.x, m.from.y) + " " + pair(m.to.x, m.to.y) + words(m.stroke);
    }
    std::string operator()(const Box& m) const
    {
        return "box " + pair(m.rect.x, m.rect.y) + " " + pair(m.rect.width, m.rect.height) +
               (m.radius > 0 ? " radius " + fixed2(m.radius) : "") + words(m.ink);
    }
    std::string operator()(const Polygon& m) const { return "polygon" + words(m.points) + words(m.ink); }
    std::string operator()(const Ellipse& m) const
    {
        return "ellipse " + pair(m.centre.x, m.centre.y) + " " + pair(m.radiusX, m.radiusY) + words(m.ink);
    }
    std::string operator()(const Path& m) const
    {
        std::string text = "path";
        for (const std::vector<Point>& stroke : m.strokes)
            text += " (" + words(stroke).substr(stroke.empty() ? 0 : 1) + ")";
        return text + words(m.stroke);
    }
    std::string operator()(const Text& m) const
    {
        constexpr std::array<const char*, 3> anchors{"start", "middle", "end"};
        return std::string(m.continuesPrevious ? "+text " : "text ") + pair(m.at.x, m.at.y) + " " +
               anchors[static_cast<std::size_t>(m.anchor)] + " " + fixed2(m.font.size) +
               (m.font.bold ? " bold" : "") + (m.font.italic ? " italic" : "") +
               (m.rotation != 0 ? " rotate " + fixed2(m.rotation) : "") +
               (m.colour == kBlack ? "" : " " + hex(m.colour)) + " width " + fixed2(m.width) + " '" + m.text +
               "'";
    }
};

} // namespace

std::string sceneText(const Scene& scene)
{
    std::string text = "scene " + pair(scene.width, scene.height) + "\ntitle " + scene.title +
                       "\ndescription " + scene.description + "\n";
    for (const Item& item : scene.items) {
        text += item.role + (item.ref.empty() ? "" : " [" + item.ref + "]") + " " +
                std::visit(Words{}, item.mark);
        text += item.label.empty() ? "\n" : " -- " + item.label + "\n";
    }
    return text;
}

} // namespace plansift::figure
