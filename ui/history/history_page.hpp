// SPDX-License-Identifier: GPL-3.0-or-later
// History: every step, newest first, filtered; what it changed; taking back one of them.
#pragma once

#include "core/session/history.hpp"
#include "ui/common/lookup.hpp"
#include "ui/page.hpp"

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;
class QTableWidget;

namespace plansift::ui {

class StepModel;

class HistoryPage final : public Page {
    Q_OBJECT

public:
    explicit HistoryPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;
    bool startSearch() override;

private:
    /// What is read beside the window.
    struct Loaded {
        QList<StepSummary> steps{};
        qint64 total = 0; ///< steps of the review
        QStringList actors{};
    };

    void buildActions();
    QWidget* buildFilters();
    QWidget* buildSteps();
    QWidget* buildDetail();
    StepFilter filter() const;
    void ask();
    void askForMore();
    void show(const Loaded& loaded);
    void showWho(const QStringList& actors);
    void showStep();
    void undoStep();
    void exportLog();
    const StepSummary* chosenStep() const;

    StepModel* m_model = nullptr;
    Lookup<Loaded> m_lookup;
    int m_most;             ///< steps asked for; grows as the list is scrolled
    bool m_hasMore = false; ///< older steps are not in the list
    QPushButton* m_undo = nullptr;
    QComboBox* m_who = nullptr;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_text = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_title = nullptr;
    QTableWidget* m_detail = nullptr;
};

} // namespace plansift::ui
