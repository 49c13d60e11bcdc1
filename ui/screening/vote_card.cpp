// SPDX-License-Identifier: GPL-3.0-or-later
// Laying out a vote.
#include "ui/screening/vote_card.hpp"

#include "ui/common/flow_layout.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"
#include "ui/records/record_html.hpp"

#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {

QString momentWords(const QString& moment, bool withTime)
{
    const QDateTime at = QDateTime::fromString(moment, Qt::ISODateWithMs).toLocalTime();
    return QLocale().toString(at, withTime ? u"d MMMM yyyy, HH:mm"_s : u"d MMMM yyyy"_s);
}

QString verdictSign(Verdict verdict)
{
    const QString sign = verdict == Verdict::Include ? u"✓ "_s
                         : verdict == Verdict::Maybe ? u"? "_s
                                                     : u"✕ "_s;
    return sign + verdictWords({.verdict = verdict});
}

QWidget* verdictChip(Verdict verdict)
{
    const QString kind = verdict == Verdict::Include ? u"include"_s
                         : verdict == Verdict::Maybe ? u"maybe"_s
                                                     : u"exclude"_s;
    return chip(verdictSign(verdict), kind);
}

VoteCard::VoteCard(const Decision& vote, const QHash<QString, QString>& keys, bool hidden, QWidget* parent)
    : QFrame(parent)
{
    setObjectName(u"card"_s);
    setAccessibleName(hidden ? tr("Vote of %1, hidden").arg(vote.reviewer)
                             : tr("Vote of %1: %2").arg(vote.reviewer, verdictWords(vote)));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGap, kGap, kGap, kGap);
    column->addWidget(buildHead(vote, hidden));
    if (!hidden) {
        auto* grid = new QGridLayout;
        grid->setColumnStretch(1, 1);
        grid->addWidget(secondaryLabel(tr("Reasons")), 0, 0, Qt::AlignTop);
        grid->addWidget(buildReasons(vote, keys), 0, 1);
        auto* note = new QLabel(vote.note.isEmpty() ? tr("none") : vote.note);
        note->setTextFormat(Qt::PlainText);
        note->setWordWrap(true);
        note->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(secondaryLabel(tr("Note")), 1, 0, Qt::AlignTop);
        grid->addWidget(note, 1, 1);
        column->addLayout(grid);
    }
    column->addStretch(1);
}

QWidget* VoteCard::buildHead(const Decision& vote, bool hidden)
{
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    auto* who = headingLabel(vote.reviewer);
    who->setWordWrap(true);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(who);
    auto* when = secondaryLabel(momentWords(vote.decidedAt, true));
    when->setWordWrap(true);
    names->addWidget(when);
    row->addLayout(names, 1);
    row->addWidget(hidden ? chip(tr("hidden")) : verdictChip(vote.verdict));
    return head;
}

QWidget* VoteCard::buildReasons(const Decision& vote, const QHash<QString, QString>& keys)
{
    if (vote.reasons.isEmpty())
        return secondaryLabel(tr("none"));
    auto* reasons = new QWidget;
    auto* flow = new FlowLayout;
    reasons->setLayout(flow);
    for (const QString& label : vote.reasons) {
        const QString key = keys.value(label);
        const QString words = key.isEmpty() ? label : tr("%1 %2").arg(key, label);
        const bool first = vote.reasons.size() > 1 && label == vote.reasons.constFirst();
        flow->addWidget(chip(first ? tr("%1 · first").arg(words) : words, u"exclude"_s));
    }
    return reasons;
}

} // namespace plansift::ui
