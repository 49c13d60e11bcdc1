// SPDX-License-Identifier: GPL-3.0-or-later
// Building the corner of the menu bar.
#include "ui/top_bar.hpp"

#include "ui/common/icons.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

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

} // namespace

TopBar::TopBar(QWidget* parent)
    : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, kGap, 2);
    row->setSpacing(6);
    QToolButton* undo = iconButton(u"undo"_s, tr("Undo (Ctrl+Z)"));
    undo->setObjectName(u"undoButton"_s);
    connect(undo, &QToolButton::clicked, this, &TopBar::undoAsked);
    QToolButton* redo = iconButton(u"redo"_s, tr("Redo (Ctrl+Shift+Z)"));
    redo->setObjectName(u"redoButton"_s);
    connect(redo, &QToolButton::clicked, this, &TopBar::redoAsked);
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
    m_ofReview = {undo, redo, m_search, keys};
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
