// SPDX-License-Identifier: GPL-3.0-or-later
// The flow of the review, live, what waits to be done, and charts of the work.
#pragma once

#include "core/model/prisma_counts.hpp"
#include "core/session/figures.hpp"
#include "core/session/screening_history.hpp"
#include "core/session/to_do.hpp"
#include "ui/common/lookup.hpp"
#include "ui/page.hpp"

class QBoxLayout;
class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace plansift::ui {

class FigureView;

/// What is read beside the window.
struct OverviewData {
    Result<figure::Pages> flow = figure::Pages{};
    PrismaCounts counts{};
    ReviewInfo info{};
    QStringList people{};
    QList<ScreeningDay> days{};
    Progress progress{};
};

class OverviewPage final : public Page {
    Q_OBJECT

public:
    explicit OverviewPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildActions();
    QWidget* buildChecklist();
    QWidget* buildSide();
    QWidget* taskRow(const Task& task);
    void fillChecklist(const QList<WorkStage>& stages);
    void fillToDo(const QList<Task>& tasks);
    void fillSources(const PrismaCounts& counts);
    void show(const OverviewData& loaded);

    FigureView* m_flow = nullptr;
    QWidget* m_flowCard = nullptr;
    QWidget* m_side = nullptr;       ///< to do and charts
    QBoxLayout* m_columns = nullptr; ///< of the two
    QPushButton* m_screen = nullptr;
    QWidget* m_checklist = nullptr;
    QHBoxLayout* m_stages = nullptr;
    QVBoxLayout* m_toDo = nullptr;
    QVBoxLayout* m_votes = nullptr;
    QVBoxLayout* m_sources = nullptr;
    QVBoxLayout* m_agreement = nullptr;
    Lookup<OverviewData> m_lookup;
};

} // namespace plansift::ui
