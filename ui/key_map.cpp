// SPDX-License-Identifier: GPL-3.0-or-later
// Laying out the map of keys.
#include "ui/key_map.hpp"

#include "ui/common/parts.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {

KeyMap::KeyMap(const QString& page, const QList<KeyHelp>& ofPage, const QList<KeyHelp>& everywhere,
               QWidget* parent)
    : QFrame(parent)
{
    setObjectName(u"card"_s);
    setAccessibleName(tr("Keys of this page"));
    setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(32, 24, 32, 24);
    row->setSpacing(48);
    row->addWidget(block(page, ofPage), 1);
    row->addWidget(block(tr("Everywhere"), everywhere), 1);
    setGeometry(parent->rect().adjusted(24, 24, -24, -24));
    show();
    raise();
    setFocus();
}

QWidget* KeyMap::block(const QString& heading, const QList<KeyHelp>& keys)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(headingLabel(heading));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    for (int i = 0; i < keys.size(); ++i) {
        grid->addWidget(chip(keys.at(i).keys), i, 0, Qt::AlignRight);
        grid->addWidget(new QLabel(keys.at(i).words), i, 1);
    }
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    if (keys.isEmpty())
        column->addWidget(secondaryLabel(tr("This page has no keys of its own.")));
    column->addStretch(1);
    return widget;
}

void KeyMap::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape || event->text() == u"?"_s)
        return deleteLater();
    QFrame::keyPressEvent(event);
}

void KeyMap::mousePressEvent(QMouseEvent*)
{
    deleteLater();
}

} // namespace plansift::ui
