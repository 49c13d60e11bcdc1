// SPDX-License-Identifier: GPL-3.0-or-later
// A record while it is filled from named values; what finds its place taken or unfit goes to `raw`.
#pragma once

#include "core/model/record.hpp"

namespace plansift::formats {

/// One record being read from fields with names (elements of XML, keys of JSON, fields of BibTeX).
struct RecordFiller {
    Record record{};

    void keepRaw(const QString& tag, const QString& value);
    /// The first value counts; another one is kept raw.
    void setText(QString Record::*member, const QString& text, const QString& tag);
    void addText(QStringList Record::*member, const QString& text);
    void addAbstract(const QString& text, const QString& tag);
    void setDoi(const QString& text, const QString& tag);
    void setPmid(const QString& text, const QString& tag);
    void setPmcid(const QString& text, const QString& tag);
    void addSerials(const QString& text, const QString& tag);
    void addLinks(const QString& text);
    void addTrialIds(const QString& text);
    /// Tells the database by the links, unless the record names it. Call before addAccessions.
    void nameDatabase();
    /// Accession numbers parted by semicolons or line ends; `database` and `provider` are known by then.
    void addAccessions(const QString& text, const QString& tag);
    /// Words parted by `;` or `,`, as languages are listed.
    void addLanguages(const QString& text);
    /// What links, title and keywords say about DOI, numbers, database and status.
    void concludeFromText();
};

/// True when nothing but the DOI and its prefix stands in `text`.
bool saysOnlyDoi(const QString& text, const QString& doi);

} // namespace plansift::formats
