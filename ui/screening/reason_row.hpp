// SPDX-License-Identifier: GPL-3.0-or-later
// The reasons to exclude in one row, to be toggled before the vote.
#pragma once

#include "ui/common/shortcuts.hpp"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace plansift::ui {

class ElidedButton;

class ReasonRow final : public QWidget {
    Q_OBJECT

public:
    explicit ReasonRow(QWidget* parent = nullptr);

    void setKeys(const ShortcutTable& keys);
    void setReasons(const QStringList& labels);
    /// The reasons toggled, in the order of toggling: the first is the primary one.
    const QStringList& chosen() const { return m_chosen; }
    void setChosen(const QStringList& labels);
    void toggle(int index);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    void showChosen();
    QString wordsOf(qsizetype index) const;
    void fitHint();

    ShortcutTable m_keys{};
    QStringList m_labels{};
    QStringList m_chosen{};
    QHBoxLayout* m_row = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_hint = nullptr;
    QList<ElidedButton*> m_buttons{};
};

} // namespace plansift::ui
