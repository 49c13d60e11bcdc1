// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a record, to read and to correct in place; what was corrected shows what it was.
#pragma once

#include "core/model/record_fields.hpp"

#include <QTableWidget>

namespace plansift::ui {

class FieldTable final : public QTableWidget {
    Q_OBJECT

public:
    explicit FieldTable(QWidget* parent = nullptr);

    /// Shows the fields that have a value now or had one at import, and those that every record should have.
    void showFields(const Record& now, const Record& original, bool editable);
    /// Begins to edit the field of the current row, or the title.
    void correctCurrent();

Q_SIGNALS:
    void corrected(const plansift::RecordField& field, const QString& text);

private:
    void addRow(const RecordField& field, const Record& now, const Record& original, bool editable);

    bool m_filling = false;
};

} // namespace plansift::ui
