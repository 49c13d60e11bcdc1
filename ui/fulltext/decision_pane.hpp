// SPDX-License-Identifier: GPL-3.0-or-later
// Deciding about a report: its title, the reasons with their keys, its quotes, and the buttons.
#pragma once

#include "core/session/full_text.hpp"

#include <QHash>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace plansift::ui {

class DecisionPane final : public QWidget {
    Q_OBJECT

public:
    explicit DecisionPane(QWidget* parent = nullptr);

    /// Shows a report. `standing` is the acting reviewer's vote, if there is one.
    void setReport(const SoughtReport& report, const std::optional<Decision>& standing, bool writable);
    /// The reasons of the stage with how often each stands.
    void setReasons(const QStringList& labels);
    void setQuotes(const QList<Quote>& quotes);
    /// "exclude", "include", "maybe", "not-retrieved", "reason.N", "back", "later"
    void run(const QString& command);

Q_SIGNALS:
    void decided(plansift::Verdict verdict, const QStringList& reasons, const QString& note);
    void moved(int by);
    void reasonAdded(const QString& label);
    void quoteChosen(const plansift::Quote& quote);
    void quoteRemoved(const plansift::Quote& quote);

private:
    QWidget* buildReasons();
    QWidget* buildQuotes();
    QWidget* buildButtons();
    void toggleReason(const QString& label, bool on);
    void showReasons();

    QStringList m_labels{};
    QStringList m_chosen{}; ///< in the order of choosing; the first counts in the flow
    QList<Quote> m_quotes{};
    bool m_writable = false;
    QLabel* m_title = nullptr;
    QLabel* m_where = nullptr;
    QVBoxLayout* m_reasonColumn = nullptr;
    QList<QPushButton*> m_reasonButtons{};
    QLineEdit* m_newReason = nullptr;
    QLineEdit* m_note = nullptr;
    QListWidget* m_quoteList = nullptr;
    QLabel* m_hint = nullptr;
    QHash<QString, QPushButton*> m_buttons{};
};

} // namespace plansift::ui
