// SPDX-License-Identifier: GPL-3.0-or-later
// The page of history: one row a step, grouped by day, newest first.
#include "ui/history/history_page.hpp"

#include "core/base/csv.hpp"
#include "core/base/whole_file.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/prompter.hpp"
#include "ui/common/theme.hpp"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kMostSteps = 1000; // newest first; `plansift log` tells older ones
constexpr int kMostEvents = 200; // of one step
enum Column { kTime, kWho, kWhat, kChanges, kColumns };

QDateTime localTime(const QString& at)
{
    return QDateTime::fromString(at, Qt::ISODateWithMs).toLocalTime();
}

QTableWidget* plainTable(const QString& objectName, const QString& spoken, const QStringList& heads)
{
    auto* table = new QTableWidget(0, static_cast<int>(heads.size()));
    table->setObjectName(objectName);
    table->setAccessibleName(spoken);
    table->setHorizontalHeaderLabels(heads);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kTableRow);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

QString titleOf(const StepSummary& step)
{
    return step.undoes ? HistoryPage::tr("Take back: %1").arg(step.note) : step.note;
}

} // namespace

HistoryPage::HistoryPage(const PageContext& context, QWidget* parent)
    : Page(tr("History"), context, parent)
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
    connect(m_who, &QComboBox::activated, this, &HistoryPage::fillSteps);
    m_text = new QLineEdit;
    m_text->setObjectName(u"historyText"_s);
    m_text->setAccessibleName(tr("Steps with these words"));
    m_text->setPlaceholderText(tr("Record, study, outcome, what was done"));
    m_text->setClearButtonEnabled(true);
    connect(m_text, &QLineEdit::textChanged, this, &HistoryPage::fillSteps);
    auto* bar = barWidget(true);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kGap, 4, kGap, 4);
    row->addWidget(m_who);
    row->addWidget(m_text, 1);
    return bar;
}

QWidget* HistoryPage::buildSteps()
{
    m_table = plainTable(u"historyTable"_s, tr("Steps, newest first"),
                         {tr("When"), tr("Who"), tr("What"), tr("Changes")});
    m_table->horizontalHeader()->setSectionResizeMode(kWhat, QHeaderView::Stretch);
    m_table->setColumnWidth(kTime, 70);
    m_table->setColumnWidth(kWho, 120);
    m_table->setColumnWidth(kChanges, 70);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &HistoryPage::showStep);
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
    m_detail = plainTable(u"historyDetail"_s, tr("Before and after"),
                          {tr("What"), tr("Where"), tr("Field"), tr("Before"), tr("After")});
    m_detail->horizontalHeader()->setStretchLastSection(true);
    const QList<int> widths{96, 70, 84, 70};
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
    m_steps = review().valueOf(review().session().recentSteps(kMostSteps));
    fillWho();
    fillSteps();
}

void HistoryPage::fillWho()
{
    const QString kept = m_who->currentData().toString();
    m_who->clear();
    m_who->addItem(tr("Everyone"), QString());
    for (const StepSummary& step : std::as_const(m_steps))
        if (m_who->findData(step.actor) < 0)
            m_who->addItem(step.actor, step.actor);
    m_who->setCurrentIndex(std::max(0, m_who->findData(kept)));
}

bool HistoryPage::passes(const StepSummary& step) const
{
    const QString who = m_who->currentData().toString();
    const QString text = m_text->text().trimmed();
    return (who.isEmpty() || step.actor == who) &&
           (text.isEmpty() || titleOf(step).contains(text, Qt::CaseInsensitive));
}

void HistoryPage::addDay(const QString& day, int steps)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    auto* item = new QTableWidgetItem(tr("%1   %n step(s)", nullptr, steps).arg(day));
    QFont bold = font();
    bold.setBold(true);
    item->setFont(bold);
    item->setBackground(theme().sunken);
    item->setFlags(Qt::ItemIsEnabled);
    m_table->setItem(row, 0, item);
    m_table->setSpan(row, 0, 1, kColumns);
}

void HistoryPage::addStep(const StepSummary& step)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    const QStringList cells{localTime(step.at).toString(u"HH:mm"_s), step.actor, titleOf(step),
                            QLocale().toString(step.events)};
    for (int column = 0; column < cells.size(); ++column)
        m_table->setItem(row, column, new QTableWidgetItem(cells.at(column)));
    m_table->item(row, 0)->setData(Qt::UserRole, step.step);
}

void HistoryPage::fillSteps()
{
    const QString kept = chosenStep();
    const QSignalBlocker quiet(m_table);
    m_table->clearSpans();
    m_table->setRowCount(0);
    QMap<QDate, QList<StepSummary>> days;
    for (const StepSummary& step : std::as_const(m_steps))
        if (passes(step))
            days[localTime(step.at).date()] += step;
    int shown = 0;
    const QList<QDate> dates = days.keys();
    for (auto day = dates.crbegin(); day != dates.crend(); ++day) {
        addDay(QLocale().toString(*day, QLocale::LongFormat), static_cast<int>(days.value(*day).size()));
        for (const StepSummary& step : days.value(*day)) {
            addStep(step);
            ++shown;
            if (step.step == kept)
                m_table->selectRow(m_table->rowCount() - 1);
        }
    }
    setState(tr("%1 of %2 steps, newest first")
                 .arg(QLocale().toString(shown), QLocale().toString(m_steps.size())));
    if (chosenStep().isEmpty() && m_table->rowCount() > 1)
        m_table->selectRow(1);
    showStep();
}

QString HistoryPage::chosenStep() const
{
    const QTableWidgetItem* item = m_table->item(m_table->currentRow(), 0);
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void HistoryPage::showStep()
{
    const QString step = chosenStep();
    m_undo->setEnabled(!step.isEmpty() && !review().session().isReadOnly());
    m_detail->setRowCount(0);
    const auto found = std::ranges::find(m_steps, step, &StepSummary::step);
    if (found == m_steps.end())
        return m_title->clear();
    m_title->setText(tr("%1\n%2, %3")
                         .arg(titleOf(*found), found->actor,
                              QLocale().toString(localTime(found->at), QLocale::LongFormat)));
    for (const ChangeLine& line : review().valueOf(changesOf(review().session(), step, kMostEvents))) {
        const int row = m_detail->rowCount();
        m_detail->insertRow(row);
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
    const QString step = chosenStep();
    if (step.isEmpty())
        return;
    review().change([&step](Session& session) -> Status {
        const Result<UndoReport> done = session.undoStep(step);
        return done ? Status() : Status(done.error());
    });
}

/// The steps as they are filtered, as CSV.
void HistoryPage::exportLog()
{
    const QString path =
        prompter().saveFile(this, tr("Export the log"), u"history.csv"_s, tr("Tables (*.csv)"));
    if (path.isEmpty())
        return;
    QString text = csvLine({u"at"_s, u"actor"_s, u"what"_s, u"events"_s, u"step"_s}) + u'\n';
    for (const StepSummary& step : std::as_const(m_steps))
        if (passes(step))
            text += csvLine({step.at, step.actor, titleOf(step), QString::number(step.events), step.step}) +
                    u'\n';
    if (const Status written = writeWholeFile(path, text.toUtf8()); !written)
        return review().report(written.error());
    Q_EMIT review().done(tr("Log exported to %1").arg(path));
}

} // namespace plansift::ui
