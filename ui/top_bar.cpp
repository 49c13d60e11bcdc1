// SPDX-License-Identifier: GPL-3.0-or-later
// Building the corner of the menu bar.
#include "ui/top_bar.hpp"

#include "ui/common/icons.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kSearch = 226;
constexpr int kNarrowSearch = 140;
constexpr int kPalette = 188;
constexpr int kNarrowPalette = 44;

/// A button that is what its action is.
QToolButton* buttonOf(QAction& action, const QString& objectName)
{
    auto* button = new QToolButton;
    button->setDefaultAction(&action);
    button->setObjectName(objectName);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);
    button->setAccessibleName(QString(action.text()).remove(u'&'));
    return button;
}

} // namespace

TopBar::TopBar(QAction& undoStep, QAction& redoStep, QWidget* parent)
    : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, kGap, 2);
    row->setSpacing(6);
    QToolButton* undo = buttonOf(undoStep, u"undoButton"_s);
    QToolButton* redo = buttonOf(redoStep, u"redoButton"_s);
    m_search = new QLineEdit;
    m_search->setObjectName(u"globalSearch"_s);
    m_search->setAccessibleName(tr("Search records"));
    m_search->setPlaceholderText(tr("Search records (Ctrl+F)"));
    m_search->addAction(icon(u"search"_s, theme().secondary, 14), QLineEdit::LeadingPosition);
    for (QToolButton* sign : m_search->findChildren<QToolButton*>())
        sign->setAccessibleName(tr("Search records"));
    connect(m_search, &QLineEdit::returnPressed, this,
            [this] { Q_EMIT searched(m_search->text().trimmed()); });
    m_palette = new QPushButton;
    m_palette->setObjectName(u"openPalette"_s);
    m_palette->setAccessibleName(tr("Any command"));
    m_palette->setToolTip(tr("Any command, page, study or outcome (Ctrl+K)"));
    m_palette->setIcon(icon(u"right"_s, theme().secondary, 14));
    m_palette->setStyleSheet(u"text-align: left;"_s);
    connect(m_palette, &QPushButton::clicked, this, &TopBar::paletteAsked);
    QToolButton* keys = iconButton(u"question"_s, tr("Keys of this page (?)"));
    keys->setObjectName(u"openKeys"_s);
    connect(keys, &QToolButton::clicked, this, &TopBar::keysAsked);
    m_ofReview = {m_search, keys};
    for (QWidget* part :
         {static_cast<QWidget*>(undo), static_cast<QWidget*>(redo), static_cast<QWidget*>(m_search),
          static_cast<QWidget*>(m_palette), static_cast<QWidget*>(keys)})
        row->addWidget(part);
    setNarrow(false);
}

void TopBar::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void TopBar::setNarrow(bool narrow)
{
    m_search->setFixedWidth(narrow ? kNarrowSearch : kSearch);
    m_palette->setFixedWidth(narrow ? kNarrowPalette : kPalette);
    m_palette->setText(narrow ? QString() : tr("Any command   Ctrl+K"));
}

void TopBar::setReviewOpen(bool open)
{
    for (QWidget* part : std::as_const(m_ofReview))
        part->setEnabled(open);
}

} // namespace plansift::ui
