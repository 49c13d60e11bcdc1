// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a forest plot: which, and in which order, with the plot among them.
#pragma once

#include "core/figure/style.hpp"

#include <QListWidget>

namespace plansift::ui {

class ColumnList final : public QListWidget {
    Q_OBJECT

public:
    explicit ColumnList(QWidget* parent = nullptr);

    /// Shows the columns of a style as it sets them.
    void showStyle(const figure::FigureStyle& style);
    /// Keys in order, those that are left out with a minus; what the style does not have is passed over.
    void restore(const QStringList& kept);
    QStringList kept() const;
    /// The columns that are shown.
    std::vector<figure::ColumnKind> columns() const;

Q_SIGNALS:
    void columnsChanged();

protected:
    void dropEvent(QDropEvent* event) override;

private:
    void move(int by);
    void addColumn(figure::ColumnKind kind, bool shown);
};

} // namespace plansift::ui
