// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a vote button.
#include "ui/common/vote_button.hpp"

#include "ui/common/flow_layout.hpp"
#include "ui/common/icons.hpp"
#include "ui/common/theme.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QStyle>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

QColor colourOf(const QString& vote)
{
    if (vote == u"include"_s)
        return theme().include;
    if (vote == u"exclude"_s)
        return theme().exclude;
    return vote == u"maybe"_s ? theme().maybe : theme().text;
}

} // namespace

QString keyCap(const QString& key)
{
    static const QList<std::pair<Qt::Key, QString>> signs{{Qt::Key_Left, u"\u2190"_s},
                                                          {Qt::Key_Right, u"\u2192"_s},
                                                          {Qt::Key_Up, u"\u2191"_s},
                                                          {Qt::Key_Down, u"\u2193"_s},
                                                          {Qt::Key_Backspace, u"\u232B"_s}};
    for (const auto& [code, sign] : signs)
        if (key == QKeySequence(code).toString(QKeySequence::NativeText))
            return sign;
    return key;
}

VoteButton::VoteButton(const QString& word, const QString& iconName, const QString& vote, QWidget* parent)
    : QPushButton(parent)
    , m_iconName(iconName)
    , m_vote(vote)
{
    setAccessibleName(word);
    if (!vote.isEmpty())
        setProperty("vote", vote);
    m_sign = new QLabel;
    m_word = new QLabel(word);
    m_word->setProperty("voteWord", !vote.isEmpty());
    m_keys = new QHBoxLayout;
    m_keys->setSpacing(3);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 0, 6, 0);
    row->setSpacing(5);
    row->addStretch(1);
    if (iconName.isEmpty())
        m_sign->hide();
    for (QLabel* part : {m_sign, m_word}) {
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
        row->addWidget(part);
    }
    row->addLayout(m_keys);
    row->addStretch(1);
    paintSign();
}

void VoteButton::setKeys(const QStringList& keys)
{
    clearLayout(m_keys);
    for (const QString& key : keys) {
        auto* cap = new QLabel(keyCap(key));
        cap->setProperty("keyCap", true);
        cap->setAttribute(Qt::WA_TransparentForMouseEvents);
        m_keys->addWidget(cap, 0, Qt::AlignVCenter);
    }
    m_keyTexts = keys;
    setMinimumWidth(std::max(minimumWidth(), layout()->sizeHint().width()));
    setToolTip(keys.isEmpty() ? accessibleName() : tr("%1: %2").arg(accessibleName(), keys.join(u", "_s)));
    describe();
}

void VoteButton::setGiven(bool given)
{
    if (given == m_given)
        return;
    m_given = given;
    setProperty("given", given);
    style()->unpolish(this);
    style()->polish(this);
    describe();
}

void VoteButton::describe()
{
    const QString keys = m_keyTexts.join(u", "_s);
    setAccessibleDescription(m_given ? tr("your vote, %1").arg(keys) : keys);
}

void VoteButton::paintSign()
{
    const QColor colour = isEnabled() ? colourOf(m_vote) : theme().disabled;
    if (!m_iconName.isEmpty())
        m_sign->setPixmap(ui::icon(m_iconName, colour, kIconInButton).pixmap(kIconInButton, kIconInButton));
    const QString weight = m_vote.isEmpty() ? QString() : u" font-size: 15px; font-weight: bold;"_s;
    m_word->setStyleSheet(u"color: %1;%2"_s.arg(colour.name(), weight));
}

void VoteButton::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (m_sign && event->type() == QEvent::EnabledChange)
        paintSign();
}

} // namespace plansift::ui
