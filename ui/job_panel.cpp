// SPDX-License-Identifier: GPL-3.0-or-later
// Filling the table of jobs.
#include "ui/job_panel.hpp"

#include "core/base/text.hpp"
#include "ui/common/job_runner.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableWidget>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kHeight = 160;
constexpr int kMostJobs = 50;
enum Column { Started, Name, State, Took, ColumnCount };

} // namespace

JobPanel::JobPanel(const JobRunner& jobs, QWidget* parent)
    : QFrame(parent)
{
    setObjectName(u"jobPanel"_s);
    setAccessibleName(tr("Jobs"));
    setFixedHeight(kHeight);
    QWidget* head = barWidget(true);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(kPagePadding, 2, kGap, 2);
    QToolButton* close = iconButton(u"cross"_s, tr("Close the list of jobs"));
    close->setObjectName(u"closeJobs"_s);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    row->addWidget(headingLabel(tr("Jobs")), 1);
    row->addWidget(close);
    m_table = new QTableWidget(0, ColumnCount);
    m_table->setObjectName(u"jobTable"_s);
    m_table->setAccessibleName(tr("Jobs"));
    m_table->setHorizontalHeaderLabels({tr("Started"), tr("Job"), tr("State"), tr("Took")});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kTableRow);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(State, QHeaderView::Stretch);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_table, 1);
    connect(&jobs, &JobRunner::started, this, &JobPanel::addJob);
    connect(&jobs, &JobRunner::finished, this, &JobPanel::endJob);
    hide();
}

void JobPanel::addJob(const QString& name)
{
    m_took.start();
    m_table->insertRow(0);
    m_table->setItem(0, Started, new QTableWidgetItem(QTime::currentTime().toString(u"HH:mm"_s)));
    m_table->setItem(0, Name, new QTableWidgetItem(name));
    m_table->setItem(0, State, new QTableWidgetItem(tr("running")));
    m_table->setItem(0, Took, new QTableWidgetItem);
    m_table->setRowCount(std::min(m_table->rowCount(), kMostJobs));
}

void JobPanel::endJob(const Status& status, bool cancelled)
{
    const QString state = cancelled ? tr("stopped") : status ? tr("done") : messageOf(status.error());
    m_table->item(0, State)->setText(state);
    m_table->item(0, State)->setToolTip(state);
    const double seconds = static_cast<double>(m_took.elapsed()) / 1000;
    m_table->item(0, Took)->setText(tr("%1 s").arg(QLocale().toString(seconds, 'f', 1)));
}

} // namespace plansift::ui
