// SPDX-License-Identifier: GPL-3.0-or-later
// The bar below the record: reasons to toggle, and the buttons that never move.
#pragma once

#include "core/model/review.hpp"
#include "ui/common/shortcuts.hpp"

#include <QHash>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace plansift::ui {

class VoteButton;

class DecisionBar final : public QWidget {
    Q_OBJECT

public:
    explicit DecisionBar(QWidget* parent = nullptr);

    void setKeys(const ShortcutTable& keys);
    void setReasons(const QStringList& labels);
    /// The reasons toggled, in the order of toggling.
    const QStringList& chosenReasons() const { return m_chosen; }
    /// The vote that stands on the record shown: its button is marked, its reasons are toggled.
    void setGiven(const std::optional<Decision>& vote);
    void toggleReason(int index);
    void setVotable(bool votable, bool canGoBack);

Q_SIGNALS:
    void commandGiven(const QString& command);

private:
    void rebuildReasons();
    void showReasons();

    ShortcutTable m_keys{};
    QStringList m_labels{};
    QStringList m_chosen{};
    QHBoxLayout* m_reasonRow = nullptr;
    QLabel* m_hint = nullptr;
    QList<QPushButton*> m_reasonButtons{};
    QHash<QString, VoteButton*> m_buttons{}; ///< by command
};

} // namespace plansift::ui
