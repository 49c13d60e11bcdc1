// SPDX-License-Identifier: GPL-3.0-or-later
// Filling the drawer from a session of its own.
#include "ui/screening/progress_drawer.hpp"

#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrent>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kWidth = 260;
constexpr int kDelay = 400; // ms: a burst of votes is counted once
constexpr double kLowKappa = 0.6;
constexpr double kHighShare = 0.9;

ScreeningProgress readProgress(const QString& path, const QString& reviewer)
{
    const Result<std::unique_ptr<Session>> session =
        Session::open(path, {.reviewer = reviewer, .readOnly = true});
    return session ? screeningProgress(**session, Stage::TitleAbstract).valueOr({}) : ScreeningProgress();
}

QString decimals(const std::optional<double>& value)
{
    return value ? decimalText(*value, 2) : QString(QChar(0x2013));
}

QString percent(const std::optional<double>& share)
{
    return share ? ProgressDrawer::tr("%1 %").arg(QLocale().toString(100 * *share, 'f', 1))
                 : QString(QChar(0x2013));
}

/// "about 1 h 40 min".
QString durationWords(double seconds)
{
    const auto minutes = static_cast<qint64>(seconds / 60);
    if (minutes < 1)
        return ProgressDrawer::tr("less than a minute");
    return minutes < 60 ? ProgressDrawer::tr("about %1 min").arg(minutes)
                        : ProgressDrawer::tr("about %1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

/// The interval of kappa: "0.35–0.68".
QString intervalWords(const screening::Agreement& a)
{
    return a.kappaLower && a.kappaUpper ? intervalText(*a.kappaLower, *a.kappaUpper, 2) : QString();
}

/// Of the votes to include on records voted on by both, those on which both agree: "34 of 65".
QString includesWords(const screening::VoteTable& table)
{
    const int same = 2 * table.bothInclude;
    const int all = same + table.firstOnly + table.secondOnly;
    return all > 0 ? ProgressDrawer::tr("%1 of %2").arg(same).arg(all) : QString();
}

QProgressBar* thinBar(const QString& name)
{
    auto* bar = new QProgressBar;
    bar->setTextVisible(false);
    bar->setAccessibleName(name);
    return bar;
}

} // namespace

ProgressDrawer::ProgressDrawer(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"progressDrawer"_s);
    setMinimumWidth(kWidth);
    setMaximumWidth(kWidth + 60);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGap, 6, kGap, kGap);
    auto* head = new QHBoxLayout;
    head->addWidget(headingLabel(tr("Progress")));
    head->addStretch(1);
    QToolButton* close = iconButton(u"cross"_s, tr("Close (F4)"));
    connect(close, &QToolButton::clicked, this, &ProgressDrawer::closed);
    head->addWidget(close);
    column->addLayout(head);
    m_mine = headingLabel({});
    m_mine->setObjectName(u"myVotes"_s);
    m_mineBar = thinBar(tr("My votes"));
    m_pace = secondaryLabel();
    m_pace->setObjectName(u"myPace"_s);
    m_pace->setWordWrap(true);
    m_all = headingLabel({});
    m_all->setObjectName(u"allVotes"_s);
    m_allBar = thinBar(tr("Records with all votes"));
    for (QWidget* part :
         {static_cast<QWidget*>(m_mine), static_cast<QWidget*>(m_mineBar), static_cast<QWidget*>(m_pace),
          static_cast<QWidget*>(m_all), static_cast<QWidget*>(m_allBar)})
        column->addWidget(part);
    column->addSpacing(8);
    column->addWidget(headingLabel(tr("Agreement")));
    auto* grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    grid->setHorizontalSpacing(6);
    addLine(grid, tr("Same vote"), u"sameVote"_s);
    addLine(grid, tr("Cohen's kappa"), u"kappa"_s);
    addLine(grid, tr("PABAK"), u"pabak"_s);
    addLine(grid, tr("Gwet's AC1"), u"ac1"_s);
    addLine(grid, tr("Same on includes"), u"sameIncludes"_s);
    column->addLayout(grid);
    m_comment = secondaryLabel();
    m_comment->setWordWrap(true);
    column->addWidget(m_comment);
    column->addStretch(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, &ProgressDrawer::start);
    connect(&m_watcher, &QFutureWatcher<ScreeningProgress>::finished, this, &ProgressDrawer::showNumbers);
}

ProgressDrawer::~ProgressDrawer()
{
    m_watcher.waitForFinished();
}

void ProgressDrawer::addLine(QGridLayout* grid, const QString& name, const QString& objectName)
{
    const int row = grid->rowCount();
    auto* value = headingLabel({});
    value->setObjectName(objectName);
    value->setAlignment(Qt::AlignRight);
    auto* detail = secondaryLabel();
    detail->setObjectName(objectName + u"Detail"_s);
    detail->setAlignment(Qt::AlignRight);
    detail->setStyleSheet(u"font-size: 12px;"_s);
    grid->addWidget(secondaryLabel(name), row, 0);
    grid->addWidget(detail, row, 1);
    grid->addWidget(value, row, 2);
    m_values += value;
    m_details += detail;
}

void ProgressDrawer::refresh(const Session& session)
{
    m_path = session.path();
    m_reviewer = session.reviewer();
    if (isVisible())
        m_delay.start();
}

void ProgressDrawer::start()
{
    if (m_watcher.isRunning())
        return m_delay.start();
    m_watcher.setFuture(QtConcurrent::run(readProgress, m_path, m_reviewer));
}

void ProgressDrawer::showNumbers()
{
    const ScreeningProgress p = m_watcher.result();
    const QLocale locale;
    m_mine->setText(tr("Your votes: %1 of %2").arg(locale.toString(p.mine), locale.toString(p.records)));
    m_all->setText(tr("All votes: %1 of %2").arg(locale.toString(p.complete), locale.toString(p.records)));
    for (const auto& [bar, value] : {std::pair(m_mineBar, p.mine), std::pair(m_allBar, p.complete)}) {
        bar->setMaximum(std::max(1, static_cast<int>(p.records)));
        bar->setValue(static_cast<int>(value));
    }
    const double left = static_cast<double>(p.records - p.mine);
    m_pace->setText(p.secondsEach > 0
                        ? tr("%1 left, %2 · %3 s a record")
                              .arg(locale.toString(p.records - p.mine), durationWords(left * p.secondsEach))
                              .arg(p.secondsEach)
                        : tr("%1 left").arg(locale.toString(p.records - p.mine)));
    const screening::Agreement& a = p.agreement;
    const QStringList texts{percent(a.observed), decimals(a.kappa), decimals(a.pabak), decimals(a.ac1),
                            percent(a.positive)};
    const QStringList details{{}, intervalWords(a), {}, {}, includesWords(a.table)};
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        m_values.at(i)->setText(texts.at(i));
        m_details.at(i)->setText(details.at(i));
    }
    if (a.n == 0)
        m_comment->setText(tr("No record has been voted on by two reviewers yet."));
    else if (a.kappa && *a.kappa < kLowKappa && a.observed && *a.observed > kHighShare)
        m_comment->setText(
            tr("%1 records voted on by both. Few are relevant, so kappa is low although votes are "
               "nearly always the same.")
                .arg(locale.toString(a.n)));
    else
        m_comment->setText(tr("%1 records voted on by both.").arg(locale.toString(a.n)));
}

} // namespace plansift::ui
