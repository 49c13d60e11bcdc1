// SPDX-License-Identifier: GPL-3.0-or-later
// What the search for duplicates reads of a record.
#pragma once

#include "core/model/record.hpp"

#include <QByteArray>

namespace plansift::dedupe {

/// A record as the search sees it. Everything but the id may be missing; what is missing never counts as
/// agreement.
struct Entry {
    qint64 id = 0;
    qint64 batch = 0; ///< import batch or source; 0 = none
    QString type{};   ///< RIS type word
    QString title{};
    QStringList titlesTranslated{};
    QList<Author> authors{};
    int year = 0;
    QString journal{}; ///< journal, book or proceedings
    QString journalAbbrev{};
    QString conference{};
    QString volume{};
    QString issue{};
    QString articleNumber{};
    QString pages{};
    QString doi{};
    QString pmid{};
    QList<ListedId> accessions{};
    QList<ListedId> trialIds{};
    QStringList issns{};
    QString abstract{};
    QString status{};     ///< "", retracted, erratum, ahead-of-print
    QString database{};   ///< weighs when the richest record of a group is chosen
    QByteArray rawHash{}; ///< of the record as the file had it; "" = unknown
};

/// The fields of a record that matter here; `id` and `batch` are the caller's.
Entry entryOf(const Record& record, qint64 id, qint64 batch = 0);

/// How much a record tells, for the choice of a group's primary record (abstract, identifiers, pages, full
/// names; a little for the curation of its database).
double richness(const Entry& entry);

} // namespace plansift::dedupe
