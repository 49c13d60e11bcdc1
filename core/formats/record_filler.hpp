// SPDX-License-Identifier: GPL-3.0-or-later
// A record while it is filled from a tree or an entry (XML, JSON, BibTeX): a value that finds no place is
// kept under its path at once. Lists of named values (tags, columns) fill a RecordDraft.
#pragma once

#include "core/model/record.hpp"

namespace plansift::formats {

/// The rules of field_rules.hpp for values with a path; `tag` is the path or key.
struct RecordFiller {
    Record record{};

    void keepRaw(const QString& tag, const QString& value);
    void setText(QString Record::*member, const QString& text, const QString& tag);
    void addText(QStringList Record::*member, const QString& text);
    void addAbstract(const QString& text, const QString& tag);
    void setDoi(const QString& text, const QString& tag);
    void setPmid(const QString& text, const QString& tag);
    void setPmcid(const QString& text, const QString& tag);
    void addSerials(const QString& text, const QString& tag);
    /// Accession numbers parted by semicolons or line ends; `database` and `provider` are known by then (see
    /// nameDatabase).
    void addAccessions(const QString& text, const QString& tag);
    /// What the values say together.
    void conclude();
};

} // namespace plansift::formats
