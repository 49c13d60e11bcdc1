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

class OutcomeGridModel;

class OutcomeGrid final : public QWidget {
    Q_OBJECT

public:
    explicit OutcomeGrid(QWidget* parent = nullptr);

    OutcomeGridModel* model() { return m_model; }
    QTableView* table() { return m_table; }
    /// Called after the lines of the model are new: headings span the row, the current cell stays.
    void arrange();
    void goTo(RowId row, const QString& dataColumn);
    /// Says that a text cannot be entered; it stays in the line for another try.
    void refuse(const QString& sentence);
    /// Puts a block of text (a copied table) in, from the current cell on.
    void paste(const QString& block);

Q_SIGNALS:
    void entered(const QList<plansift::CellEntry>& entries);
    void currentChanged();
    /// What is being typed into the current cell, key by key; the text is null when it is left.
    void typing(const plansift::CellEntry& entry);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    QWidget* buildFormulaRow();
    QWidget* buildKeyRow();
    void showCell();
    void enterText();

    OutcomeGridModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_address = nullptr;
    QLineEdit* m_text = nullptr;
    QLabel* m_formula = nullptr;
    RowId m_keptRow = 0;
    QString m_keptColumn{};
};

} // namespace plansift::ui
