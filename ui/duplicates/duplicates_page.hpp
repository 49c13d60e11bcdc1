// SPDX-License-Identifier: GPL-3.0-or-later
// Duplicates: the search, pairs side by side with keys, what was merged and what was kept apart.
#pragma once

#include "core/session/pair_view.hpp"
#include "ui/page.hpp"

class QAction;
class QCheckBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace plansift::ui {

class CompareTable;
class FlowLayout;
class PairModel;

class DuplicatesPage final : public Page {
    Q_OBJECT

public:
    explicit DuplicatesPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;
    /// "like:N" looks for records like record N; "pair:A,B" shows a pair.
    void showArgument(const QString& argument) override;

private:
    enum Tab { ToReview, Merged, Apart };
    /// A decision that Back takes back.
    struct Decided {
        QString step{};
        RowId pair = 0;
        PairState state = PairState::Open;
        QString title{};
    };

    void buildActions();
    QWidget* buildLeft();
    QWidget* buildCentre();
    QWidget* buildReasonRow();
    QWidget* buildDecisionBar();
    void buildKeys();
    QPushButton* addDecision(const QString& text, const QString& iconName, const QString& vote,
                             const QString& key);
    void search();
    void proposeFor(RowId record);
    void showProgress();
    void showPair();
    void showEmpty();
    void showButtons();
    void showDecided();
    void decide(PairState decision);
    void back();
    void takePairApart();
    void reopen();
    void exportPairList();
    DuplicatePair currentPair() const;
    QList<DuplicatePair> pairsOfTab();
    QList<DuplicatePair> mergedPairs();

    PairModel* m_model = nullptr;
    QTabBar* m_tabs = nullptr;
    QLabel* m_done = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel* m_removed = nullptr;
    QTableView* m_list = nullptr;
    QListWidget* m_decidedList = nullptr;
    QWidget* m_decidedBox = nullptr;
    FlowLayout* m_chips = nullptr;
    QCheckBox* m_onlyDifferences = nullptr;
    QStackedWidget* m_centre = nullptr;
    CompareTable* m_compare = nullptr;
    QLabel* m_empty = nullptr;
    QPushButton* m_toScreening = nullptr;
    QPushButton* m_compareNow = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_different = nullptr;
    QPushButton* m_same = nullptr;
    QPushButton* m_later = nullptr;
    QPushButton* m_apart = nullptr;
    QPushButton* m_reopen = nullptr;
    QLabel* m_position = nullptr;
    QAction* m_neverWithinSource = nullptr;
    QAction* m_everything = nullptr;
    std::optional<PairView> m_view{};
    QList<Decided> m_decided{};
    DuplicateProgress m_progress{};
    RowId m_wanted = 0; ///< pair to be shown after the next refresh
};

} // namespace plansift::ui
