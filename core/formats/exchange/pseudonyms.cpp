// SPDX-License-Identifier: GPL-3.0-or-later
// Naming people whose address is not kept.
#include "core/formats/exchange/pseudonyms.hpp"

#include <QCoreApplication>

namespace plansift::formats {
namespace {

/// An e-mail address or a number of an account.
bool isPrivate(const QString& person)
{
    bool isNumber = false;
    person.toLongLong(&isNumber);
    return isNumber || person.contains(u'@');
}

} // namespace

QString Pseudonyms::nameOf(const QString& person)
{
    const qsizetype at = m_people.indexOf(person);
    if (at >= 0)
        return m_names.at(at);
    if (m_keep || !isPrivate(person))
        return person;
    const QString name = QCoreApplication::translate("formats", "Reviewer %1").arg(++m_given);
    rename(person, name);
    return name;
}

void Pseudonyms::rename(const QString& person, const QString& name)
{
    m_people += person;
    m_names += name;
}

} // namespace plansift::formats
