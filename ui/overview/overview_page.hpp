// SPDX-License-Identifier: GPL-3.0-or-later
// The flow of the review, live, what waits to be done, and charts of the work.
#pragma once

#include "core/model/prisma_counts.hpp"
#include "core/session/screening_history.hpp"
#include "core/session/to_do.hpp"
#include "ui/page.hpp"

#include <QFutureWatcher>

class QHBoxLayout;
class QVBoxLayout;

namespace plansift::ui {

class FigureView;

/// What is read beside the window.
struct OverviewData {
    QList<ScreeningDay> days{};
    QList<Task> tasks{};
    QList<WorkStage> stages{};
};

class OverviewPage final : public Page {
    Q_OBJECT

public:
    explicit OverviewPage(const PageContext& context, QWidget* parent = nullptr);
    ~OverviewPage() override;

    void refresh() override;

private:
    void buildActions();
    QWidget* buildChecklist();
    QWidget* buildSide();
    QWidget* taskRow(const Task& task);
    void fillChecklist(const QList<WorkStage>& stages);
    void fillToDo(const QList<Task>& tasks);
    void fillSources(const PrismaCounts& counts);
    void load();
    void showLoaded();

    FigureView* m_flow = nullptr;
    QWidget* m_checklist = nullptr;
    QHBoxLayout* m_stages = nullptr;
    QVBoxLayout* m_toDo = nullptr;
    QVBoxLayout* m_votes = nullptr;
    QVBoxLayout* m_sources = nullptr;
    QVBoxLayout* m_agreement = nullptr;
    bool m_again = false; ///< something changed while it was read
    QFutureWatcher<OverviewData> m_loader{};
};

} // namespace plansift::ui
