// SPDX-License-Identifier: GPL-3.0-or-later
// An invented publication, before any database describes it in its own way.
#pragma once

#include <QStringList>

namespace plansift::example {

struct Person {
    QString family{};
    QString given{};
    QString middle{}; ///< one letter or ""
};

struct Journal {
    QString group{};
    QString name{};
    QString abbreviation{};
    QString place{};
    QString publisher{};
    bool american = false; ///< spelling
    int firstYear = 1985;
    QString issn{};
};

/// A labelled part of an abstract ("Background", text).
struct AbstractPart {
    QString label{};
    QString text{};
};

struct Work {
    QString topic{};
    QString design{};
    QString study{}; ///< label of an included study, else ""
    QString title{};
    QString vernacular{}; ///< title in the language of the publication, "" for English
    QString language = QStringLiteral("eng");
    QList<AbstractPart> abstract{};
    bool labelled = true; ///< the abstract is printed with its labels
    QList<Person> authors{};
    QString affiliation{};
    QString country{};
    Journal journal{};
    int year = 0;
    int month = 1;
    int volume = 0;
    int issue = 0;
    int firstPage = 0;
    int lastPage = 0;
    QString articleNumber{};
    QString doi{};
    int pmid = 0;
    QStringList subjects{}; ///< subject headings in MeSH spelling
    QString kind{};         ///< "Journal Article", "Randomized Controlled Trial", "Review", "Comment", ...
};

} // namespace plansift::example
