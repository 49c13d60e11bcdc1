// SPDX-License-Identifier: GPL-3.0-or-later
// All outcomes with their rows as one table to type into: a heading for each outcome, a row for each study,
// the cells of both arms, and the effect as it follows.
#pragma once

#include "core/session/outcome_view.hpp"

#include <QAbstractTableModel>

namespace plansift::ui {

/// One line of the grid: the heading of an outcome (row.id = 0), or a row of data.
struct GridLine {
    Outcome outcome{};
    OutcomeRow row{};
    RowEffect effect{};

    bool isHeading() const { return row.id == 0; }
};

class OutcomeGridModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Study, Time, A1, A2, A3, B1, B2, B3, Effect, kColumns };

    explicit OutcomeGridModel(QObject* parent = nullptr);

    /// Shows the outcomes; `study` 0 = all studies.
    void setLines(QList<GridLine> lines);
    const GridLine& line(int row) const { return m_lines.at(row); }
    /// The column of data behind a cell (m1i ...); "" when there is none.
    QString dataColumn(const QModelIndex& index) const;
    /// The cell of data; empty when nothing is entered.
    Cell cell(const QModelIndex& index) const;
    /// Where a cell of data stands; invalid when it is not shown.
    QModelIndex find(RowId row, const QString& dataColumn) const;
    /// Shows what is printed (true) or what is used.
    void showPrinted(bool printed);
    void setWritable(bool writable) { m_writable = writable; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void entered(const plansift::CellEntry& entry);

private:
    QString headingText(const Outcome& outcome) const;
    QString text(const QModelIndex& index) const;

    QList<GridLine> m_lines{};
    bool m_printed = true;
    bool m_writable = true;
};

} // namespace plansift::ui
