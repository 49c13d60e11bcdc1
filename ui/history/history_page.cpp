// SPDX-License-Identifier: GPL-3.0-or-later
// The page of history: one row a step, grouped by day, newest first.
#include "ui/history/history_page.hpp"

#include "ui/common/job_runner.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/prompter.hpp"
#include "ui/common/theme.hpp"
#include "ui/history/step_model.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kPortion = 500;    // steps that are read at once, newest first
constexpr int kMostEvents = 200; // of one step

void styleTable(QTableView* table, const QString& objectName, const QString& spoken)
{
    table->setObjectName(objectName);
    table->setAccessibleName(spoken);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kTableRow);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace

HistoryPage::HistoryPage(const PageContext& context, QWidget* parent)
    : Page(tr("History"), context, parent)
    , m_lookup([this](const Loaded& loaded) { show(loaded); })
    , m_most(kPortion)
{
    buildActions();
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(buildSteps());
    splitter->addWidget(buildDetail());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({660, 440});
    body()->addWidget(splitter, 1);
    addKey(
        m_table, Qt::Key_Delete, tr("take back this step"), [this] { undoStep(); }, Qt::WidgetShortcut);
    addKey(this, Qt::CTRL | Qt::Key_E, tr("export the log"), [this] { exportLog(); });
    setFocusProxy(m_table);
}

void HistoryPage::buildActions()
{
    QPushButton* save = addAction(tr("Export log…"), u"export"_s);
    save->setObjectName(u"exportLog"_s);
    connect(save, &QPushButton::clicked, this, &HistoryPage::exportLog);
    m_undo = addAction(tr("Undo this step"), u"undo"_s);
    m_undo->setObjectName(u"undoStep"_s);
    connect(m_undo, &QPushButton::clicked, this, &HistoryPage::undoStep);
}

QWidget* HistoryPage::buildFilters()
{
    m_who = new QComboBox;
    m_who->setObjectName(u"historyWho"_s);
    m_who->setAccessibleName(tr("Whose steps"));
    m_who->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_kind = new QComboBox;
    m_kind->setObjectName(u"historyKind"_s);
    m_kind->setAccessibleName(tr("Changes of what"));
    m_kind->addItem(tr("All changes"), QString());
    for (const auto& [key, name] : historyKinds())
        m_kind->addItem(name, key);
    for (QComboBox* box : {m_who, m_kind})
        connect(box, &QComboBox::activated, this, &HistoryPage::ask);
    m_text = new QLineEdit;
    m_text->setObjectName(u"historyText"_s);
    m_text->setAccessibleName(tr("Steps with these words"));
    m_text->setPlaceholderText(tr("What was done, a value, the number of a record"));
    m_text->setClearButtonEnabled(true);
    connect(m_text, &QLineEdit::textChanged, this, &HistoryPage::ask);
    auto* bar = barWidget(true);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kGap, 4, kGap, 4);
    row->addWidget(m_who);
    row->addWidget(m_kind);
    row->addWidget(m_text, 1);
    return bar;
}

QWidget* HistoryPage::buildSteps()
{
    m_model = new StepModel(this);
    m_table = new QTableView;
    m_table->setModel(m_model);
    styleTable(m_table, u"historyTable"_s, tr("Steps, newest first"));
    m_table->horizontalHeader()->setSectionResizeMode(StepModel::What, QHeaderView::Stretch);
    m_table->setColumnWidth(StepModel::Time, 70);
    m_table->setColumnWidth(StepModel::Who, 120);
    m_table->setColumnWidth(StepModel::Changes, 70);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryPage::showStep);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &HistoryPage::askForMore);
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildFilters());
    column->addWidget(m_table, 1);
    return pane;
}

QWidget* HistoryPage::buildDetail()
{
    m_title = headingLabel({});
    m_title->setObjectName(u"stepTitle"_s);
    m_title->setWordWrap(true);
    m_title->setMargin(kGap);
    const QStringList heads{tr("What"), tr("Where"), tr("Field"), tr("Before"), tr("After")};
    m_detail = new QTableWidget(0, static_cast<int>(heads.size()));
    m_detail->setHorizontalHeaderLabels(heads);
    styleTable(m_detail, u"historyDetail"_s, tr("Before and after"));
    m_detail->horizontalHeader()->setStretchLastSection(true);
    const QList<int> widths{96, 110, 96, 76};
    for (int i = 0; i < widths.size(); ++i)
        m_detail->setColumnWidth(i, widths.at(i));
    auto* note =
        secondaryLabel(tr("Taking back one step leaves every later one as it is; it is written down as a new "
                          "step. Where something was built on it since, it is refused."));
    note->setWordWrap(true);
    note->setMargin(kGap);
    auto* pane = new QWidget;
    pane->setMinimumWidth(280);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_title);
    column->addWidget(m_detail, 1);
    column->addWidget(note);
    return pane;
}

bool HistoryPage::startSearch()
{
    m_text->setFocus();
    return true;
}

void HistoryPage::refresh()
{
    ask();
}

StepFilter HistoryPage::filter() const
{
    return {m_who->currentData().toString(), m_kind->currentData().toString(), m_text->text().trimmed()};
}

void HistoryPage::ask()
{
    m_lookup.ask(review().session(), [most = m_most, filter = filter()](const Session& session) {
        return Loaded{session.recentSteps(most, filter).valueOr({}), session.stepTotal().valueOr(0),
                      session.actors().valueOr({})};
    });
}

/// The end of the list is seen: the next portion, if there is one.
void HistoryPage::askForMore()
{
    const QScrollBar* bar = m_table->verticalScrollBar();
    if (!m_hasMore || bar->value() < bar->maximum())
        return;
    m_hasMore = false; // asked once
    m_most += kPortion;
    ask();
}

void HistoryPage::show(const Loaded& loaded)
{
    showWho(loaded.actors);
    const StepSummary* chosen = chosenStep();
    const QString kept = chosen ? chosen->step : QString();
    const int scrolled = m_table->verticalScrollBar()->value();
    {
        const QSignalBlocker quiet(m_table->verticalScrollBar());
        m_table->clearSpans();
        m_model->setSteps(loaded.steps);
        for (int row = 0; row < m_model->rowCount(); ++row)
            if (m_model->isDay(row))
                m_table->setSpan(row, 0, 1, StepModel::ColumnCount);
        const int row = std::max(1, m_model->rowOf(kept)); // 0 is a day
        m_table->selectRow(row);
        m_table->verticalScrollBar()->setValue(scrolled);
    }
    m_hasMore = loaded.steps.size() == m_most;
    const QLocale locale;
    const QString shown = locale.toString(loaded.steps.size());
    setState(filter() == StepFilter() && !m_hasMore
                 ? tr("%1 steps, newest first").arg(shown)
                 : tr("%1 of %2 steps, newest first").arg(shown, locale.toString(loaded.total)));
    showStep();
}

void HistoryPage::showWho(const QStringList& actors)
{
    const QString kept = m_who->currentData().toString();
    m_who->clear();
    m_who->addItem(tr("Everyone"), QString());
    for (const QString& actor : actors)
        m_who->addItem(actor, actor);
    m_who->setCurrentIndex(std::max(0, m_who->findData(kept)));
}

const StepSummary* HistoryPage::chosenStep() const
{
    return m_model->stepAt(m_table->currentIndex().row());
}

void HistoryPage::showStep()
{
    const StepSummary* step = chosenStep();
    m_undo->setEnabled(step && !step->creates && !review().session().isReadOnly());
    m_detail->setRowCount(0);
    if (!step)
        return m_title->clear();
    m_title->setText(
        tr("%1\n%2, %3")
            .arg(titleOf(*step), step->actor, QLocale().toString(localTime(*step), QLocale::LongFormat)));
    const QList<ChangeLine> lines = review().valueOf(changesOf(review().session(), step->step, kMostEvents));
    m_detail->setRowCount(static_cast<int>(lines.size()));
    for (int row = 0; row < lines.size(); ++row) {
        const ChangeLine& line = lines.at(row);
        const QStringList cells{line.what, line.where, line.field, line.before, line.after};
        for (int column = 0; column < cells.size(); ++column) {
            auto* item = new QTableWidgetItem(cells.at(column));
            item->setToolTip(cells.at(column));
            m_detail->setItem(row, column, item);
        }
        m_detail->item(row, 3)->setForeground(theme().exclude);
        m_detail->item(row, 4)->setForeground(theme().include);
    }
}

void HistoryPage::undoStep()
{
    const StepSummary* chosen = chosenStep();
    if (!chosen || !m_undo->isEnabled())
        return;
    review().change([step = chosen->step](Session& session) -> Status {
        const Result<UndoReport> done = session.undoStep(step);
        return done ? Status() : Status(done.error());
    });
}

/// All steps that pass the filters, not only those in the list, with every change.
void HistoryPage::exportLog()
{
    const QString path =
        prompter().saveFile(this, tr("Export the log"), u"history.csv"_s, tr("Tables (*.csv)"));
    if (path.isEmpty())
        return;
    const auto work = [project = review().session().path(), reviewer = review().session().reviewer(),
                       filter = filter(), path](const JobRunner::Progress& progress) -> Status {
        const Result<std::unique_ptr<Session>> session =
            Session::open(project, {.reviewer = reviewer, .readOnly = true});
        return session ? exportHistory(**session, filter, path, progress) : Status(session.error());
    };
    jobs().run(tr("Exporting the log…"), work, this, [this, path](const Status& done) {
        if (!done)
            return review().report(done.error());
        Q_EMIT review().done(tr("Log exported to %1").arg(path));
    });
}

} // namespace plansift::ui
