// SPDX-License-Identifier: GPL-3.0-or-later
// Building the form from the tool and keeping it in step with the answers.
#include "ui/appraisal/assessment_form.hpp"

#include "core/session/appraisal.hpp"
#include "ui/appraisal/accept_bar.hpp"
#include "ui/appraisal/judgement_mark.hpp"
#include "ui/appraisal/path_widget.hpp"
#include "ui/appraisal/question_row.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

const QString kOverall = u"overall"_s;
constexpr int kWidestQuestions = 720;
constexpr int kHeadHeight = 46;
constexpr int kSegmentMark = 16;

/// What an aim of a domain is called.
QString aimWords(const QString& aim)
{
    return aim == u"adherence"_s ? AssessmentForm::tr("Effect of adhering")
                                 : AssessmentForm::tr("Effect of assignment");
}

QStringList aimsOf(const appraisal::Tool& tool)
{
    QStringList aims;
    for (const appraisal::Domain& domain : tool.domains)
        if (!domain.aim.isEmpty() && !aims.contains(domain.aim))
            aims += domain.aim;
    return aims;
}

/// The aim that an assessment was made for; the first of the tool when nothing tells.
QString aimOf(const appraisal::Tool& tool, const RobAssessment& assessment)
{
    for (const appraisal::Domain& domain : tool.domains)
        if (!domain.aim.isEmpty() && !assessment.judgement(domain.id).isEmpty())
            return domain.aim;
    return aimsOf(tool).value(0);
}

} // namespace

AssessmentForm::AssessmentForm(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"assessmentForm"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead(column);
    buildQuestions(column);
    buildPath(column);
    m_accept = new AcceptBar;
    column->addWidget(m_accept);
    connect(m_accept, &AcceptBar::judged, this, [this](const RobJudgement& judgement) {
        Q_EMIT changed(
            withJudgement(m_assessment, {m_domain, judgement.judgement, judgement.overrideReason}));
    });
    connect(m_accept, &AcceptBar::next, this, [this] { step(1); });
    connect(m_accept, &AcceptBar::closed, m_scroll, qOverload<>(&QWidget::setFocus));
    setFocusPolicy(Qt::ClickFocus);
    setFocusProxy(m_scroll);
}

/// The questions keep the focus while their rows come and go.
void AssessmentForm::buildQuestions(QVBoxLayout* column)
{
    auto* questions = new QWidget;
    questions->setMaximumWidth(kWidestQuestions);
    m_questions = new QVBoxLayout(questions);
    m_questions->setContentsMargins(0, 0, 0, 0);
    m_questions->setSpacing(0);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(u"robQuestions"_s);
    m_scroll->setAccessibleName(tr("Signalling questions"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(questions);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->installEventFilter(this);
    column->addWidget(m_scroll, 1);
}

void AssessmentForm::buildPath(QVBoxLayout* column)
{
    m_path = new PathWidget;
    m_pathBlock = new QWidget;
    auto* path = new QVBoxLayout(m_pathBlock);
    path->setContentsMargins(kPagePadding, 6, kPagePadding, 6);
    auto* head = new QHBoxLayout;
    QLabel* legend = secondaryLabel(tr("a dashed line shows where another answer leads"));
    legend->setWordWrap(true);
    legend->setAlignment(Qt::AlignRight);
    head->addWidget(headingLabel(tr("Path of the published algorithm")));
    head->addWidget(legend, 1);
    path->addLayout(head);
    path->addWidget(m_path);
    column->addWidget(m_pathBlock);
}

void AssessmentForm::buildHead(QVBoxLayout* column)
{
    auto* line = barWidget(true);
    line->setFixedHeight(kHeadHeight);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(kPagePadding, 0, kPagePadding, 0);
    m_title = headingLabel({});
    m_title->setObjectName(u"robResult"_s);
    m_tag = chip({});
    m_aimBox = new QComboBox;
    m_aimBox->setObjectName(u"robAim"_s);
    m_aimBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_aimBox->setAccessibleName(tr("Effect of interest"));
    connect(m_aimBox, &QComboBox::activated, this, &AssessmentForm::chooseAim);
    row->addWidget(m_title);
    row->addWidget(m_tag);
    row->addStretch(1);
    row->addWidget(m_aimBox);
    column->addWidget(line);
    auto* segments = new QWidget;
    m_segments = new QHBoxLayout(segments);
    m_segments->setContentsMargins(kPagePadding, 8, kPagePadding, 6);
    m_segments->setSpacing(0);
    m_segmentGroup = new QButtonGroup(this);
    column->addWidget(segments);
    m_domainTitle = headingLabel({});
    m_domainTitle->setObjectName(u"robDomain"_s);
    m_domainTitle->setContentsMargins(kPagePadding, 2, kPagePadding, 4);
    m_domainTitle->setWordWrap(true);
    column->addWidget(m_domainTitle);
}

void AssessmentForm::addKeysTo(QWidget& page)
{
    struct AnswerKey {
        Qt::Key key;
        QString answer;
        QString words;
    };
    const QList<AnswerKey> answerKeys{{Qt::Key_Y, u"Y"_s, tr("yes")},
                                      {Qt::Key_U, u"PY"_s, tr("probably yes")},
                                      {Qt::Key_M, u"PN"_s, tr("probably no")},
                                      {Qt::Key_N, u"N"_s, tr("no")},
                                      {Qt::Key_I, u"NI"_s, tr("no information")}};
    for (const AnswerKey& key : answerKeys)
        addKey(&page, key.key, key.words, [this, answer = key.answer] { answerCurrent(answer); });
    addKey(&page, Qt::Key_Up, tr("question above"), [this] { moveCurrent(-1); });
    addKey(&page, Qt::Key_Down, tr("question below"), [this] { moveCurrent(1); });
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter})
        addKey(&page, enter, tr("accept, next domain"), [this] { m_accept->accept(); });
    addKey(&page, Qt::Key_O, tr("override"), [this] { m_accept->startOverride(); });
    for (int i = 0; i < 9; ++i)
        addKey(&page, QKeySequence(u"Alt+%1"_s.arg(i + 1)), i < 2 ? tr("domain 1, 2 …") : QString(),
               [this, i] { goToDomain(shownDomains().value(i, m_domain)); });
}

QStringList AssessmentForm::shownDomains() const
{
    QStringList ids;
    for (const appraisal::Domain& domain : m_tool ? m_tool->domains : QList<appraisal::Domain>())
        if (domain.aim.isEmpty() || domain.aim == m_aim)
            ids += domain.id;
    return ids + QStringList{kOverall};
}

appraisal::Answers AssessmentForm::answers() const
{
    appraisal::Answers all;
    for (const RobAnswer& answer : m_assessment.answers)
        all.insert(answer.question, answer.answer);
    return all;
}

QString AssessmentForm::judgementOf(const QString& domain) const
{
    return m_assessment.judgement(domain);
}

void AssessmentForm::setAssessment(const RobAssessment& assessment, bool readOnly)
{
    const bool same = assessment.study == m_assessment.study && assessment.outcome == m_assessment.outcome &&
                      assessment.tool == m_assessment.tool && m_tool;
    if (!same)
        storeTyped();
    m_assessment = assessment;
    m_readOnly = readOnly;
    m_tool = appraisal::toolByKey(assessment.tool);
    if (!m_tool)
        return;
    if (!same) {
        m_aim = aimOf(*m_tool, assessment);
        rebuildDomains();
        goToDomain(shownDomains().constFirst());
    } else {
        showState();
    }
}

void AssessmentForm::chooseAim()
{
    m_aim = m_aimBox->currentData().toString();
    const QString column = m_tool->domain(m_domain) ? m_tool->domain(m_domain)->column : m_domain;
    rebuildDomains();
    goToDomain(column);
}

void AssessmentForm::rebuildDomains()
{
    const QString outcome =
        m_assessment.outcomeName.isEmpty() ? tr("the study as a whole") : m_assessment.outcomeName;
    m_title->setText(tr("%1 · %2").arg(m_assessment.studyLabel, outcome));
    m_tag->setText(m_assessment.tag);
    m_tag->setVisible(!m_assessment.tag.isEmpty());
    m_aimBox->clear();
    for (const QString& aim : aimsOf(*m_tool))
        m_aimBox->addItem(aimWords(aim), aim);
    m_aimBox->setCurrentIndex(std::max(0, m_aimBox->findData(m_aim)));
    m_aimBox->setVisible(m_aimBox->count() > 1);
    qDeleteAll(m_segmentGroup->buttons());
    for (const QString& id : shownDomains()) {
        const appraisal::Domain* domain = m_tool->domain(id);
        auto* button = new QToolButton;
        button->setObjectName(u"domain_"_s + id);
        button->setText(domain ? domain->column : tr("All"));
        button->setToolTip(domain ? domain->label : tr("Overall judgement"));
        button->setAccessibleName(button->toolTip());
        button->setProperty("segment", true);
        button->setProperty("domain", id);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, id] { goToDomain(id); });
        m_segmentGroup->addButton(button);
        m_segments->addWidget(button);
    }
}

void AssessmentForm::goToDomain(const QString& wanted)
{
    if (!m_tool)
        return;
    storeTyped();
    for (const QString& id : shownDomains()) {
        const appraisal::Domain* domain = m_tool->domain(id);
        if (id == wanted || (domain && domain->column == wanted))
            m_domain = id;
    }
    m_accept->closeOverride();
    rebuildQuestions();
    m_current = -1;
    showState();
    moveCurrent(1);
}

void AssessmentForm::rebuildQuestions()
{
    qDeleteAll(m_rows);
    m_rows.clear();
    while (QLayoutItem* item = m_questions->takeAt(0))
        delete item;
    const appraisal::Domain* domain = m_tool->domain(m_domain);
    for (const appraisal::Question& question : domain ? domain->questions : QList<appraisal::Question>()) {
        auto* row = new QuestionRow(question, *m_tool);
        connect(row, &QuestionRow::answered, this,
                [this](const RobAnswer& answer) { Q_EMIT changed(withAnswer(m_assessment, answer)); });
        connect(row, &QuestionRow::entered, this,
                [this, row] { setCurrentRow(static_cast<int>(m_rows.indexOf(row))); });
        connect(row, &QuestionRow::finished, m_scroll, qOverload<>(&QWidget::setFocus));
        m_questions->addWidget(row);
        m_rows += row;
    }
    m_questions->addStretch(1);
}

void AssessmentForm::showState()
{
    const appraisal::Domain* domain = m_tool->domain(m_domain);
    updateSegments();
    m_domainTitle->setText(domain ? tr("%1 %2").arg(domain->column, domain->label) : tr("Overall judgement"));
    const appraisal::Path path = domain ? appraisal::pathOf(*m_tool, *domain, answers()) : appraisal::Path();
    for (QuestionRow* row : std::as_const(m_rows)) {
        const auto known = std::ranges::find(m_assessment.answers, row->question(), &RobAnswer::question);
        const auto question = std::ranges::find(domain->questions, row->question(), &appraisal::Question::id);
        row->setAnswer(known == m_assessment.answers.end() ? RobAnswer() : *known,
                       appraisal::isAsked(*question, path));
        row->setReadOnly(m_readOnly);
    }
    if (m_rows.value(m_current) && !m_rows.at(m_current)->isAsked())
        moveCurrent(-1); // another answer has taken the question off the path
    m_pathBlock->setVisible(domain != nullptr);
    m_path->setPath(path);
    const auto standing = std::ranges::find(m_assessment.judgements, m_domain, &RobJudgement::domain);
    const QString proposed = domain ? path.judgement : overallProposal(m_assessment).valueOr({}).judgement;
    m_accept->setProposal(
        m_tool->levels, proposed,
        standing == m_assessment.judgements.end() ? RobJudgement{m_domain, {}, {}} : *standing, m_readOnly,
        domain ? tr("An override needs a reason and is marked in the figure.") : overallHint());
}

QString AssessmentForm::overallHint() const
{
    const appraisal::Proposal proposal = overallProposal(m_assessment).valueOr({});
    if (proposal.judgement.isEmpty())
        return tr("Every domain needs a judgement first.");
    return proposal.mayEscalate ? tr("Several domains have some concerns: you may raise it to high.")
                                : tr("The worst domain decides.");
}

void AssessmentForm::updateSegments()
{
    for (QAbstractButton* button : m_segmentGroup->buttons()) {
        const QString id = button->property("domain").toString();
        button->setChecked(id == m_domain);
        button->setIcon(judgementIcon(judgementOf(id), kSegmentMark));
        button->setAccessibleDescription(judgementOf(id));
    }
}

void AssessmentForm::step(int by)
{
    const QStringList domains = shownDomains();
    const qsizetype at = domains.indexOf(m_domain) + by;
    if (at >= 0 && at < domains.size())
        goToDomain(domains.at(at));
}

void AssessmentForm::answerCurrent(const QString& answer)
{
    QuestionRow* row = m_rows.value(m_current);
    if (!row || !row->answer(answer))
        return;
    m_scroll->setFocus();
    moveCurrent(1);
}

/// Goes to the next question that is asked.
void AssessmentForm::moveCurrent(int by)
{
    for (int at = m_current + by; at >= 0 && at < m_rows.size(); at += by)
        if (m_rows.at(at)->isAsked())
            return setCurrentRow(at);
}

void AssessmentForm::setCurrentRow(int row)
{
    m_current = row;
    showCurrent();
    if (m_rows.value(row))
        m_scroll->ensureWidgetVisible(m_rows.at(row));
}

void AssessmentForm::showCurrent()
{
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->setCurrent(i == m_current, m_scroll->hasFocus());
}

/// Stores a support text that is being typed before its row goes.
void AssessmentForm::storeTyped()
{
    const auto typed = std::ranges::find_if(m_rows, [](const QuestionRow* row) {
        return QApplication::focusWidget() && row->isAncestorOf(QApplication::focusWidget());
    });
    if (typed != m_rows.end())
        (*typed)->storeSupport();
}

bool AssessmentForm::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        showCurrent();
    return QWidget::eventFilter(object, event);
}

} // namespace plansift::ui
