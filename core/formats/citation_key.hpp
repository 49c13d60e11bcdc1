// SPDX-License-Identifier: GPL-3.0-or-later
// Keys under which records are cited, unique in one file.
#pragma once

#include "core/model/record.hpp"

#include <QHash>
#include <QSet>

namespace plansift::formats {

class CitationKeys {
public:
    /// `wanted` when it is free, else made of family name and year: "Ito2019", "Ito2019b" ...
    QString keyFor(const Record& record, const QString& wanted);

private:
    QSet<QString> m_taken{};
    QHash<QString, int> m_counts{}; ///< how often a key was wanted
};

} // namespace plansift::formats
