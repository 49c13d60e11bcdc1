// SPDX-License-Identifier: GPL-3.0-or-later
// Building a question and telling what was answered.
#include "ui/appraisal/question_row.hpp"

#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kCell = 32;     // width of an answer
constexpr int kNumber = 28;   // width of the number of a question
constexpr int kFirstLine = 7; // from the edge of an answer to its text, so that all stand on one line

} // namespace

QuestionRow::QuestionRow(const appraisal::Question& question, const appraisal::Tool& tool, QWidget* parent)
    : QWidget(parent)
    , m_question(question)
{
    setObjectName(u"question_"_s + question.id);
    setAttribute(Qt::WA_StyledBackground);
    m_answer.question = question.id;
    m_number = headingLabel(question.id);
    m_number->setFixedWidth(kNumber);
    m_text = new QLabel(question.text);
    m_text->setWordWrap(true);
    m_notAsked = secondaryLabel(tr("not asked"));
    for (QLabel* label : {m_number, m_text, m_notAsked}) {
        label->setAlignment(Qt::AlignTop);
        label->setContentsMargins(0, kFirstLine, 0, 0);
    }
    m_bar = buildBar(tool);
    buildSupport();
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kPagePadding, 6, kPagePadding, 6);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_number, 0, 0);
    grid->addWidget(m_text, 0, 1);
    grid->addWidget(m_notAsked, 0, 2, Qt::AlignRight);
    grid->addWidget(m_bar, 0, 2, Qt::AlignRight | Qt::AlignTop);
    grid->addWidget(m_support, 1, 1, 1, 2);
    grid->setColumnStretch(1, 1);
}

void QuestionRow::buildSupport()
{
    m_support = new QLineEdit;
    m_support->setObjectName(u"support_"_s + m_question.id);
    m_support->setAccessibleName(tr("Support for %1").arg(m_question.id));
    m_support->setPlaceholderText(tr("What supports this answer, with its page"));
    m_support->setProperty("quiet", true);
    m_support->installEventFilter(this);
    connect(m_support, &QLineEdit::editingFinished, this, &QuestionRow::storeSupport);
    connect(m_support, &QLineEdit::returnPressed, this, &QuestionRow::finished);
}

QWidget* QuestionRow::buildBar(const appraisal::Tool& tool)
{
    auto* bar = new QWidget;
    bar->setObjectName(u"answerBar"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(3, 3, 3, 3); // for the ring
    row->setSpacing(0);
    for (const QString& option : m_question.options) {
        if (option == u"NA"_s)
            continue; // a question off the path is not asked; nobody has to say so
        auto* button = new QToolButton;
        button->setObjectName(u"answer_%1_%2"_s.arg(m_question.id, option));
        button->setText(option);
        button->setProperty("segment", true);
        button->setCheckable(true);
        button->setFixedWidth(kCell);
        const QString words = tool.answerWords.value(option, option);
        button->setAccessibleName(tr("%1: %2").arg(m_question.id, words));
        button->setToolTip(words);
        button->setFocusPolicy(Qt::TabFocus);
        button->installEventFilter(this);
        connect(button, &QToolButton::clicked, this, [this, option] { toggle(option); });
        m_buttons.insert(option, button);
        row->addWidget(button);
    }
    return bar;
}

void QuestionRow::setAnswer(const RobAnswer& answer, bool asked)
{
    m_answer = answer;
    m_answer.question = m_question.id;
    m_asked = asked;
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setChecked(it.key() == answer.answer);
    m_bar->setVisible(asked);
    m_notAsked->setVisible(!asked);
    m_number->setEnabled(asked);
    m_text->setEnabled(asked);
    m_support->setVisible(asked);
    if (!m_support->hasFocus() || m_support->text().isEmpty())
        m_support->setText(answer.support);
}

void QuestionRow::setCurrent(bool current, bool keyboard)
{
    QString sheet;
    if (current)
        sheet = u"plansift--ui--QuestionRow { background: %1; border-left: 3px solid %2; }"_s.arg(
            theme().soft.name(), theme().accent.name());
    if (current && keyboard)
        sheet +=
            u"QWidget#answerBar { border: 2px solid %1; border-radius: 6px; }"_s.arg(theme().focus.name());
    setProperty("current", current);
    if (sheet != styleSheet())
        setStyleSheet(sheet);
}

bool QuestionRow::answer(const QString& answer)
{
    if (!m_asked || !m_buttons.contains(answer) || !m_bar->isEnabled())
        return false;
    if (m_answer.answer != answer) {
        m_answer.answer = answer;
        emitAnswer();
    }
    return true;
}

/// A press on the answer that is given takes it back.
void QuestionRow::toggle(const QString& answer)
{
    m_answer.answer = m_answer.answer == answer ? QString() : answer;
    emitAnswer();
}

void QuestionRow::storeSupport()
{
    if (m_support->text().trimmed() != m_answer.support)
        emitAnswer();
}

void QuestionRow::setReadOnly(bool readOnly)
{
    m_bar->setEnabled(!readOnly);
    m_support->setReadOnly(readOnly);
}

void QuestionRow::emitAnswer()
{
    m_answer.support = m_support->text().trimmed();
    Q_EMIT answered(m_answer);
}

void QuestionRow::mousePressEvent(QMouseEvent* event)
{
    if (m_asked)
        Q_EMIT entered();
    QWidget::mousePressEvent(event);
}

bool QuestionRow::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT entered();
    return QWidget::eventFilter(object, event);
}

} // namespace plansift::ui
