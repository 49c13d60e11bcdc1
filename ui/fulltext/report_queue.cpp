// SPDX-License-Identifier: GPL-3.0-or-later
// Filling the queue.
#include "ui/fulltext/report_queue.hpp"

#include "ui/common/icons.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kRow = 42;

QString stateWords(const SoughtReport& report)
{
    switch (report.state) {
    case ReportState::WaitsForMe:
        return report.hasFile ? ReportQueue::tr("waits for you") : ReportQueue::tr("waits, no file yet");
    case ReportState::WaitsForOther:
        return ReportQueue::tr("waits for the other vote");
    case ReportState::Conflict:
        return ReportQueue::tr("conflict");
    case ReportState::Included:
        return ReportQueue::tr("included");
    case ReportState::Excluded:
        return report.reason.isEmpty() ? ReportQueue::tr("excluded")
                                       : ReportQueue::tr("excluded: %1").arg(report.reason);
    case ReportState::NotRetrieved:
        return ReportQueue::tr("not retrieved");
    }
    return {};
}

QIcon iconOf(const SoughtReport& report)
{
    switch (report.state) {
    case ReportState::Included:
        return icon(u"check"_s, theme().include, kIconInButton);
    case ReportState::Excluded:
    case ReportState::NotRetrieved:
        return icon(u"cross"_s, theme().exclude, kIconInButton);
    case ReportState::Conflict:
        return icon(u"warning"_s, theme().maybe, kIconInButton);
    default:
        return icon(report.hasFile ? u"pdf"_s : u"fulltext"_s, theme().maybe, kIconInButton);
    }
}

bool isDecided(const SoughtReport& report)
{
    return report.state >= ReportState::Included;
}

} // namespace

ReportQueue::ReportQueue(QWidget* parent)
    : QWidget(parent)
{
    setMinimumWidth(180);
    setAcceptDrops(true);
    m_done = headingLabel({});
    m_done->setObjectName(u"reportsDone"_s);
    m_bar = new QProgressBar;
    m_bar->setAccessibleName(tr("Reports settled"));
    m_bar->setTextVisible(false);
    m_list = new QListWidget;
    m_list->setObjectName(u"reportQueue"_s);
    m_list->setAccessibleName(tr("Reports sought"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list, &QListWidget::currentRowChanged, this, &ReportQueue::reportChosen);
    auto* head = new QWidget;
    auto* lines = new QVBoxLayout(head);
    lines->setContentsMargins(kGap, 10, kGap, 10);
    lines->addWidget(m_done);
    lines->addWidget(m_bar);
    auto* drop = secondaryLabel(tr("Drop PDFs or a folder here.\nMatched by DOI, then by title."));
    drop->setAlignment(Qt::AlignCenter);
    drop->setWordWrap(true);
    drop->setMargin(kGap);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_list, 1);
    column->addWidget(drop);
}

void ReportQueue::setWritable(bool writable)
{
    m_writable = writable;
}

void ReportQueue::setReports(const QList<SoughtReport>& reports)
{
    const RowId kept = chosen();
    {
        const QSignalBlocker quiet(m_list);
        m_reports = reports;
        m_list->clear();
        for (const SoughtReport& report : m_reports) {
            auto* item =
                new QListWidgetItem(iconOf(report), report.label + u'\n' + stateWords(report), m_list);
            item->setSizeHint({0, kRow});
            item->setToolTip(report.title);
        }
        choose(kept);
    }
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    showProgress();
}

void ReportQueue::showProgress()
{
    const auto done = static_cast<int>(std::ranges::count_if(m_reports, isDecided));
    m_done->setText(m_reports.isEmpty() ? tr("Nothing sought yet")
                                        : tr("%1 of %2 settled").arg(done).arg(m_reports.size()));
    m_bar->setMaximum(std::max(1, static_cast<int>(m_reports.size())));
    m_bar->setValue(done);
}

RowId ReportQueue::chosen() const
{
    return m_reports.value(m_list->currentRow()).record;
}

void ReportQueue::choose(RowId record)
{
    const auto found = std::ranges::find(m_reports, record, &SoughtReport::record);
    if (found != m_reports.end())
        m_list->setCurrentRow(static_cast<int>(found - m_reports.begin()));
}

RowId ReportQueue::nextWaiting() const
{
    const qsizetype from = m_list->currentRow() + 1;
    for (qsizetype i = 0; i + 1 < m_reports.size(); ++i) {
        const SoughtReport& report = m_reports.at((from + i) % m_reports.size());
        if (report.state == ReportState::WaitsForMe)
            return report.record;
    }
    return 0;
}

void ReportQueue::step(int by)
{
    const int row = m_list->currentRow() + by;
    if (row >= 0 && row < m_list->count())
        m_list->setCurrentRow(row);
}

void ReportQueue::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_writable && event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void ReportQueue::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    Q_EMIT filesDropped(localFiles(*event->mimeData()));
}

} // namespace plansift::ui
