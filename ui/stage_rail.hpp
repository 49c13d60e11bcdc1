// SPDX-License-Identifier: GPL-3.0-or-later
// The rail at the left: the stages of a review with their live counts.
#pragma once

#include "ui/page.hpp"

#include "ui/common/lookup.hpp"
#include "ui/common/theme.hpp"

#include <QListView>

class QStandardItemModel;

namespace plansift::ui {

class StageRail final : public QListView {
    Q_OBJECT

public:
    explicit StageRail(QWidget* parent = nullptr);

    void setCurrentPage(int index);
    /// Shows icons only.
    void setNarrow(bool narrow);
    QSize sizeHint() const override { return {kRailWidth, QListView::sizeHint().height()}; }
    /// Reads all counts anew, beside the window.
    void refreshCounts(const Session& session);

Q_SIGNALS:
    void pageChosen(int index);

private:
    void fill();
    void showCounts(const QList<RailCount>& counts);

    QStandardItemModel* m_model;
    Lookup<QList<RailCount>> m_counts;
};

} // namespace plansift::ui
