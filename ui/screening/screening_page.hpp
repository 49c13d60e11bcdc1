// SPDX-License-Identifier: GPL-3.0-or-later
// Screening of titles and abstracts by keys: one record, fixed buttons, reasons. Only own votes are shown.
#pragma once

#include "core/model/review.hpp"
#include "ui/common/shortcuts.hpp"
#include "ui/page.hpp"

#include <QHash>

class QComboBox;
class QHBoxLayout;
class QTabWidget;
class QTextBrowser;
class QVBoxLayout;

namespace plansift::ui {

class ConflictsView;

class ScreeningPage final : public Page {
    Q_OBJECT

public:
    explicit ScreeningPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;

private:
    void buildChoices();
    void buildBar();
    void rebuildReasons();
    void setPreset(const QString& preset);
    void run(const QString& command);
    void vote(Verdict verdict);
    void save(const Decision& decision);
    void showRecord();
    void move(int by);
    void later();
    RowId current() const { return m_ids.value(m_at); }

    QList<RowId> m_ids{}; ///< voted on since the page was opened, then waiting
    qsizetype m_at = 0;
    RowId m_failed = 0; ///< the record whose vote is not saved yet; no other vote is taken before it
    bool m_saving = false;
    QStringList m_reasons{}; ///< toggled, in the order of toggling
    ShortcutTable m_keys{};
    QList<QObject*> m_shortcuts{};
    QList<QPushButton*> m_reasonButtons{};
    QHash<QString, QPushButton*> m_buttons{}; ///< by command
    QHBoxLayout* m_reasonRow = nullptr;
    QTextBrowser* m_view = nullptr;
    QTabWidget* m_tabs = nullptr;
    QWidget* m_screen = nullptr; ///< the tab in which the keys vote
    QVBoxLayout* m_screenColumn = nullptr;
    ConflictsView* m_conflicts = nullptr;
    QComboBox* m_reviewer = nullptr;
    QComboBox* m_preset = nullptr;
};

} // namespace plansift::ui
