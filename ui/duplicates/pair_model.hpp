// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs of records as a list: how alike, and the title; titles are read a screenful at a time.
#pragma once

#include "core/session/duplicates.hpp"

#include <QAbstractTableModel>
#include <QCache>

namespace plansift::ui {

class PairModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Alike, Title, ColumnCount };

    explicit PairModel(const Session& session, QObject* parent = nullptr);

    void setPairs(QList<DuplicatePair> pairs);
    const QList<DuplicatePair>& pairs() const { return m_pairs; }
    /// The pair of a row; id = 0 and a = 0 outside.
    DuplicatePair pairAt(int row) const { return m_pairs.value(row); }
    int rowOf(RowId pair) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString titleAt(int row) const;

    const Session& m_session;
    QList<DuplicatePair> m_pairs{};
    mutable QCache<int, QStringList> m_titles; ///< by number of the page of rows
};

} // namespace plansift::ui
