// SPDX-License-Identifier: GPL-3.0-or-later
// Where files are dropped before a review is open.
#pragma once

#include <QFrame>

namespace plansift::ui {

class DropArea final : public QFrame {
    Q_OBJECT

public:
    explicit DropArea(QWidget* parent = nullptr);

Q_SIGNALS:
    void dropped(const QStringList& paths);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace plansift::ui
