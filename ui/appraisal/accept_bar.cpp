// SPDX-License-Identifier: GPL-3.0-or-later
// The bar below the questions of a domain.
#include "ui/appraisal/accept_bar.hpp"

#include "ui/appraisal/judgement_mark.hpp"
#include "ui/common/icons.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kMark = 28;
constexpr int kBarHeight = 64;

} // namespace

AcceptBar::AcceptBar(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_StyledBackground);
    setProperty("bar", true);
    m_mark = new QLabel;
    m_title = headingLabel({});
    m_title->setObjectName(u"robProposal"_s);
    m_hint = secondaryLabel();
    m_hint->setWordWrap(true);
    m_overrideButton = new QPushButton(tr("Override…"));
    m_overrideButton->setObjectName(u"robOverride"_s);
    m_accept = new QPushButton;
    m_accept->setObjectName(u"robAccept"_s);
    m_accept->setProperty("primary", true);
    m_accept->setIcon(icon(u"check"_s, theme().onAccent, kIconInButton));
    connect(m_overrideButton, &QPushButton::clicked, this, &AcceptBar::startOverride);
    connect(m_accept, &QPushButton::clicked, this, &AcceptBar::accept);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_hint);
    auto* row = new QHBoxLayout;
    row->addWidget(m_mark);
    row->addLayout(words, 1);
    row->addWidget(m_overrideButton);
    row->addWidget(m_accept);
    buildOverride();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPagePadding, 8, kPagePadding, 8);
    column->addLayout(row);
    column->addWidget(m_overrideRow);
    setMinimumHeight(kBarHeight);
    m_overrideRow->hide();
    for (QPushButton* button : {m_overrideButton, m_accept, m_save})
        button->setAutoDefault(true); // Enter presses the button that has the focus
    for (QPushButton* button : {m_overrideButton, m_accept})
        button->setEnabled(false); // until there is a proposal
}

void AcceptBar::buildOverride()
{
    m_level = new QComboBox;
    m_level->setObjectName(u"robOverrideLevel"_s);
    m_level->setAccessibleName(tr("Judgement"));
    m_reason = new QLineEdit;
    m_reason->setObjectName(u"robOverrideReason"_s);
    m_reason->setAccessibleName(tr("Reason for overriding"));
    m_reason->setPlaceholderText(tr("Why this judgement differs from the proposal"));
    m_save = new QPushButton(tr("Save"));
    m_save->setObjectName(u"robOverrideSave"_s);
    m_save->setEnabled(false);
    connect(m_reason, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_save->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_reason, &QLineEdit::returnPressed, this, &AcceptBar::override);
    connect(m_save, &QPushButton::clicked, this, &AcceptBar::override);
    m_overrideRow = new QWidget;
    auto* second = new QHBoxLayout(m_overrideRow);
    second->setContentsMargins(0, 0, 0, 0);
    second->addWidget(m_level);
    second->addWidget(m_reason, 1);
    second->addWidget(m_save);
}

void AcceptBar::setProposal(const QStringList& levels, const QString& proposed, const RobJudgement& standing,
                            bool readOnly, const QString& hint)
{
    m_standing = standing;
    m_proposed = proposed;
    const bool stands = !standing.judgement.isEmpty();
    m_mark->setPixmap(judgementIcon(stands ? standing.judgement : proposed, kMark).pixmap(kMark, kMark));
    if (!standing.overrideReason.isEmpty())
        m_title->setText(tr("Judged: %1, against the proposal").arg(standing.judgement));
    else if (stands)
        m_title->setText(tr("Judged: %1").arg(standing.judgement));
    else
        m_title->setText(proposed.isEmpty() ? tr("No proposal yet") : tr("Proposed: %1").arg(proposed));
    m_hint->setText(standing.overrideReason.isEmpty() ? hint : standing.overrideReason);
    m_accept->setText(stands ? tr("Next domain") : tr("Accept, next domain"));
    m_accept->setEnabled(stands || (!proposed.isEmpty() && !readOnly));
    m_overrideButton->setEnabled(!readOnly);
    if (m_overrideRow->isVisibleTo(this) && !readOnly)
        return; // a reason is being typed
    m_level->clear();
    m_level->addItems(levels);
    m_level->setCurrentText(stands ? standing.judgement : levels.value(1));
    m_reason->setText(standing.overrideReason);
}

void AcceptBar::showOverride(bool shown)
{
    m_overrideRow->setVisible(shown);
    m_overrideButton->setVisible(!shown);
}

void AcceptBar::startOverride()
{
    if (!m_overrideButton->isEnabled())
        return;
    showOverride(true);
    m_reason->setFocus();
}

void AcceptBar::closeOverride()
{
    showOverride(false);
    m_reason->setText(m_standing.overrideReason);
}

/// Esc gives an override up.
void AcceptBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape || !m_overrideRow->isVisible())
        return QWidget::keyPressEvent(event);
    closeOverride();
    Q_EMIT closed();
}

void AcceptBar::accept()
{
    if (!m_accept->isEnabled())
        return;
    if (m_standing.judgement.isEmpty())
        Q_EMIT judged({m_standing.domain, m_proposed, {}});
    Q_EMIT next();
}

void AcceptBar::override()
{
    const QString reason = m_reason->text().trimmed();
    if (reason.isEmpty())
        return;
    const RobJudgement judgement{m_standing.domain, m_level->currentText(), reason};
    closeOverride();
    Q_EMIT judged(judgement);
    Q_EMIT closed();
}

} // namespace plansift::ui
