// SPDX-License-Identifier: GPL-3.0-or-later
// Records on which the votes differ: both votes and notes, and the settlement. The votes stay as they are.
#pragma once

#include "core/model/screening_rules.hpp"
#include "core/session/conflicts.hpp"
#include "ui/common/lookup.hpp"
#include "ui/common/shortcuts.hpp"
#include "ui/page.hpp"

#include <QElapsedTimer>
#include <QHash>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace plansift::ui {

class AgreementPanel;
class ConflictList;
class DecisionBar;
class ReadingPane;

class ConflictsView final : public QWidget {
    Q_OBJECT

public:
    ConflictsView(const PageContext& context, Stage stage, QWidget* parent = nullptr);

    void setKeys(const ShortcutTable& keys);
    /// Asks for the conflicts anew, as soon as they are seen.
    void refresh();
    void exportSheet();

    /// Open conflicts of a stage; may be called on any thread.
    static qsizetype openConflicts(const Session& session, Stage stage);

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// What was typed about a conflict and is not settled yet.
    struct Draft {
        QString reason{};
        QString why{};
    };

    QWidget* buildCentre();
    QWidget* buildCards();
    QWidget* buildReasonLine();
    void bind(const QKeySequence& keys, const QString& words, const std::function<void()>& act);
    void ask();
    void showOverview(const ConflictOverview& overview);
    void showConflict();
    void showCards(const QList<Decision>& votes);
    void showEmpty();
    void keepDraft();
    void fillReasons(const QList<Decision>& votes);
    void showDraft();
    void run(const QString& command);
    void settle(Verdict verdict);
    void later();
    void back();
    const ConflictLine* line(RowId record) const;
    QString named(const QString& name) const;

    PageContext m_context;
    Stage m_stage;
    Lookup<ConflictOverview> m_lookup;
    ConflictOverview m_overview{};
    ShortcutTable m_keys{};
    QList<QObject*> m_shortcuts{};
    QHash<RowId, Draft> m_drafts{};
    QList<RowId> m_later{};   ///< put off in this sitting
    QList<RowId> m_settled{}; ///< in this sitting
    RowId m_shown = 0;
    QElapsedTimer m_afterWait{}; ///< since a settlement took long to be written
    bool m_stale = true;
    ConflictList* m_list = nullptr;
    QStackedWidget* m_centre = nullptr;
    QLabel* m_empty = nullptr;
    ReadingPane* m_record = nullptr;
    QHBoxLayout* m_cards = nullptr;
    AgreementPanel* m_panel = nullptr;
    DecisionBar* m_bar = nullptr;
    QComboBox* m_reason = nullptr;
    QLineEdit* m_why = nullptr;
    QLabel* m_whyKey = nullptr;
};

} // namespace plansift::ui
