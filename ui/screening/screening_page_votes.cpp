// SPDX-License-Identifier: GPL-3.0-or-later
// The page of screening: the record that is shown, its vote, and the way of the vote into the file.
#include "core/session/record_browser.hpp"
#include "core/session/records.hpp"
#include "ui/records/reading_pane.hpp"
#include "ui/records/record_html.hpp"
#include "ui/screening/conflicts_view.hpp"
#include "ui/screening/criteria_panel.hpp"
#include "ui/screening/decision_bar.hpp"
#include "ui/screening/empty_queue.hpp"
#include "ui/screening/progress_drawer.hpp"
#include "ui/screening/reason_row.hpp"
#include "ui/screening/screening_page.hpp"

#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QTabWidget>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kSurprise = 150; // ms: a key that comes sooner was meant for the record before

} // namespace

void ScreeningPage::askQueue()
{
    m_asking = true;
    m_lookup.ask(review().session(), [](const Session& session) {
        ScreeningQueue queue{waitingForMe(session, Stage::TitleAbstract).valueOr({}),
                             ConflictsView::openConflicts(session, Stage::TitleAbstract),
                             {}};
        if (queue.waiting.isEmpty())
            queue.progress = screeningProgress(session, Stage::TitleAbstract).valueOr({});
        return queue;
    });
    m_asking = false;
}

void ScreeningPage::showQueue(const ScreeningQueue& queue)
{
    m_tabs->setTabText(1, tr("Conflicts (%1)").arg(queue.conflicts));
    m_knowsEnd = queue.waiting.isEmpty();
    if (m_knowsEnd)
        m_empty->setProgress(queue.progress, queue.conflicts);
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

void ScreeningPage::showRecord()
{
    showPanel();
    const QList<Decision> visible = visibleVotes();
    const std::optional<Decision> mine = myVote(visible);
    m_bar->setGiven(mine ? std::optional(mine->verdict) : std::nullopt);
    m_reasons->setChosen(mine ? mine->reasons : QStringList());
    showState(mine);
    showHidden(visible);
    m_reading->setCurrentIndex(current() == 0 && m_knowsEnd ? 1 : 0);
    if (current() == 0)
        return m_view->clear(); // what is left is being looked for
    m_view->setHtml(
        recordHtml(review().valueOf(recordView(review().session(), current())), visible, m_marker));
    m_view->viewport()->repaint(); // keys are for the record that is seen
}

/// Which record it is, and that others' votes on it are not to be seen yet.
void ScreeningPage::showHidden(const QList<Decision>& visible)
{
    m_place->setText(current() == 0 ? QString() : tr("Record %1").arg(QLocale().toString(current())));
    QStringList hidden;
    for (const Decision& vote :
         current() == 0 ? QList<Decision>() : review().valueOf(decisionsOn(review().session(), current())))
        if (vote.reviewer != review().session().reviewer() &&
            std::ranges::find(visible, vote.reviewer, &Decision::reviewer) == visible.end())
            hidden += vote.reviewer;
    m_hidden->setText(hidden.isEmpty() ? QString()
                                       : tr("The vote of %1 is hidden").arg(hidden.join(u", "_s)));
}

void ScreeningPage::showState(const std::optional<Decision>& mine)
{
    const QString left = tr("title and abstract, %1 left").arg(QLocale().toString(m_queue.waiting()));
    if (m_tabs->currentWidget() == m_conflicts)
        setState(tr("conflicts of title and abstract"));
    else
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
        decision.reasons = m_reasons->chosen();
    else if (!m_reasons->chosen().isEmpty())
        Q_EMIT review().done(tr("Reasons belong to an exclusion and were dropped."));
    m_panel->flush();
    review().votes().add({decision.record, decision.reviewer, decision, {}});
    m_queue.voteOnCurrent();
    m_knowsEnd = false;
    showRecord();
}

void ScreeningPage::keepNote(RowId record, const QString& text)
{
    review().votes().add({record, review().session().reviewer(), {}, text});
}

/// Whether nothing but votes and notes of mine came into the file since it was looked at.
bool ScreeningPage::onlyMyVotes()
{
    const QList<Event> fresh = review().valueOf(review().session().eventsSince(m_seenEvent));
    if (!fresh.isEmpty())
        m_seenEvent = fresh.constLast().seq;
    return std::ranges::all_of(fresh, [this](const Event& event) {
        const QString table = event.kind.section(u'.', 0, 0);
        const bool voting = table == u"decision"_s || table == u"record_note"_s || table == u"reviewer"_s;
        return voting && event.actor == review().session().reviewer();
    });
}

void ScreeningPage::showWritten()
{
    m_announcing = onlyMyVotes();
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
