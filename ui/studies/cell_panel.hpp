// SPDX-License-Identifier: GPL-3.0-or-later
// The chosen cell: printed and used value, where it stands in the paper, what kind of number it is; below,
// what is worth a second look.
#pragma once

#include "core/session/outcome_view.hpp"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace plansift::ui {

class CellPanel final : public QWidget {
    Q_OBJECT

public:
    explicit CellPanel(QWidget* parent = nullptr);

    /// Shows a cell; one without a name shows nothing.
    void setCell(const QString& address, const Cell& cell, bool writable);
    /// Shows time point and subgroup of a row of data; one without an id has none.
    void setRow(const OutcomeRow& row, bool writable);
    void setFindings(const QList<Finding>& findings, bool writable);
    /// Chooses the finding after the current one, the first after the last.
    void nextFinding();

Q_SIGNALS:
    void sourceChanged(const plansift::Cell& cell);
    void rowDescribed(const plansift::OutcomeRow& row);
    void findingChosen(const plansift::Finding& finding);
    void findingSettled(const plansift::Finding& finding, bool settled);

private:
    void collect();
    void describe();
    QWidget* buildFindings();
    void showSettling();

    OutcomeRow m_row{};
    Cell m_cell{};
    QList<Finding> m_found{};
    QLabel* m_address = nullptr;
    QLabel* m_printed = nullptr;
    QLabel* m_used = nullptr;
    QLabel* m_formula = nullptr;
    QLineEdit* m_page = nullptr;
    QLineEdit* m_quote = nullptr;
    QComboBox* m_tag = nullptr;
    QLineEdit* m_time = nullptr;
    QLineEdit* m_subgroup = nullptr;
    QLabel* m_count = nullptr;
    QListWidget* m_findings = nullptr;
    QPushButton* m_settle = nullptr;
    bool m_writable = true;
};

} // namespace plansift::ui
