// SPDX-License-Identifier: GPL-3.0-or-later
// The flow of the review, live, and what waits to be done.
#pragma once

#include "core/model/prisma_counts.hpp"
#include "ui/page.hpp"

class QListWidget;

namespace plansift::ui {

class FigureView;

class OverviewPage final : public Page {
    Q_OBJECT

public:
    explicit OverviewPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;

private:
    QWidget* buildSide();
    void fillToDo(const PrismaCounts& counts);
    void fillSources(const PrismaCounts& counts);

    FigureView* m_flow = nullptr;
    QListWidget* m_toDo = nullptr;
    QListWidget* m_sources = nullptr;
};

} // namespace plansift::ui
