// SPDX-License-Identifier: GPL-3.0-or-later
// Values as lines and as paragraphs.
#include "core/formats/line_text.hpp"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {

QString lineText(const QString& text)
{
    static const QRegularExpression breaks(uR"(\s*[\n\r\t]\s*)"_s);
    if (!text.contains(u'\n') && !text.contains(u'\r') && !text.contains(u'\t'))
        return text.trimmed();
    return QString(text).replace(breaks, u" "_s).trimmed();
}

QString paragraphText(const QString& text)
{
    QString plain = text.trimmed();
    if (!plain.contains(u'\n') && !plain.contains(u'\r'))
        return plain;
    plain.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    QStringList lines = plain.split(u'\n');
    for (QString& line : lines)
        line = line.trimmed();
    return lines.join(u'\n');
}

} // namespace plansift::formats
