// SPDX-License-Identifier: GPL-3.0-or-later
// Repair of stray signs in XML.
#include "core/formats/xml_repair.hpp"

#include "core/formats/value_text.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

constexpr qsizetype kLongestReference = 12;

/// Characters that the XML standard allows (section 2.2).
bool isXmlCharacter(uint code)
{
    return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code < 0xD800) ||
           (code >= 0xE000 && code < 0xFFFE) || (code >= 0x10000 && code <= 0x10FFFF);
}

/// "&name;" as it may stand in XML.
QByteArray reference(QByteArrayView written)
{
    const QByteArrayView name = written.sliced(1, written.size() - 2);
    for (const QByteArrayView known : {"amp", "lt", "gt", "quot", "apos"})
        if (name == known)
            return written.toByteArray();
    if (name.startsWith('#')) {
        const bool hex = name.size() > 1 && (name.at(1) == 'x' || name.at(1) == 'X');
        bool number = false;
        const uint code = name.sliced(hex ? 2 : 1).toUInt(&number, hex ? 16 : 10);
        if (number)
            return isXmlCharacter(code) ? written.toByteArray() : QByteArray(" ");
    }
    const QString plain = withoutEntities(QString::fromUtf8(written));
    return plain.startsWith(u'&') ? "&amp;" + written.sliced(1).toByteArray() : plain.toUtf8();
}

/// The place of the semicolon that closes the reference at the start of `text`, or -1.
qsizetype endOfReference(QByteArrayView text)
{
    qsizetype end = 1;
    const auto inName = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#';
    };
    while (end < text.size() && end < kLongestReference && inName(text.at(end)))
        ++end;
    return end > 1 && end < text.size() && text.at(end) == ';' ? end : -1;
}

bool mayStartTag(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '/' || c == '!' || c == '?';
}

} // namespace

QByteArray repairedXml(QByteArrayView xml)
{
    static constexpr QByteArrayView noCharacters[] = {"\xEF\xBF\xBE", "\xEF\xBF\xBF"};
    QByteArray out;
    out.reserve(xml.size() + xml.size() / 16);
    for (qsizetype at = 0; at < xml.size(); ++at) {
        const char c = xml.at(at);
        const QByteArrayView rest = xml.sliced(at);
        const qsizetype end = c == '&' ? endOfReference(rest) : -1;
        if (end > 1) {
            out += reference(rest.first(end + 1));
            at += end;
        } else if (c == '&') {
            out += "&amp;";
        } else if (c == '<' && (rest.size() < 2 || !mayStartTag(rest.at(1)))) {
            out += "&lt;";
        } else if (rest.startsWith("<br>")) {
            out += "<br/>";
            at += 3;
        } else if (rest.startsWith(noCharacters[0]) || rest.startsWith(noCharacters[1])) {
            at += 2;
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace plansift::formats
