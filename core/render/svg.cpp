// SPDX-License-Identifier: GPL-3.0-or-later
// Writing SVG. QSvgGenerator splits a text at every change of script and knows neither ids nor titles of
// marks, so the marks are written one by one; a test compares the result with what the painter draws.
#include "core/render/svg.hpp"

#include "core/render/fonts.hpp"
#include "core/render/painter.hpp"

#include <QSet>
#include <QXmlStreamWriter>

using namespace Qt::Literals::StringLiterals;

namespace plansift::render {
namespace {

using figure::Point;

QString numberOf(double value)
{
    QString text = QString::number(value, 'f', 3);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text == u"-0"_s ? u"0"_s : text;
}

QString listOf(const std::vector<Point>& points)
{
    QStringList list;
    for (const Point p : points)
        list += numberOf(p.x) + u',' + numberOf(p.y);
    return list.join(u' ');
}

QString outlineData(const QPainterPath& path)
{
    QString data;
    const auto add = [&](const QPainterPath::Element& e) {
        data += numberOf(e.x / kUnitsPerPoint) + u',' + numberOf(e.y / kUnitsPerPoint) + u' ';
    };
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element& element = path.elementAt(i);
        if (element.type == QPainterPath::MoveToElement)
            data += u'M';
        else if (element.type == QPainterPath::LineToElement)
            data += u'L';
        else if (element.type == QPainterPath::CurveToElement)
            data += u'C';
        add(element);
    }
    return data.trimmed();
}

class SvgWriter {
public:
    SvgWriter(const figure::Scene& scene, bool outlineText)
        : m_scene(scene)
        , m_outline(outlineText)
        , m_xml(&m_bytes)
    {
    }

    QByteArray run()
    {
        m_xml.setAutoFormatting(false);
        m_xml.writeStartDocument();
        m_xml.writeCharacters(u"\n"_s);
        begin();
        for (std::size_t i = 0; i < m_scene.items.size(); ++i)
            i = write(i);
        m_xml.writeEndElement();
        m_xml.writeCharacters(u"\n"_s);
        m_xml.writeEndDocument();
        return m_bytes;
    }

private:
    void begin()
    {
        const auto mm = [](double pt) -> QString {
            return QString::number(pt / figure::kPointsPerMm, 'f', 4) + u"mm"_s;
        };
        m_xml.writeStartElement(u"svg"_s);
        m_xml.writeDefaultNamespace(u"http://www.w3.org/2000/svg"_s);
        attribute("version", u"1.1"_s);
        attribute("width", mm(m_scene.width));
        attribute("height", mm(m_scene.height));
        attribute("viewBox", u"0 0 "_s + numberOf(m_scene.width) + u' ' + numberOf(m_scene.height));
        attribute("role", u"img"_s);
        attribute("aria-labelledby", u"title desc"_s);
        attribute("font-family", u"'Liberation Sans', Arial, Helvetica, sans-serif"_s);
        described("title", m_scene.title);
        described("desc", m_scene.description);
        m_xml.writeCharacters(u"\n"_s);
        m_xml.writeEmptyElement(u"rect"_s);
        attribute("id", u"page"_s);
        attribute("width", numberOf(m_scene.width));
        attribute("height", numberOf(m_scene.height));
        attribute("fill", u"#ffffff"_s);
    }

    void described(const char* name, const std::string& text)
    {
        m_xml.writeCharacters(u"\n"_s);
        m_xml.writeStartElement(QString::fromLatin1(name));
        attribute("id", QString::fromLatin1(name));
        m_xml.writeCharacters(QString::fromStdString(text));
        m_xml.writeEndElement();
    }

    void attribute(const char* name, const QString& value)
    {
        m_xml.writeAttribute(QString::fromLatin1(name), value);
    }

    /// Letters, digits and '-' of role and ref, made unique by a number.
    QString idOf(const figure::Item& item)
    {
        QString base = QString::fromStdString(item.ref.empty() ? item.role : item.role + "-" + item.ref);
        for (QChar& c : base)
            if (!((c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')))
                c = u'-';
        QString id = base;
        for (int n = 2; m_ids.contains(id); ++n)
            id = base + u'-' + QString::number(n);
        m_ids.insert(id);
        return id;
    }

    /// Writes the item and those that continue its text; returns the index of the last one.
    std::size_t write(std::size_t index)
    {
        const figure::Item& item = m_scene.items[index];
        m_xml.writeCharacters(u"\n"_s);
        if (const auto* text = std::get_if<figure::Text>(&item.mark))
            return m_outline ? writeOutline(index, *text) : writeText(index);
        std::visit([&](const auto& mark) { open(item, mark); }, item.mark);
        title(item);
        m_xml.writeEndElement();
        return index;
    }

    void start(const char* element, const figure::Item& item)
    {
        m_xml.writeStartElement(QString::fromLatin1(element));
        attribute("id", idOf(item));
        attribute("class", QString::fromStdString(item.role));
        if (!item.ref.empty())
            attribute("data-ref", QString::fromStdString(item.ref));
    }

    void title(const figure::Item& item)
    {
        if (!item.label.empty())
            m_xml.writeTextElement(u"title"_s, QString::fromStdString(item.label));
    }

    void stroke(const figure::Stroke& stroke)
    {
        attribute("stroke", toColor(stroke.colour).name());
        attribute("stroke-width", numberOf(stroke.width));
        QStringList dashes;
        for (const double length : stroke.dash)
            dashes += numberOf(length);
        if (!dashes.isEmpty())
            attribute("stroke-dasharray", dashes.join(u' '));
    }

    void ink(const figure::Ink& ink)
    {
        attribute("fill", ink.fill ? toColor(*ink.fill).name() : u"none"_s);
        if (ink.stroke)
            stroke(*ink.stroke);
    }

    void open(const figure::Item& item, const figure::Line& line)
    {
        start("line", item);
        attribute("x1", numberOf(line.from.x));
        attribute("y1", numberOf(line.from.y));
        attribute("x2", numberOf(line.to.x));
        attribute("y2", numberOf(line.to.y));
        stroke(line.stroke);
    }

    void open(const figure::Item& item, const figure::Box& box)
    {
        start("rect", item);
        attribute("x", numberOf(box.rect.x));
        attribute("y", numberOf(box.rect.y));
        attribute("width", numberOf(box.rect.width));
        attribute("height", numberOf(box.rect.height));
        if (box.radius > 0)
            attribute("rx", numberOf(box.radius));
        ink(box.ink);
    }

    void open(const figure::Item& item, const figure::Polygon& polygon)
    {
        start("polygon", item);
        attribute("points", listOf(polygon.points));
        ink(polygon.ink);
    }

    void open(const figure::Item& item, const figure::Ellipse& e)
    {
        start("ellipse", item);
        attribute("cx", numberOf(e.centre.x));
        attribute("cy", numberOf(e.centre.y));
        attribute("rx", numberOf(e.radiusX));
        attribute("ry", numberOf(e.radiusY));
        ink(e.ink);
    }

    void open(const figure::Item& item, const figure::Path& path)
    {
        start("path", item);
        QStringList data;
        for (const std::vector<Point>& points : path.strokes)
            data += u'M' + listOf(points);
        attribute("d", data.join(u' '));
        attribute("fill", u"none"_s);
        stroke(path.stroke);
    }

    void open(const figure::Item&, const figure::Text&) {} // see writeText()

    void rotation(const figure::Text& text)
    {
        if (text.rotation != 0)
            attribute("transform", u"rotate("_s + numberOf(text.rotation) + u' ' + numberOf(text.at.x) +
                                       u' ' + numberOf(text.at.y) + u')');
    }

    std::size_t writeOutline(std::size_t index, const figure::Text& text)
    {
        const figure::Item& item = m_scene.items[index];
        start("path", item);
        attribute("aria-label", QString::fromStdString(text.text));
        rotation(text);
        attribute("fill", toColor(text.colour).name());
        attribute("d", outlineData(textOutline(text)));
        title(item);
        m_xml.writeEndElement();
        return index;
    }

    /// A text of several pieces is one element, so that it reads and searches as one.
    std::size_t writeText(std::size_t index)
    {
        const figure::Item& item = m_scene.items[index];
        const auto& text = std::get<figure::Text>(item.mark);
        std::size_t last = index;
        while (last + 1 < m_scene.items.size() && continues(m_scene.items[last + 1]))
            ++last;
        start("text", item);
        rotation(text);
        attribute("font-size", numberOf(text.font.size));
        if (text.font.bold)
            attribute("font-weight", u"bold"_s);
        if (text.colour != figure::kBlack)
            attribute("fill", toColor(text.colour).name());
        attribute("xml:space", u"preserve"_s);
        if (last == index)
            piece(text);
        title(item);
        if (last == index)
            m_xml.writeCharacters(QString::fromStdString(text.text));
        for (std::size_t i = index; last > index && i <= last; ++i)
            span(std::get<figure::Text>(m_scene.items[i].mark));
        m_xml.writeEndElement();
        return last;
    }

    static bool continues(const figure::Item& item)
    {
        const auto* text = std::get_if<figure::Text>(&item.mark);
        return text && text->continuesPrevious;
    }

    void piece(const figure::Text& text)
    {
        attribute("x", numberOf(text.at.x));
        attribute("y", numberOf(text.at.y));
        if (text.anchor != figure::Anchor::Start)
            attribute("text-anchor", text.anchor == figure::Anchor::Middle ? u"middle"_s : u"end"_s);
        if (text.font.italic)
            attribute("font-style", u"italic"_s);
    }

    void span(const figure::Text& text)
    {
        m_xml.writeStartElement(u"tspan"_s);
        piece(text);
        m_xml.writeCharacters(QString::fromStdString(text.text));
        m_xml.writeEndElement();
    }

    const figure::Scene& m_scene;
    bool m_outline;
    QByteArray m_bytes{};
    QXmlStreamWriter m_xml;
    QSet<QString> m_ids{u"title"_s, u"desc"_s, u"page"_s};
};

} // namespace

QByteArray toSvg(const figure::Scene& scene, bool outlineText)
{
    return SvgWriter(scene, outlineText).run();
}

} // namespace plansift::render
