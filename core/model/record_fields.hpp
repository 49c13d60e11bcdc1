// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a record one by one: their keys and names, their value as text, and setting them.
#pragma once

#include "core/model/record.hpp"

namespace plansift {

enum class FieldKind {
    Text,
    Number,
    List,       ///< joined with "; "
    Paragraphs, ///< joined with an empty line
    Names,      ///< "Family, Given; Family, Given"
    Ids,        ///< "list:id; list:id"
};

/// A field people see; the key is that of the JSON form of a record.
struct RecordField {
    QString key;
    QString label;
    FieldKind kind = FieldKind::Text;

    bool isList() const { return kind != FieldKind::Text && kind != FieldKind::Number; }
};

/// All fields in the order in which people read them; `raw` and `line` are not among them.
const QList<RecordField>& recordFields();

/// A field's value as one text, "" when it has none.
QString fieldText(const Record& record, const RecordField& field);

/// The record with a field set from a text as fieldText() writes it.
Record withFieldText(const Record& record, const RecordField& field, const QString& text);

/// The record with a field taken from another one.
Record withFieldOf(const Record& record, const RecordField& field, const Record& from);

/// The record with a list joined with another's: own entries first, the other's that are new behind them.
Record withFieldJoined(const Record& record, const RecordField& field, const Record& other);

} // namespace plansift
