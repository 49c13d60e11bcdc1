// SPDX-License-Identifier: GPL-3.0-or-later
// Building the start page; recent reviews live in the settings.
#include "ui/start/start_page.hpp"

#include "core/session/example.hpp"
#include "core/session/session.hpp"
#include "ui/common/icons.hpp"
#include "ui/common/theme.hpp"

#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

const QString kRecent = u"recent/paths"_s;
constexpr int kMostRecent = 12;
constexpr int kColumn = 404;

QPushButton* bigButton(const QString& text, const QString& iconName, bool primary)
{
    auto* button = new QPushButton(text);
    button->setProperty("primary", primary);
    button->setIcon(icon(iconName, primary ? theme().onAccent : theme().text, kIconInButton));
    button->setAccessibleName(text);
    button->setMinimumHeight(36);
    return button;
}

} // namespace

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"startPage"_s);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    m_errorBar = new QFrame;
    m_errorBar->setObjectName(u"errorBar"_s);
    auto* bar = new QHBoxLayout(m_errorBar);
    m_errorText = new QLabel;
    m_errorText->setObjectName(u"errorText"_s);
    m_errorText->setWordWrap(true);
    bar->addWidget(m_errorText);
    m_errorBar->hide();
    page->addWidget(m_errorBar);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(48, 48, 48, 48);
    row->setSpacing(48);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    buildActions(left);
    buildRecent(right);
    auto* leftSide = new QWidget;
    leftSide->setFixedWidth(kColumn);
    leftSide->setLayout(left);
    row->addWidget(leftSide);
    row->addLayout(right, 1);
    page->addLayout(row, 1);
    fillRecent();
}

void StartPage::buildActions(QVBoxLayout* column)
{
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* name = new QLabel(tr("Plansift"));
    name->setStyleSheet(u"font-size: 22px; font-weight: bold;"_s);
    auto* what = new QLabel(tr("Systematic reviews from database exports to manuscript figures."));
    what->setProperty("secondary", true);
    what->setWordWrap(true);
    column->addWidget(name);
    column->addWidget(what);
    column->addSpacing(16);
    auto* create = bigButton(tr("New review…"), u"plus"_s, true);
    create->setObjectName(u"newReview"_s);
    connect(create, &QPushButton::clicked, this, &StartPage::newAsked);
    auto* open = bigButton(tr("Open a review…"), u"folder"_s, false);
    open->setObjectName(u"openReview"_s);
    connect(open, &QPushButton::clicked, this, &StartPage::openAsked);
    column->addWidget(create);
    column->addWidget(open);
    column->addSpacing(16);
    auto* heading = new QLabel(tr("Look at an example"));
    heading->setProperty("heading", true);
    column->addWidget(heading);
    for (const ExampleSpec& example : examples()) {
        auto* button = bigButton(example.title, u"open"_s, false);
        button->setObjectName(u"example_"_s + example.key);
        button->setStyleSheet(u"text-align: left;"_s);
        button->setToolTip(example.title);
        connect(button, &QPushButton::clicked, this, [this, key = example.key] { Q_EMIT exampleAsked(key); });
        column->addWidget(button);
    }
    column->addStretch(1);
}

void StartPage::buildRecent(QVBoxLayout* column)
{
    auto* heading = new QLabel(tr("Recent reviews"));
    heading->setStyleSheet(u"font-size: 18px; font-weight: bold;"_s);
    m_none = new QLabel(tr("No reviews yet. Start a new one or look at an example."));
    m_none->setProperty("secondary", true);
    m_recent = new QListWidget;
    m_recent->setObjectName(u"recentReviews"_s);
    m_recent->setAccessibleName(tr("Recent reviews"));
    m_recent->setSpacing(4);
    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        Q_EMIT openRequested(item->data(Qt::UserRole).toString());
    });
    column->addWidget(heading);
    column->addWidget(m_none);
    column->addWidget(m_recent, 1);
    column->addStretch(0); // keeps the heading at the top while there is no list
}

void StartPage::fillRecent()
{
    m_recent->clear();
    QSettings settings;
    for (const QString& path : settings.value(kRecent).toStringList()) {
        const QString title =
            settings.value(u"recent/"_s + QString::fromLatin1(path.toUtf8().toHex())).toString();
        const QString state =
            QFileInfo::exists(path) ? path : tr("%1 (the file is not there any more)").arg(path);
        auto* item = new QListWidgetItem(title + u'\n' + state, m_recent);
        item->setData(Qt::UserRole, path);
    }
    m_none->setVisible(m_recent->count() == 0);
    m_recent->setVisible(m_recent->count() > 0);
    m_none->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void StartPage::remember(const QString& path, const Session& session)
{
    QSettings settings;
    const QString full = QFileInfo(path).absoluteFilePath();
    QStringList paths = settings.value(kRecent).toStringList();
    paths.removeAll(full);
    paths.prepend(full);
    settings.setValue(kRecent, paths.mid(0, kMostRecent));
    settings.setValue(u"recent/"_s + QString::fromLatin1(full.toUtf8().toHex()),
                      session.info().valueOr(ReviewInfo{}).title);
    fillRecent();
}

void StartPage::showError(const QString& sentence)
{
    m_errorText->setText(sentence.left(1).toUpper() + sentence.mid(1));
    m_errorBar->show();
}

void StartPage::clearError()
{
    m_errorBar->hide();
}

} // namespace plansift::ui
