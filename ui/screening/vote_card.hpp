// SPDX-License-Identifier: GPL-3.0-or-later
// One vote on a record in conflict: who, when, what, why. It can only be read.
#pragma once

#include "core/model/review.hpp"

#include <QFrame>

class QGridLayout;

namespace plansift::ui {

class VoteCard final : public QFrame {
    Q_OBJECT

public:
    /// `keys`: the key of each reason, by label. `hidden`: only who and when.
    VoteCard(const Decision& vote, const QHash<QString, QString>& keys, bool hidden,
             QWidget* parent = nullptr);

private:
    QWidget* buildHead(const Decision& vote, bool hidden);
    QWidget* buildReasons(const Decision& vote, const QHash<QString, QString>& keys);
};

/// A verdict as a chip with its sign and word.
QWidget* verdictChip(Verdict verdict);

/// The sign and the word of a verdict: "✓ include".
QString verdictSign(Verdict verdict);

/// A moment as people write it: "29 April 2024, 16:47".
QString momentWords(const QString& moment, bool withTime);

} // namespace plansift::ui
