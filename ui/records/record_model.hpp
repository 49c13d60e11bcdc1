// SPDX-License-Identifier: GPL-3.0-or-later
// Records as a table: the ids are in memory, rows are read a screenful at a time.
#pragma once

#include "core/session/records.hpp"

#include <QAbstractTableModel>
#include <QCache>

namespace plansift::ui {

class RecordModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Title, Authors, Year, Journal, Source, ColumnCount };

    explicit RecordModel(const Session& session, QObject* parent = nullptr);

    /// Shows these records in this order.
    void setIds(QList<RowId> ids);
    RowId idAt(int row) const { return m_ids.value(row); }
    int rowOf(RowId id) const { return static_cast<int>(m_ids.indexOf(id)); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const RecordLine* lineAt(int row) const;

    const Session& m_session;
    QList<RowId> m_ids{};
    mutable QCache<int, QList<RecordLine>> m_cache; ///< by number of the page of rows
};

} // namespace plansift::ui
