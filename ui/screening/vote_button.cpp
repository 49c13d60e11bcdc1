// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a vote button.
#include "ui/screening/vote_button.hpp"

#include "ui/common/icons.hpp"
#include "ui/common/theme.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QHash>
#include <QLabel>

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
    static const QHash<QString, QString> signs{{u"Left"_s, u"\u2190"_s},
                                               {u"Right"_s, u"\u2192"_s},
                                               {u"Up"_s, u"\u2191"_s},
                                               {u"Down"_s, u"\u2193"_s},
                                               {u"Backspace"_s, u"\u232B"_s}};
    return signs.value(key, key);
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
    m_keys = new QLabel;
    m_keys->setTextFormat(Qt::RichText);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 0, 10, 0);
    row->setSpacing(7);
    row->addStretch(1);
    for (QLabel* part : {m_sign, m_word, m_keys}) {
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
        row->addWidget(part);
    }
    row->addStretch(1);
    paintSign();
}

void VoteButton::setKeys(const QStringList& keys)
{
    QStringList caps;
    for (const QString& key : keys)
        caps += keyCap(key).toHtmlEscaped();
    m_keys->setText(caps.join(u"&nbsp;&nbsp;"_s));
    setAccessibleDescription(keys.join(u", "_s));
    setToolTip(keys.isEmpty() ? accessibleName() : tr("%1: %2").arg(accessibleName(), keys.join(u", "_s)));
}

void VoteButton::paintSign()
{
    const QColor colour = isEnabled() ? colourOf(m_vote) : theme().disabled;
    m_sign->setPixmap(ui::icon(m_iconName, colour, kIconInButton).pixmap(kIconInButton, kIconInButton));
    const QString weight = m_vote.isEmpty() ? QString() : u" font-size: 15px; font-weight: bold;"_s;
    m_word->setStyleSheet(u"color: %1;%2"_s.arg(colour.name(), weight));
    m_keys->setStyleSheet(
        u"color: %1; font-size: 12px; border: 1px solid %2; border-radius: 3px; padding: 0px 3px;"_s.arg(
            theme().secondary.name(), theme().edge.name()));
}

void VoteButton::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (m_sign && event->type() == QEvent::EnabledChange)
        paintSign();
}

} // namespace plansift::ui
