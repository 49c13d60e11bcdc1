// SPDX-License-Identifier: GPL-3.0-or-later
// The normal form of a bibliographic record, whatever format it came in (formats.md calls it "normal
// record").
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace plansift {

/// A person or a group that wrote or edited something. `literal` is set for groups and for names that
/// could not be split; then family and given are empty.
struct Author {
    QString family{};
    QString given{}; ///< given names or initials as printed
    QString suffix{};
    QString literal{};
    QString orcid{};

    bool operator==(const Author&) const = default;
};

/// "Family, Given, Suffix" or the literal name.
QString displayName(const Author& author);

/// An identifier in a named list, e.g. {"WOS", "000957555400001"} or {"ClinicalTrials.gov", "NCT01234567"}.
struct ListedId {
    QString list{};
    QString id{};

    bool operator==(const ListedId&) const = default;
};

/// A tag, column or element exactly as the file had it.
struct RawField {
    QString tag{};
    QString value{};

    bool operator==(const RawField&) const = default;
};

/// One entry of a bibliographic database. Every text is kept as typed (a page range "482-91" stays so);
/// everything a reader did not understand stands in `raw`, in file order.
struct Record {
    QString type{}; ///< RIS type word: JOUR, CHAP, CPAPER, THES, RPRT, TRIAL, GEN ...
    QString title{};
    QStringList titlesTranslated{};
    QString titleShort{};
    QStringList abstracts{}; ///< one a language
    QList<Author> authors{};
    QList<Author> editors{};
    int year = 0;      ///< 0 = unknown
    QString date{};    ///< as printed
    QString journal{}; ///< full name of the journal, book or proceedings
    QString journalAbbrev{};
    QString conference{};
    QString volume{};
    QString issue{};
    QString articleNumber{};
    QString pages{}; ///< as printed, start-end
    QString doi{};   ///< bare (10.x/...), case kept
    QString pmid{};
    QString pmcid{};
    QList<ListedId> accessions{};
    QList<ListedId> trialIds{};
    QStringList issns{};
    QStringList isbns{};
    QStringList urls{};
    QStringList keywords{};
    QStringList languages{};
    QString publisher{};
    QString place{};
    QStringList affiliations{};
    QStringList notes{};
    QStringList labels{};
    QString database{}; ///< source database named by the record itself
    QString provider{};
    QString status{}; ///< "", retracted, erratum, ahead-of-print
    QList<RawField> raw{};
    int line = 0; ///< first line of the record in its file, from 1 (0 = not from a file)

    bool operator==(const Record&) const = default;
};

/// A record as a list shows it.
struct RecordLine {
    qint64 id = 0;
    QString title{};
    QString authors{};
    int year = 0;
    QString journal{};
    QString source{};
    bool duplicate = false;

    bool operator==(const RecordLine&) const = default;
};

/// Authors as "Family G; Family G", for lists and figures.
QString authorLine(const Record& record);

/// No title, or nothing to identify it by (decisions: "incomplete").
bool isIncomplete(const Record& record);

/// The bare lower-case DOI of a link, prefix or percent-encoded text; "" when there is none.
QString normalDoi(const QString& text);

} // namespace plansift
