// SPDX-License-Identifier: GPL-3.0-or-later
// Making of citation keys.
#include "core/formats/citation_key.hpp"

#include "core/base/text.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Letters and digits only: every program takes them.
QString madeKey(const Record& record)
{
    const Author first = record.authors.value(0);
    const QString name = foldText(first.literal.isEmpty() ? first.family : first.literal);
    QString key = name.section(u' ', -1);
    if (!key.isEmpty())
        key[0] = key.at(0).toUpper();
    return (key.isEmpty() ? u"Anonymous"_s : key) +
           (record.year == 0 ? QString() : QString::number(record.year));
}

/// "", "b", "c" ... "z", "26", "27" ...
QString letterOf(int count)
{
    if (count == 0)
        return {};
    return count < 26 ? QString(QChar(u'a' + count)) : QString::number(count);
}

} // namespace

QString CitationKeys::keyFor(const Record& record, const QString& wanted)
{
    const QString base = wanted.isEmpty() ? madeKey(record) : wanted;
    QString key = base;
    int& count = m_counts[base];
    do {
        key = base + letterOf(count++);
    } while (m_taken.contains(key));
    m_taken.insert(key);
    return key;
}

} // namespace plansift::formats
