// SPDX-License-Identifier: GPL-3.0-or-later
// One signalling question: its text, the bar of answers, and what supports the answer.
#pragma once

#include "core/appraisal/tool.hpp"
#include "core/model/rob_assessment.hpp"

#include <QHash>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace plansift::ui {

class QuestionRow final : public QWidget {
    Q_OBJECT

public:
    QuestionRow(const appraisal::Question& question, const appraisal::Tool& tool, QWidget* parent = nullptr);

    const QString& question() const { return m_question.id; }
    /// Shows the answer; a question that is not asked is grey and takes none.
    void setAnswer(const RobAnswer& answer, bool asked);
    bool isAsked() const { return m_asked; }
    /// Marks the row that the keys answer; `keyboard`: its page has the keyboard on it.
    void setCurrent(bool current, bool keyboard);
    /// Sets an answer; false when the question does not take it.
    bool answer(const QString& answer);
    /// Stores what has been typed as support.
    void storeSupport();
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    void answered(const plansift::RobAnswer& answer);
    void entered();  ///< clicked or reached by Tab
    void finished(); ///< Enter in the support

protected:
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    QWidget* buildBar(const appraisal::Tool& tool);
    void buildSupport();
    void toggle(const QString& answer);
    void emitAnswer();

    appraisal::Question m_question;
    RobAnswer m_answer{};
    bool m_asked = true;
    QLabel* m_number = nullptr;
    QLabel* m_text = nullptr;
    QLabel* m_notAsked = nullptr;
    QWidget* m_bar = nullptr;
    QLineEdit* m_support = nullptr;
    QHash<QString, QToolButton*> m_buttons{};
};

} // namespace plansift::ui
