// SPDX-License-Identifier: GPL-3.0-or-later
// The bar below a record: a row of reasons, and the buttons that never move.
#pragma once

#include "core/model/review.hpp"
#include "ui/common/shortcuts.hpp"

#include <QHash>
#include <QWidget>

#include <optional>

namespace plansift::ui {

class VoteButton;

class DecisionBar final : public QWidget {
    Q_OBJECT

public:
    /// `reasons`: the row above the buttons. `commands`: of the buttons, in their order; the object name of
    /// a button is `prefix` and its command.
    DecisionBar(QWidget* reasons, const QStringList& commands, const QString& prefix,
                QWidget* parent = nullptr);

    void setKeys(const ShortcutTable& keys);
    /// Marks the button of the verdict that stands.
    void setGiven(const std::optional<Verdict>& verdict);
    void setVotable(bool votable, bool canGoBack);

Q_SIGNALS:
    void commandGiven(const QString& command);

private:
    QHash<QString, VoteButton*> m_buttons{}; ///< by command
};

} // namespace plansift::ui
