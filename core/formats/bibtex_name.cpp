// SPDX-License-Identifier: GPL-3.0-or-later
// Names of persons taken apart after the rules of BibTeX: braces hold together, lower case begins the family
// name.
#include "core/formats/bibtex_name.hpp"

#include "core/formats/latex_text.hpp"
#include "core/formats/line_text.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/value_text.hpp"
#include "core/formats/writer_raw.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

QString plain(const QString& latex)
{
    return lineText(withoutEntities(latexToText(latex)));
}

/// True for names that hold what no person's name does: "Centre for Chronic Conditions".
bool namesGroup(const QStringList& words)
{
    static const QStringList small{u"for"_s, u"of"_s, u"the"_s, u"on"_s, u"in"_s, u"and"_s, u"&"_s};
    return std::any_of(words.begin(), words.end(), [](const QString& word) { return small.contains(word); });
}

/// "First von Last": the family name begins with the first word in lower case, else it is the last word.
Author firstToLast(const QStringList& words)
{
    qsizetype family = words.size() - 1;
    for (qsizetype i = words.size() - 2; i > 0; --i)
        if (words.at(i).front().isLower())
            family = i;
    return {words.sliced(family).join(u' '), words.first(family).join(u' '), {}, {}, {}};
}

Author withoutComma(const QString& latex)
{
    const Author initials = parseName(plain(latex));
    if (initials.literal.isEmpty())
        return initials;
    QStringList words;
    for (const QString& word : splitOutsideBraces(QString(latex).replace(u'~', u' '), u" "))
        if (const QString text = plain(word); !text.isEmpty())
            words += text;
    return words.size() < 2 || namesGroup(words) ? initials : firstToLast(words);
}

Author authorOf(const QString& latex)
{
    if (isWhollyBraced(latex))
        return groupName(plain(latex));
    const QStringList parts = splitOutsideBraces(latex, u",");
    if (parts.size() < 2)
        return latex.contains(u',') ? groupName(plain(parts.value(0))) : withoutComma(latex);
    QStringList texts;
    for (const QString& part : parts)
        texts += plain(part);
    if (!texts.constFirst().contains(u','))
        return parseName(texts.join(u", "_s));
    return {texts.at(0), texts.constLast(), texts.size() > 2 ? texts.at(1) : QString(), {}, {}};
}

/// A part of a name, in braces when it holds what would part it.
QString protectedPart(const QString& text)
{
    const QString latex = textToLatex(withEntitiesGuarded(text));
    const bool parts = text.contains(u',') || text.contains(u" and "_s, Qt::CaseInsensitive);
    return parts ? QString(u'{' + latex + u'}') : latex;
}

QString nameToLatex(const Author& author)
{
    if (!author.literal.isEmpty())
        return u'{' + textToLatex(withEntitiesGuarded(author.literal)) + u'}';
    QStringList parts{protectedPart(author.family)};
    if (!author.suffix.isEmpty())
        parts += protectedPart(author.suffix);
    parts += protectedPart(author.given);
    return parts.join(u", "_s);
}

} // namespace

bool isWhollyBraced(const QString& latex)
{
    if (!latex.startsWith(u'{') || !latex.endsWith(u'}'))
        return false;
    int depth = 0;
    for (qsizetype at = 0; at < latex.size(); ++at) {
        depth += int(latex.at(at) == u'{') - int(latex.at(at) == u'}');
        if (depth == 0)
            return at + 1 == latex.size();
    }
    return false;
}

QStringList splitOutsideBraces(const QString& latex, QStringView separator)
{
    QStringList parts;
    int depth = 0;
    qsizetype start = 0;
    const auto close = [&](qsizetype end) {
        if (const QString part = latex.sliced(start, end - start).trimmed(); !part.isEmpty())
            parts += part;
    };
    for (qsizetype at = 0; at < latex.size(); ++at) {
        const QChar c = latex.at(at);
        const bool escaped = at > 0 && latex.at(at - 1) == u'\\';
        depth += escaped ? 0 : int(c == u'{') - int(c == u'}');
        if (depth <= 0 && !escaped &&
            QStringView(latex).sliced(at).startsWith(separator, Qt::CaseInsensitive)) {
            close(at);
            start = at + separator.size();
            at = start - 1;
        }
    }
    close(latex.size());
    return parts;
}

BibtexNames readBibtexNames(const QString& latex)
{
    BibtexNames names;
    const QString list = withoutEntities(lineText(latex));
    const bool semicolons = list.contains(u';') && !list.contains(u" and "_s, Qt::CaseInsensitive);
    for (const QString& name : splitOutsideBraces(list, semicolons ? u";" : u" and ")) {
        if (name == u"others"_s || name == u"et al."_s)
            names.others = true;
        else if (!plain(name).isEmpty())
            names.authors += authorOf(name);
    }
    return names;
}

QString writeBibtexNames(const QList<Author>& authors)
{
    QStringList names;
    for (const Author& author : authors)
        names += nameToLatex(author);
    return names.join(u" and "_s);
}

} // namespace plansift::formats
