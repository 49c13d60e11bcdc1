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
class QScrollArea;
class QVBoxLayout;

namespace plansift::ui {

class ReasonButton;
class VoteButton;

class DecisionPane final : public QWidget {
    Q_OBJECT

public:
    explicit DecisionPane(QWidget* parent = nullptr);

    /// Shows a report. `standing` is the acting reviewer's vote, if there is one.
    void setReport(const SoughtReport& report, const std::optional<Decision>& standing, bool writable);
    /// The reasons of the stage.
    void setReasons(const QStringList& labels);
    /// On how many reports each reason counts.
    void setCounts(const QHash<QString, int>& counts);
    /// Whether there is a report to go back to.
    void setCanGoBack(bool can);
    void setQuotes(const QList<Quote>& quotes);
    /// "exclude", "include", "not-retrieved", "reason.N", "back", "later"
    void run(const QString& command);

Q_SIGNALS:
    void decided(plansift::Verdict verdict, const QStringList& reasons, const QString& note);
    void backAsked();
    void laterAsked();
    void reasonAdded(const QString& label);
    void quoteChosen(const plansift::Quote& quote);
    void quoteRemoved(const plansift::Quote& quote);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildReasons();
    QWidget* buildQuotes();
    QWidget* buildButtons();
    void toggleReason(const QString& label, bool on);
    void showReasons();
    void addReason();
    void fitReasons();

    QStringList m_labels{};
    QStringList m_chosen{}; ///< in the order of choosing; the first counts in the flow
    QList<Quote> m_quotes{};
    bool m_writable = false;
    QString m_standing{}; ///< my vote in words
    QWidget* m_head = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_where = nullptr;
    QScrollArea* m_reasonScroll = nullptr;
    QVBoxLayout* m_reasonColumn = nullptr;
    QList<ReasonButton*> m_reasonRows{};
    QHash<QString, int> m_counts{};
    QLineEdit* m_newReason = nullptr;
    QLineEdit* m_note = nullptr;
    QListWidget* m_quoteList = nullptr;
    QLabel* m_hint = nullptr;
    QPushButton* m_remove = nullptr;
    QHash<QString, VoteButton*> m_buttons{}; ///< by command
};

} // namespace plansift::ui
