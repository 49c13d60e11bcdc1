// SPDX-License-Identifier: GPL-3.0-or-later
// Screening on title and abstract: one record, its criteria, a decision by key or button; the next record at
// once.
#pragma once

#include "core/session/records.hpp"
#include "core/session/screening_rules.hpp"
#include "ui/common/lookup.hpp"
#include "ui/common/shortcuts.hpp"
#include "ui/page.hpp"
#include "ui/screening/record_queue.hpp"

#include <QElapsedTimer>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTabWidget;

namespace plansift::ui {

class ConflictsView;
class CriteriaPanel;
class DecisionBar;
class EmptyQueue;
class ProgressDrawer;
class ReadingPane;
class ReasonRow;
class RulesView;

/// What is read beside the window.
struct ScreeningQueue {
    QList<RowId> waiting{};
    qsizetype conflicts = 0;
    ScreeningProgress progress{}; ///< when nothing waits
};

class ScreeningPage final : public Page {
    Q_OBJECT

public:
    explicit ScreeningPage(const PageContext& context, QWidget* parent = nullptr);
    ~ScreeningPage() override;

    void refresh() override;
    void showArgument(const QString& argument) override;

private:
    void buildActions();
    void buildScreen();
    QWidget* buildReading();
    void showTab();
    QWidget* buildChoices();
    void bind(const QKeySequence& keys, const QString& command);
    void setPreset(const QString& preset);
    void setReviewer(const QString& name);
    void setTextSize(int size);
    void stepTextSize(int by);
    void setDrawer(bool open);
    void run(const QString& command);
    void vote(Verdict verdict);
    bool mayVote();
    void keepNote(RowId record, const QString& text);
    bool onlyMyVotes();
    void showWritten();
    void showNotSaved();
    std::optional<Decision> myVote(const QList<Decision>& onRecord);
    QList<Decision> visibleVotes();
    QString myNote();
    void askQueue();
    void showQueue(const ScreeningQueue& queue);
    void showRecord();
    void showState(const std::optional<Decision>& mine);
    void showHidden(const QList<Decision>& visible);
    void showPanel();
    void showCriteria();
    QStringList reasonLabels();
    RowId current() const { return m_queue.current(); }

    Lookup<ScreeningQueue> m_lookup;
    RowId m_wanted = 0; ///< a record to show when the queue is there
    RecordQueue m_queue{};
    QElapsedTimer m_surprise{}; ///< since another record took the place of the shown one by itself
    qint64 m_seenEvent = 0;     ///< the newest one that is shown
    bool m_knowsEnd = false;    ///< nothing waits, and what is done is known
    bool m_asking = false;
    bool m_notSaved = false;   ///< the record shown is the one whose vote failed
    bool m_announcing = false; ///< the own vote, which changes nothing that is shown
    ShortcutTable m_keys{};
    QList<QObject*> m_shortcuts{};
    Highlighter m_marker{};
    bool m_marking = true;
    QList<QWidget*> m_forScreen{}; ///< actions of the first tab
    QPushButton* m_sheet = nullptr;
    ReadingPane* m_view = nullptr;
    QLabel* m_place = nullptr;
    QLabel* m_hidden = nullptr;
    EmptyQueue* m_empty = nullptr;
    QStackedWidget* m_reading = nullptr; ///< the record, or what is said when there is none
    ReasonRow* m_reasons = nullptr;
    QTabWidget* m_tabs = nullptr;
    QWidget* m_screen = nullptr; ///< the tab in which the keys vote
    DecisionBar* m_bar = nullptr;
    CriteriaPanel* m_panel = nullptr;
    ProgressDrawer* m_drawer = nullptr;
    ConflictsView* m_conflicts = nullptr;
    RulesView* m_rules = nullptr;
    QComboBox* m_reviewer = nullptr;
    QComboBox* m_preset = nullptr;
    QComboBox* m_order = nullptr;
};

} // namespace plansift::ui
