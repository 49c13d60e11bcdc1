// SPDX-License-Identifier: GPL-3.0-or-later
// At the right of the menus: undo, redo, search in the records, the palette of commands, the map of keys.
#pragma once

#include <QWidget>

class QAction;
class QLineEdit;
class QPushButton;

namespace plansift::ui {

class TopBar final : public QWidget {
    Q_OBJECT

public:
    TopBar(QAction& undo, QAction& redo, QWidget* parent = nullptr);

    void focusSearch();
    /// Search and palette make room for the menus in a narrow window.
    void setNarrow(bool narrow);
    void setReviewOpen(bool open);

Q_SIGNALS:
    void searched(const QString& text);
    void paletteAsked();
    void keysAsked();

private:
    QLineEdit* m_search = nullptr;
    QPushButton* m_palette = nullptr;
    QList<QWidget*> m_ofReview{};
};

} // namespace plansift::ui
