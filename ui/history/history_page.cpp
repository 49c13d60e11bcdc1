// SPDX-License-Identifier: GPL-3.0-or-later
// The page of history: one row a step, newest first.
#include "ui/history/history_page.hpp"

#include "ui/common/theme.hpp"

#include <QDateTime>
#include <QHeaderView>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kMostSteps = 500; // newest first; older ones by the command line until they are paged here

QString localTime(const QString& at)
{
    return QLocale().toString(QDateTime::fromString(at, Qt::ISODateWithMs).toLocalTime(),
                              QLocale::ShortFormat);
}

QString textOf(const Event& event)
{
    QString text = event.kind + u' ' + event.subject + u'\n';
    if (!event.before.isEmpty())
        text += HistoryPage::tr("  before: %1\n").arg(event.before);
    if (!event.after.isEmpty())
        text += HistoryPage::tr("  after: %1\n").arg(event.after);
    return text;
}

} // namespace

HistoryPage::HistoryPage(const PageContext& context, QWidget* parent)
    : Page(tr("History"), context, parent)
{
    m_undo = addAction(tr("Undo this step"), u"undo"_s);
    m_undo->setObjectName(u"undoStep"_s);
    connect(m_undo, &QPushButton::clicked, this, &HistoryPage::undoStep);
    m_table = new QTableWidget(0, 4);
    m_table->setObjectName(u"historyTable"_s);
    m_table->setAccessibleName(tr("Steps, newest first"));
    m_table->setHorizontalHeaderLabels({tr("When"), tr("Who"), tr("What"), tr("Changes")});
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kTableRow);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_table->horizontalHeader()->resizeSection(0, 150);
    m_detail = new QPlainTextEdit;
    m_detail->setObjectName(u"historyDetail"_s);
    m_detail->setAccessibleName(tr("Before and after"));
    m_detail->setReadOnly(true);
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(m_table);
    splitter->addWidget(m_detail);
    splitter->setSizes({700, 400});
    body()->addWidget(splitter, 1);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &HistoryPage::showStep);
}

void HistoryPage::refresh()
{
    const QList<StepSummary> steps = review().valueOf(review().session().recentSteps(kMostSteps));
    m_table->setRowCount(static_cast<int>(steps.size()));
    int row = 0;
    for (const StepSummary& step : steps) {
        const QString what = step.undoes ? tr("Take back: %1").arg(step.note) : step.note;
        const QStringList cells{localTime(step.at), step.actor, what, QLocale().toString(step.events)};
        for (int column = 0; column < cells.size(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(cells.at(column)));
        m_table->item(row++, 0)->setData(Qt::UserRole, step.step);
    }
    setState(tr("%1 steps, newest first").arg(QLocale().toString(steps.size())));
    if (row > 0 && m_table->currentRow() < 0)
        m_table->selectRow(0);
    showStep();
}

QString HistoryPage::chosenStep() const
{
    const QTableWidgetItem* item = m_table->item(m_table->currentRow(), 0);
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void HistoryPage::showStep()
{
    const QString step = chosenStep();
    m_undo->setEnabled(!step.isEmpty() && !review().session().isReadOnly());
    if (step.isEmpty())
        return m_detail->clear();
    QString text;
    for (const Event& event : review().valueOf(review().session().eventsOf(step, 200)))
        text += textOf(event);
    m_detail->setPlainText(text);
}

void HistoryPage::undoStep()
{
    const QString step = chosenStep();
    review().change([&step](Session& session) -> Status {
        const Result<UndoReport> done = session.undoStep(step);
        return done ? Status() : Status(done.error());
    });
}

} // namespace plansift::ui
