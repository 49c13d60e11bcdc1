// SPDX-License-Identifier: GPL-3.0-or-later
// Building and filling a row.
#include "ui/start/recent_row.hpp"

#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kProgressColumn = 168;
constexpr int kStrip = 6;

QLabel* smallLabel(bool secondary)
{
    auto* label = new QLabel;
    label->setProperty("secondary", secondary);
    label->setStyleSheet(u"font-size: 12px;"_s);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // long names are cut, not the window
    return label;
}

/// "Today, 09:41", "Yesterday" or the date.
QString dayOf(const QDateTime& when)
{
    const qint64 ago = when.date().daysTo(QDate::currentDate());
    if (ago == 0)
        return RecentRow::tr("Today, %1").arg(when.time().toString(u"HH:mm"_s));
    return ago == 1 ? RecentRow::tr("Yesterday") : QLocale().toString(when.date(), QLocale::LongFormat);
}

} // namespace

RecentRow::RecentRow(const QString& path, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_path(path)
    , m_missing(!QFileInfo::exists(path))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPagePadding, 8, kPagePadding, 8);
    row->setSpacing(kPagePadding);
    row->addWidget(buildWords(title), 1);
    row->addWidget(buildProgress());
}

QWidget* RecentRow::buildWords(const QString& title)
{
    auto* words = new QWidget;
    auto* column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    m_title = new QLabel(title.isEmpty() ? QFileInfo(m_path).fileName() : title);
    m_title->setStyleSheet(u"font-size: 15px; font-weight: bold;"_s);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_question = smallLabel(true);
    m_question->hide();
    m_file = smallLabel(true);
    m_file->setText(m_path);
    m_file->setToolTip(m_path);
    column->addWidget(m_title);
    column->addWidget(m_question);
    if (!m_missing) {
        column->addWidget(m_file);
        return words;
    }
    m_question->setText(m_path);
    m_question->show();
    auto* cure = new QHBoxLayout;
    cure->setSpacing(8);
    cure->addWidget(chip(tr("Moved or deleted"), u"maybe"_s));
    QPushButton* locate = linkButton(tr("Locate file…"));
    locate->setObjectName(u"locateReview"_s);
    connect(locate, &QPushButton::clicked, this, &RecentRow::locateAsked);
    QPushButton* remove = linkButton(tr("Remove from list"));
    remove->setObjectName(u"removeReview"_s);
    connect(remove, &QPushButton::clicked, this, &RecentRow::removeAsked);
    cure->addWidget(locate);
    cure->addWidget(remove);
    cure->addStretch(1);
    column->addLayout(cure);
    return words;
}

QWidget* RecentRow::buildProgress()
{
    auto* side = new QWidget;
    side->setFixedWidth(kProgressColumn);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    m_stage = smallLabel(false);
    m_stage->setText(m_missing ? tr("File not found") : u"–"_s);
    m_progress = new QProgressBar;
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(kStrip);
    m_progress->setRange(0, 1);
    m_date = smallLabel(true);
    column->addWidget(m_stage);
    column->addWidget(m_progress);
    column->addWidget(m_date);
    return side;
}

QString RecentRow::words() const
{
    return m_title->text() + u' ' + m_question->text() + u' ' + m_path;
}

void RecentRow::showGlance(const ReviewGlance& glance)
{
    m_title->setText(glance.title);
    m_question->setText(glance.question);
    m_question->setToolTip(glance.question);
    m_question->setVisible(!glance.question.isEmpty());
    m_file->setText(
        u"%1 · %2"_s.arg(QFileInfo(m_path).fileName(), QLocale().formattedDataSize(glance.bytes)));
    m_stage->setText(glance.stage);
    m_stage->setToolTip(glance.stage);
    m_progress->setRange(0, std::max(1, glance.settled + glance.open));
    m_progress->setValue(glance.settled);
    m_date->setText(dayOf(glance.changed));
}

void RecentRow::showProblem(const QString& sentence)
{
    m_stage->setText(tr("Cannot be read"));
    m_question->setText(sentence);
    m_question->setToolTip(sentence);
    m_question->show();
}

} // namespace plansift::ui
