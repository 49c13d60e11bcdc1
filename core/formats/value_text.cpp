// SPDX-License-Identifier: GPL-3.0-or-later
// Values as text.
#include "core/formats/value_text.hpp"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

constexpr qsizetype kLongestEntity = 10; ///< "&thetasym;" without its ends, "#x10FFFF"

/// Named entities that database exports contain: markup, Latin-1 (from U+00A0 in order), Greek, dashes and
/// signs.
const QHash<QString, char16_t>& namedEntities()
{
    static const QHash<QString, char16_t> table = [] {
        QHash<QString, char16_t> names{
            {u"amp"_s, u'&'},       {u"lt"_s, u'<'},       {u"gt"_s, u'>'},      {u"quot"_s, u'"'},
            {u"apos"_s, u'\''},     {u"ndash"_s, 0x2013},  {u"mdash"_s, 0x2014}, {u"lsquo"_s, 0x2018},
            {u"rsquo"_s, 0x2019},   {u"ldquo"_s, 0x201C},  {u"rdquo"_s, 0x201D}, {u"bull"_s, 0x2022},
            {u"hellip"_s, 0x2026},  {u"prime"_s, 0x2032},  {u"trade"_s, 0x2122}, {u"minus"_s, 0x2212},
            {u"le"_s, 0x2264},      {u"ge"_s, 0x2265},     {u"ne"_s, 0x2260},    {u"asymp"_s, 0x2248},
            {u"infin"_s, 0x221E},   {u"thinsp"_s, 0x2009}, {u"ensp"_s, 0x2002},  {u"emsp"_s, 0x2003},
            {u"Scaron"_s, 0x0160},  {u"scaron"_s, 0x0161}, {u"OElig"_s, 0x0152}, {u"oelig"_s, 0x0153},
            {u"alpha"_s, 0x03B1},   {u"beta"_s, 0x03B2},   {u"gamma"_s, 0x03B3}, {u"delta"_s, 0x03B4},
            {u"epsilon"_s, 0x03B5}, {u"zeta"_s, 0x03B6},   {u"eta"_s, 0x03B7},   {u"theta"_s, 0x03B8},
            {u"kappa"_s, 0x03BA},   {u"lambda"_s, 0x03BB}, {u"mu"_s, 0x03BC},    {u"pi"_s, 0x03C0},
            {u"rho"_s, 0x03C1},     {u"sigma"_s, 0x03C3},  {u"tau"_s, 0x03C4},   {u"phi"_s, 0x03C6},
            {u"chi"_s, 0x03C7},     {u"psi"_s, 0x03C8},    {u"omega"_s, 0x03C9}, {u"Delta"_s, 0x0394},
            {u"Omega"_s, 0x03A9},   {u"Sigma"_s, 0x03A3}};
        const QStringList latin1 = u"nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not "
                                   u"shy reg macr deg plusmn sup2 sup3 "
                                   "acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 "
                                   "iquest Agrave Aacute Acirc Atilde Auml "
                                   "Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH "
                                   "Ntilde Ograve Oacute Ocirc Otilde "
                                   "Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave "
                                   "aacute acirc atilde auml aring aelig "
                                   "ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde "
                                   "ograve oacute ocirc otilde ouml divide "
                                   "oslash ugrave uacute ucirc uuml yacute thorn yuml"_s.split(u' ');
        for (qsizetype i = 0; i < latin1.size(); ++i)
            names.insert(latin1.at(i), static_cast<char16_t>(0xA0 + i));
        return names;
    }();
    return table;
}

/// The character of an entity's name without & and ;, or "".
QString entity(QStringView name)
{
    if (!name.startsWith(u'#')) {
        const char16_t unicode = namedEntities().value(name.toString(), 0);
        return unicode == 0 ? QString() : QString(QChar(unicode));
    }
    const bool hex = name.size() > 1 && (name.at(1) == u'x' || name.at(1) == u'X');
    bool number = false;
    const char32_t code = name.sliced(hex ? 2 : 1).toUInt(&number, hex ? 16 : 10);
    const bool character = number && code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return character ? QString::fromUcs4(&code, 1) : QString();
}

} // namespace

QString withoutEntities(const QString& text)
{
    QString out;
    qsizetype from = 0;
    for (qsizetype at = text.indexOf(u'&'); at >= 0; at = text.indexOf(u'&', at + 1)) {
        const qsizetype end = text.indexOf(u';', at);
        if (end < 0)
            break;
        const QString written = end - at - 1 <= kLongestEntity && end > at + 1
                                    ? entity(QStringView(text).sliced(at + 1, end - at - 1))
                                    : QString();
        if (written.isEmpty())
            continue;
        out += QStringView(text).sliced(from, at - from);
        out += written;
        from = end + 1;
        at = end;
    }
    return from == 0 ? text : QString(out + QStringView(text).sliced(from));
}

QString valueText(QByteArrayView utf8)
{
    const QString text = QString::fromUtf8(utf8.trimmed());
    return utf8.contains('&') && utf8.contains(';') ? withoutEntities(text) : text;
}

QStringList valueParts(const QString& text, QStringView separators)
{
    QStringList parts;
    qsizetype start = 0;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        if (at < text.size() && !separators.contains(text.at(at)))
            continue;
        const QStringView part = QStringView(text).sliced(start, at - start).trimmed();
        if (!part.isEmpty())
            parts += part.toString();
        start = at + 1;
    }
    return parts;
}

bool saysNothing(const QString& abstract)
{
    static const QStringList phrases{u"na"_s,
                                     u"n/a"_s,
                                     u"no abstract"_s,
                                     u"no abstract available"_s,
                                     u"no abstract available."_s,
                                     u"[no abstract available]"_s,
                                     u"abstract not available"_s};
    return abstract.size() < 30 && phrases.contains(abstract.toLower());
}

} // namespace plansift::formats
