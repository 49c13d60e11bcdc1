// SPDX-License-Identifier: GPL-3.0-or-later
// One function a kind of mark.
#include "core/render/painter.hpp"

#include "core/render/fonts.hpp"

#include <QPainter>
#include <QPen>

namespace plansift::render {
namespace {

using figure::Point;

QPointF toUnits(Point p)
{
    return {p.x * kUnitsPerPoint, p.y * kUnitsPerPoint};
}

QRectF toUnits(const figure::Rect& r)
{
    return {r.x * kUnitsPerPoint, r.y * kUnitsPerPoint, r.width * kUnitsPerPoint, r.height * kUnitsPerPoint};
}

QPen penOf(const figure::Stroke& stroke)
{
    QPen pen(toColor(stroke.colour), stroke.width * kUnitsPerPoint, Qt::SolidLine, Qt::FlatCap,
             Qt::MiterJoin);
    QList<qreal> dashes; // in units of the pen width
    for (const double length : stroke.dash)
        dashes.append(length / stroke.width);
    if (!dashes.isEmpty())
        pen.setDashPattern(dashes);
    return pen;
}

QPolygonF polygonOf(const std::vector<Point>& points)
{
    QPolygonF polygon;
    for (const Point p : points)
        polygon.append(toUnits(p));
    return polygon;
}

class MarkPainter {
public:
    explicit MarkPainter(QPainter& painter)
        : m_painter(painter)
    {
    }

    void operator()(const figure::Line& line) const
    {
        m_painter.setPen(penOf(line.stroke));
        m_painter.drawLine(toUnits(line.from), toUnits(line.to));
    }
    void operator()(const figure::Box& box) const
    {
        use(box.ink);
        const double radius = box.radius * kUnitsPerPoint;
        if (radius > 0)
            m_painter.drawRoundedRect(toUnits(box.rect), radius, radius);
        else
            m_painter.drawRect(toUnits(box.rect));
    }
    void operator()(const figure::Polygon& polygon) const
    {
        use(polygon.ink);
        m_painter.drawPolygon(polygonOf(polygon.points));
    }
    void operator()(const figure::Ellipse& e) const
    {
        use(e.ink);
        m_painter.drawEllipse(toUnits(e.centre), e.radiusX * kUnitsPerPoint, e.radiusY * kUnitsPerPoint);
    }
    void operator()(const figure::Path& path) const
    {
        m_painter.setPen(penOf(path.stroke));
        for (const std::vector<Point>& stroke : path.strokes)
            m_painter.drawPolyline(polygonOf(stroke));
    }
    void operator()(const figure::Text& text) const
    {
        m_painter.save();
        m_painter.setPen(toColor(text.colour));
        m_painter.setFont(qtFont(text.font));
        m_painter.translate(toUnits(text.at));
        m_painter.rotate(text.rotation);
        const Point start = textStart(text);
        m_painter.drawText(toUnits(Point{start.x - text.at.x, start.y - text.at.y}),
                           QString::fromStdString(text.text));
        m_painter.restore();
    }

private:
    void use(const figure::Ink& ink) const
    {
        m_painter.setPen(ink.stroke ? penOf(*ink.stroke) : QPen(Qt::NoPen));
        m_painter.setBrush(ink.fill ? QBrush(toColor(*ink.fill)) : QBrush(Qt::NoBrush));
    }

    QPainter& m_painter;
};

} // namespace

void paint(const figure::Scene& scene, QPainter& painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    const MarkPainter painted(painter);
    for (const figure::Item& item : scene.items)
        std::visit(painted, item.mark);
}

Point textStart(const figure::Text& text)
{
    const double shift = text.anchor == figure::Anchor::Start    ? 0
                         : text.anchor == figure::Anchor::Middle ? 0.5
                                                                 : 1;
    return {text.at.x - shift * text.width, text.at.y};
}

QPainterPath textOutline(const figure::Text& text)
{
    QPainterPath path;
    path.addText(toUnits(textStart(text)), qtFont(text.font), QString::fromStdString(text.text));
    return path;
}

QColor toColor(figure::Colour colour)
{
    return {colour.red, colour.green, colour.blue};
}

} // namespace plansift::render
