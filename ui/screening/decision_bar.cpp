// SPDX-License-Identifier: GPL-3.0-or-later
// Building the bar of decisions.
#include "ui/screening/decision_bar.hpp"

#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"
#include "ui/common/vote_button.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kBarHeight = 98;
constexpr int kShortestReason = 56;
constexpr int kButtonHeight = 44;
constexpr int kLeftEdge = 30; // that of the record's text

struct ButtonSpec {
    QString command;
    QString word;
    QString icon;
    QString vote;
    int width;
};

QList<ButtonSpec> buttonSpecs()
{
    return {{u"back"_s, DecisionBar::tr("Back"), u"left"_s, {}, 108},
            {u"exclude"_s, DecisionBar::tr("Exclude"), u"cross"_s, u"exclude"_s, 160},
            {u"maybe"_s, DecisionBar::tr("Maybe"), u"question"_s, u"maybe"_s, 150},
            {u"include"_s, DecisionBar::tr("Include"), u"check"_s, u"include"_s, 160},
            {u"later"_s, DecisionBar::tr("Later"), u"later"_s, {}, 108}};
}

} // namespace

DecisionBar::DecisionBar(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_StyledBackground);
    setProperty("bar", true);
    setFixedHeight(kBarHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kLeftEdge, 6, kPagePadding, 8);
    column->setSpacing(6);
    m_reasonRow = new QHBoxLayout;
    m_reasonRow->setSpacing(6);
    m_hint = secondaryLabel();
    m_reasonRow->addWidget(secondaryLabel(tr("Reasons")));
    m_reasonRow->addWidget(m_hint);
    m_reasonRow->addStretch(1);
    column->addLayout(m_reasonRow);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    for (const ButtonSpec& spec : buttonSpecs()) {
        auto* button = new VoteButton(spec.word, spec.icon, spec.vote);
        button->setObjectName(u"vote."_s + spec.command);
        button->setMinimumWidth(
            spec.width); // wider only where a language needs it: nothing moves the buttons
        button->setFixedHeight(kButtonHeight);
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QPushButton::clicked, this,
                [this, command = spec.command] { Q_EMIT commandGiven(command); });
        m_buttons.insert(spec.command, button);
        row->addWidget(button);
    }
    row->addStretch(1);
    column->addLayout(row);
}

void DecisionBar::setKeys(const ShortcutTable& keys)
{
    m_keys = keys;
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setKeys(keys.keyTexts(it.key()));
    rebuildReasons();
}

void DecisionBar::setReasons(const QStringList& labels)
{
    if (labels == m_labels && m_reasonButtons.size() == labels.size())
        return;
    m_labels = labels;
    rebuildReasons();
}

void DecisionBar::rebuildReasons()
{
    qDeleteAll(m_reasonButtons);
    m_reasonButtons.clear();
    for (int i = 0; i < m_labels.size(); ++i) {
        const QString command = u"reason.%1"_s.arg(i);
        const QString key = m_keys.keyTexts(command).value(0);
        auto* button =
            new QPushButton(key.isEmpty() ? m_labels.at(i) : tr("%1  %2").arg(key, m_labels.at(i)));
        button->setObjectName(command);
        button->setAccessibleName(m_labels.at(i));
        button->setToolTip(m_labels.at(i));
        button->setStyleSheet(u"text-align: left;"_s);
        button->setMinimumWidth(kShortestReason); // many long reasons share the row
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QPushButton::clicked, this, [this, i] { toggleReason(i); });
        m_reasonRow->insertWidget(1 + i, button);
        m_reasonButtons += button;
    }
    showReasons();
}

void DecisionBar::toggleReason(int index)
{
    const QString label = m_labels.value(index);
    if (label.isEmpty())
        return;
    if (!m_chosen.removeOne(label))
        m_chosen += label;
    showReasons();
}

void DecisionBar::setGiven(const std::optional<Decision>& vote)
{
    m_chosen = vote ? vote->reasons : QStringList();
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setGiven(vote && it.key() == keyOf(vote->verdict));
    showReasons();
}

void DecisionBar::showReasons()
{
    for (int i = 0; i < m_reasonButtons.size(); ++i) {
        const bool chosen = m_chosen.contains(m_labels.at(i));
        m_reasonButtons.at(i)->setChecked(chosen);
        const bool first = chosen && m_chosen.constFirst() == m_labels.at(i);
        m_reasonButtons.at(i)->setAccessibleDescription(first    ? tr("first")
                                                        : chosen ? tr("also")
                                                                 : QString());
    }
    m_hint->setText(m_labels.isEmpty()   ? tr("none named yet: add them under Rules and keys")
                    : m_chosen.isEmpty() ? tr("several allowed, the first one counts")
                    : m_chosen.size() == 1
                        ? tr("counts: %1").arg(m_chosen.constFirst())
                        : tr("counts: %1, also %2 more").arg(m_chosen.constFirst()).arg(m_chosen.size() - 1));
}

void DecisionBar::setVotable(bool votable, bool canGoBack)
{
    for (const QString& command : {u"exclude"_s, u"maybe"_s, u"include"_s, u"later"_s})
        m_buttons.value(command)->setEnabled(votable);
    m_buttons.value(u"back"_s)->setEnabled(canGoBack);
}

} // namespace plansift::ui
