// SPDX-License-Identifier: GPL-3.0-or-later
// Settling the conflicts of a stage.
#include "ui/screening/conflicts_view.hpp"

#include "core/session/records.hpp"
#include "core/session/screening_rules.hpp"
#include "ui/common/flow_layout.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/prompter.hpp"
#include "ui/common/theme.hpp"
#include "ui/records/reading_pane.hpp"
#include "ui/records/record_html.hpp"
#include "ui/screening/agreement_panel.hpp"
#include "ui/screening/conflict_list.hpp"
#include "ui/screening/decision_bar.hpp"
#include "ui/screening/vote_card.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kListWidth = 200;
constexpr int kSide = 30; // that of the record's text
constexpr int kCardsWidth = 568;
constexpr int kReadingSize = 15;
constexpr int kTooSoon = 150; // ms

bool isIn(Verdict verdict)
{
    return verdict == Verdict::Include || verdict == Verdict::Maybe;
}

} // namespace

ConflictsView::ConflictsView(const PageContext& context, Stage stage, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_stage(stage)
    , m_lookup([this](const ConflictOverview& overview) { showOverview(overview); })
{
    m_list = new ConflictList;
    m_list->setObjectName(named(u"conflictList"_s));
    m_list->setAccessibleName(tr("Conflicts"));
    m_list->setMinimumWidth(kListWidth);
    connect(m_list, &QListWidget::currentRowChanged, this, &ConflictsView::showConflict);
    m_panel = new AgreementPanel(named({}));
    const QString setting = context.review.settingsGroup(named(u"settling"_s));
    m_panel->setSettling(static_cast<Settling>(std::clamp(QSettings().value(setting).toInt(), 0, 2)));
    connect(m_panel, &AgreementPanel::settlingChosen, this, [this, setting](Settling chosen) {
        QSettings().setValue(setting, static_cast<int>(chosen));
        showConflict();
    });
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(m_list);
    splitter->addWidget(buildCentre());
    splitter->addWidget(m_panel);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({248, 628, 228});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
    setFocusProxy(m_list);
}

QWidget* ConflictsView::buildCentre()
{
    m_record = new ReadingPane;
    m_record->setObjectName(named(u"conflictRecord"_s));
    m_record->setAccessibleName(tr("The record on which the votes differ"));
    m_record->setTextSize(kReadingSize);
    m_bar = new DecisionBar(buildReasonLine(), {u"back"_s, u"exclude"_s, u"include"_s, u"later"_s},
                            named(u"settle."_s));
    connect(m_bar, &DecisionBar::commandGiven, this, &ConflictsView::run);
    auto* conflict = new QWidget;
    auto* column = new QVBoxLayout(conflict);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_record, 1);
    column->addWidget(buildCards());
    m_empty = new QLabel;
    m_empty->setObjectName(named(u"noConflicts"_s));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_centre = new QStackedWidget;
    m_centre->addWidget(conflict);
    m_centre->addWidget(m_empty);
    auto* side = new QWidget;
    auto* sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(0, 0, 0, 0);
    sideColumn->setSpacing(0);
    sideColumn->addWidget(m_centre, 1);
    sideColumn->addWidget(m_bar);
    return side;
}

/// The votes, as wide as the record's text and in the middle like it.
QWidget* ConflictsView::buildCards()
{
    auto* block = new QWidget;
    block->setMaximumWidth(kCardsWidth);
    auto* column = new QVBoxLayout(block);
    column->setContentsMargins(0, 8, 0, 8);
    m_cards = new QHBoxLayout;
    m_cards->setSpacing(kGap);
    column->addLayout(m_cards);
    auto* words = secondaryLabel(tr("Both votes stay in the file for ever. Agreement is always computed from "
                                    "them, never from the settled decision."));
    words->setWordWrap(true);
    column->addWidget(words);
    auto* middle = new QWidget;
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(kSide, 0, kSide, 0);
    row->addStretch(1);
    row->addWidget(block, 1000);
    row->addStretch(1);
    return middle;
}

QWidget* ConflictsView::buildReasonLine()
{
    m_why = new QLineEdit;
    m_why->setObjectName(named(u"conflictNote"_s));
    m_why->setAccessibleName(tr("Why it is settled so"));
    m_why->setPlaceholderText(tr("Why, e.g. joint discussion"));
    m_reason = new QComboBox;
    m_reason->setObjectName(named(u"conflictReason"_s));
    m_reason->setAccessibleName(tr("Reason to exclude"));
    m_reason->setEditable(true);
    m_reason->setFixedWidth(150);
    m_reason->lineEdit()->setPlaceholderText(tr("Reason to exclude"));
    m_whyKey = new QLabel;
    m_whyKey->setProperty("keyCap", true);
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(secondaryLabel(tr("Why")));
    row->addWidget(m_reason);
    row->addWidget(m_why, 1);
    row->addWidget(m_whyKey, 0, Qt::AlignVCenter);
    return line;
}

/// Object names differ between the stages.
QString ConflictsView::named(const QString& name) const
{
    return m_stage == Stage::FullText ? u"fullText_"_s + name : name;
}

void ConflictsView::bind(const QKeySequence& keys, const QString& words, const std::function<void()>& act)
{
    m_shortcuts += addKey(this, keys, words, act);
}

void ConflictsView::setKeys(const ShortcutTable& keys)
{
    m_keys = keys;
    qDeleteAll(m_shortcuts);
    m_shortcuts.clear();
    for (const KeyBinding& binding : keys.bindings())
        if (const QString& command = binding.command;
            !command.startsWith(u"reason."_s) && command != u"maybe"_s)
            bind(binding.keys, commandWords(command), [this, command] { run(command); });
    const QKeySequence why = keys.isBound(Qt::Key_R) ? QKeySequence(u"Alt+R"_s) : QKeySequence(Qt::Key_R);
    bind(why, tr("why it is settled so"), [this] { m_why->setFocus(); });
    m_whyKey->setText(why.toString(QKeySequence::NativeText));
    bind(Qt::Key_J, tr("next conflict"), [this] { m_list->step(1); });
    bind(Qt::Key_K, tr("conflict before"), [this] { m_list->step(-1); });
    bind(Qt::Key_D, tr("discussion sheet"), [this] { exportSheet(); });
    m_bar->setKeys(keys);
}

qsizetype ConflictsView::openConflicts(const Session& session, Stage stage)
{
    return recordsStanding(session, stage, Standing::Conflict).valueOr({}).size();
}

void ConflictsView::refresh()
{
    m_stale = true;
    if (isVisible())
        ask();
}

void ConflictsView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        ask();
}

void ConflictsView::ask()
{
    m_stale = false;
    m_lookup.ask(m_context.review.session(), [stage = m_stage](const Session& session) {
        return conflictOverview(session, stage).valueOr({});
    });
}

void ConflictsView::showOverview(const ConflictOverview& overview)
{
    m_overview = overview;
    std::ranges::stable_sort(m_overview.open, {}, [this](const ConflictLine& conflict) {
        return m_later.indexOf(conflict.record);
    });
    m_panel->setOverview(m_overview);
    m_list->setConflicts(m_overview.open, m_overview.settled);
    showConflict();
}

const ConflictLine* ConflictsView::line(RowId record) const
{
    for (const QList<ConflictLine>* lines : {&m_overview.open, &m_overview.settled})
        for (const ConflictLine& conflict : *lines)
            if (conflict.record == record)
                return &conflict;
    return nullptr;
}

void ConflictsView::showConflict()
{
    Review& review = m_context.review;
    keepDraft();
    m_shown = m_list->chosen();
    const bool writable = m_shown != 0 && !review.session().isReadOnly();
    m_bar->setVotable(writable, writable && !m_settled.isEmpty());
    m_why->setEnabled(writable);
    m_reason->setEnabled(writable);
    const ConflictLine* conflict = line(m_shown);
    m_bar->setGiven(conflict && conflict->settled ? std::optional(conflict->settled->verdict) : std::nullopt);
    if (m_shown == 0)
        return showEmpty();
    m_centre->setCurrentIndex(0);
    const QList<Decision> votes = review.valueOf(votesWithNotes(review.session(), m_shown, m_stage));
    const Highlighter marker(review.valueOf(highlights(review.session())));
    m_record->setHtml(recordHtml(review.valueOf(recordView(review.session(), m_shown)), {}, marker));
    showCards(votes);
    fillReasons(votes);
    showDraft();
}

void ConflictsView::showCards(const QList<Decision>& votes)
{
    clearLayout(m_cards);
    QHash<QString, QString> keys;
    const QList<Reason> known = m_context.review.valueOf(reasons(m_context.review.session(), m_stage));
    for (qsizetype i = 0; i < known.size(); ++i)
        keys.insert(known.at(i).label, m_keys.keyTexts(u"reason.%1"_s.arg(i)).value(0));
    const ConflictLine* conflict = line(m_shown);
    const QString me = m_context.review.session().reviewer();
    const bool mine = std::ranges::find(votes, me, &Decision::reviewer) != votes.end();
    const bool hidden =
        m_panel->settling() == Settling::ThirdBlind && !mine && conflict && !conflict->settled;
    for (const Decision& vote : votes)
        m_cards->addWidget(new VoteCard(vote, keys, hidden), 1);
}

void ConflictsView::showEmpty()
{
    m_centre->setCurrentIndex(1);
    clearLayout(m_cards);
    m_reason->setCurrentText({});
    m_why->clear();
    const auto included = std::ranges::count_if(
        m_overview.settled, [](const ConflictLine& conflict) { return isIn(conflict.settled->verdict); });
    const qsizetype settled = m_overview.settled.size();
    const QLocale locale;
    m_empty->setText(settled == 0 ? tr("No open conflicts. None has been settled.")
                                  : tr("No open conflicts. %1 settled: %2 included, %3 excluded.")
                                        .arg(locale.toString(settled), locale.toString(included),
                                             locale.toString(settled - included)));
}

/// What is typed belongs to the conflict it was typed for.
void ConflictsView::keepDraft()
{
    if (m_shown != 0)
        m_drafts[m_shown] = {m_reason->currentText(), m_why->text()};
}

void ConflictsView::fillReasons(const QList<Decision>& votes)
{
    m_reason->clear();
    for (const Reason& reason : m_context.review.valueOf(reasons(m_context.review.session(), m_stage)))
        m_reason->addItem(reason.label);
    m_reason->setCurrentText({});
    for (const Decision& vote : votes)
        if (!vote.reasons.isEmpty())
            m_reason->setCurrentText(vote.reasons.constFirst()); // proposed
}

void ConflictsView::showDraft()
{
    const ConflictLine* conflict = line(m_shown);
    const auto draft = m_drafts.constFind(m_shown);
    if (draft != m_drafts.constEnd()) {
        m_reason->setCurrentText(draft->reason);
        m_why->setText(draft->why);
    } else if (conflict && conflict->settled) {
        if (!conflict->settled->reasons.isEmpty())
            m_reason->setCurrentText(conflict->settled->reasons.constFirst());
        m_why->setText(conflict->settled->note);
    } else {
        m_why->clear();
    }
}

void ConflictsView::run(const QString& command)
{
    if (command == u"back"_s)
        return back();
    if (command == u"later"_s)
        return later();
    if (const std::optional<Verdict> verdict = verdictFromKey(command))
        settle(*verdict);
}

void ConflictsView::settle(Verdict verdict)
{
    const bool tooSoon = m_afterWait.isValid() && !m_afterWait.hasExpired(kTooSoon);
    if (m_shown == 0 || tooSoon || m_context.review.session().isReadOnly())
        return;
    Decision decision;
    decision.record = m_shown;
    decision.stage = m_stage;
    decision.verdict = verdict;
    decision.note = m_why->text().trimmed();
    if (const QString reason = m_reason->currentText().trimmed();
        verdict == Verdict::Exclude && !reason.isEmpty())
        decision.reasons = {reason};
    const RowId settled = m_shown;
    QElapsedTimer wait;
    wait.start();
    keepDraft();
    m_shown = 0; // the draft is the settlement's from here on
    const bool done =
        m_context.review.change([&decision](Session& session) { return adjudicate(session, decision); });
    if (wait.elapsed() > kTooSoon)
        m_afterWait.start(); // keys pressed meanwhile were meant for this conflict, not for the next
    if (!done) {
        m_shown = settled;
        return;
    }
    m_drafts.remove(settled);
    m_later.removeAll(settled);
    m_settled.removeAll(settled);
    m_settled += settled;
    m_bar->setVotable(m_shown != 0, true);
    m_list->setFocus(); // the keys go on to the next conflict
}

void ConflictsView::later()
{
    if (m_shown == 0)
        return;
    m_later.removeAll(m_shown);
    m_later += m_shown;
    showOverview(ConflictOverview(m_overview));
    m_list->choose(m_overview.open.isEmpty() ? 0 : m_overview.open.constFirst().record);
}

void ConflictsView::back()
{
    if (!m_settled.isEmpty())
        m_list->choose(m_settled.takeLast());
}

void ConflictsView::exportSheet()
{
    Review& review = m_context.review;
    const QString path = m_context.prompter.saveFile(this, tr("Discussion sheet"), tr("discussion sheet.csv"),
                                                     tr("Table (*.csv)"));
    if (path.isEmpty())
        return;
    if (const Status done = writeDiscussionSheet(review.session(), m_stage, path); !done)
        return review.report(done.error());
    Q_EMIT review.done(tr("%1 conflicts written to %2").arg(m_overview.open.size()).arg(path));
}

} // namespace plansift::ui
