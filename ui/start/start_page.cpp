// SPDX-License-Identifier: GPL-3.0-or-later
// Building the start page.
#include "ui/start/start_page.hpp"

#include "core/session/example.hpp"
#include "ui/common/icons.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"
#include "ui/start/bring_card.hpp"
#include "ui/start/drop_area.hpp"
#include "ui/start/recent_reviews.hpp"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kLeftWidth = 404;
constexpr int kButtonHeight = 36;
constexpr int kEdge = 40;
constexpr int kMark = 40; // width of the sign of the program
constexpr int kExampleWidth = 270;

/// A wide button with a note at its right end: its keys, or what it opens.
QPushButton* bigButton(const QString& text, const QString& iconName, const QString& note, bool primary)
{
    auto* button = new QPushButton(text);
    button->setProperty("primary", primary);
    button->setIcon(icon(iconName, primary ? theme().onAccent : theme().text, kIconInButton));
    button->setAccessibleName(text);
    button->setStyleSheet(u"text-align: left; min-height: %1px;"_s.arg(kButtonHeight - 4));
    auto* row = new QHBoxLayout(button);
    row->setContentsMargins(kGap, 0, kGap, 0);
    auto* label = new QLabel(note);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    label->setStyleSheet(u"font-size: 12px; background: transparent; color: %1;"_s.arg(
        (primary ? theme().onAccent : theme().secondary).name()));
    row->addStretch(1);
    row->addWidget(label);
    return button;
}

} // namespace

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"startPage"_s);
    build();
}

void StartPage::restyle()
{
    delete layout();
    qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    build();
}

void StartPage::build()
{
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    buildErrorBar(page);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(buildLeft());
    row->addWidget(buildRight(), 1);
    page->addLayout(row, 1);
}

void StartPage::buildErrorBar(QVBoxLayout* column)
{
    m_errorBar = new QFrame;
    m_errorBar->setObjectName(u"errorBar"_s);
    auto* bar = new QHBoxLayout(m_errorBar);
    m_errorText = new QLabel;
    m_errorText->setObjectName(u"errorText"_s);
    m_errorText->setWordWrap(true);
    bar->addWidget(m_errorText);
    m_errorBar->hide();
    column->addWidget(m_errorBar);
}

QWidget* StartPage::buildLeft()
{
    auto* left = new QWidget;
    left->setFixedWidth(kLeftWidth);
    left->setObjectName(u"startLeft"_s);
    left->setAttribute(Qt::WA_StyledBackground);
    left->setStyleSheet(u"QWidget#startLeft { border-right: 1px solid %1; }"_s.arg(theme().border.name()));
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(kEdge, kEdge, kEdge - 8, 24);
    column->setSpacing(8);
    auto* sign = new QLabel;
    sign->setFixedWidth(kMark + kGap);
    sign->setPixmap(QIcon(u":/icons/plansift.svg"_s).pixmap(kMark));
    auto* name = new QLabel(tr("Plansift"));
    name->setStyleSheet(u"font-size: 22px; font-weight: bold;"_s);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(secondaryLabel(tr("Systematic reviews, from search to figure")));
    auto* head = new QHBoxLayout;
    head->addWidget(sign);
    head->addLayout(words, 1);
    column->addLayout(head);
    column->addSpacing(16);
    buildActions(column);
    column->addSpacing(16);
    buildCards(column);
    column->addStretch(1);
    QLabel* footer =
        secondaryLabel(tr("Works without a network. No account. A review is one file on your disk."));
    footer->setWordWrap(true);
    column->addWidget(footer);
    return left;
}

void StartPage::buildActions(QVBoxLayout* column)
{
    QPushButton* create = bigButton(tr("New review…"), u"plus"_s, tr("Ctrl+N"), true);
    create->setObjectName(u"newReview"_s);
    connect(create, &QPushButton::clicked, this, &StartPage::newAsked);
    QPushButton* open = bigButton(tr("Open a review…"), u"folder"_s, tr("Ctrl+O"), false);
    open->setObjectName(u"openReview"_s);
    connect(open, &QPushButton::clicked, this, &StartPage::openAsked);
    column->addWidget(create);
    column->addWidget(open);
    for (const ExampleSpec& example : examples()) {
        const QString words = tr("Example: %1").arg(example.title);
        QPushButton* button = bigButton(fontMetrics().elidedText(words, Qt::ElideRight, kExampleWidth),
                                        u"analysis"_s, {}, false);
        button->setObjectName(u"example_"_s + example.key);
        button->setToolTip(words);
        button->setAccessibleName(words);
        connect(button, &QPushButton::clicked, this, [this, key = example.key] { Q_EMIT exampleAsked(key); });
        column->addWidget(button);
    }
}

void StartPage::buildCards(QVBoxLayout* column)
{
    column->addWidget(headingLabel(tr("Bring a review from another tool")));
    column->addWidget(secondaryLabel(tr("Votes, reasons, reviewers and dates come along.")));
    for (const BringSpec& spec : bringSpecs()) {
        auto* card = new BringCard(spec);
        connect(card, &QPushButton::clicked, this, [this, spec] { Q_EMIT bringAsked(spec); });
        column->addWidget(card);
    }
}

QWidget* StartPage::buildRight()
{
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(kEdge - 8, kEdge, kEdge, 24);
    column->setSpacing(kPagePadding);
    m_recent = new RecentReviews;
    connect(m_recent, &RecentReviews::openRequested, this, &StartPage::openRequested);
    connect(m_recent, &RecentReviews::locateAsked, this, &StartPage::locateAsked);
    m_none = secondaryLabel(tr("No reviews yet. Start a new one or look at the example."));
    auto* area = new DropArea;
    connect(area, &DropArea::dropped, this, &StartPage::takeDropped);
    column->addWidget(m_recent, 3);
    column->addWidget(m_none);
    column->addWidget(area, 1);
    const auto showList = [this] {
        m_recent->setVisible(!m_recent->isEmpty());
        m_none->setVisible(m_recent->isEmpty());
    };
    connect(m_recent, &RecentReviews::emptyChanged, this, showList);
    showList();
    return right;
}

void StartPage::takeDropped(const QStringList& paths)
{
    if (paths.constFirst().endsWith(u".plansift"_s, Qt::CaseInsensitive))
        Q_EMIT openRequested(paths.constFirst());
    else
        Q_EMIT importAsked(paths);
}

void StartPage::remember(const QString& path, const QString& title)
{
    m_recent->remember(path, title);
}

void StartPage::forget(const QString& path)
{
    m_recent->forget(path);
}

void StartPage::refresh()
{
    m_recent->refresh();
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
