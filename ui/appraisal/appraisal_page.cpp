// SPDX-License-Identifier: GPL-3.0-or-later
// The page of risk of bias.
#include "ui/appraisal/appraisal_page.hpp"

#include "core/session/figures.hpp"
#include "ui/appraisal/assessment_form.hpp"
#include "ui/appraisal/result_list.hpp"
#include "ui/common/figure_export.hpp"
#include "ui/common/figure_view.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/prompter.hpp"
#include "ui/common/theme.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

const QString kOverall = u"overall"_s;
const QString kToolSetting = u"appraisal/tool"_s;
constexpr double kPxPerMm = 96 / 25.4;
constexpr double kNarrowestMm = 70;
constexpr double kWiden = 1.2; // step in looking for a width in which a figure fits

QLabel* wrapped(QLabel* label)
{
    label->setWordWrap(true);
    return label;
}

/// "D1 Low · D2 High · overall High", as the columns of the figures are called.
QString judgementWords(const RobAssessment& assessment)
{
    QStringList words;
    const appraisal::Tool* tool = appraisal::toolByKey(assessment.tool);
    for (const appraisal::Domain& domain : tool ? tool->domains : QList<appraisal::Domain>())
        if (const QString judgement = assessment.judgement(domain.id); !judgement.isEmpty())
            words += AppraisalPage::tr("%1 %2").arg(domain.column, judgement);
    if (const QString overall = assessment.judgement(kOverall); !overall.isEmpty())
        words += AppraisalPage::tr("overall %1").arg(overall);
    return words.isEmpty() ? AppraisalPage::tr("nothing judged yet") : words.join(u" · "_s);
}

} // namespace

AppraisalPage::AppraisalPage(const PageContext& context, QWidget* parent)
    : Page(tr("Risk of bias"), context, parent)
{
    buildActions();
    m_results = new ResultList;
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(m_results);
    splitter->addWidget(buildForm());
    splitter->addWidget(buildFigures());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({196, 560, 336});
    body()->addWidget(splitter, 1);
    connect(splitter, &QSplitter::splitterMoved, this, &AppraisalPage::showFigures);
    connect(m_results, &ResultList::targetChosen, this, &AppraisalPage::showTarget);
    connect(m_form, &AssessmentForm::changed, this, &AppraisalPage::save);
    m_form->addKeysTo(*this);
    addKey(this, Qt::CTRL | Qt::Key_D, tr("copy a domain"), [this] { copyDomain(); });
    setFocusProxy(m_form);
}

void AppraisalPage::buildActions()
{
    m_copy = addAction(tr("Copy domain…"), u"copy"_s);
    m_copy->setObjectName(u"copyDomain"_s);
    m_copy->setToolTip(tr("Take this domain's answers from another result (Ctrl+D)"));
    connect(m_copy, &QPushButton::clicked, this, &AppraisalPage::copyDomain);
    m_read = addAction(tr("Read a table…"), u"import"_s);
    m_read->setObjectName(u"readRobTable"_s);
    connect(m_read, &QPushButton::clicked, this, &AppraisalPage::readTable);
    for (const auto& [kind, text] : {std::pair(u"traffic-light"_s, tr("Export traffic light…")),
                                     std::pair(u"rob-summary"_s, tr("Export summary…"))}) {
        QPushButton* button = addAction(text, u"export"_s);
        button->setObjectName(u"export_"_s + kind);
        m_exports += button;
        connect(button, &QPushButton::clicked, this, [this, kind = kind] {
            exportFigureByDialog(review(), prompter(), this, {kind, chosenOutcome(), {}, {}});
        });
    }
}

QWidget* AppraisalPage::buildForm()
{
    auto* pane = new QWidget;
    pane->setMinimumWidth(460);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* line = barWidget(true);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(kPagePadding, 4, kPagePadding, 4);
    m_tool = new QComboBox;
    m_tool->setObjectName(u"robTool"_s);
    m_tool->setAccessibleName(tr("Tool"));
    for (const appraisal::Tool& tool : appraisal::tools())
        m_tool->addItem(tool.name, tool.key);
    m_tool->setCurrentIndex(std::max(0, m_tool->findData(QSettings().value(kToolSetting, u"rob2"_s))));
    connect(m_tool, &QComboBox::activated, this, [this] {
        QSettings().setValue(kToolSetting, tool());
        refresh();
    });
    row->addWidget(secondaryLabel(tr("Tool")));
    row->addWidget(m_tool, 1);
    column->addWidget(line);
    m_form = new AssessmentForm;
    m_empty =
        wrapped(secondaryLabel(tr("No result to assess yet. Add studies and their outcome data first.")));
    m_empty->setObjectName(u"robEmpty"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    column->addWidget(m_form, 1);
    column->addWidget(m_empty, 1);
    return pane;
}

QWidget* AppraisalPage::buildFigures()
{
    auto* pane = new QWidget;
    pane->setMinimumWidth(300);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* line = barWidget(true);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(kGap, 4, kGap, 4);
    m_outcome = new QComboBox;
    m_outcome->setObjectName(u"robOutcome"_s);
    m_outcome->setAccessibleName(tr("Results of which outcome"));
    connect(m_outcome, &QComboBox::currentIndexChanged, this, [this] { showFigures(); });
    row->addWidget(headingLabel(tr("Live figures")));
    row->addWidget(m_outcome, 1);
    column->addWidget(line);
    m_light = new FigureView;
    m_light->setObjectName(u"trafficLightView"_s);
    connect(m_light, &FigureView::itemClicked, this,
            [this](const QString&, const QString& reference) { openMark(reference); });
    m_summary = new FigureView;
    m_summary->setObjectName(u"robSummaryView"_s);
    auto* canvas = new QWidget;
    canvas->setObjectName(u"canvas"_s);
    auto* figures = new QVBoxLayout(canvas);
    figures->addWidget(m_light);
    figures->addWidget(m_summary);
    figures->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(canvas);
    column->addWidget(scroll, 1);
    auto* foot = barWidget();
    auto* second = new QVBoxLayout(foot);
    second->setContentsMargins(kGap, 8, kGap, 8);
    second->addWidget(headingLabel(tr("Other assessors")));
    m_others = wrapped(secondaryLabel());
    m_others->setObjectName(u"robOthers"_s);
    second->addWidget(m_others);
    column->addWidget(foot);
    return pane;
}

QString AppraisalPage::tool() const
{
    return m_tool->currentData().toString();
}

QString AppraisalPage::chosenOutcome() const
{
    return m_outcome->currentData().toString();
}

void AppraisalPage::fillOutcomes()
{
    const QSignalBlocker quiet(m_outcome);
    const QString kept = chosenOutcome();
    m_outcome->clear();
    for (const RobAssessment& assessment : std::as_const(m_all))
        if (m_outcome->findData(assessment.outcomeName) < 0)
            m_outcome->addItem(assessment.outcomeName.isEmpty() ? tr("The study as a whole")
                                                                : assessment.outcomeName,
                               assessment.outcomeName);
    m_outcome->setCurrentIndex(std::max(0, m_outcome->findData(kept)));
}

RobAssessment AppraisalPage::mine(const RobTarget& target)
{
    for (const RobAssessment& a : m_all)
        if (a.study == target.study && a.outcome == target.outcome && a.tool == tool() &&
            a.reviewer == review().session().reviewer())
            return a;
    RobAssessment fresh;
    fresh.study = target.study;
    fresh.studyLabel = target.studyLabel;
    fresh.outcome = target.outcome;
    fresh.outcomeName = target.outcomeName;
    fresh.tool = tool();
    return fresh;
}

void AppraisalPage::fillResults()
{
    QList<ResultLine> lines;
    int mineDone = 0;
    for (const RobTarget& target : review().valueOf(robTargets(review().session()))) {
        const RobAssessment assessment = mine(target);
        const QString overall = assessment.judgement(kOverall);
        const qsizetype domains = appraisal::toolByKey(tool())->columns().size();
        const qsizetype judged = assessment.judgements.size();
        mineDone += overall.isEmpty() ? 0 : 1;
        lines.append({target, overall,
                      overall.isEmpty() && judged > 0 ? tr("%1 of %2").arg(judged).arg(domains) : QString()});
    }
    m_results->setResults(lines);
    m_form->setVisible(!lines.isEmpty());
    m_empty->setVisible(lines.isEmpty());
    const bool writable = !review().session().isReadOnly();
    m_copy->setEnabled(writable && !lines.isEmpty());
    m_read->setEnabled(writable);
    setState(lines.isEmpty() ? tr("Nothing to assess yet")
                             : tr("%1 of %2 results judged by you").arg(mineDone).arg(lines.size()));
}

void AppraisalPage::refresh()
{
    m_all = review().valueOf(visibleAssessments(review().session()));
    fillOutcomes();
    fillResults();
    showTarget();
    showFigures();
}

void AppraisalPage::showTarget()
{
    const std::optional<RobTarget> target = m_results->chosen();
    if (!target)
        return;
    m_form->setAssessment(mine(*target), review().session().isReadOnly());
    showOthers(*target);
}

void AppraisalPage::showOthers(const RobTarget& target)
{
    QStringList lines;
    for (const OtherAssessor& other : review().valueOf(otherAssessors(review().session(), target, tool()))) {
        if (other.assessment)
            lines += tr("%1: %2").arg(other.reviewer, judgementWords(*other.assessment));
        else
            lines += tr("%1: %2 domains judged, hidden until your overall judgement stands")
                         .arg(other.reviewer)
                         .arg(other.domainsJudged);
    }
    m_others->setText(lines.isEmpty() ? tr("Nobody else has assessed this result.") : lines.join(u'\n'));
}

/// The pane has its width only when the page has been laid out.
void AppraisalPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    QMetaObject::invokeMethod(this, &AppraisalPage::showFigures, Qt::QueuedConnection);
}

/// Laid out as wide as the pane, so that its type can be read; wider only where its content does not fit.
void AppraisalPage::showFigure(FigureView& view, const QString& kind)
{
    FigureRequest request{kind, chosenOutcome(), {}, {}};
    const double printed = request.options.widthMm;
    request.options.widthMm = std::clamp(view.width() / kPxPerMm, kNarrowestMm, printed);
    Result<figure::Pages> pages = buildFigure(review().session(), request);
    for (double wider = request.options.widthMm; !pages && wider < printed;) {
        wider = std::min(printed, wider * kWiden);
        request.options.widthMm = wider;
        pages = buildFigure(review().session(), request);
    }
    view.setResult(pages);
}

void AppraisalPage::showFigures()
{
    showFigure(*m_light, u"traffic-light"_s);
    showFigure(*m_summary, u"rob-summary"_s);
    const bool drawn = !m_light->pages().empty();
    m_summary->setVisible(drawn); // why there is none is said once
    for (QPushButton* button : std::as_const(m_exports))
        button->setEnabled(drawn);
}

void AppraisalPage::save(const RobAssessment& assessment)
{
    review().change([&assessment](Session& session) -> Status {
        const Result<RowId> stored = assess(session, assessment);
        return stored ? Status() : Status(stored.error());
    });
}

void AppraisalPage::readTable()
{
    const QStringList paths =
        prompter().openFiles(this, tr("Read judgements"), tr("Tables of judgements (*.csv)"));
    if (paths.isEmpty())
        return;
    RobReport report;
    const bool read = review().change([&](Session& session) -> Status {
        const Result<RobReport> done = importRob(session, paths.constFirst(), tool(), 0);
        report = done.valueOr({});
        return done ? Status() : Status(done.error());
    });
    if (!read)
        return;
    QStringList problems;
    for (const ImportIssue& issue : report.issues)
        problems += issue.line > 0 ? tr("Line %1: %2").arg(issue.line).arg(issue.text) : issue.text;
    if (!problems.isEmpty())
        showError(problems.join(u'\n'));
}

/// Takes the answers of the shown domain from another result.
void AppraisalPage::copyDomain()
{
    if (!m_copy->isEnabled())
        return;
    const std::optional<RobTarget> target = m_results->chosen();
    const appraisal::Tool* used = appraisal::toolByKey(tool());
    const appraisal::Domain* domain = used ? used->domain(m_form->domain()) : nullptr;
    if (!target || !domain)
        return;
    QStringList names;
    QList<RobAssessment> sources;
    for (const RobAssessment& a : std::as_const(m_all)) {
        const bool other = a.study != target->study || a.outcome != target->outcome;
        if (!other || a.tool != tool() || a.reviewer != review().session().reviewer() ||
            a.judgement(domain->id).isEmpty())
            continue;
        sources += a;
        names += tr("%1 · %2: %3").arg(a.studyLabel, a.outcomeName, a.judgement(domain->id));
    }
    if (names.isEmpty())
        return showError(tr("No other result has a judgement of %1 by you yet.").arg(domain->column));
    bool chosen = false;
    const QString name = QInputDialog::getItem(this, tr("Copy domain"), tr("%1 from").arg(domain->label),
                                               names, 0, false, &chosen);
    if (chosen)
        save(withDomainOf(m_form->assessment(), sources.at(names.indexOf(name)), domain->id));
}

/// A circle of the traffic light: goes to its result and domain.
void AppraisalPage::openMark(const QString& reference)
{
    const QString uid = reference.section(u'/', 0, 0);
    for (const RobAssessment& a : std::as_const(m_all)) {
        if (a.uid != uid)
            continue;
        m_results->choose(a.study, a.outcome);
        m_form->goToDomain(reference.section(u'/', 1));
    }
}

} // namespace plansift::ui
