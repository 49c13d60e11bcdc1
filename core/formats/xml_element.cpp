// SPDX-License-Identifier: GPL-3.0-or-later
// Reading of one record element with QXmlStreamReader.
#include "core/formats/xml_element.hpp"

#include "core/formats/value_text.hpp"
#include "core/formats/xml_repair.hpp"

#include <QCoreApplication>
#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

constexpr QStringView kStyle(u"style");

/// Markup of text, not of data.
constexpr QStringView kInline[] = {kStyle, u"i",  u"b",      u"u",  u"em",   u"strong", u"sup",
                                   u"sub", u"br", u"italic", u"sc", u"bold", u"p",      u"DispFormula"};

bool isInline(const QString& name)
{
    return std::find(std::begin(kInline), std::end(kInline), QStringView(name)) != std::end(kInline) ||
           name.startsWith(u"mml:"_s);
}

bool isBlank(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

/// Builds the tree while the reader walks; knows where the last thing that was read ends.
class TreeBuilder {
public:
    explicit TreeBuilder(QByteArrayView slice)
        : m_reader(QByteArray::fromRawData(slice.data(), slice.size()))
    {
        m_reader.setNamespaceProcessing(false);
    }

    XmlReading run(QByteArrayView slice)
    {
        while (!m_done && !m_reader.atEnd())
            step(m_reader.readNext());
        if (!m_done)
            stopped(QString::fromUtf8(slice));
        return std::move(m_reading);
    }

private:
    void step(QXmlStreamReader::TokenType token)
    {
        if (token == QXmlStreamReader::StartElement)
            open();
        else if (token == QXmlStreamReader::EndElement)
            close();
        else if (token == QXmlStreamReader::Characters && !m_path.empty() && !isIndentation())
            addText(m_reader.text().toString());
        if (token != QXmlStreamReader::Invalid)
            m_read = m_reader.characterOffset();
    }

    void open()
    {
        if (m_path.size() >= kDeepestXml) {
            m_reader.raiseError(Text::tr("elements are nested deeper than %1").arg(kDeepestXml));
            return;
        }
        XmlElement element;
        element.name = m_reader.qualifiedName().toString();
        for (const QXmlStreamAttribute& attribute : m_reader.attributes())
            element.attributes.emplace_back(attribute.qualifiedName().toString(),
                                            attribute.value().toString());
        if (m_path.empty()) {
            m_reading.root = std::move(element);
            m_path.push_back(&m_reading.root);
        } else {
            m_path.back()->children.push_back(std::move(element));
            m_path.push_back(&m_path.back()->children.back());
        }
    }

    /// Blanks count only inside markup of text and where text may go on.
    bool isIndentation() const
    {
        const XmlElement& open = *m_path.back();
        const bool afterText = !open.children.empty() &&
                               (open.children.back().name.isEmpty() || isInline(open.children.back().name));
        return m_reader.isWhitespace() && !afterText && !isInline(open.name);
    }

    void close()
    {
        m_path.pop_back();
        m_done = m_path.empty();
    }

    void addText(QString text) { m_path.back()->children.push_back({{}, std::move(text), {}, {}}); }

    /// The text up to the next tag still belongs to the open element.
    void stopped(const QString& text)
    {
        m_reading.problem = m_reader.errorString();
        m_reading.problemLine = static_cast<int>(m_reader.lineNumber()) - 1;
        const QString rest = text.sliced(std::clamp<qsizetype>(m_read, 0, text.size()));
        const qsizetype tag = rest.indexOf(u'<');
        const QString open = withoutEntities(tag < 0 ? rest : rest.first(tag));
        if (!m_path.empty() && !isBlank(open))
            addText(open);
        m_reading.unread = tag < 0 || m_path.empty() ? QString() : rest.sliced(tag);
    }

    QXmlStreamReader m_reader;
    XmlReading m_reading{};
    std::vector<XmlElement*> m_path{}; ///< open elements; siblings of an open element are never added to
    qint64 m_read = 0;
    bool m_done = false;
};

void collectText(const XmlElement& element, QString& text)
{
    const bool styled = element.child(kStyle) != nullptr;
    for (const XmlElement& part : element.children) {
        if (!part.name.isEmpty())
            collectText(part, text);
        else if (!(styled && isBlank(part.text) && part.text.contains(u'\n')))
            text += part.text;
    }
    if (element.name == u"br"_s)
        text += u'\n';
}

} // namespace

const XmlElement* XmlElement::child(QStringView childName) const
{
    const auto found = std::find_if(children.begin(), children.end(),
                                    [childName](const XmlElement& e) { return e.name == childName; });
    return found == children.end() ? nullptr : &*found;
}

QString XmlElement::attribute(QStringView attributeName) const
{
    for (const auto& [key, value] : attributes)
        if (key == attributeName)
            return value;
    return {};
}

QString XmlElement::fullText() const
{
    if (children.size() == 1 && children.front().name.isEmpty())
        return children.front().text;
    QString all;
    collectText(*this, all);
    return all;
}

bool XmlElement::holdsText() const
{
    const bool direct = std::any_of(children.begin(), children.end(), [](const XmlElement& part) {
        return part.name.isEmpty() && !isBlank(part.text);
    });
    return direct || std::all_of(children.begin(), children.end(), [](const XmlElement& part) {
               return part.name.isEmpty() || isInline(part.name);
           });
}

XmlReading readXmlElement(QByteArrayView slice)
{
    XmlReading reading = TreeBuilder(slice).run(slice);
    if (reading.problem.isEmpty())
        return reading;
    const QByteArray repaired = repairedXml(slice);
    if (repaired == slice)
        return reading;
    XmlReading again = TreeBuilder(repaired).run(repaired);
    again.repaired = true;
    return again;
}

} // namespace plansift::formats
