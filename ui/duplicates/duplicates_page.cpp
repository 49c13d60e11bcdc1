// SPDX-License-Identifier: GPL-3.0-or-later
// The page of duplicates.
#include "ui/duplicates/duplicates_page.hpp"

#include "ui/common/flow_layout.hpp"
#include "ui/common/icons.hpp"
#include "ui/common/job_runner.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/panes.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/prompter.hpp"
#include "ui/common/theme.hpp"
#include "ui/duplicates/compare_table.hpp"
#include "ui/duplicates/pair_model.hpp"

#include <QAction>
#include <QCheckBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr qsizetype kDecidedShown = 4;

QString iconOf(PairState state)
{
    return state == PairState::Same ? u"check"_s : state == PairState::Different ? u"cross"_s : u"later"_s;
}

QColor colourOf(PairState state)
{
    return state == PairState::Same        ? theme().include
           : state == PairState::Different ? theme().exclude
                                           : theme().maybe;
}

/// Runs the search through a session of its own, on the thread of a job.
Result<DuplicateReport> searchIn(const QString& project, const QString& reviewer, DuplicateSearch search,
                                 const JobRunner::Progress& progress)
{
    const Result<std::unique_ptr<Session>> session = Session::open(project, {.reviewer = reviewer});
    if (!session)
        return session.error();
    search.progress = progress;
    return findDuplicates(**session, search);
}

QString reportWords(const DuplicateReport& report)
{
    const QLocale locale;
    QStringList words{DuplicatesPage::tr("%1 records compared in %2 s: %3 removed, %4 pairs to review.")
                          .arg(locale.toString(report.records), locale.toString(report.seconds, 'f', 1),
                               locale.toString(report.removedNow), locale.toString(report.band))};
    return (words + report.notes).join(u' ');
}

} // namespace

DuplicatesPage::DuplicatesPage(const PageContext& context, QWidget* parent)
    : Page(tr("Duplicates"), context, parent)
{
    m_model = new PairModel(review().session(), this);
    buildActions();
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(buildLeft());
    splitter->addWidget(buildCentre());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({286, 818});
    body()->addWidget(splitter, 1);
    buildKeys();
    setFocusProxy(m_list);
    connect(m_tabs, &QTabBar::currentChanged, this, &DuplicatesPage::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DuplicatesPage::showPair);
}

void DuplicatesPage::buildActions()
{
    QPushButton* rules = addAction(tr("Rules"), u"settings"_s);
    rules->setObjectName(u"duplicateRules"_s);
    auto* menu = new QMenu(rules);
    m_everything = menu->addAction(tr("Compare all records again, not only new ones"));
    m_neverWithinSource = menu->addAction(tr("Never remove a record as a copy of one from the same file"));
    for (QAction* action : {m_everything, m_neverWithinSource})
        action->setCheckable(true);
    rules->setMenu(menu);
    QPushButton* save = addAction(tr("Export pairs…"), u"export"_s);
    save->setObjectName(u"exportPairs"_s);
    connect(save, &QPushButton::clicked, this, &DuplicatesPage::exportPairList);
    QPushButton* find = addAction(tr("Find duplicates"), u"duplicates"_s, true);
    find->setObjectName(u"findDuplicates"_s);
    find->setEnabled(!review().session().isReadOnly());
    connect(find, &QPushButton::clicked, this, &DuplicatesPage::search);
}

QWidget* DuplicatesPage::buildLeft()
{
    auto* left = new QWidget;
    left->setMinimumWidth(230);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tabs = new QTabBar;
    m_tabs->setObjectName(u"duplicateTabs"_s);
    m_tabs->setAccessibleName(tr("Pairs"));
    for (const QString& name : {tr("To review"), tr("Merged"), tr("Not")})
        m_tabs->addTab(name);
    column->addWidget(m_tabs);
    auto* block = new QWidget;
    auto* lines = new QVBoxLayout(block);
    lines->setContentsMargins(kGap, 8, kGap, 8);
    m_done = headingLabel({});
    m_done->setObjectName(u"pairsDone"_s);
    m_bar = new QProgressBar;
    m_bar->setObjectName(u"pairsBar"_s);
    m_bar->setAccessibleName(tr("Pairs decided"));
    m_bar->setTextVisible(false);
    m_removed = secondaryLabel();
    m_removed->setObjectName(u"recordsRemoved"_s);
    m_removed->setWordWrap(true);
    for (QWidget* part :
         {static_cast<QWidget*>(m_done), static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_removed)})
        lines->addWidget(part);
    column->addWidget(block);
    m_list = new QTableView;
    m_list->setObjectName(u"pairList"_s);
    keepColumns(*m_list);
    m_list->setAccessibleName(tr("Pairs"));
    m_list->setModel(m_model);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setTabKeyNavigation(false);
    m_list->verticalHeader()->hide();
    m_list->verticalHeader()->setDefaultSectionSize(kTableRow);
    m_list->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_list->horizontalHeader()->setSectionResizeMode(PairModel::Title, QHeaderView::Stretch);
    m_list->horizontalHeader()->resizeSection(PairModel::Alike, 54);
    column->addWidget(m_list, 1);
    m_decidedBox = new QWidget;
    auto* decided = new QVBoxLayout(m_decidedBox);
    decided->setContentsMargins(0, 0, 0, 0);
    decided->setSpacing(0);
    QLabel* head = secondaryLabel(tr("Just decided (Backspace goes back)"));
    head->setMargin(5);
    m_decidedList = new QListWidget;
    m_decidedList->setObjectName(u"justDecided"_s);
    m_decidedList->setAccessibleName(tr("Just decided"));
    m_decidedList->setFixedHeight(kTableRow * static_cast<int>(kDecidedShown));
    m_decidedList->setFocusPolicy(Qt::NoFocus);
    m_decidedList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_decidedList->setTextElideMode(Qt::ElideRight);
    decided->addWidget(head);
    decided->addWidget(m_decidedList);
    column->addWidget(m_decidedBox);
    return left;
}

QWidget* DuplicatesPage::buildReasonRow()
{
    QWidget* row = barWidget(true);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(kPagePadding, 6, kGap, 6);
    line->addWidget(headingLabel(tr("Why this pair")));
    auto* chips = new QWidget;
    m_chips = new FlowLayout;
    chips->setLayout(m_chips);
    line->addWidget(chips, 1);
    m_onlyDifferences = new QCheckBox(tr("Only differences"));
    m_onlyDifferences->setObjectName(u"onlyDifferences"_s);
    line->addWidget(m_onlyDifferences);
    connect(m_onlyDifferences, &QCheckBox::toggled, this,
            [this](bool on) { m_compare->setOnlyDifferences(on); });
    return row;
}

QWidget* DuplicatesPage::buildCentre()
{
    auto* pane = new QWidget;
    pane->setMinimumWidth(640);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_compare = new CompareTable;
    auto* filled = new QWidget;
    auto* lines = new QVBoxLayout(filled);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(buildReasonRow());
    lines->addWidget(m_compare, 1);
    QLabel* legend = secondaryLabel(
        tr("= the same, ~ written differently, ≠ different, + in one only. The marked value is "
           "the one the merged record keeps; lists can keep both (← and → choose). Both "
           "originals stay in the file, with database, file and line."));
    legend->setWordWrap(true);
    legend->setContentsMargins(kPagePadding, 8, kPagePadding, 8);
    lines->addWidget(legend);
    auto* nothing = new QWidget;
    auto* middle = new QVBoxLayout(nothing);
    m_empty = new QLabel;
    m_empty->setObjectName(u"noPairs"_s);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_toScreening = new QPushButton(tr("Go to screening"));
    m_toScreening->setObjectName(u"toScreening"_s);
    connect(m_toScreening, &QPushButton::clicked, this, [this] { Q_EMIT goTo(u"screening"_s, {}); });
    middle->addStretch(1);
    middle->addWidget(m_empty);
    m_compareNow = new QPushButton(tr("Find duplicates"));
    m_compareNow->setObjectName(u"compareNow"_s);
    connect(m_compareNow, &QPushButton::clicked, this, &DuplicatesPage::search);
    middle->addWidget(m_compareNow, 0, Qt::AlignHCenter);
    middle->addWidget(m_toScreening, 0, Qt::AlignHCenter);
    middle->addStretch(1);
    m_centre = new QStackedWidget;
    m_centre->addWidget(filled);
    m_centre->addWidget(nothing);
    column->addWidget(m_centre, 1);
    column->addWidget(buildDecisionBar());
    return pane;
}

QPushButton* DuplicatesPage::addDecision(const QString& text, const QString& iconName, const QString& vote,
                                         const QString& key)
{
    auto* button = new QPushButton(u"%1   %2"_s.arg(text, key));
    button->setAccessibleName(text);
    button->setToolTip(tr("%1 (%2)").arg(text, key));
    button->setProperty("vote", vote);
    const QColor colour = vote == u"exclude"_s   ? theme().exclude
                          : vote == u"include"_s ? theme().include
                                                 : theme().text;
    button->setIcon(icon(iconName, colour, kIconInButton));
    button->setMinimumHeight(40);
    return button;
}

QWidget* DuplicatesPage::buildDecisionBar()
{
    QWidget* bar = barWidget();
    bar->setFixedHeight(64);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kPagePadding, 8, kPagePadding, 8);
    m_back = addDecision(tr("Back"), u"left"_s, {}, u"⌫"_s);
    m_back->setObjectName(u"pairBack"_s);
    m_different = addDecision(tr("Not the same"), u"cross"_s, u"exclude"_s, u"N"_s);
    m_different->setObjectName(u"pairDifferent"_s);
    m_same = addDecision(tr("Duplicate"), u"check"_s, u"include"_s, u"D"_s);
    m_same->setObjectName(u"pairSame"_s);
    m_later = addDecision(tr("Later"), u"later"_s, {}, tr("Space"));
    m_later->setObjectName(u"pairLater"_s);
    m_apart = addDecision(tr("Take apart"), u"undo"_s, u"exclude"_s, u"N"_s);
    m_apart->setObjectName(u"pairApart"_s);
    m_reopen = addDecision(tr("Look again"), u"undo"_s, {}, tr("Space"));
    m_reopen->setObjectName(u"pairReopen"_s);
    m_position = secondaryLabel();
    m_position->setObjectName(u"pairPosition"_s);
    m_position->setMinimumWidth(110);
    m_position->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_back);
    row->addStretch(1);
    for (QPushButton* button : {m_different, m_same, m_later, m_apart, m_reopen})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(m_position);
    connect(m_back, &QPushButton::clicked, this, &DuplicatesPage::back);
    connect(m_different, &QPushButton::clicked, this, [this] { decide(PairState::Different); });
    connect(m_same, &QPushButton::clicked, this, [this] { decide(PairState::Same); });
    connect(m_later, &QPushButton::clicked, this, [this] { decide(PairState::Later); });
    connect(m_apart, &QPushButton::clicked, this, &DuplicatesPage::takePairApart);
    connect(m_reopen, &QPushButton::clicked, this, &DuplicatesPage::reopen);
    return bar;
}

void DuplicatesPage::buildKeys()
{
    const auto clickFirst = [](const QList<QPushButton*>& buttons) {
        for (QPushButton* button : buttons)
            if (button->isVisible() && button->isEnabled())
                return button->click();
    };
    const auto press = [this, clickFirst](Qt::Key key, const QString& words,
                                          const QList<QPushButton*>& buttons) {
        addKey(this, key, words, [clickFirst, buttons] { clickFirst(buttons); });
    };
    press(Qt::Key_N, tr("not the same, or take apart"), {m_different, m_apart});
    press(Qt::Key_D, tr("duplicate"), {m_same});
    addSpaceKey(this, tr("later, or look at it again"), [this, clickFirst] {
        clickFirst({m_later, m_reopen});
    });
    press(Qt::Key_Backspace, tr("back"), {m_back});
    addKey(this, Qt::Key_O, tr("only differences"), [this] { m_onlyDifferences->toggle(); });
}

QList<DuplicatePair> DuplicatesPage::mergedPairs()
{
    QList<DuplicatePair> pairs;
    for (const DuplicateGroup& group : review().valueOf(duplicateGroups(review().session())))
        for (const RowId copy : group.records.mid(1))
            pairs.append({0, group.records.constFirst(), copy, 0, {group.reason}, PairState::Same});
    return pairs;
}

QList<DuplicatePair> DuplicatesPage::pairsOfTab()
{
    const Session& session = review().session();
    switch (m_tabs->currentIndex()) {
    case Merged:
        return mergedPairs();
    case Apart:
        return review().valueOf(duplicatePairs(session, {PairState::Different}));
    default: {
        // What was put off comes last.
        QList<DuplicatePair> pairs =
            review().valueOf(duplicatePairs(session, {PairState::Open, PairState::Later}));
        std::stable_partition(pairs.begin(), pairs.end(),
                              [](const DuplicatePair& pair) { return pair.state == PairState::Open; });
        return pairs;
    }
    }
}

DuplicatePair DuplicatesPage::currentPair() const
{
    return m_model->pairAt(m_list->currentIndex().row());
}

void DuplicatesPage::refresh()
{
    const int row = std::max(0, m_list->currentIndex().row());
    const DuplicatePair kept = currentPair();
    showProgress();
    m_model->setPairs(pairsOfTab());
    if (m_model->rowCount() == 0)
        return showEmpty();
    const int found = m_model->rowOf(m_wanted != 0 ? m_wanted : kept.id);
    m_wanted = 0;
    m_list->selectRow(found >= 0 && kept.id != 0 ? found : std::min(row, m_model->rowCount() - 1));
    showPair();
}

void DuplicatesPage::showProgress()
{
    m_progress = review().valueOf(duplicateProgress(review().session()));
    const QLocale locale;
    const int decided = m_progress.same + m_progress.different;
    const int all = decided + m_progress.open;
    const int removed = m_progress.removedAutomatically + m_progress.removedByHand;
    m_done->setText(tr("%1 of %2 pairs done").arg(locale.toString(decided), locale.toString(all)));
    m_bar->setRange(0, std::max(1, all));
    m_bar->setValue(decided);
    m_removed->setText(tr("%1 records removed without asking, %2 by hand")
                           .arg(locale.toString(m_progress.removedAutomatically),
                                locale.toString(m_progress.removedByHand)));
    m_tabs->setTabText(ToReview, tr("To review %1").arg(locale.toString(m_progress.open)));
    m_tabs->setTabText(Merged, tr("Merged %1").arg(locale.toString(removed)));
    m_tabs->setTabText(Apart, tr("Not %1").arg(locale.toString(m_progress.different)));
    const qint64 total = review().valueOf(recordTotal(review().session()));
    setState(tr("%1 records · %2 removed so far").arg(locale.toString(total), locale.toString(removed)));
    showDecided();
}

void DuplicatesPage::showEmpty()
{
    m_view.reset();
    m_centre->setCurrentIndex(1);
    const QLocale locale;
    const bool toReview = m_tabs->currentIndex() == ToReview;
    const int removed = m_progress.removedAutomatically + m_progress.removedByHand;
    const bool hasRecords = review().valueOf(recordTotal(review().session())) > 0;
    const bool compared = m_progress.notCompared == 0;
    if (!hasRecords)
        m_empty->setText(tr("No records yet. Import the exports of your databases first."));
    else if (toReview && !compared)
        m_empty->setText(
            tr("%1 records have not been compared yet.").arg(locale.toString(m_progress.notCompared)));
    else
        m_empty->setText(
            toReview ? tr("No pair left to review. %1 records removed: %2 without asking, %3 by you.")
                           .arg(locale.toString(removed), locale.toString(m_progress.removedAutomatically),
                                locale.toString(m_progress.removedByHand))
                     : tr("Nothing here yet."));
    m_toScreening->setVisible(toReview && hasRecords && compared);
    m_compareNow->setVisible(toReview && hasRecords && !compared);
    m_compareNow->setEnabled(!review().session().isReadOnly());
    showButtons();
}

void DuplicatesPage::showPair()
{
    const DuplicatePair pair = currentPair();
    if (pair.a == 0)
        return;
    const Result<PairView> view = pairView(review().session(), pair.a, pair.b);
    if (!view)
        return review().report(view.error());
    m_view = *view;
    m_centre->setCurrentIndex(0);
    clearLayout(m_chips);
    for (const ReasonChip& reason : reasonChips(pair.reasons.join(u' ')))
        m_chips->addWidget(chip((reason.against ? u"≠ "_s : u"✓ "_s) + reason.words,
                                reason.against ? u"maybe"_s : u"include"_s));
    const bool choosing = m_tabs->currentIndex() == ToReview && !review().session().isReadOnly();
    m_compare->showPair(*m_view, choosing);
    showButtons();
}

void DuplicatesPage::showButtons()
{
    const bool writable = !review().session().isReadOnly();
    const int tab = m_tabs->currentIndex();
    for (QPushButton* button : {m_different, m_same, m_later})
        button->setVisible(tab == ToReview);
    m_apart->setVisible(tab == Merged);
    m_reopen->setVisible(tab == Apart);
    for (QPushButton* button : {m_different, m_same, m_later, m_apart, m_reopen})
        button->setEnabled(writable && m_view.has_value());
    m_back->setEnabled(writable && !m_decided.isEmpty());
    m_position->setText(
        m_view ? tr("Pair %1 of %2").arg(m_list->currentIndex().row() + 1).arg(m_model->rowCount())
               : QString());
}

void DuplicatesPage::showDecided()
{
    m_decidedList->clear();
    for (qsizetype at = m_decided.size(); at-- > std::max<qsizetype>(0, m_decided.size() - kDecidedShown);) {
        const Decided& decided = m_decided.at(at);
        new QListWidgetItem(icon(iconOf(decided.state), colourOf(decided.state), 16), decided.title,
                            m_decidedList);
    }
    m_decidedBox->setVisible(!m_decided.isEmpty());
}

void DuplicatesPage::decide(PairState decision)
{
    if (!m_view)
        return;
    const DuplicatePair pair = currentPair();
    const QList<MergeChoice> choices =
        decision == PairState::Same ? choicesOf(*m_view, m_compare->chosen()) : QList<MergeChoice>();
    const QString title = m_view->a.record.title;
    // The list moves on only when the decision is in the file.
    const int row = m_list->currentIndex().row();
    if (!review().change([&](Session& session) { return decidePair(session, pair.id, decision, choices); }))
        return;
    const QList<StepSummary> steps = review().valueOf(review().session().recentSteps(1));
    m_decided.append({steps.value(0).step, pair.id, decision, title});
    if (decision == PairState::Later)
        m_list->selectRow(std::min(row, m_model->rowCount() - 1));
    showDecided();
    showButtons();
}

void DuplicatesPage::back()
{
    if (m_decided.isEmpty())
        return;
    const Decided last = m_decided.takeLast();
    m_tabs->setCurrentIndex(ToReview);
    m_wanted = last.pair;
    review().change([&](Session& session) -> Status {
        const Result<UndoReport> undone = session.undoStep(last.step);
        return undone ? Status() : Status(undone.error());
    });
    showDecided();
    showButtons();
}

void DuplicatesPage::takePairApart()
{
    const RowId copy = currentPair().b;
    review().change([copy](Session& session) { return takeApart(session, copy); });
}

void DuplicatesPage::reopen()
{
    const RowId pair = currentPair().id;
    review().change([pair](Session& session) { return reopenPair(session, pair); });
}

void DuplicatesPage::search()
{
    DuplicateSearch asked;
    asked.everything = m_everything->isChecked();
    asked.neverWithinOneSource = m_neverWithinSource->isChecked();
    auto found = std::make_shared<DuplicateReport>();
    const auto work = [project = review().session().path(), reviewer = review().session().reviewer(), asked,
                       found](const JobRunner::Progress& progress) -> Status {
        const Result<DuplicateReport> report = searchIn(project, reviewer, asked, progress);
        if (!report)
            return report.error();
        *found = *report;
        return {};
    };
    jobs().run(tr("Looking for duplicates…"), work, this, [this, found](const Status& done) {
        review().lookForOthers();
        if (!done)
            return review().report(done.error());
        Q_EMIT review().done(reportWords(*found));
    });
}

void DuplicatesPage::proposeFor(RowId record)
{
    m_tabs->setCurrentIndex(ToReview);
    auto found = std::make_shared<int>(0);
    const auto work = [project = review().session().path(), reviewer = review().session().reviewer(), record,
                       found](const JobRunner::Progress&) -> Status {
        const Result<std::unique_ptr<Session>> session = Session::open(project, {.reviewer = reviewer});
        if (!session)
            return session.error();
        const Result<int> pairs = proposeDuplicatesOf(**session, record);
        *found = pairs.valueOr(0);
        return pairs ? Status() : Status(pairs.error());
    };
    jobs().run(tr("Looking for records like %1…").arg(record), work, this,
               [this, found, record](const Status& done) {
                   review().lookForOthers();
                   if (!done)
                       return review().report(done.error());
                   if (*found == 0)
                       setState(tr("No record looks like record %1.").arg(record));
               });
}

void DuplicatesPage::showArgument(const QString& argument)
{
    if (argument.startsWith(u"like:"_s))
        proposeFor(argument.mid(5).toLongLong());
}

void DuplicatesPage::exportPairList()
{
    const QString path = prompter().saveFile(this, tr("Export pairs"), tr("pairs.csv"), tr("Table (*.csv)"));
    if (path.isEmpty())
        return;
    if (const Status done = exportPairs(review().session(), m_model->pairs(), path); !done)
        return review().report(done.error());
    Q_EMIT review().done(tr("Exported %1 pairs to %2")
                             .arg(QLocale().toString(m_model->pairs().size()), QFileInfo(path).fileName()));
}

} // namespace plansift::ui
