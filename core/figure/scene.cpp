// SPDX-License-Identifier: GPL-3.0-or-later
// Bounds of marks and what lies at a point.
#include "core/figure/scene.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plansift::figure {
namespace {

Rect around(const std::vector<Point>& points)
{
    if (points.empty())
        return {};
    const auto [left, right] =
        std::minmax_element(points.begin(), points.end(), [](Point a, Point b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(points.begin(), points.end(), [](Point a, Point b) { return a.y < b.y; });
    return {left->x, top->y, right->x - left->x, bottom->y - top->y};
}

Point rotated(Point p, Point about, double degrees)
{
    const double angle = degrees * std::numbers::pi / 180;
    const double dx = p.x - about.x;
    const double dy = p.y - about.y;
    return {about.x + dx * std::cos(angle) - dy * std::sin(angle),
            about.y + dx * std::sin(angle) + dy * std::cos(angle)};
}

struct BoundsOfMark {
    Rect operator()(const Line& line) const { return around({line.from, line.to}); }
    Rect operator()(const Box& box) const { return box.rect; }
    Rect operator()(const Polygon& polygon) const { return around(polygon.points); }
    Rect operator()(const Ellipse& e) const
    {
        return {e.centre.x - e.radiusX, e.centre.y - e.radiusY, 2 * e.radiusX, 2 * e.radiusY};
    }
    Rect operator()(const Path& path) const
    {
        std::vector<Point> all;
        for (const std::vector<Point>& stroke : path.strokes)
            all.insert(all.end(), stroke.begin(), stroke.end());
        return around(all);
    }
    Rect operator()(const Text& text) const { return boundsOf(text); }
};

} // namespace

Rect boundsOf(const Text& text)
{
    const double shift = text.anchor == Anchor::Start ? 0 : text.anchor == Anchor::Middle ? 0.5 : 1;
    const double left = text.at.x - shift * text.width;
    const double top = text.at.y - kAscent * text.font.size;
    const double height = (kAscent + kDescent) * text.font.size;
    if (text.rotation == 0)
        return {left, top, text.width, height};
    std::vector<Point> corners{
        {left, top}, {left + text.width, top}, {left, top + height}, {left + text.width, top + height}};
    for (Point& corner : corners)
        corner = rotated(corner, text.at, text.rotation);
    return around(corners);
}

Rect boundsOf(const Mark& mark)
{
    return std::visit(BoundsOfMark{}, mark);
}

const Item* itemAt(const Scene& scene, Point point, double slack)
{
    for (auto item = scene.items.rbegin(); item != scene.items.rend(); ++item) {
        if (item->ref.empty())
            continue;
        const Rect r = boundsOf(item->mark);
        if (Rect{r.x - slack, r.y - slack, r.width + 2 * slack, r.height + 2 * slack}.contains(point))
            return &*item;
    }
    return nullptr;
}

double minimumFontPt(const Pages& pages)
{
    double smallest = 0;
    for (const Scene& scene : pages)
        for (const Item& item : scene.items)
            if (const Text* text = std::get_if<Text>(&item.mark))
                smallest = smallest == 0 ? text->font.size : std::min(smallest, text->font.size);
    return smallest;
}

} // namespace plansift::figure
