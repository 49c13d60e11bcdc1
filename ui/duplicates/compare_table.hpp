// SPDX-License-Identifier: GPL-3.0-or-later
// Two records side by side: what differs is marked, and each row says whose value the merged record keeps.
#pragma once

#include "core/session/pair_view.hpp"

#include <QTableWidget>

namespace plansift::ui {

class CompareTable final : public QTableWidget {
    Q_OBJECT

public:
    explicit CompareTable(QWidget* parent = nullptr);

    /// Shows a pair; without `choosing` values cannot be chosen.
    void showPair(const PairView& view, bool choosing);
    void setOnlyDifferences(bool only);
    /// What is kept of each field now.
    const QList<ComparedField>& chosen() const { return m_fields; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose(int row, Kept kept);
    void clickCell(int row, int column);
    void fillRow(int row);

    QList<ComparedField> m_fields{};
    bool m_choosing = false;
    bool m_onlyDifferences = false;
};

} // namespace plansift::ui
