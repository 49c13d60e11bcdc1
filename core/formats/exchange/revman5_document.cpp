// SPDX-License-Identifier: GPL-3.0-or-later
// Parsing a RevMan 5 file.
#include "core/formats/exchange/revman5_document.hpp"

#include "core/formats/source_text.hpp"

#include <QCoreApplication>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

constexpr int kDeepest = 100;

const QStringList& sections()
{
    static const QStringList names{u"STUDIES_AND_REFERENCES"_s, u"CHARACTERISTICS_OF_STUDIES"_s,
                                   u"QUALITY_ITEMS"_s, u"ANALYSES_AND_DATA"_s};
    return names;
}

Revman5Element readElement(QXmlStreamReader& xml, int depth)
{
    Revman5Element element;
    element.name = xml.name().toString();
    element.line = static_cast<int>(xml.lineNumber());
    for (const QXmlStreamAttribute& attribute : xml.attributes())
        element.attributes.insert(attribute.name().toString(), attribute.value().toString());
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement())
            break;
        if (xml.isCharacters())
            element.text += xml.text();
        if (!xml.isStartElement())
            continue;
        if (depth >= kDeepest) {
            xml.skipCurrentElement();
            continue;
        }
        element.children.push_back(readElement(xml, depth + 1));
        const Revman5Element& inner = element.children.back();
        const bool paragraph =
            (inner.name == u"P"_s || inner.name == u"LI"_s) && !element.text.trimmed().isEmpty();
        element.text += (paragraph ? QString(u'\n' + inner.text) : inner.text);
    }
    element.text = element.text.trimmed();
    return element;
}

} // namespace

const Revman5Element& Revman5Element::child(QStringView childName) const
{
    static const Revman5Element none;
    for (const Revman5Element& each : children)
        if (each.name == childName)
            return each;
    return none;
}

Revman5Element readRevman5Document(const ForeignFile& file, ForeignReview& review)
{
    // Decoded by content: files are declared ISO-8859-1 and hold Windows-1252 or UTF-8.
    QXmlStreamReader xml(QString::fromUtf8(toSourceText(file.bytes).utf8));
    Revman5Element root;
    if (xml.readNextStartElement())
        root.name = xml.name().toString();
    while (xml.readNextStartElement())
        if (sections().contains(xml.name().toString()))
            root.children.push_back(readElement(xml, 1));
        else
            xml.skipCurrentElement();
    if (xml.hasError())
        review.report(file, static_cast<int>(xml.lineNumber()), Severity::Error,
                      QCoreApplication::translate("formats",
                                                  "the file breaks off or is damaged here (%1); what stands "
                                                  "before is adopted, export the review again for the rest")
                          .arg(xml.errorString()));
    return root;
}

} // namespace plansift::formats
