// SPDX-License-Identifier: GPL-3.0-or-later
// Header and error bar, the same on every page.
#include "ui/page.hpp"

#include "ui/common/icons.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/panes.hpp"
#include "ui/common/theme.hpp"

#include <QApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <QVariant>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {

Page::Page(const QString& title, const PageContext& context, QWidget* parent)
    : QWidget(parent)
    , m_review(context.review)
    , m_prompter(context.prompter)
    , m_jobs(context.jobs)
{
    setAccessibleName(title);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHeader(title, column);
    buildErrorBar(column);
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    column->addLayout(m_body, 1);
}

void Page::buildHeader(const QString& title, QVBoxLayout* column)
{
    auto* header = new QWidget;
    header->setObjectName(u"pageHeader"_s);
    header->setFixedHeight(kHeaderHeight);
    m_actions = new QHBoxLayout(header);
    m_actions->setContentsMargins(kPagePadding, 0, kGap, 0);
    m_actions->setSpacing(8);
    auto* heading = new QLabel(title);
    heading->setObjectName(u"pageTitle"_s);
    m_state = new QLabel;
    m_state->setObjectName(u"pageState"_s);
    m_state->setProperty("secondary", true);
    m_state->setSizePolicy(QSizePolicy::Ignored,
                           QSizePolicy::Preferred); // a long line never widens the window
    m_actions->addWidget(heading);
    m_actions->addWidget(m_state, 1);
    column->addWidget(header);
}

void Page::buildErrorBar(QVBoxLayout* column)
{
    m_errorBar = new QFrame;
    m_errorBar->setObjectName(u"errorBar"_s);
    auto* row = new QHBoxLayout(m_errorBar);
    row->setContentsMargins(kPagePadding, 6, kGap, 6);
    m_errorText = new QLabel;
    m_errorText->setObjectName(u"errorText"_s);
    m_errorText->setWordWrap(true);
    m_errorText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_errorButton = new QPushButton;
    m_errorButton->setObjectName(u"errorAction"_s);
    connect(m_errorButton, &QPushButton::clicked, this, [action = &m_errorAction] {
        const auto run = action->run; // showing another error takes its place
        run();
    });
    m_closeError = new QToolButton;
    m_closeError->setObjectName(u"closeError"_s);
    m_closeError->setAccessibleName(tr("Close this message"));
    m_closeError->setIcon(icon(u"cross"_s));
    m_closeError->setAutoRaise(true);
    connect(m_closeError, &QToolButton::clicked, this, &Page::clearError);
    row->addWidget(m_errorText, 1);
    row->addWidget(m_errorButton);
    row->addWidget(m_closeError);
    m_errorBar->hide();
    column->addWidget(m_errorBar);
}

bool Page::focusNextPrevChild(bool next)
{
    const QWidget* focus = QApplication::focusWidget();
    // Qt comes here too when what has the focus goes away: that is no press of Tab.
    if (!focus || !focus->isVisible() || !focus->isEnabled())
        return QWidget::focusNextPrevChild(next);
    return focusNextStop(*this, next);
}

void Page::setState(const QString& text)
{
    m_state->setText(text);
    m_state->setToolTip(text);
}

QPushButton* Page::addAction(const QString& text, const QString& iconName, bool primary)
{
    auto* button = new QPushButton(text);
    button->setProperty("primary", primary);
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName, primary ? theme().onAccent : theme().text, kIconInButton));
    button->setAccessibleName(text);
    m_actions->addWidget(button);
    return button;
}

void Page::showError(const QString& sentence, const ErrorAction& action)
{
    if (m_errorAction.run && !action.run)
        return;
    m_errorAction = action;
    m_errorText->setText(sentence);
    m_errorButton->setVisible(action.run != nullptr);
    m_errorButton->setText(action.words);
    m_errorButton->setAccessibleName(action.words);
    m_closeError->setVisible(!action.run); // the way out would be gone
    m_errorBar->show();
}

void Page::clearError()
{
    m_errorAction = {};
    m_errorBar->hide();
}

/// Keys of the page do not take what belongs to the part that has the focus.
bool Page::event(QEvent* event)
{
    const QWidget* focus = QApplication::focusWidget();
    if (event->type() == QEvent::ShortcutOverride && focus &&
        needsKey(*focus, *static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

/// Esc leaves a field, so that the keys of the page work again.
void Page::keyPressEvent(QKeyEvent* event)
{
    QWidget* focus = QApplication::focusWidget();
    if (event->key() != Qt::Key_Escape || !focus || !isTextField(*focus))
        return QWidget::keyPressEvent(event);
    const auto gives = [](const QWidget* widget) { // tabs would give their bar, where no keys work
        return widget->focusProxy() && widget->focusProxy()->isVisible() &&
               !qobject_cast<const QTabWidget*>(widget);
    };
    QWidget* around = focus->parentWidget();
    while (around != this && !gives(around))
        around = around->parentWidget();
    around->setFocus(Qt::OtherFocusReason);
    if (focus->hasFocus()) // nothing else wants it
        focus->clearFocus();
}

} // namespace plansift::ui
