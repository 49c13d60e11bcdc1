// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that a record answers about itself.
#include "core/model/record.hpp"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace plansift {

QString displayName(const Author& author)
{
    if (!author.literal.isEmpty())
        return author.literal;
    QStringList parts{author.family};
    if (!author.given.isEmpty())
        parts += author.given;
    if (!author.suffix.isEmpty())
        parts += author.suffix;
    return parts.join(u", "_s);
}

QString authorLine(const Record& record)
{
    QStringList names;
    for (const Author& author : record.authors)
        names += author.literal.isEmpty() ? QString(author.family + u' ' + author.given).trimmed()
                                          : author.literal;
    return names.join(u"; "_s);
}

bool isIncomplete(const Record& record)
{
    if (record.title.isEmpty())
        return true;
    const bool identified = !record.authors.isEmpty() || record.year != 0 || !record.doi.isEmpty() ||
                            !record.pmid.isEmpty() || !record.accessions.isEmpty() ||
                            !record.journal.isEmpty() || !record.trialIds.isEmpty();
    return !identified;
}

QString normalDoi(const QString& text)
{
    static const QRegularExpression pattern(uR"(10\.\d{4,9}/\S+)"_s);
    const QString decoded = text.contains(u'%') ? QUrl::fromPercentEncoding(text.toUtf8()) : text;
    const QRegularExpressionMatch match = pattern.match(decoded);
    if (!match.hasMatch())
        return {};
    QString doi = match.captured().toLower();
    const auto isTrailing = [&doi](QChar c) {
        return u".,;]}>\"'"_s.contains(c) || (c == u')' && doi.count(u'(') < doi.count(u')'));
    };
    while (!doi.isEmpty() && isTrailing(doi.back()))
        doi.chop(1);
    return doi;
}

} // namespace plansift
