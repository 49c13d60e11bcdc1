// SPDX-License-Identifier: GPL-3.0-or-later
// Columns of a table and the fields they fill, to be changed by the user and remembered by header.
#pragma once

#include "core/session/import_preview.hpp"

#include <QTableWidget>

namespace plansift::ui {

class MappingTable final : public QTableWidget {
    Q_OBJECT

public:
    explicit MappingTable(QWidget* parent = nullptr);

    void showColumns(const ImportPreview& preview);

    /// The mapping remembered for a header, empty when there is none.
    static QStringList remembered(const QString& headerKey);
    static void remember(const QString& headerKey, const QStringList& fields);

Q_SIGNALS:
    /// Somebody chose another field for a column.
    void mappingChanged(const QStringList& fields);

private:
    void addRow(const ColumnPreview& column, bool asLastTime);

    QStringList m_fields{};
};

} // namespace plansift::ui
