// SPDX-License-Identifier: GPL-3.0-or-later
// A figure as a list of marks in points (1/72 inch), y downwards. Everything that shows a figure draws this
// list.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace plansift::figure {

inline constexpr double kPointsPerMm = 72 / 25.4;

/// Metrics of the figure font (Liberation Sans) in em.
inline constexpr double kAscent = 0.905;
inline constexpr double kDescent = 0.212;
inline constexpr double kCapHeight = 0.729;

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;

    bool operator==(const Colour&) const = default;
};

inline constexpr Colour kBlack{0, 0, 0};
inline constexpr Colour kWhite{255, 255, 255};

struct Point {
    double x = 0;
    double y = 0;

    bool operator==(const Point&) const = default;
};

struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
    bool contains(Point p) const { return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom(); }
    bool operator==(const Rect&) const = default;
};

/// How a line is drawn: width in pt; dash lengths in pt, none for a solid line.
struct Stroke {
    Colour colour = kBlack;
    double width = 0.75;
    std::vector<double> dash{};

    bool operator==(const Stroke&) const = default;
};

/// How an area is drawn: an absent fill or stroke is not drawn.
struct Ink {
    std::optional<Colour> fill{};
    std::optional<Stroke> stroke{};

    bool operator==(const Ink&) const = default;
};

struct Line {
    Point from{};
    Point to{};
    Stroke stroke{};

    bool operator==(const Line&) const = default;
};

struct Box {
    Rect rect{};
    double radius = 0; ///< of the corners
    Ink ink{};

    bool operator==(const Box&) const = default;
};

struct Polygon {
    std::vector<Point> points{};
    Ink ink{};

    bool operator==(const Polygon&) const = default;
};

struct Ellipse {
    Point centre{};
    double radiusX = 0;
    double radiusY = 0;
    Ink ink{};

    bool operator==(const Ellipse&) const = default;
};

/// Strokes joined end to end, one list of points for each.
struct Path {
    std::vector<std::vector<Point>> strokes{};
    Stroke stroke{};

    bool operator==(const Path&) const = default;
};

/// Size in pt.
struct Font {
    double size = 8;
    bool bold = false;
    bool italic = false;

    bool operator==(const Font&) const = default;
};

enum class Anchor { Start, Middle, End };

/// One line of UTF-8 text in one font.
struct Text {
    std::string text{};
    Point at{}; ///< on the baseline, at the start, middle or end of the text
    Font font{};
    Anchor anchor = Anchor::Start;
    Colour colour = kBlack;
    double rotation = 0; ///< degrees clockwise about `at`
    double width = 0;    ///< as measured by the layout, pt
    bool continuesPrevious =
        false; ///< belongs to the text of the item before (another font or column of the same cell)

    bool operator==(const Text&) const = default;
};

using Mark = std::variant<Line, Box, Polygon, Ellipse, Path, Text>;

/// A mark with its meaning. `role` says what it is ("study-label", "square", "box"), `ref` whose it is (the
/// id the caller gave, or a box name such as "records_excluded"), `label` says it in words for tooltips and
/// screen readers.
struct Item {
    Mark mark{};
    std::string role{};
    std::string ref{};
    std::string label{};

    bool operator==(const Item&) const = default;
};

/// One page. Painted in the order of `items`.
struct Scene {
    double width = 0;
    double height = 0;
    std::string title{};
    std::string description{}; ///< alternative text: every number of the figure, study names in full
    std::vector<Item> items{};

    bool operator==(const Scene&) const = default;
};

using Pages = std::vector<Scene>;

/// The role of marks that lie across others on purpose; checks of overlap leave them out.
inline constexpr const char* kWatermarkRole = "watermark";

/// The rectangle a text takes up: measured width by font ascent and descent, rotated about its anchor.
Rect boundsOf(const Text& text);

/// The rectangle around a mark, without the width of its lines.
Rect boundsOf(const Mark& mark);

/// The topmost item with a `ref` whose bounds, widened by `slack` pt, hold the point; nullptr when there is
/// none.
const Item* itemAt(const Scene& scene, Point point, double slack = 0);

/// The smallest font size of the scenes in pt; 0 when they have no text.
double minimumFontPt(const Pages& pages);

} // namespace plansift::figure
