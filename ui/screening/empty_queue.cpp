// SPDX-License-Identifier: GPL-3.0-or-later
// Saying what is done and what is left.
#include "ui/screening/empty_queue.hpp"

#include "ui/common/parts.hpp"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {

EmptyQueue::EmptyQueue(QWidget* parent)
    : QWidget(parent)
{
    m_words = new QLabel;
    m_words->setObjectName(u"nothingWaits"_s);
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignCenter);
    m_import = new QPushButton(tr("Import records…"));
    m_import->setObjectName(u"screeningImport"_s);
    m_import->setProperty("primary", true);
    m_conflicts = linkButton({});
    m_conflicts->setObjectName(u"toConflicts"_s);
    connect(m_import, &QPushButton::clicked, this, &EmptyQueue::importAsked);
    connect(m_conflicts, &QPushButton::clicked, this, &EmptyQueue::conflictsAsked);
    auto* column = new QVBoxLayout(this);
    column->addStretch(1);
    column->addWidget(m_words);
    column->addWidget(m_import, 0, Qt::AlignHCenter);
    column->addWidget(m_conflicts, 0, Qt::AlignHCenter);
    column->addStretch(2);
}

void EmptyQueue::setProgress(const ScreeningProgress& progress, qsizetype conflicts)
{
    const QLocale locale;
    QString words = progress.mine >= progress.records
                        ? tr("All %1 records have your vote.").arg(locale.toString(progress.records))
                        : tr("No record waits for your vote: you voted on %1 of %2, the others are settled.")
                              .arg(locale.toString(progress.mine), locale.toString(progress.records));
    if (progress.records == 0)
        words = tr("No records yet. Import the exports of your databases first.");
    else if (progress.forOthers > 0)
        words +=
            tr(" %1 wait for %2.")
                .arg(locale.toString(progress.forOthers),
                     progress.others.size() == 1 ? progress.others.constFirst() : tr("another reviewer"));
    m_words->setText(words);
    m_import->setVisible(progress.records == 0);
    m_conflicts->setVisible(conflicts > 0);
    m_conflicts->setText(tr("%n conflict(s) wait to be settled", nullptr, static_cast<int>(conflicts)));
    m_conflicts->setAccessibleName(m_conflicts->text());
}

} // namespace plansift::ui
