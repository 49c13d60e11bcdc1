// SPDX-License-Identifier: GPL-3.0-or-later
// The grid of outcome data with the line above it that shows the cell, its text and its conversion.
#pragma once

#include "core/session/outcome_view.hpp"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;

namespace plansift::ui {

struct GridLine;
class OutcomeGridModel;

class OutcomeGrid final : public QWidget {
    Q_OBJECT

public:
    explicit OutcomeGrid(QWidget* parent = nullptr);

    OutcomeGridModel* model() { return m_model; }
    QTableView* table() { return m_table; }
    /// Shows these lines; the current cell and the focus stay where they are.
    void setLines(QList<GridLine> lines, bool writable);
    void goTo(RowId row, const QString& dataColumn);
    /// Goes to the first cell of the row below.
    void nextStudy();
    /// Says that texts cannot be entered. A single one stays in its cell for another try.
    void refuse(const QList<CellEntry>& entries, const QString& sentence);
    /// Puts a block of text (a copied table) in, from the current cell on.
    void paste(const QString& block);

Q_SIGNALS:
    void entered(const QList<plansift::CellEntry>& entries);
    void currentChanged();
    /// What is being typed into the current cell, key by key; the row is 0 when it is left.
    void typing(const plansift::CellEntry& entry);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    QTableView* buildTable();
    QWidget* buildFormulaRow();
    QWidget* buildKeyRow();
    void addKeys();
    void arrange();
    void fitColumns();
    void widenForArms();
    void showCell();
    void sayRefusal(const QString& sentence);
    void enterText();
    void emptyCells();
    void tell(const QModelIndex& index, const QString& text);
    /// Moves to the cell of data below (1) or above (-1) the current one; it stays where a text was refused.
    void moveDown(int by);
    /// Moves to the next (1) or previous (-1) cell of data, over the ends of rows; false at the end of all.
    bool moveRight(int by);

    OutcomeGridModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_address = nullptr;
    QLineEdit* m_text = nullptr;
    QLabel* m_formula = nullptr;
    QLabel* m_refusal = nullptr;
    RowId m_keptRow = 0;
    QString m_keptColumn{};
};

} // namespace plansift::ui
