// SPDX-License-Identifier: GPL-3.0-or-later
// A button of a bar of decisions: sign, word and the caps of its keys.
#pragma once

#include <QPushButton>

class QHBoxLayout;
class QLabel;

namespace plansift::ui {

class VoteButton final : public QPushButton {
    Q_OBJECT

public:
    /// `vote`: include, exclude, maybe, or "" for a plain button.
    VoteButton(const QString& word, const QString& iconName, const QString& vote, QWidget* parent = nullptr);

    /// Shows the keys in use.
    void setKeys(const QStringList& keys);
    /// Marks the vote that stands.
    void setGiven(bool given);

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintSign();
    void describe();

    QString m_iconName;
    QString m_vote;
    QStringList m_keyTexts{};
    bool m_given = false;
    QLabel* m_sign = nullptr;
    QLabel* m_word = nullptr;
    QHBoxLayout* m_keys = nullptr; ///< one cap a key
};

/// A key as people know it: an arrow, "⌫", or its name.
QString keyCap(const QString& key);

} // namespace plansift::ui
