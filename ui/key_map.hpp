// SPDX-License-Identifier: GPL-3.0-or-later
// The map of keys of the page, laid over it.
#pragma once

#include "ui/common/keys.hpp"

#include <QFrame>

namespace plansift::ui {

/// Covers its parent until it is closed with Esc, "?" or a click.
class KeyMap final : public QFrame {
    Q_OBJECT

public:
    KeyMap(const QString& page, const QList<KeyHelp>& ofPage, const QList<KeyHelp>& everywhere,
           QWidget* parent);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    QWidget* block(const QString& heading, const QList<KeyHelp>& keys);
};

} // namespace plansift::ui
