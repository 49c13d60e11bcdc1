// SPDX-License-Identifier: GPL-3.0-or-later
// Records as a table: the ids are in memory, rows are read a screenful at a time.
#pragma once

#include "core/session/record_browser.hpp"
#include "core/session/records.hpp"

#include <QAbstractTableModel>
#include <QCache>

namespace plansift::ui {

class RecordModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Title, FirstAuthor, Year, Source, StageColumn, FullText, ColumnCount };

    explicit RecordModel(const Session& session, QObject* parent = nullptr);

    /// Shows these records in this order; `index` knows where they stand.
    void setList(std::shared_ptr<const RecordIndex> index, QList<RowId> ids);
    RowId idAt(int row) const { return m_ids.value(row); }
    int rowOf(RowId id) const { return static_cast<int>(m_ids.indexOf(id)); }
    const QList<RowId>& ids() const { return m_ids; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        RecordLine line{};
        QString reason{}; ///< of its exclusion
    };

    const Row* rowAt(int row) const;
    QList<Row> readPage(int page) const;
    QVariant stageData(int row, int role) const;
    QString cellText(int row, int column) const;

    const Session& m_session;
    std::shared_ptr<const RecordIndex> m_index{};
    QList<RowId> m_ids{};
    mutable QCache<int, QList<Row>> m_cache; ///< by number of the page of rows
};

} // namespace plansift::ui
