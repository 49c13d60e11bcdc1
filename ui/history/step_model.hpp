// SPDX-License-Identifier: GPL-3.0-or-later
// Steps of the history as rows under their days, newest first.
#pragma once

#include "core/model/review.hpp"

#include <QAbstractTableModel>
#include <QDate>

namespace plansift::ui {

class StepModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Who, What, Changes, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setSteps(const QList<StepSummary>& steps);
    /// The step of a row; null for a day.
    const StepSummary* stepAt(int row) const;
    /// -1 when it is not in the list.
    int rowOf(const QString& step) const;
    bool isDay(int row) const { return row >= 0 && row < m_rows.size() && m_rows.at(row).step < 0; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        qsizetype step = -1; ///< of m_steps; -1 = a day
        QDate day{};
        int steps = 0; ///< of the day
    };

    QString cellText(const Row& row, int column) const;

    QList<StepSummary> m_steps{};
    QList<Row> m_rows{};
};

/// When a step was made, in the time of this desk.
QDateTime localTime(const StepSummary& step);
/// What it did; with a word before it when it takes another back.
QString titleOf(const StepSummary& step);

} // namespace plansift::ui
