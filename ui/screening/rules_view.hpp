// SPDX-License-Identifier: GPL-3.0-or-later
// Rules and keys: criteria, words to mark, reasons to exclude, and the keys in use.
#pragma once

#include "core/model/review.hpp"
#include "ui/common/shortcuts.hpp"
#include "ui/review.hpp"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QTableWidget;

namespace plansift::ui {

class RulesView final : public QWidget {
    Q_OBJECT

public:
    explicit RulesView(Review& review, QWidget* parent = nullptr);

    void refresh();
    void setKeys(const ShortcutTable& keys);
    void focusWords();

private:
    QWidget* buildCriteria();
    QWidget* buildWords();
    QWidget* buildReasons();
    QWidget* buildKeys();
    void saveWords();
    void addReason();
    void showReasons();
    void renameReason(int row);
    void removeReason();
    void moveReason(int by);

    Review& m_review;
    QPlainTextEdit* m_criteria = nullptr;
    QList<QLineEdit*> m_words{}; ///< include, exclude, neutral
    QListWidget* m_reasons = nullptr;
    QList<Reason> m_known{}; ///< the reasons in the list
    ShortcutTable m_shown{}; ///< the keys in use
    QLineEdit* m_newReason = nullptr;
    QTableWidget* m_keys = nullptr;
};

} // namespace plansift::ui
