// SPDX-License-Identifier: GPL-3.0-or-later
// Building the bar of decisions.
#include "ui/screening/decision_bar.hpp"

#include "ui/common/theme.hpp"
#include "ui/common/vote_button.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kBarHeight = 98;
constexpr int kButtonHeight = 44;
constexpr int kLeftEdge = 30; // that of the record's text
constexpr int kRightEdge = 8;

/// Widths that fit beside the open drawer in the smallest window.
struct ButtonSpec {
    QString word;
    QString icon;
    QString vote;
    int width;
};

ButtonSpec specOf(const QString& command)
{
    if (command == u"exclude"_s)
        return {DecisionBar::tr("Exclude"), u"cross"_s, command, 150};
    if (command == u"maybe"_s)
        return {DecisionBar::tr("Maybe"), u"question"_s, command, 138};
    if (command == u"include"_s)
        return {DecisionBar::tr("Include"), u"check"_s, command, 150};
    if (command == u"back"_s)
        return {DecisionBar::tr("Back"), u"left"_s, {}, 96};
    return {DecisionBar::tr("Later"), u"later"_s, {}, 96};
}

} // namespace

DecisionBar::DecisionBar(QWidget* reasons, const QStringList& commands, const QString& prefix,
                         QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_StyledBackground);
    setProperty("bar", true);
    setFixedHeight(kBarHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kLeftEdge, 6, kRightEdge, 8);
    column->setSpacing(6);
    column->addWidget(reasons);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    for (const QString& command : commands) {
        const ButtonSpec spec = specOf(command);
        auto* button = new VoteButton(spec.word, spec.icon, spec.vote);
        button->setObjectName(prefix + command);
        button->setMinimumWidth(
            spec.width); // wider only where a language needs it: nothing moves the buttons
        button->setFixedHeight(kButtonHeight);
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QPushButton::clicked, this, [this, command] { Q_EMIT commandGiven(command); });
        m_buttons.insert(command, button);
        row->addWidget(button);
    }
    row->addStretch(1);
    column->addLayout(row);
}

void DecisionBar::setKeys(const ShortcutTable& keys)
{
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setKeys(keys.keyTexts(it.key()));
}

void DecisionBar::setGiven(const std::optional<Verdict>& verdict)
{
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setGiven(verdict && it.key() == keyOf(*verdict));
}

void DecisionBar::setVotable(bool votable, bool canGoBack)
{
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setEnabled(it.key() == u"back"_s ? canGoBack : votable);
}

} // namespace plansift::ui
