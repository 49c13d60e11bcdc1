// SPDX-License-Identifier: GPL-3.0-or-later
// Names of reviewers without their addresses.
#pragma once

#include <QStringList>

namespace plansift::formats {

/// Gives people whom a file knows by e-mail address or number only the names Reviewer 1, Reviewer 2 ..., in
/// the order in which they come up. Plain names stay.
class Pseudonyms {
public:
    explicit Pseudonyms(bool keepPersonal)
        : m_keep(keepPersonal)
    {
    }

    QString nameOf(const QString& person);
    /// The person is the one of this name from now on.
    void rename(const QString& person, const QString& name);

private:
    bool m_keep;
    int m_given = 0; ///< names made up so far
    QStringList m_people{};
    QStringList m_names{};
};

} // namespace plansift::formats
