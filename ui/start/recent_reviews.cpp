// SPDX-License-Identifier: GPL-3.0-or-later
// Rows, filter, removal.
#include "ui/start/recent_reviews.hpp"

#include "core/base/text.hpp"
#include "ui/common/icons.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"
#include "ui/start/recent_row.hpp"

#include <QFileInfo>
#include <QFrame>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

const QString kPaths = u"recent/paths"_s;
constexpr int kMostRecent = 12;
constexpr int kFilterWidth = 216;
constexpr int kRowHeight = 78;

QString titleKey(const QString& path)
{
    return u"recent/"_s + QString::fromLatin1(path.toUtf8().toHex());
}

} // namespace

RecentReviews::RecentReviews(QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    buildHead(column);
    m_list = new QListWidget;
    m_list->setObjectName(u"recentReviews"_s);
    m_list->setAccessibleName(tr("Recent reviews"));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        Q_EMIT openRequested(item->data(Qt::UserRole).toString());
    });
    addKey(m_list, Qt::Key_Delete, tr("Remove from list"), [this] {
        if (const QListWidgetItem* item = m_list->currentItem())
            remove(item->data(Qt::UserRole).toString());
    });
    column->addWidget(m_list, 1);
    buildNotice(column);
    refresh();
}

RecentReviews::~RecentReviews()
{
    m_readers.clear();
}

/// Reads the file on another thread and shows what it holds, unless the row is gone by then.
void RecentReviews::fill(RecentRow* row)
{
    auto* watcher = new QFutureWatcher<Result<ReviewGlance>>(row);
    connect(watcher, &QFutureWatcherBase::finished, row, [row, watcher] {
        const Result<ReviewGlance> glance = watcher->result();
        if (glance)
            row->showGlance(*glance);
        else
            row->showProblem(messageOf(glance.error()));
    });
    watcher->setFuture(QtConcurrent::run(&m_readers, [path = row->path()] { return glanceAt(path); }));
}

void RecentReviews::buildHead(QVBoxLayout* column)
{
    auto* heading = new QLabel(tr("Recent reviews"));
    heading->setStyleSheet(u"font-size: 18px; font-weight: bold;"_s);
    m_filter = new QLineEdit;
    m_filter->setObjectName(u"filterRecent"_s);
    m_filter->setAccessibleName(tr("Filter recent reviews"));
    m_filter->setPlaceholderText(tr("Filter recent reviews"));
    m_filter->setFixedWidth(kFilterWidth);
    m_filter->addAction(icon(u"search"_s, theme().secondary, 14), QLineEdit::LeadingPosition);
    for (QToolButton* sign : m_filter->findChildren<QToolButton*>())
        sign->setAccessibleName(tr("Filter recent reviews"));
    connect(m_filter, &QLineEdit::textChanged, this, &RecentReviews::filter);
    auto* head = new QHBoxLayout;
    head->addWidget(heading, 1);
    head->addWidget(m_filter);
    column->addLayout(head);
}

void RecentReviews::buildNotice(QVBoxLayout* column)
{
    m_notice = new QFrame;
    m_notice->setObjectName(u"noticeBar"_s);
    auto* row = new QHBoxLayout(m_notice);
    row->setContentsMargins(kGap, 4, kGap, 4);
    m_noticeText = new QLabel;
    QPushButton* undo = linkButton(tr("Undo"));
    undo->setObjectName(u"undoRemove"_s);
    connect(undo, &QPushButton::clicked, this, &RecentReviews::takeBack);
    row->addWidget(m_noticeText, 1);
    row->addWidget(undo);
    m_notice->hide();
    column->addWidget(m_notice);
}

/// What was removed last can be brought back: with that the list is not empty.
bool RecentReviews::isEmpty() const
{
    return m_list->count() == 0 && m_notice->isHidden();
}

void RecentReviews::refresh()
{
    m_list->clear();
    for (const QString& path : QSettings().value(kPaths).toStringList())
        addRow(path);
    m_list->setCurrentRow(0);
    filter();
    Q_EMIT emptyChanged();
}

void RecentReviews::addRow(const QString& path)
{
    auto* row = new RecentRow(path, QSettings().value(titleKey(path)).toString());
    connect(row, &RecentRow::locateAsked, this, [this, path] { Q_EMIT locateAsked(path); });
    connect(
        row, &RecentRow::removeAsked, this, [this, path] { remove(path); }, Qt::QueuedConnection);
    auto* item = new QListWidgetItem(m_list);
    item->setData(Qt::UserRole, path);
    item->setData(Qt::AccessibleTextRole, row->words());
    item->setSizeHint({0, kRowHeight});
    m_list->setItemWidget(item, row);
    if (!row->isMissing())
        fill(row);
}

void RecentReviews::filter()
{
    for (int i = 0; i < m_list->count(); ++i) {
        const auto* row = qobject_cast<RecentRow*>(m_list->itemWidget(m_list->item(i)));
        m_list->item(i)->setHidden(!row->words().contains(m_filter->text().trimmed(), Qt::CaseInsensitive));
    }
}

void RecentReviews::remember(const QString& path, const QString& title)
{
    QSettings settings;
    const QString full = QFileInfo(path).absoluteFilePath();
    QStringList paths = settings.value(kPaths).toStringList();
    paths.removeAll(full);
    paths.prepend(full);
    settings.setValue(kPaths, paths.mid(0, kMostRecent));
    settings.setValue(titleKey(full), title);
}

void RecentReviews::forget(const QString& path)
{
    QSettings settings;
    QStringList paths = settings.value(kPaths).toStringList();
    paths.removeAll(path);
    settings.setValue(kPaths, paths);
}

void RecentReviews::remove(const QString& path)
{
    QSettings settings;
    m_before = settings.value(kPaths).toStringList();
    QStringList paths = m_before;
    paths.removeAll(path);
    settings.setValue(kPaths, paths);
    m_noticeText->setText(
        tr("%1 was removed from the list; the file stays.").arg(QFileInfo(path).fileName()));
    m_notice->show();
    refresh();
}

void RecentReviews::takeBack()
{
    QSettings().setValue(kPaths, m_before);
    m_notice->hide();
    refresh();
}

} // namespace plansift::ui
