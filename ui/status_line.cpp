// SPDX-License-Identifier: GPL-3.0-or-later
// Building the status line.
#include "ui/status_line.hpp"

#include "ui/common/job_runner.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kProgressWidth = 160;
constexpr int kProgressHeight = 14;
constexpr int kStatusHeight = 26;

} // namespace

StatusLine::StatusLine(JobRunner& jobs, QWidget* parent)
    : QStatusBar(parent)
{
    m_who = new QLabel;
    m_who->setObjectName(u"who"_s);
    m_saved = secondaryLabel();
    m_saved->setObjectName(u"saved"_s);
    m_done = new QLabel;
    m_done->setObjectName(u"lastChange"_s);
    m_done->setSizePolicy(QSizePolicy::Ignored,
                          QSizePolicy::Preferred); // a long sentence never widens the window
    for (QLabel* part : {m_who, m_saved}) {
        part->setContentsMargins(0, 0, kGap, 0);
        addWidget(part);
    }
    addWidget(m_done, 1);
    setSizeGripEnabled(false);
    setContentsMargins(kGap, 0, kGap, 0);
    setFixedHeight(kStatusHeight);
    buildJob(jobs);
}

void StatusLine::buildJob(JobRunner& jobs)
{
    m_jobName = linkButton(QString());
    m_jobName->setObjectName(u"jobName"_s);
    m_jobName->setToolTip(tr("Shows the jobs of this sitting"));
    connect(m_jobName, &QPushButton::clicked, this, &StatusLine::jobsAsked);
    m_progress = new QProgressBar;
    m_progress->setObjectName(u"jobProgress"_s);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setFixedWidth(kProgressWidth);
    m_progress->setMaximumHeight(kProgressHeight);
    QPushButton* cancel = linkButton(tr("Cancel"));
    cancel->setObjectName(u"cancelJob"_s);
    connect(cancel, &QPushButton::clicked, &jobs, &JobRunner::cancel);
    for (QWidget* part : std::initializer_list<QWidget*>{m_jobName, m_progress, cancel}) {
        addPermanentWidget(part);
        part->hide();
        connect(&jobs, &JobRunner::finished, part, &QWidget::hide);
        connect(&jobs, &JobRunner::started, part, &QWidget::show);
    }
    connect(&jobs, &JobRunner::started, this, [this](const QString& name) {
        m_jobName->setText(name);
        m_jobName->setAccessibleName(name);
        m_progress->setRange(0, 0);
    });
    connect(&jobs, &JobRunner::progressed, this, [this](int done, int total) {
        m_progress->setRange(0, total);
        m_progress->setValue(done);
    });
}

void StatusLine::setReviewer(const QString& name)
{
    m_who->setText(name);
}

void StatusLine::setSaved(const QString& state)
{
    m_saved->setText(state);
}

void StatusLine::setDone(const QString& sentence)
{
    m_done->setText(sentence);
    m_done->setToolTip(sentence);
}

} // namespace plansift::ui
