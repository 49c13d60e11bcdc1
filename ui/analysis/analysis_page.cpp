// SPDX-License-Identifier: GPL-3.0-or-later
// The page of analyses.
#include "ui/analysis/analysis_page.hpp"

#include "core/base/text.hpp"
#include "core/session/analysis.hpp"
#include "core/session/figures.hpp"
#include "core/session/moderators.hpp"
#include "core/session/sensitivity.hpp"
#include "ui/analysis/analysis_parts.hpp"
#include "ui/analysis/convention_table.hpp"
#include "ui/analysis/method_list.hpp"
#include "ui/analysis/model_panel.hpp"
#include "ui/analysis/regression_tab.hpp"
#include "ui/analysis/sensitivity_tab.hpp"
#include "ui/analysis/small_study_tab.hpp"
#include "ui/common/figure_export.hpp"
#include "ui/common/figure_view.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/prompter.hpp"
#include "ui/common/theme.hpp"
#include "ui/studies/outcome_grid.hpp"
#include "ui/studies/outcome_grid_model.hpp"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

enum Tab {
    kForestTab,
    kHeterogeneityTab,
    kSensitivityTab,
    kSmallTab,
    kRegressionTab,
    kConventionTab,
    kScriptTab
};

} // namespace

AnalysisPage::AnalysisPage(const PageContext& context, QWidget* parent)
    : Page(tr("Analysis"), context, parent)
{
    buildActions();
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(u"analysisTabs"_s);
    m_conventions = new ConventionTable;
    m_sensitivity = new SensitivityTab(jobs());
    m_small = new SmallStudyTab;
    m_regression = new RegressionTab(jobs());
    m_tabs->insertTab(kForestTab, buildForest(), tr("Forest plot"));
    m_tabs->insertTab(kHeterogeneityTab, buildHeterogeneity(), tr("Heterogeneity"));
    m_tabs->insertTab(kSensitivityTab, m_sensitivity, tr("Sensitivity"));
    m_tabs->insertTab(kSmallTab, m_small, tr("Small studies"));
    m_tabs->insertTab(kRegressionTab, m_regression, tr("Meta-regression"));
    m_tabs->insertTab(kConventionTab, m_conventions, tr("Other programs"));
    m_tabs->insertTab(kScriptTab, buildScript(), tr("R code"));
    connect(m_tabs, &QTabWidget::currentChanged, this, &AnalysisPage::showTab);
    m_model = new ModelPanel;
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(buildOutcomes());
    splitter->addWidget(m_tabs);
    splitter->addWidget(m_model);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({156, 696, 262});
    body()->addWidget(splitter, 1);
    connectEditing();
    addKey(this, Qt::ALT | Qt::Key_M, tr("model"), [this] { m_model->focusFirst(); });
    addKey(this, Qt::CTRL | Qt::Key_Return, tr("figure studio"), [this] { openStudio(); });
    addKey(m_forest, QKeySequence::Copy, tr("copy the figure"), [this] { copyForest(); });
    addKey(m_grid, Qt::Key_Space, tr("leave a study in or out"), [this] {
        const QModelIndex index = m_grid->table()->currentIndex();
        if (!index.isValid() || m_grid->model()->line(index.row()).isHeading())
            return;
        const OutcomeRow row = m_grid->model()->line(index.row()).row;
        review().change([&row](Session& session) { return setIncluded(session, row, !row.included); });
    });
    setFocusProxy(m_outcomes);
}

void AnalysisPage::buildActions()
{
    QPushButton* script = addAction(tr("Save R code…"), u"export"_s);
    script->setObjectName(u"saveScript"_s);
    connect(script, &QPushButton::clicked, this, [this] {
        const QString path = prompter().saveFile(this, tr("Save the R code"), chosenOutcome() + u".R"_s,
                                                 tr("R scripts (*.R)"));
        QFile file(path);
        if (path.isEmpty())
            return;
        const QByteArray text =
            review().valueOf(analysisScript(review().session(), chosenOutcome())).toUtf8();
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return showError(tr("Cannot write \"%1\": %2").arg(path, file.errorString()));
        Q_EMIT review().done(tr("R code saved to %1").arg(path));
    });
    QPushButton* studio = addAction(tr("Open in figure studio"), u"report"_s);
    studio->setObjectName(u"openStudio"_s);
    connect(studio, &QPushButton::clicked, this, &AnalysisPage::openStudio);
    QPushButton* copy = addAction(tr("Copy figure"), u"copy"_s);
    copy->setObjectName(u"copyForest"_s);
    connect(copy, &QPushButton::clicked, this, &AnalysisPage::copyForest);
    QPushButton* exportForest = addAction(tr("Export the forest plot…"), u"export"_s, true);
    exportForest->setObjectName(u"exportForest"_s);
    connect(exportForest, &QPushButton::clicked, this, [this] { exportFigure(u"forest"_s); });
    m_outcomeActions = {script, studio, copy, exportForest};
}

QWidget* AnalysisPage::buildOutcomes()
{
    m_outcomes = new QListWidget;
    m_outcomes->setObjectName(u"outcomeList"_s);
    m_outcomes->setAccessibleName(tr("Outcomes"));
    m_outcomes->setMinimumWidth(140);
    m_outcomes->setWordWrap(true);
    m_outcomes->setSpacing(3);
    connect(m_outcomes, &QListWidget::currentRowChanged, this, [this] { showOutcome(); });
    return m_outcomes;
}

QWidget* AnalysisPage::buildForest()
{
    m_grid = new OutcomeGrid;
    m_forest = new FigureView;
    m_forest->setObjectName(u"forestView"_s);
    m_methods = new MethodList(tr("Same data, other methods"));
    m_methods->setObjectName(u"otherMethods"_s);
    m_without = new MethodList(tr("Leave one out"));
    m_without->setObjectName(u"withoutEach"_s);
    m_lists = sideBySide(m_methods, m_without);
    connect(m_forest, &FigureView::itemClicked, this, &AnalysisPage::chooseStudy);
    m_trace = secondaryLabel();
    m_trace->setObjectName(u"resultTrace"_s);
    m_trace->setContentsMargins(kGap, 4, kGap, 4);
    m_trace->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // never widens the window
    m_sentence = wordsLabel(u"resultSentence"_s);
    auto* split = new QSplitter(Qt::Vertical);
    split->setHandleWidth(1);
    split->addWidget(m_grid);
    split->addWidget(onCanvas({m_forest, m_lists}));
    split->setStretchFactor(1, 1);
    split->setSizes({220, 420});
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(split, 1);
    column->addWidget(m_trace);
    column->addWidget(m_sentence);
    return pane;
}

QWidget* AnalysisPage::buildHeterogeneity()
{
    m_heterogeneity = wordsLabel(u"heterogeneity"_s);
    m_threshold = new QLineEdit;
    m_threshold->setObjectName(u"effectThreshold"_s);
    m_threshold->setAccessibleName(tr("Threshold for true effects, on the scale of the result"));
    m_threshold->setMaximumWidth(90);
    m_beyond = wordsLabel(u"beyondThreshold"_s);
    connect(m_threshold, &QLineEdit::textChanged, this, &AnalysisPage::showBeyond);
    auto* question = new QWidget;
    auto* row = new QHBoxLayout(question);
    row->setContentsMargins(kGap, 0, kGap, 0);
    row->addWidget(new QLabel(tr("How many true effects lie above a value that matters to patients?")));
    row->addWidget(m_threshold);
    row->addStretch(1);
    return onCanvas({m_heterogeneity, question, m_beyond});
}

/// Nothing is said before a whole number stands there.
void AnalysisPage::showBeyond()
{
    bool ok = false;
    const double threshold = m_threshold->text().trimmed().replace(u',', u'.').toDouble(&ok);
    const Result<Outcome> outcome = outcomeNamed(review().session(), chosenOutcome());
    if (!ok || !outcome)
        return m_beyond->clear();
    const Result<QString> sentence = beyondThreshold(review().session(), *outcome, threshold);
    m_beyond->setText(sentence ? *sentence : messageOf(sentence.error()));
}

QWidget* AnalysisPage::buildScript()
{
    m_script = new QPlainTextEdit;
    m_script->setObjectName(u"rScript"_s);
    m_script->setAccessibleName(tr("R code that repeats the analysis"));
    m_script->setReadOnly(true);
    m_script->setLineWrapMode(QPlainTextEdit::NoWrap);
    QFont mono(u"Liberation Mono"_s);
    mono.setPixelSize(12);
    m_script->setFont(mono);
    auto* copy = new QPushButton(tr("Copy"));
    copy->setObjectName(u"copyScript"_s);
    connect(copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(m_script->toPlainText());
        Q_EMIT review().done(tr("R code copied"));
    });
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_script, 1);
    auto* bar = barWidget();
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kGap, 6, kGap, 6);
    row->addWidget(secondaryLabel(tr("Runs in R with the package metafor; the data are inside.")));
    row->addStretch(1);
    row->addWidget(copy);
    column->addWidget(bar);
    return pane;
}

void AnalysisPage::connectEditing()
{
    connect(m_grid, &OutcomeGrid::entered, this, [this](const QList<CellEntry>& entries) {
        const Status done = enterCells(review().session(), entries);
        if (!done)
            return m_grid->refuse(entries, messageOf(done.error()));
        review().lookForOthers();
    });
    connect(m_grid, &OutcomeGrid::typing, this, &AnalysisPage::preview);
    connect(m_grid, &OutcomeGrid::currentChanged, this, &AnalysisPage::showTrace);
    connect(m_model, &ModelPanel::planChanged, this, &AnalysisPage::changeThePlan);
    connect(m_small, &SmallStudyTab::planChanged, this, &AnalysisPage::changeThePlan);
    connect(m_regression, &RegressionTab::planChanged, this, &AnalysisPage::changeThePlan);
    connect(m_regression, &RegressionTab::exportAsked, this, &AnalysisPage::exportFigure);
    connect(m_sensitivity, &SensitivityTab::exportAsked, this, &AnalysisPage::exportFigure);
    connect(m_model, &ModelPanel::rowIncluded, this, [this](const OutcomeRow& row, bool included) {
        review().change([&](Session& session) { return setIncluded(session, row, included); });
    });
}

void AnalysisPage::changeThePlan(const QJsonObject& changes)
{
    const Result<Outcome> outcome = outcomeNamed(review().session(), chosenOutcome());
    if (outcome &&
        !review().change([&](Session& session) { return changePlan(session, outcome->id, changes); }))
        showOutcome(); // the choices are those that are stored
}

void AnalysisPage::exportFigure(const QString& kind)
{
    exportFigureByDialog(review(), prompter(), this, {kind, chosenOutcome(), {}, {}});
}

QString AnalysisPage::chosenOutcome() const
{
    const QListWidgetItem* item = m_outcomes->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void AnalysisPage::refresh()
{
    const QSignalBlocker quiet(m_outcomes);
    const QString kept = chosenOutcome();
    m_outcomes->clear();
    int row = 0;
    for (const Outcome& outcome : review().valueOf(outcomes(review().session()))) {
        const QString line = review().valueOf(resultLine(review().session(), outcome));
        auto* item = new QListWidgetItem(outcome.name + u'\n' + line, m_outcomes);
        item->setData(Qt::UserRole, outcome.key);
        if (outcome.key == kept)
            row = m_outcomes->count() - 1;
    }
    m_outcomes->setCurrentRow(row);
    setState(m_outcomes->count() == 0 ? tr("No outcome yet") : QString());
    showOutcome();
}

void AnalysisPage::showArgument(const QString& argument)
{
    for (int i = 0; i < m_outcomes->count(); ++i)
        if (m_outcomes->item(i)->data(Qt::UserRole).toString() == argument)
            m_outcomes->setCurrentRow(i);
}

void AnalysisPage::showOutcome()
{
    const Result<Outcome> outcome = outcomeNamed(review().session(), chosenOutcome());
    m_forest->setGhost({});
    m_model->setEnabled(outcome.ok());
    for (QPushButton* button : std::as_const(m_outcomeActions))
        button->setEnabled(outcome.ok());
    if (chosenOutcome().isEmpty() || !outcome)
        return showNothing();
    const bool writable = !review().session().isReadOnly();
    const QList<OutcomeRow> rows = review().valueOf(outcomeRows(review().session(), outcome->id));
    const QList<RowEffect> effects = review().valueOf(rowEffects(review().session(), *outcome));
    QList<GridLine> lines;
    for (qsizetype i = 0; i < rows.size(); ++i)
        lines.append({*outcome, rows.at(i), effects.value(i)});
    m_grid->setVisible(!lines.isEmpty());
    m_grid->setLines(std::move(lines), writable);
    const QList<PlanSetting> settings =
        planSettings(*outcome, moderators(review().session(), *outcome).valueOr({}));
    m_model->setPlan(settings, rows, planAdvice(review().session(), *outcome).valueOr({}), writable);
    showTab();
}

void AnalysisPage::showTab()
{
    const Result<Outcome> outcome = outcomeNamed(review().session(), chosenOutcome());
    if (!outcome)
        return;
    const Session& session = review().session();
    switch (m_tabs->currentIndex()) {
    case kForestTab:
        return showForest(*outcome);
    case kHeterogeneityTab: {
        const Result<QStringList> words = heterogeneityLines(session, *outcome);
        m_heterogeneity->setText(words ? words->join(u"\n\n"_s) : messageOf(words.error()));
        return showBeyond();
    }
    case kSensitivityTab:
        return m_sensitivity->setOutcome(session, *outcome);
    case kSmallTab:
        return m_small->setOutcome(session, *outcome);
    case kRegressionTab:
        return m_regression->setOutcome(session, *outcome);
    case kConventionTab: {
        m_conventions->clear();
        const Result<Conventions> compared = conventions(session, *outcome);
        if (!compared)
            return showError(messageOf(compared.error()));
        return m_conventions->setComparison(*compared);
    }
    default: {
        const Result<QString> script = analysisScript(session, outcome->key);
        m_script->setPlainText(script ? *script : messageOf(script.error()));
    }
    }
}

/// Where there is no result, the last good plot of the same outcome stays, greyed, with the reason.
void AnalysisPage::showForest(const Outcome& outcome)
{
    const Session& session = review().session();
    const QStringList missing = review().valueOf(missingForPooling(session));
    m_lists->setVisible(missing.isEmpty());
    m_sentence->setText(resultSentence(session, outcome).valueOr({}));
    showTrace();
    if (!missing.isEmpty()) {
        m_drawn.clear();
        return m_forest->setMessage(tr("No outcome has two studies yet") + u"\n\n"_s + missing.join(u'\n'));
    }
    const Result<figure::Pages> pages = buildFigure(session, {u"forest"_s, outcome.key, {}, {}});
    showMethods(outcome);
    if (pages) {
        m_drawn = outcome.key;
        return m_forest->setPages(*pages);
    }
    const QString other = methodThatWorks(session, outcome);
    const QString reason =
        messageOf(pages.error()) + (other.isEmpty() ? QString() : tr(". Try %1.").arg(other));
    m_drawn == outcome.key ? m_forest->setStale(reason) : m_forest->setMessage(reason);
}

void AnalysisPage::showNothing()
{
    m_forest->setMessage(tr("No outcome has two studies yet") + u"\n\n"_s +
                         tr("There is no outcome yet: add one on the page of studies, with its arms."));
    m_drawn.clear();
    m_grid->setLines({}, false);
    m_grid->hide();
    m_lists->hide();
    m_trace->clear();
    m_sentence->clear();
}

void AnalysisPage::openStudio()
{
    if (!chosenOutcome().isEmpty())
        Q_EMIT goTo(u"report"_s, u"forest/"_s + chosenOutcome());
}

void AnalysisPage::copyForest()
{
    if (!m_forest->pages().empty() && !m_forest->isStale())
        copyToClipboard(review(), m_forest->pages().front());
}

/// A click on a mark of a study goes to its row; the line below says where the numbers come from.
void AnalysisPage::chooseStudy(const QString&, const QString& study)
{
    for (int row = 0; row < m_grid->model()->rowCount(); ++row)
        if (QString::number(m_grid->model()->line(row).row.study) == study)
            return m_grid->goTo(m_grid->model()->line(row).row.id, {});
}

void AnalysisPage::showTrace()
{
    const QModelIndex index = m_grid->table()->currentIndex();
    if (!index.isValid())
        return m_trace->clear();
    const GridLine& line = m_grid->model()->line(index.row());
    m_trace->setText(review().valueOf(resultTrace(review().session(), line.outcome, line.row.id)));
    m_trace->setToolTip(m_trace->text());
}

void AnalysisPage::showMethods(const Outcome& outcome)
{
    const MethodComparison methods = otherMethods(review().session(), outcome).valueOr({});
    m_methods->setLines(methods.lines, methods.none);
    const MethodComparison without = withoutEach(review().session(), outcome).valueOr({});
    m_without->setLines(without.lines, without.none);
}

/// The plot follows the key strokes; below it the plot before them stays as a shadow.
void AnalysisPage::preview(const CellEntry& entry)
{
    if (m_tabs->currentIndex() != kForestTab || chosenOutcome().isEmpty())
        return;
    const Session& session = review().session();
    if (entry.row == 0) {
        m_forest->setGhost({});
        return showTab();
    }
    QElapsedTimer timer;
    timer.start();
    FigureRequest request;
    request.kind = u"forest"_s;
    request.outcome = chosenOutcome();
    request.rows = outcomeRows(session, entry.outcome).valueOr({});
    const auto row = std::ranges::find(request.rows, entry.row, &OutcomeRow::id);
    if (row == request.rows.end())
        return;
    const Result<Outcome> outcome = outcomeNamed(session, chosenOutcome());
    const Result<OutcomeRow> changed =
        outcome ? rowWith(*outcome, *row, entry.column, entry.text) : Result<OutcomeRow>(outcome.error());
    if (!changed)
        return; // not a whole value yet
    *row = *changed;
    const Result<figure::Pages> pages = buildFigure(session, request);
    if (!pages)
        return;
    m_forest->setGhost(buildFigure(session, {u"forest"_s, chosenOutcome(), {}, {}}).valueOr({}));
    m_forest->setPages(*pages);
    setState(tr("recomputed in %1 ms").arg(timer.elapsed()));
}

} // namespace plansift::ui
