// SPDX-License-Identifier: GPL-3.0-or-later
// The overview.
#include "ui/overview/overview_page.hpp"

#include "core/session/screening.hpp"
#include "ui/common/figure_export.hpp"
#include "ui/common/figure_view.hpp"
#include "ui/common/flow_layout.hpp"
#include "ui/common/icons.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"
#include "ui/overview/charts.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

const QString kHideChecklist = u"overview/hideChecklist"_s;
constexpr int kChecklistHeight = 40;
constexpr int kOneColumn = 1160; // width of a window below which everything stands in one column
constexpr int kFlowAlone = 520;  // heights in one column
constexpr int kSideAlone = 640;

/// A card with a heading; `content` gets the layout that is filled later.
QWidget* card(const QString& heading, QVBoxLayout*& content)
{
    auto* box = new QWidget;
    box->setObjectName(u"card"_s);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(kGap, 10, kGap, kGap);
    column->addWidget(headingLabel(heading));
    content = new QVBoxLayout;
    content->setSpacing(4);
    column->addLayout(content, 1);
    return box;
}

OverviewData readOverview(const Session& session)
{
    return {buildFigure(session, {u"prisma"_s, {}, {}, {}}),
            prismaCounts(session).valueOr({}),
            session.info().valueOr({}),
            reviewers(session).valueOr({}),
            screeningHistory(session, Stage::TitleAbstract).valueOr({}),
            progressOf(session).valueOr({})};
}

} // namespace

OverviewPage::OverviewPage(const PageContext& context, QWidget* parent)
    : Page(tr("Overview"), context, parent)
    , m_lookup([this](const OverviewData& loaded) { show(loaded); })
{
    buildActions();
    body()->addWidget(buildChecklist());
    m_flow = new FigureView;
    m_flow->setObjectName(u"flowView"_s);
    connect(m_flow, &FigureView::itemClicked, this,
            [this](const QString&, const QString& box) { Q_EMIT goTo(u"records"_s, u"box:"_s + box); });
    addKey(m_flow, QKeySequence::Copy, tr("copy the flow"), [this] {
        if (!m_flow->pages().empty())
            copyToClipboard(review(), m_flow->pages().front());
    });
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_flow);
    QVBoxLayout* flow = nullptr;
    QWidget* flowCard = card(tr("Flow of records: click a box to see its records"), flow);
    flow->addWidget(scroll, 1);
    m_flowCard = flowCard;
    auto* content = new QWidget;
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_columns->setContentsMargins(kPagePadding, kGap, kPagePadding, kGap);
    m_columns->setSpacing(kGap);
    m_columns->addWidget(flowCard, 5);
    m_columns->addWidget(buildSide(), 4);
    auto* page = new QScrollArea;
    page->setFrameShape(QFrame::NoFrame);
    page->setWidgetResizable(true);
    page->setWidget(content);
    body()->addWidget(page, 1);
}

/// In a narrow window the right column stands under the flow.
void OverviewPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const bool narrow = window()->width() < kOneColumn;
    m_columns->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_flowCard->setMinimumHeight(narrow ? kFlowAlone : 0);
    m_side->setMinimumHeight(narrow ? kSideAlone : 0);
}

void OverviewPage::buildActions()
{
    QPushButton* exportFlow = addAction(tr("Export the flow…"), u"export"_s);
    exportFlow->setObjectName(u"exportFlow"_s);
    connect(exportFlow, &QPushButton::clicked, this, [this] {
        exportFigureByDialog(review(), prompter(), this, {u"prisma"_s, {}, {}, {}});
    });
    QPushButton* import = addAction(tr("Import records…"), u"import"_s);
    import->setObjectName(u"goToImport"_s);
    import->setEnabled(!review().session().isReadOnly());
    connect(import, &QPushButton::clicked, this, [this] { Q_EMIT goTo(u"import"_s, {}); });
    m_screen = addAction(tr("Continue screening"), u"screening"_s, true);
    m_screen->setObjectName(u"continueScreening"_s);
    m_screen->hide(); // until something waits
    connect(m_screen, &QPushButton::clicked, this, [this] { Q_EMIT goTo(u"screening"_s, {}); });
}

QWidget* OverviewPage::buildChecklist()
{
    m_checklist = barWidget(true);
    m_checklist->setObjectName(u"checklist"_s);
    m_checklist->setFixedHeight(kChecklistHeight);
    auto* row = new QHBoxLayout(m_checklist);
    row->setContentsMargins(kPagePadding, 0, kGap, 0);
    m_stages = new QHBoxLayout;
    m_stages->setSpacing(14);
    row->addLayout(m_stages);
    row->addStretch(1);
    QPushButton* hide = linkButton(tr("Hide checklist"));
    hide->setObjectName(u"hideChecklist"_s);
    connect(hide, &QPushButton::clicked, this, [this] {
        QSettings().setValue(kHideChecklist, true);
        m_checklist->hide();
    });
    row->addWidget(hide);
    if (QSettings().value(kHideChecklist, false).toBool())
        m_checklist->hide(); // never shown here: without a parent it would be a window
    return m_checklist;
}

QWidget* OverviewPage::buildSide()
{
    auto* side = new QWidget;
    m_side = side;
    side->setMinimumWidth(400);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    QVBoxLayout* list = nullptr;
    QWidget* toDoCard = card(tr("To do"), list);
    auto* tasks = new QWidget;
    tasks->setObjectName(u"toDo"_s);
    m_toDo = new QVBoxLayout(tasks);
    m_toDo->setContentsMargins(0, 0, 0, 0);
    m_toDo->setSpacing(2);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(tasks);
    tasks->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    list->addWidget(scroll);
    column->addWidget(toDoCard, 4);
    column->addWidget(card(tr("Votes per day"), m_votes), 4);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(kGap);
    pair->addWidget(card(tr("Records per source"), m_sources), 1);
    pair->addWidget(card(tr("Agreement so far"), m_agreement), 1);
    column->addLayout(pair, 4);
    return side;
}

void OverviewPage::fillChecklist(const QList<WorkStage>& stages)
{
    if (m_checklist->isHidden())
        return;
    clearLayout(m_stages);
    int number = 0;
    for (const WorkStage& stage : stages) {
        ++number;
        const bool done = stage.state == StageState::Done;
        auto* button = linkButton(done ? stage.label : tr("%1  %2").arg(number).arg(stage.label));
        button->setObjectName(u"stage_"_s + stage.page);
        if (done)
            button->setIcon(icon(u"check"_s, theme().include, kIconInButton));
        QFont font = button->font();
        font.setBold(stage.state == StageState::Current);
        button->setFont(font);
        button->setAccessibleDescription(done ? tr("done") : QString());
        connect(button, &QPushButton::clicked, this, [this, page = stage.page] { Q_EMIT goTo(page, {}); });
        m_stages->addWidget(button);
    }
}

QWidget* OverviewPage::taskRow(const Task& task)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 3, 4, 3);
    auto* sign = new QLabel;
    sign->setPixmap(icon(task.icon, theme().maybe, kIconInButton).pixmap(kIconInButton, kIconInButton));
    auto* text = new QLabel(task.text);
    text->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(text);
    if (!task.detail.isEmpty()) {
        QLabel* detail = secondaryLabel(task.detail);
        detail->setWordWrap(true);
        words->addWidget(detail);
    }
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    if (!task.page.isEmpty()) {
        auto* button = new QPushButton(task.button);
        button->setAccessibleName(tr("%1: %2").arg(task.button, task.text));
        connect(button, &QPushButton::clicked, this, [this, task] { Q_EMIT goTo(task.page, task.argument); });
        row->addWidget(button, 0, Qt::AlignTop);
    }
    return line;
}

void OverviewPage::fillToDo(const QList<Task>& tasks)
{
    clearLayout(m_toDo);
    for (const Task& task : tasks)
        m_toDo->addWidget(taskRow(task));
    if (tasks.isEmpty())
        m_toDo->addWidget(taskRow({tr("Nothing waits. All counts add up."), {}, u"check"_s, {}, {}, {}}));
    m_toDo->addStretch(1);
}

void OverviewPage::fillSources(const PrismaCounts& counts)
{
    clearLayout(m_sources);
    QWidget* chart = sourceChart(counts.databases + counts.registers);
    chart->setObjectName(u"sources"_s);
    m_sources->addWidget(chart);
}

void OverviewPage::refresh()
{
    m_lookup.ask(review().session(), readOverview);
}

void OverviewPage::show(const OverviewData& loaded)
{
    m_flow->setResult(loaded.flow);
    setState(loaded.info.notice.isEmpty() ? loaded.people.join(u", "_s) : loaded.info.notice);
    fillSources(loaded.counts);
    fillChecklist(loaded.progress.stages);
    fillToDo(loaded.progress.tasks);
    m_screen->setVisible(std::ranges::any_of(loaded.progress.tasks,
                                             [](const Task& task) { return task.page == u"screening"_s; }));
    clearLayout(m_votes);
    clearLayout(m_agreement);
    if (loaded.days.isEmpty()) {
        m_votes->addWidget(secondaryLabel(tr("No votes yet.")));
        m_agreement->addWidget(secondaryLabel(tr("No votes yet.")));
    } else {
        m_votes->addWidget(votesChart(loaded.days));
        m_agreement->addWidget(agreementChart(loaded.days));
    }
}

} // namespace plansift::ui
