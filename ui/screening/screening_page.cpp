// SPDX-License-Identifier: GPL-3.0-or-later
// The page of screening.
#include "ui/screening/screening_page.hpp"

#include "core/session/record_browser.hpp"
#include "core/session/records.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"
#include "ui/records/reading_pane.hpp"
#include "ui/screening/conflicts_view.hpp"
#include "ui/screening/criteria_panel.hpp"
#include "ui/screening/decision_bar.hpp"
#include "ui/screening/empty_queue.hpp"
#include "ui/screening/progress_drawer.hpp"
#include "ui/screening/reason_row.hpp"
#include "ui/screening/rules_view.hpp"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

const QString kPresetSetting = u"screening/keys"_s;
const QString kSizeSetting = u"screening/textSize"_s;
const QString kDrawerSetting = u"screening/drawer"_s;
const QString kOrderSetting = u"screening/order"_s;
constexpr std::array kTextSizes{13, 15, 17, 19, 22};
constexpr int kUsualText = 15;
constexpr int kChoiceWidth = 118;
constexpr int kChoiceList = 200;
constexpr int kTextEdge = 30; // left of the record's text

} // namespace

ScreeningPage::ScreeningPage(const PageContext& context, QWidget* parent)
    : Page(tr("Screening"), context, parent)
    , m_lookup([this](const ScreeningQueue& queue) { showQueue(queue); })
{
    connect(&review().votes(), &VoteWriter::written, this, &ScreeningPage::showWritten);
    connect(&review().votes(), &VoteWriter::failed, this, &ScreeningPage::showNotSaved);
    buildActions();
    buildScreen();
    m_conflicts = new ConflictsView(context, Stage::TitleAbstract);
    m_rules = new RulesView(review());
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(u"screeningTabs"_s);
    m_tabs->addTab(m_screen, tr("Screen"));
    m_tabs->addTab(m_conflicts, tr("Conflicts"));
    m_tabs->addTab(m_rules, tr("Rules and keys"));
    m_tabs->setCornerWidget(buildChoices());
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        showTab();
        askQueue(); // own votes may have made conflicts since
        m_conflicts->refresh();
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
    showTab();
    setFocusProxy(m_view);
}

ScreeningPage::~ScreeningPage()
{
    m_tabs->disconnect(this); // tabs that go one by one are not shown any more
}

void ScreeningPage::buildActions()
{
    for (const auto& [name, text, by] :
         {std::tuple(u"smallerText"_s, tr("A−"), -1), std::tuple(u"largerText"_s, tr("A+"), 1)}) {
        QPushButton* button = addAction(text, QString());
        button->setObjectName(name);
        button->setAccessibleName(by > 0 ? tr("Larger text") : tr("Smaller text"));
        connect(button, &QPushButton::clicked, this, [this, by = by] { stepTextSize(by); });
        m_forScreen += button;
    }
    QPushButton* progress = addAction(tr("Progress"), u"overview"_s);
    progress->setObjectName(u"toggleProgress"_s);
    progress->setToolTip(tr("Shows or hides progress and agreement (F4)"));
    connect(progress, &QPushButton::clicked, this, [this] { setDrawer(!m_drawer->isVisible()); });
    m_forScreen += progress;
    m_sheet = addAction(tr("Discussion sheet…"), u"export"_s);
    m_sheet->setObjectName(u"discussionSheet"_s);
    connect(m_sheet, &QPushButton::clicked, this, [this] { m_conflicts->exportSheet(); });
}

/// Each tab has its own actions; the drawer belongs to the record that is voted on.
void ScreeningPage::showTab()
{
    const QWidget* shown = m_tabs->currentWidget();
    for (int i = 0; i < m_tabs->count(); ++i) { // a tab that is not seen asks for no room
        const bool seen = m_tabs->widget(i) == shown;
        m_tabs->widget(i)->setSizePolicy(seen ? QSizePolicy::Preferred : QSizePolicy::Ignored,
                                         QSizePolicy::Preferred);
    }
    for (QWidget* action : std::as_const(m_forScreen))
        action->setVisible(shown == m_screen);
    m_sheet->setVisible(shown == m_conflicts);
    m_drawer->setVisible(shown == m_screen && QSettings().value(kDrawerSetting, false).toBool());
    m_drawer->refresh(review().session());
}

QWidget* ScreeningPage::buildReading()
{
    m_view = new ReadingPane;
    m_view->setObjectName(u"screeningRecord"_s);
    m_view->setAccessibleName(tr("The record to decide on"));
    m_place = secondaryLabel();
    m_place->setObjectName(u"recordPlace"_s);
    m_hidden = secondaryLabel();
    m_hidden->setObjectName(u"hiddenVotes"_s);
    auto* record = new QWidget;
    record->setAttribute(Qt::WA_StyledBackground);
    record->setProperty("panel", true);
    auto* column = new QVBoxLayout(record);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(kTextEdge, 0, kTextEdge, 0);
    head->addWidget(m_place);
    head->addStretch(1);
    head->addWidget(m_hidden);
    column->addLayout(head);
    column->addWidget(m_view, 1);
    m_empty = new EmptyQueue;
    connect(m_empty, &EmptyQueue::importAsked, this, [this] { Q_EMIT goTo(u"import"_s, {}); });
    connect(m_empty, &EmptyQueue::conflictsAsked, this, [this] { m_tabs->setCurrentWidget(m_conflicts); });
    m_reading = new QStackedWidget;
    m_reading->addWidget(record);
    m_reading->addWidget(m_empty);
    return m_reading;
}

void ScreeningPage::buildScreen()
{
    m_panel = new CriteriaPanel;
    connect(m_panel, &CriteriaPanel::noteChanged, this, &ScreeningPage::keepNote);
    connect(m_panel, &CriteriaPanel::wordsAsked, this, [this] {
        m_tabs->setCurrentWidget(m_rules);
        m_rules->focusWords();
    });
    connect(m_panel, &CriteriaPanel::tagSet, this, [this](RowId record, const QString& label, bool on) {
        review().change([&](Session& session) { return tagRecords(session, {record}, label, on); });
        showPanel();
    });
    m_reasons = new ReasonRow;
    m_bar = new DecisionBar(m_reasons, {u"back"_s, u"exclude"_s, u"maybe"_s, u"include"_s, u"later"_s},
                            u"vote."_s);
    connect(m_bar, &DecisionBar::commandGiven, this, &ScreeningPage::run);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(buildReading(), 1);
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
    connect(m_reviewer->lineEdit(), &QLineEdit::editingFinished, this,
            [this] { setReviewer(m_reviewer->currentText()); });
    m_order = new QComboBox;
    m_order->setObjectName(u"screeningOrder"_s);
    m_order->setAccessibleName(tr("Order of the records"));
    m_order->addItems({tr("As imported"), tr("Random order")});
    const QString order = review().settingsGroup(kOrderSetting);
    m_order->setCurrentIndex(QSettings().value(order).toString() == u"random"_s ? 1 : 0);
    m_queue.start(m_order->currentIndex() == 1 ? RecordOrder::Random : RecordOrder::Imported);
    connect(m_order, &QComboBox::activated, this, [this, order](int index) {
        QSettings().setValue(order, index == 1 ? u"random"_s : u"imported"_s);
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
    for (QComboBox* box : {m_reviewer, m_order, m_preset}) {
        box->setFixedWidth(kChoiceWidth); // the row stands beside the tabs in the smallest window
        box->view()->setMinimumWidth(kChoiceList);
        row->addWidget(box);
    }
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
    m_shortcuts += addSpaceKey(m_screen, commandWords(u"scroll"_s), [this] { run(u"scroll"_s); });
    // In a field Esc leaves the field: the page sees to that.
    m_shortcuts += addKey(this, Qt::Key_Escape, tr("leave a field, or close the drawer"), [this] {
        if (m_drawer->isVisible())
            setDrawer(false);
    });
    m_bar->setKeys(m_keys);
    m_reasons->setKeys(m_keys);
    m_conflicts->setKeys(m_keys);
    m_rules->setKeys(m_keys);
    showCriteria();
}

void ScreeningPage::setReviewer(const QString& name)
{
    const QString wanted = name.trimmed();
    if (wanted.isEmpty())
        return m_reviewer->setCurrentText(review().session().reviewer());
    if (wanted == review().session().reviewer())
        return;
    m_panel->flush(); // the note is the one's who wrote it
    review().session().setReviewer(wanted);
    m_queue.start(m_queue.order());
    Q_EMIT review().changed(); // what waits, and what may be seen
}

void ScreeningPage::setTextSize(int size)
{
    const bool known = std::ranges::find(kTextSizes, size) != kTextSizes.end();
    m_view->setTextSize(known ? size : kUsualText);
    QSettings().setValue(kSizeSetting, m_view->font().pixelSize());
}

void ScreeningPage::stepTextSize(int by)
{
    const auto at = std::ranges::find(kTextSizes, m_view->font().pixelSize()) - kTextSizes.begin();
    const auto last = static_cast<std::ptrdiff_t>(kTextSizes.size()) - 1;
    setTextSize(kTextSizes.at(static_cast<size_t>(std::clamp<std::ptrdiff_t>(at + by, 0, last))));
}

void ScreeningPage::setDrawer(bool open)
{
    m_drawer->setVisible(open);
    QSettings().setValue(kDrawerSetting, open);
    m_drawer->refresh(review().session());
}

void ScreeningPage::refresh()
{
    if (m_announcing)
        return;
    m_seenEvent = review().valueOf(review().session().newestEvent());
    m_marker = Highlighter(m_marking ? review().valueOf(highlights(review().session())) : QList<Highlight>());
    const QStringList labels = reasonLabels();
    m_reasons->setReasons(labels);
    showCriteria();
    m_rules->refresh();
    m_conflicts->refresh();
    askQueue();
    m_drawer->refresh(review().session());
    if (review().votes().error())
        showNotSaved(); // until it is saved
}

QStringList ScreeningPage::reasonLabels()
{
    QStringList labels;
    for (const Reason& reason : review().valueOf(reasons(review().session(), Stage::TitleAbstract)))
        labels += reason.label;
    return labels;
}

/// The criteria with the keys of the reasons that name them.
void ScreeningPage::showCriteria()
{
    QList<std::pair<QString, QString>> keys;
    const QStringList labels = reasonLabels();
    for (qsizetype i = 0; i < labels.size(); ++i)
        keys.append({labels.at(i), m_keys.keyTexts(u"reason.%1"_s.arg(i)).value(0)});
    m_panel->setCriteria(review().valueOf(criteria(review().session())), keys);
}

void ScreeningPage::showArgument(const QString& argument)
{
    if (argument == u"conflicts"_s)
        return m_tabs->setCurrentWidget(m_conflicts);
    m_wanted = argument.toLongLong();
    askQueue();
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
        {u"larger"_s, [](ScreeningPage& page) { page.stepTextSize(1); }},
        {u"smaller"_s, [](ScreeningPage& page) { page.stepTextSize(-1); }},
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
        return m_reasons->toggle(command.mid(7).toInt());
    if (const std::optional<Verdict> verdict = verdictFromKey(command))
        vote(*verdict);
}

} // namespace plansift::ui
