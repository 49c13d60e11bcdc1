// SPDX-License-Identifier: GPL-3.0-or-later
// The page of screening.
#include "ui/screening/screening_page.hpp"

#include "core/session/record_browser.hpp"
#include "core/session/records.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/theme.hpp"
#include "ui/records/record_html.hpp"
#include "ui/screening/conflicts_view.hpp"
#include "ui/screening/criteria_panel.hpp"
#include "ui/screening/decision_bar.hpp"
#include "ui/screening/progress_drawer.hpp"
#include "ui/screening/rules_view.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

const QString kPresetSetting = u"screening/keys"_s;
const QString kSizeSetting = u"screening/textSize"_s;
const QString kDrawerSetting = u"screening/drawer"_s;
constexpr int kSmallestText = 11;
constexpr int kUsualText = 15;
constexpr int kLargestText = 28;
constexpr int kMargin = 30;
constexpr double kLineWidth = 35.5; // times the text size: about 70 characters
constexpr int kSurprise = 150;      // ms: a key that comes sooner was meant for the record before

} // namespace

ScreeningPage::ScreeningPage(const PageContext& context, QWidget* parent)
    : Page(tr("Screening"), context, parent)
    , m_lookup([this](const ScreeningQueue& queue) { showQueue(queue); })
{
    connect(&review().votes(), &VoteWriter::written, this, &ScreeningPage::showWritten);
    connect(&review().votes(), &VoteWriter::failed, this, &ScreeningPage::showNotSaved);
    buildActions();
    buildScreen();
    m_conflicts = new ConflictsView(review(), Stage::TitleAbstract);
    m_rules = new RulesView(review());
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(u"screeningTabs"_s);
    m_tabs->addTab(m_screen, tr("Screen"));
    m_tabs->addTab(m_conflicts, tr("Conflicts"));
    m_tabs->addTab(m_rules, tr("Rules and keys"));
    m_tabs->setCornerWidget(buildChoices());
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (m_tabs->currentWidget() == m_conflicts)
            askQueue(); // own votes may have made some since
    });
    m_drawer = new ProgressDrawer;
    connect(m_drawer, &ProgressDrawer::closed, this, [this] { setDrawer(false); });
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(m_tabs);
    splitter->addWidget(m_drawer);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({844, 260});
    body()->addWidget(splitter, 1);
    setPreset(m_preset->currentData().toString());
    setTextSize(QSettings().value(kSizeSetting, kUsualText).toInt());
    m_drawer->setVisible(QSettings().value(kDrawerSetting, false).toBool());
    setFocusProxy(m_view);
}

void ScreeningPage::buildActions()
{
    for (const auto& [name, text, by] :
         {std::tuple(u"smallerText"_s, tr("A−"), -1), std::tuple(u"largerText"_s, tr("A+"), 1)}) {
        QPushButton* button = addAction(text, QString());
        button->setObjectName(name);
        button->setAccessibleName(by > 0 ? tr("Larger text") : tr("Smaller text"));
        connect(button, &QPushButton::clicked, this,
                [this, by = by] { setTextSize(m_view->font().pixelSize() + by); });
    }
    QPushButton* progress = addAction(tr("Progress"), u"overview"_s);
    progress->setObjectName(u"toggleProgress"_s);
    progress->setToolTip(tr("Shows or hides progress and agreement (F4)"));
    connect(progress, &QPushButton::clicked, this, [this] { setDrawer(!m_drawer->isVisible()); });
}

void ScreeningPage::buildScreen()
{
    m_view = new QTextBrowser;
    m_view->setObjectName(u"screeningRecord"_s);
    m_view->setAccessibleName(tr("The record to decide on"));
    m_view->setTextInteractionFlags(Qt::NoTextInteraction); // or it would take the letters of the keys
    m_view->document()->setDocumentMargin(kMargin);
    m_view->setLineWrapMode(QTextEdit::FixedPixelWidth);
    m_panel = new CriteriaPanel;
    connect(m_panel, &CriteriaPanel::noteChanged, this, &ScreeningPage::keepNote);
    connect(m_panel, &CriteriaPanel::tagSet, this, [this](RowId record, const QString& label, bool on) {
        review().change([&](Session& session) { return tagRecords(session, {record}, label, on); });
        showPanel();
    });
    m_bar = new DecisionBar;
    connect(m_bar, &DecisionBar::commandGiven, this, &ScreeningPage::run);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_view, 1);
    middle->addWidget(m_panel);
    m_screen = new QWidget;
    m_screen->setFocusPolicy(Qt::StrongFocus);
    auto* column = new QVBoxLayout(m_screen);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(middle, 1);
    column->addWidget(m_bar);
}

QWidget* ScreeningPage::buildChoices()
{
    auto* choices = new QWidget;
    auto* row = new QHBoxLayout(choices);
    row->setContentsMargins(0, 3, kGap, 3);
    m_reviewer = new QComboBox;
    m_reviewer->setObjectName(u"iAm"_s);
    m_reviewer->setAccessibleName(tr("I am"));
    m_reviewer->setToolTip(tr("Who votes here"));
    m_reviewer->setEditable(true);
    m_reviewer->addItems(review().valueOf(reviewers(review().session())));
    m_reviewer->setCurrentText(review().session().reviewer());
    connect(m_reviewer, &QComboBox::textActivated, this, &ScreeningPage::setReviewer);
    m_order = new QComboBox;
    m_order->setObjectName(u"screeningOrder"_s);
    m_order->setAccessibleName(tr("Order of the records"));
    m_order->addItems({tr("As imported"), tr("Random order")});
    connect(m_order, &QComboBox::activated, this, [this](int index) {
        m_queue.start(index == 1 ? RecordOrder::Random : RecordOrder::Imported);
        refresh();
    });
    m_preset = new QComboBox;
    m_preset->setObjectName(u"keyPreset"_s);
    m_preset->setAccessibleName(tr("Keys"));
    m_preset->addItem(tr("Keys: 1 2 3"), u"neutral"_s);
    m_preset->addItem(tr("Keys: Rayyan (E U I)"), u"rayyan"_s);
    m_preset->addItem(tr("Keys: ASReview (I R)"), u"asreview"_s);
    m_preset->addItem(tr("Keys: Covidence (N M Y)"), u"covidence"_s);
    const QString kept = QSettings().value(kPresetSetting, u"neutral"_s).toString();
    m_preset->setCurrentIndex(std::max(0, m_preset->findData(kept)));
    connect(m_preset, &QComboBox::currentIndexChanged, this,
            [this] { setPreset(m_preset->currentData().toString()); });
    for (QComboBox* box : {m_reviewer, m_order, m_preset})
        row->addWidget(box);
    return choices;
}

void ScreeningPage::bind(const QKeySequence& keys, const QString& command)
{
    m_shortcuts += addKey(m_screen, keys, commandWords(command), [this, command] { run(command); });
}

void ScreeningPage::setPreset(const QString& preset)
{
    QSettings().setValue(kPresetSetting, preset);
    m_keys = review().valueOf(screeningKeys(preset));
    qDeleteAll(m_shortcuts);
    m_shortcuts.clear();
    for (const KeyBinding& binding : m_keys.bindings())
        bind(binding.keys, binding.command);
    const bool votesWithN = m_keys.isBound(Qt::Key_N);
    bind(votesWithN ? QKeySequence(u"Alt+N"_s) : QKeySequence(Qt::Key_N), u"note"_s);
    bind(Qt::Key_T, u"tag"_s);
    bind(Qt::Key_H, u"marks"_s);
    bind(Qt::Key_Plus, u"larger"_s);
    bind(Qt::Key_Minus, u"smaller"_s);
    bind(Qt::Key_F4, u"drawer"_s);
    bind(Qt::Key_Space, u"scroll"_s);
    m_bar->setKeys(m_keys);
    m_rules->setKeys(m_keys);
}

void ScreeningPage::setReviewer(const QString& name)
{
    if (name.trimmed().isEmpty())
        return;
    m_panel->flush(); // the note is the one's who wrote it
    review().session().setReviewer(name.trimmed());
    m_queue.start(m_queue.order());
    refresh();
}

void ScreeningPage::setTextSize(int size)
{
    QFont reading = font();
    reading.setPixelSize(std::clamp(size, kSmallestText, kLargestText));
    m_view->setFont(reading);
    m_view->setLineWrapColumnOrWidth(static_cast<int>(reading.pixelSize() * kLineWidth) + 2 * kMargin);
    QSettings().setValue(kSizeSetting, reading.pixelSize());
}

void ScreeningPage::setDrawer(bool open)
{
    m_drawer->setVisible(open);
    QSettings().setValue(kDrawerSetting, open);
    m_drawer->refresh(review().session());
}

void ScreeningPage::askQueue()
{
    m_asking = true;
    m_lookup.ask(review().session(), [](const Session& session) {
        return ScreeningQueue{waitingForMe(session, Stage::TitleAbstract).valueOr({}),
                              ConflictsView::read(session, Stage::TitleAbstract)};
    });
    m_asking = false;
}

void ScreeningPage::showQueue(const ScreeningQueue& queue)
{
    m_conflicts->setConflicts(queue.conflicts);
    m_tabs->setTabText(1, tr("Conflicts (%1)").arg(m_conflicts->openConflicts()));
    QList<RowId> waiting = queue.waiting;
    for (const UnsavedVote& unsaved : review().votes().unsaved())
        if (unsaved.vote && unsaved.reviewer == review().session().reviewer())
            waiting.removeOne(unsaved.record);
    const RowId shown = current();
    m_queue.setWaiting(waiting);
    if (m_wanted != 0)
        m_queue.show(std::exchange(m_wanted, 0));
    if (!m_asking && shown != 0 && current() != shown)
        m_surprise.start();
    showRecord();
}

void ScreeningPage::refresh()
{
    if (m_announcing)
        return;
    m_marker = Highlighter(m_marking ? review().valueOf(highlights(review().session())) : QList<Highlight>());
    QStringList labels;
    for (const Reason& reason : review().valueOf(reasons(review().session(), Stage::TitleAbstract)))
        labels += reason.label;
    m_bar->setReasons(labels);
    m_panel->setCriteria(review().valueOf(criteria(review().session())));
    m_rules->refresh();
    askQueue();
    m_drawer->refresh(review().session());
    if (review().votes().error())
        showNotSaved(); // until it is saved
}

void ScreeningPage::showArgument(const QString& argument)
{
    if (argument == u"conflicts"_s)
        return m_tabs->setCurrentWidget(m_conflicts);
    m_wanted = argument.toLongLong();
    askQueue();
}

void ScreeningPage::showRecord()
{
    showPanel();
    const QList<Decision> visible = visibleVotes();
    const std::optional<Decision> mine = myVote(visible);
    m_bar->setGiven(mine);
    showState(mine);
    if (current() == 0 && m_lookup.isWaiting())
        return m_view->clear(); // its records are being looked for
    if (current() == 0)
        return m_view->setPlainText(
            m_conflicts->openConflicts() > 0
                ? tr("No record waits for your vote. %1 conflicts wait to be settled.")
                      .arg(m_conflicts->openConflicts())
                : tr("No record waits for your vote."));
    m_view->setHtml(
        recordHtml(review().valueOf(recordView(review().session(), current())), visible, m_marker));
    m_view->viewport()->repaint(); // keys are for the record that is seen
}

void ScreeningPage::showState(const std::optional<Decision>& mine)
{
    const QString left = tr("title and abstract, %1 left").arg(QLocale().toString(m_queue.waiting()));
    setState(mine ? tr("%1 · your vote: %2").arg(left, verdictWords(*mine)) : left);
    const bool open = !review().session().isReadOnly() && !review().votes().error();
    m_bar->setVotable(open && current() != 0, open && m_queue.canGoBack());
}

/// What is in the file, with the own vote that is on its way there.
QList<Decision> ScreeningPage::visibleVotes()
{
    if (current() == 0)
        return {};
    QList<Decision> votes = review().valueOf(visibleDecisions(review().session(), current()));
    for (const UnsavedVote& unsaved : review().votes().unsaved()) {
        if (!unsaved.vote || unsaved.record != current())
            continue;
        votes.removeIf([&unsaved](const Decision& vote) {
            return vote.stage == unsaved.vote->stage && vote.reviewer == unsaved.reviewer &&
                   !vote.adjudication;
        });
        votes += *unsaved.vote;
    }
    return votes;
}

std::optional<Decision> ScreeningPage::myVote(const QList<Decision>& onRecord)
{
    const auto mine = std::ranges::find_if(onRecord, [this](const Decision& vote) {
        return vote.stage == Stage::TitleAbstract && !vote.adjudication &&
               vote.reviewer == review().session().reviewer();
    });
    return mine == onRecord.end() ? std::nullopt : std::optional(*mine);
}

QString ScreeningPage::myNote()
{
    const Session& session = review().session();
    QString note = current() == 0 ? QString() : review().valueOf(noteOn(session, current()));
    for (const UnsavedVote& unsaved : review().votes().unsaved())
        if (unsaved.note && unsaved.record == current() && unsaved.reviewer == session.reviewer())
            note = *unsaved.note;
    return note;
}

void ScreeningPage::showPanel()
{
    m_panel->flush();
    const Session& session = review().session();
    m_panel->setRecord(current(), myNote(),
                       current() == 0 ? QStringList() : review().valueOf(tagsOf(session, current())),
                       !session.isReadOnly());
}

void ScreeningPage::run(const QString& command)
{
    using Act = void (*)(ScreeningPage&);
    static const QHash<QString, Act> acts{
        {u"back"_s,
         [](ScreeningPage& page) {
             page.m_queue.back();
             page.showRecord();
         }},
        {u"later"_s,
         [](ScreeningPage& page) {
             page.m_queue.later();
             page.showRecord();
         }},
        {u"note"_s, [](ScreeningPage& page) { page.m_panel->focusNote(); }},
        {u"tag"_s, [](ScreeningPage& page) { page.m_panel->focusTags(); }},
        {u"drawer"_s, [](ScreeningPage& page) { page.setDrawer(!page.m_drawer->isVisible()); }},
        {u"larger"_s, [](ScreeningPage& page) { page.setTextSize(page.m_view->font().pixelSize() + 1); }},
        {u"smaller"_s, [](ScreeningPage& page) { page.setTextSize(page.m_view->font().pixelSize() - 1); }},
        {u"scroll"_s,
         [](ScreeningPage& page) {
             QScrollBar* bar = page.m_view->verticalScrollBar();
             bar->setValue(bar->value() + bar->pageStep());
         }},
        {u"marks"_s, [](ScreeningPage& page) {
             page.m_marking = !page.m_marking;
             page.refresh();
         }}};
    const bool moves = command == u"back"_s || command == u"later"_s;
    if (moves && review().votes().error())
        return; // the record stays until its vote is saved
    if (const Act act = acts.value(command))
        return act(*this);
    if (command.startsWith(u"reason."_s))
        return m_bar->toggleReason(command.mid(7).toInt());
    if (const std::optional<Verdict> verdict = verdictFromKey(command))
        vote(*verdict);
}

/// A vote is for the record that was on the screen when its key was pressed.
bool ScreeningPage::mayVote()
{
    const bool surprised = m_surprise.isValid() && !m_surprise.hasExpired(kSurprise);
    return current() != 0 && !surprised && !review().session().isReadOnly() && !review().votes().error();
}

void ScreeningPage::vote(Verdict verdict)
{
    if (!mayVote())
        return;
    Decision decision;
    decision.record = current();
    decision.stage = Stage::TitleAbstract;
    decision.reviewer = review().session().reviewer();
    decision.verdict = verdict;
    if (verdict == Verdict::Exclude)
        decision.reasons = m_bar->chosenReasons();
    else if (!m_bar->chosenReasons().isEmpty())
        Q_EMIT review().done(tr("Reasons belong to an exclusion and were dropped."));
    m_panel->flush();
    review().votes().add({decision.record, decision.reviewer, decision, {}});
    m_queue.voteOnCurrent();
    showRecord();
}

void ScreeningPage::keepNote(RowId record, const QString& text)
{
    review().votes().add({record, review().session().reviewer(), {}, text});
}

void ScreeningPage::showWritten()
{
    m_announcing = true;
    review().lookForOthers();
    m_announcing = false;
    m_drawer->refresh(review().session());
    if (m_notSaved) { // it is now
        m_notSaved = false;
        clearError();
        m_queue.goOn();
        showRecord();
    }
    if (current() == 0 || m_lookup.isWaiting())
        askQueue(); // after the last vote conflicts are left; a queue that is being read lacks this vote
}

/// Back to the record whose vote is not in the file; it is still kept, and those given after it too.
void ScreeningPage::showNotSaved()
{
    const VoteWriter& votes = review().votes();
    const UnsavedVote& oldest = votes.unsaved().constFirst();
    m_notSaved = true;
    m_queue.show(oldest.record);
    showRecord();
    const qsizetype more = std::ranges::count_if(
        votes.unsaved(), [&oldest](const UnsavedVote& unsaved) { return unsaved.record != oldest.record; });
    QString sentence =
        tr("Not saved: record %1. %2").arg(oldest.record).arg(Review::sentenceOf(*votes.error()));
    if (more > 0)
        sentence += tr(" The %n vote(s) after it wait as well.", nullptr, static_cast<int>(more));
    showError(sentence, {tr("Try again"), [this] {
                             clearError();
                             setState(tr("saving…"));
                             review().votes().tryAgain();
                         }});
    if (!isVisible())
        Q_EMIT review().failed(sentence);
}

} // namespace plansift::ui
