// SPDX-License-Identifier: GPL-3.0-or-later
// Which works exist and which database holds which of them. The counts come from review.json.
#pragma once

#include "resources/examples/mi_clbp/generator/composer.hpp"

#include <QJsonObject>

namespace plansift::example {

/// A database of the search.
struct Database {
    QString name{};
    QString file{};
    QString dialect{};
    int records = 0;    ///< from review.json
    int duplicates = 0; ///< of them, records that another database before it has already ...
    int repeated = 0;   ///< ... or this database itself
};

/// A record of a database file.
struct Entry {
    int database = 0;
    int ordinal = 0; ///< from 1
    int work = 0;
    int keptEntry = -1; ///< index of the record of which this one is a duplicate, -1 = none
};

struct Plan {
    QList<Database> databases{};
    QList<Work> works{};
    QList<Entry> entries{}; ///< in import order
};

/// Reads the vocabulary and review.json and makes the plan. The text of a fault in `fault`, "" when there is
/// none.
Plan makePlan(const QString& vocabulary, const QJsonObject& review, Random& random, QString& fault);

/// {"value": x} of review.json.
int numberIn(const QJsonValue& tagged);

} // namespace plansift::example
