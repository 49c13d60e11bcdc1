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

/// A text that was typed into a cell and cannot be stored there; it stays to be looked at.
struct RefusedText {
    RowId row = 0;
    QString column{};
    QString text{};
    QString sentence{}; ///< why
};

class OutcomeGridModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Study, Time, Subgroup, A1, A2, A3, B1, B2, B3, Effect, kColumns };
    static constexpr int kRefusedRole = Qt::UserRole; ///< true for a cell whose text was refused

    explicit OutcomeGridModel(QObject* parent = nullptr);

    /// Shows the outcomes. Lines of the same rows as before change in place, so that what is being edited and
    /// the current cell stay.
    void setLines(QList<GridLine> lines);
    const GridLine& line(int row) const { return m_lines.at(row); }
    /// The column of data behind a cell (m1i ...); "" when there is none.
    QString dataColumn(const QModelIndex& index) const;
    /// The cell of data; empty when nothing is entered.
    Cell cell(const QModelIndex& index) const;
    /// Where a cell of data stands; invalid when it is not shown.
    QModelIndex find(RowId row, const QString& dataColumn) const;
    /// Whether a column has something to show for the rows that there are.
    bool isUsed(int column) const;
    /// Shows what is printed (true) or what is used.
    void showPrinted(bool printed);
    void setWritable(bool writable) { m_writable = writable; }
    /// Shows another effect for a row than the stored one, until the next setLines().
    void showEffect(RowId row, const RowEffect& effect);

    void refuse(const RefusedText& refused);
    /// The refused text of a cell, or nullptr.
    const RefusedText* refusal(const QModelIndex& index) const;
    /// Puts the stored text of a cell back in place of a refused one.
    void forgetRefusal(const QModelIndex& index);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void entered(const plansift::CellEntry& entry);

private:
    bool hasSameRows(const QList<GridLine>& lines) const;
    void tellOfRow(int row);
    QString effectText(const GridLine& line) const;
    QString dataText(const QModelIndex& index) const;
    QString text(const QModelIndex& index) const;
    QVariant font(const QModelIndex& index) const;

    QList<GridLine> m_lines{};
    QList<RefusedText> m_refused{};
    bool m_printed = true;
    bool m_writable = true;
};

} // namespace plansift::ui
