// SPDX-License-Identifier: GPL-3.0-or-later
// The right pane of the page of full texts.
#include "ui/fulltext/decision_pane.hpp"

#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"
#include "ui/common/vote_button.hpp"
#include "ui/fulltext/pdf_pane.hpp"
#include "ui/fulltext/reason_button.hpp"

#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kFirstReasonKey = 4;
constexpr int kLastReasonKey = 9;
constexpr int kVoteHeight = 44;
constexpr int kPlainHeight = 28;
constexpr int kBarHeight = 98;
constexpr int kReasonRow = 26;
constexpr int kBelowReasons = 290; // new reason, note, quotes and buttons at their least
constexpr int kNarrowest = 284;    // three plain buttons with their keys

struct ButtonSpec {
    QString command;
    QString word;
    QString icon;
    QString vote; ///< "" for a plain button of the second line
    QString key;
};

QList<ButtonSpec> buttonSpecs()
{
    const QString back = QKeySequence(Qt::Key_Backspace).toString(QKeySequence::NativeText);
    return {{u"exclude"_s, DecisionPane::tr("Exclude"), u"cross"_s, u"exclude"_s, u"1"_s},
            {u"include"_s, DecisionPane::tr("Include"), u"check"_s, u"include"_s, u"3"_s},
            {u"back"_s, DecisionPane::tr("Back"), {}, {}, back},
            {u"not-retrieved"_s, DecisionPane::tr("Not retrieved"), {}, {}, u"0"_s},
            {u"later"_s, DecisionPane::tr("Later"), {}, {}, u"S"_s}};
}

QString standingWords(const Decision& standing)
{
    switch (standing.verdict) {
    case Verdict::Include:
        return DecisionPane::tr("Your vote: include");
    case Verdict::Maybe:
        return DecisionPane::tr("Your vote: maybe");
    case Verdict::NotRetrieved:
        return DecisionPane::tr("Your vote: not retrieved");
    case Verdict::Exclude:
        return DecisionPane::tr("Your vote: exclude, %1").arg(standing.reasons.value(0));
    }
    return {};
}

} // namespace

DecisionPane::DecisionPane(QWidget* parent)
    : QWidget(parent)
{
    setMinimumWidth(kNarrowest);
    m_title = headingLabel({});
    m_title->setObjectName(u"reportTitle"_s);
    m_title->setWordWrap(true);
    m_where = secondaryLabel();
    m_where->setWordWrap(true);
    m_where->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_head = new QWidget;
    auto* lines = new QVBoxLayout(m_head);
    lines->setContentsMargins(kGap, 10, kGap, 6);
    lines->addWidget(m_title);
    lines->addWidget(m_where);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(buildReasons());
    column->addWidget(buildQuotes(), 1);
    column->addWidget(buildButtons());
}

/// Many reasons scroll; the note stays below them.
QWidget* DecisionPane::buildReasons()
{
    auto* rows = new QWidget;
    m_reasonColumn = new QVBoxLayout(rows);
    m_reasonColumn->setContentsMargins(kGap - 4, 0, kGap - 4, 0);
    m_reasonColumn->setSpacing(0);
    m_reasonColumn->addStretch(1);
    m_reasonScroll = new QScrollArea;
    m_reasonScroll->setWidgetResizable(true);
    m_reasonScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_reasonScroll->setFocusPolicy(Qt::NoFocus);
    m_reasonScroll->setWidget(rows);
    m_newReason = new QLineEdit;
    m_newReason->setObjectName(u"newReason"_s);
    m_newReason->setAccessibleName(tr("New reason to exclude"));
    m_newReason->setPlaceholderText(tr("Another reason, then Enter"));
    connect(m_newReason, &QLineEdit::returnPressed, this, &DecisionPane::addReason);
    m_hint = secondaryLabel();
    m_hint->setObjectName(u"fullTextHint"_s);
    m_hint->setWordWrap(true);
    m_note = new QLineEdit;
    m_note->setObjectName(u"fullTextNote"_s);
    m_note->setAccessibleName(tr("Note on this decision"));
    m_note->setPlaceholderText(tr("Note on this decision"));
    auto* block = new QWidget;
    auto* column = new QVBoxLayout(block);
    column->setContentsMargins(0, 6, 0, 6);
    column->setSpacing(4);
    auto* heading = headingLabel(tr("Reasons, most important first"));
    column->addWidget(heading);
    column->addWidget(m_reasonScroll);
    for (QWidget* part :
         {static_cast<QWidget*>(m_newReason), static_cast<QWidget*>(m_hint), static_cast<QWidget*>(m_note)})
        column->addWidget(part);
    for (QWidget* part : {static_cast<QWidget*>(heading), static_cast<QWidget*>(m_hint)})
        part->setContentsMargins(kGap, 0, kGap, 0);
    for (QLineEdit* field : {m_newReason, m_note})
        field->setStyleSheet(u"margin-left: %1px; margin-right: %1px;"_s.arg(kGap));
    return block;
}

void DecisionPane::addReason()
{
    const QString label = m_newReason->text().trimmed();
    m_newReason->clear();
    if (label.isEmpty())
        return;
    Q_EMIT reasonAdded(label);
    toggleReason(label, true);
    showReasons();
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
    m_quoteList->setMinimumHeight(2 * kReasonRow);
    m_quoteList->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // the reasons come first
    connect(m_quoteList, &QListWidget::itemActivated, this,
            [this] { Q_EMIT quoteChosen(m_quotes.value(m_quoteList->currentRow())); });
    connect(m_quoteList, &QListWidget::itemClicked, this,
            [this] { Q_EMIT quoteChosen(m_quotes.value(m_quoteList->currentRow())); });
    column->addWidget(m_quoteList, 1);
    m_remove = linkButton(tr("Remove the chosen quote"));
    m_remove->setObjectName(u"removeQuote"_s);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (m_quoteList->currentRow() >= 0)
            Q_EMIT quoteRemoved(m_quotes.value(m_quoteList->currentRow()));
    });
    column->addWidget(m_remove, 0, Qt::AlignLeft);
    return block;
}

QWidget* DecisionPane::buildButtons()
{
    auto* bar = barWidget();
    bar->setObjectName(u"fullTextDecision"_s);
    bar->setFixedHeight(kBarHeight);
    auto* column = new QVBoxLayout(bar);
    column->setContentsMargins(6, 8, 6, 8);
    column->setSpacing(6);
    auto* votes = new QHBoxLayout;
    votes->setSpacing(8);
    auto* others = new QHBoxLayout;
    others->setSpacing(2);
    for (const ButtonSpec& spec : buttonSpecs()) {
        auto* button = new VoteButton(spec.word, spec.icon, spec.vote);
        button->setObjectName(u"fullText."_s + spec.command);
        button->setKeys({spec.key});
        button->setFocusPolicy(Qt::TabFocus);
        button->setFixedHeight(spec.vote.isEmpty() ? kPlainHeight : kVoteHeight);
        connect(button, &QPushButton::clicked, this, [this, command = spec.command] { run(command); });
        m_buttons.insert(spec.command, button);
        (spec.vote.isEmpty() ? others : votes)->addWidget(button);
    }
    column->addLayout(votes);
    column->addLayout(others);
    return bar;
}

void DecisionPane::setReasons(const QStringList& labels)
{
    if (labels == m_labels && m_reasonRows.size() == labels.size())
        return;
    m_labels = labels;
    qDeleteAll(m_reasonRows);
    m_reasonRows.clear();
    for (int i = 0; i < m_labels.size(); ++i) {
        const int key = kFirstReasonKey + i;
        auto* row =
            new ReasonButton(m_labels.at(i), key <= kLastReasonKey ? QString::number(key) : QString());
        row->setObjectName(u"fullTextReason.%1"_s.arg(i));
        connect(row, &QPushButton::clicked, this, [this, label = m_labels.at(i)](bool on) {
            toggleReason(label, on);
            showReasons();
        });
        m_reasonColumn->insertWidget(i, row);
        row->show(); // at once, so that it can be measured
        m_reasonRows += row;
    }
    setCounts(m_counts);
    showReasons();
    fitReasons();
}

/// All reasons are seen while there is room for the parts below; then they scroll.
void DecisionPane::fitReasons()
{
    QWidget* rows = m_reasonScroll->widget();
    const int wanted = std::max(kReasonRow, rows->layout()->heightForWidth(width()));
    const int room = height() - m_head->heightForWidth(width()) - kBelowReasons;
    rows->setMinimumHeight(wanted);
    m_reasonScroll->setFixedHeight(std::clamp(room, std::min(wanted, 2 * kReasonRow), wanted));
}

void DecisionPane::resizeEvent(QResizeEvent*)
{
    fitReasons();
}

void DecisionPane::setCounts(const QHash<QString, int>& counts)
{
    m_counts = counts;
    for (ReasonButton* row : std::as_const(m_reasonRows))
        row->setCount(m_counts.value(row->label()));
}

void DecisionPane::setCanGoBack(bool can)
{
    m_buttons.value(u"back"_s)->setEnabled(can);
}

void DecisionPane::toggleReason(const QString& label, bool on)
{
    m_standing.clear(); // what is being chosen is said instead
    m_chosen.removeAll(label);
    if (on)
        m_chosen += label;
}

void DecisionPane::showReasons()
{
    for (ReasonButton* row : std::as_const(m_reasonRows)) {
        row->setPlace(m_chosen.indexOf(row->label()));
        row->setEnabled(m_writable);
    }
    m_buttons.value(u"exclude"_s)->setEnabled(m_writable && !m_chosen.isEmpty());
    if (!m_standing.isEmpty())
        m_hint->setText(m_standing);
    else if (m_chosen.isEmpty())
        m_hint->setText(tr("Choose one to exclude. Several allowed; the first counts in the flow."));
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
    m_standing = standing ? standingWords(*standing) : QString();
    m_note->setText(standing ? standing->note : QString());
    for (const QString& command : {u"include"_s, u"not-retrieved"_s, u"later"_s})
        m_buttons.value(command)->setEnabled(m_writable);
    m_newReason->setEnabled(m_writable);
    fitReasons(); // the title may have more lines
    m_note->setEnabled(m_writable);
    m_remove->setEnabled(m_writable);
    showReasons();
}

void DecisionPane::setQuotes(const QList<Quote>& quotes)
{
    m_quotes = quotes;
    m_quoteList->clear();
    for (const Quote& quote : quotes) {
        QPixmap colour(6, 32);
        colour.fill(quoteColour(quote.purpose));
        auto* item = new QListWidgetItem(
            tr("“%1”\np. %2 · %3").arg(quote.text).arg(quote.page).arg(quoteWords(quote.purpose)),
            m_quoteList);
        item->setIcon(QIcon(colour));
        item->setToolTip(quote.text);
    }
}

void DecisionPane::run(const QString& command)
{
    if (command == u"later"_s)
        return Q_EMIT laterAsked();
    if (command == u"back"_s)
        return Q_EMIT backAsked();
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
