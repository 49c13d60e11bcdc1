// SPDX-License-Identifier: GPL-3.0-or-later
// The right pane of the page of full texts.
#include "ui/fulltext/decision_pane.hpp"

#include "ui/common/elided_button.hpp"
#include "ui/common/icons.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"
#include "ui/fulltext/pdf_pane.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kFirstReasonKey = 4;
constexpr int kLastReasonKey = 9;
constexpr int kVoteHeight = 44;

} // namespace

DecisionPane::DecisionPane(QWidget* parent)
    : QWidget(parent)
{
    setMinimumWidth(270);
    m_title = headingLabel({});
    m_title->setObjectName(u"reportTitle"_s);
    m_title->setWordWrap(true);
    m_where = secondaryLabel();
    m_where->setWordWrap(true);
    m_where->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* head = new QWidget;
    auto* lines = new QVBoxLayout(head);
    lines->setContentsMargins(kGap, 10, kGap, 6);
    lines->addWidget(m_title);
    lines->addWidget(m_where);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(buildReasons());
    column->addWidget(buildQuotes(), 1);
    column->addWidget(buildButtons());
}

QWidget* DecisionPane::buildReasons()
{
    auto* block = new QWidget;
    m_reasonColumn = new QVBoxLayout(block);
    m_reasonColumn->setContentsMargins(kGap, 6, kGap, 6);
    m_reasonColumn->setSpacing(3);
    m_reasonColumn->addWidget(headingLabel(tr("Reasons, most important first")));
    m_newReason = new QLineEdit;
    m_newReason->setObjectName(u"newReason"_s);
    m_newReason->setAccessibleName(tr("New reason to exclude"));
    m_newReason->setPlaceholderText(tr("Another reason, then Enter"));
    connect(m_newReason, &QLineEdit::returnPressed, this, [this] {
        const QString label = m_newReason->text().trimmed();
        m_newReason->clear();
        if (label.isEmpty())
            return;
        Q_EMIT reasonAdded(label);
        toggleReason(label, true);
        showReasons();
    });
    m_reasonColumn->addWidget(m_newReason);
    return block;
}

QWidget* DecisionPane::buildQuotes()
{
    auto* block = new QWidget;
    auto* column = new QVBoxLayout(block);
    column->setContentsMargins(kGap, 6, kGap, 6);
    column->addWidget(headingLabel(tr("Quotes")));
    m_quoteList = new QListWidget;
    m_quoteList->setObjectName(u"quoteList"_s);
    m_quoteList->setAccessibleName(tr("Quotes of this report"));
    m_quoteList->setWordWrap(true);
    m_quoteList->setSpacing(2);
    connect(m_quoteList, &QListWidget::itemActivated, this,
            [this] { Q_EMIT quoteChosen(m_quotes.value(m_quoteList->currentRow())); });
    connect(m_quoteList, &QListWidget::itemClicked, this,
            [this] { Q_EMIT quoteChosen(m_quotes.value(m_quoteList->currentRow())); });
    column->addWidget(m_quoteList, 1);
    QPushButton* remove = linkButton(tr("Remove the chosen quote"));
    remove->setObjectName(u"removeQuote"_s);
    connect(remove, &QPushButton::clicked, this, [this] {
        if (m_quoteList->currentRow() >= 0)
            Q_EMIT quoteRemoved(m_quotes.value(m_quoteList->currentRow()));
    });
    column->addWidget(remove, 0, Qt::AlignLeft);
    return block;
}

QWidget* DecisionPane::buildButtons()
{
    auto* bar = barWidget();
    auto* grid = new QGridLayout(bar);
    grid->setContentsMargins(kGap, 8, kGap, 8);
    m_note = new QLineEdit;
    m_note->setObjectName(u"fullTextNote"_s);
    m_note->setAccessibleName(tr("Note on this decision"));
    m_note->setPlaceholderText(tr("Note on this decision"));
    grid->addWidget(m_note, 0, 0, 1, 4);
    struct Line {
        QString command;
        QString text;
        QString vote;
        int row, column, span;
    };
    const QList<Line> lines{{u"exclude"_s, tr("Exclude  1"), u"exclude"_s, 1, 0, 2},
                            {u"include"_s, tr("Include  3"), u"include"_s, 1, 2, 2},
                            {u"maybe"_s, tr("Maybe  2"), {}, 2, 0, 2},
                            {u"later"_s, tr("Later  S"), {}, 2, 2, 2},
                            {u"not-retrieved"_s, tr("Not retrieved  0"), {}, 3, 0, 4}};
    for (const Line& line : lines) {
        auto* button = new QPushButton(line.text);
        button->setObjectName(u"fullText."_s + line.command);
        button->setAccessibleName(line.text.section(u"  "_s, 0, 0));
        button->setFocusPolicy(Qt::TabFocus);
        if (!line.vote.isEmpty()) {
            button->setProperty("vote", line.vote);
            button->setMinimumHeight(kVoteHeight);
        }
        connect(button, &QPushButton::clicked, this, [this, command = line.command] { run(command); });
        m_buttons.insert(line.command, button);
        grid->addWidget(button, line.row, line.column, 1, line.span);
    }
    m_hint = secondaryLabel();
    m_hint->setObjectName(u"fullTextHint"_s);
    m_hint->setWordWrap(true);
    grid->addWidget(m_hint, 4, 0, 1, 4);
    return bar;
}

void DecisionPane::setReasons(const QStringList& labels)
{
    m_labels = labels;
    qDeleteAll(m_reasonButtons);
    m_reasonButtons.clear();
    for (int i = 0; i < m_labels.size(); ++i) {
        const int key = kFirstReasonKey + i;
        auto* button = new ElidedButton;
        button->setWords(key <= kLastReasonKey ? tr("%1  %2").arg(key).arg(m_labels.at(i)) : m_labels.at(i));
        button->setObjectName(u"fullTextReason.%1"_s.arg(i));
        button->setAccessibleName(m_labels.at(i));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setStyleSheet(u"text-align: left;"_s);
        connect(button, &QPushButton::clicked, this, [this, label = m_labels.at(i)](bool on) {
            toggleReason(label, on);
            showReasons();
        });
        m_reasonColumn->insertWidget(1 + i, button);
        m_reasonButtons += button;
    }
    showReasons();
}

void DecisionPane::toggleReason(const QString& label, bool on)
{
    m_chosen.removeAll(label);
    if (on)
        m_chosen += label;
}

void DecisionPane::showReasons()
{
    for (int i = 0; i < m_reasonButtons.size(); ++i)
        m_reasonButtons.at(i)->setChecked(m_chosen.contains(m_labels.at(i)));
    m_buttons.value(u"exclude"_s)->setEnabled(m_writable && !m_chosen.isEmpty());
    if (m_chosen.isEmpty())
        m_hint->setText(tr("Choose a reason to exclude. Several are allowed; the first counts in the flow."));
    else
        m_hint->setText(tr("Counts as: %1").arg(m_chosen.constFirst()));
}

void DecisionPane::setReport(const SoughtReport& report, const std::optional<Decision>& standing,
                             bool writable)
{
    m_writable = writable && report.record != 0;
    m_title->setText(report.title);
    m_where->setText(report.doi.isEmpty() ? report.label
                                          : tr("%1 · https://doi.org/%2").arg(report.label, report.doi));
    m_chosen = standing ? standing->reasons : QStringList();
    m_note->setText(standing ? standing->note : QString());
    for (QPushButton* button : std::as_const(m_buttons))
        button->setEnabled(m_writable);
    m_newReason->setEnabled(m_writable);
    showReasons();
    if (standing && standing->verdict != Verdict::Exclude)
        m_hint->setText(standing->verdict == Verdict::NotRetrieved ? tr("Your vote: not retrieved")
                                                                   : tr("Your vote: include"));
}

void DecisionPane::setQuotes(const QList<Quote>& quotes)
{
    m_quotes = quotes;
    m_quoteList->clear();
    for (const Quote& quote : quotes) {
        QPixmap colour(6, 32);
        colour.fill(quoteColour(quote.purpose));
        auto* item = new QListWidgetItem(tr("“%1”\np. %2").arg(quote.text).arg(quote.page), m_quoteList);
        item->setIcon(QIcon(colour));
        item->setToolTip(quote.text);
    }
}

void DecisionPane::run(const QString& command)
{
    if (command == u"later"_s)
        return Q_EMIT moved(1);
    if (command == u"back"_s)
        return Q_EMIT moved(-1);
    if (command.startsWith(u"reason."_s)) {
        const QString label = m_labels.value(command.mid(7).toInt());
        if (!label.isEmpty() && m_writable)
            toggleReason(label, !m_chosen.contains(label));
        return showReasons();
    }
    const QPushButton* button = m_buttons.value(command);
    const std::optional<Verdict> verdict = verdictFromKey(command);
    if (button && button->isEnabled() && verdict)
        Q_EMIT decided(*verdict, *verdict == Verdict::Exclude ? m_chosen : QStringList(),
                       m_note->text().trimmed());
}

} // namespace plansift::ui
