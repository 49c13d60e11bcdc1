// SPDX-License-Identifier: GPL-3.0-or-later
// The form of one assessment: domains, signalling questions, the path to the proposal, accepting it.
#pragma once

#include "core/appraisal/path.hpp"
#include "core/model/rob_assessment.hpp"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace plansift::ui {

class AcceptBar;
class PathWidget;
class QuestionRow;

class AssessmentForm final : public QWidget {
    Q_OBJECT

public:
    explicit AssessmentForm(QWidget* parent = nullptr);

    /// The keys of the form work on the whole page.
    void addKeysTo(QWidget& page);

    /// Shows an assessment; the domain stays where it is the same result.
    void setAssessment(const RobAssessment& assessment, bool readOnly);
    const RobAssessment& assessment() const { return m_assessment; }
    /// Goes to a domain by its id or column ("overall" too).
    void goToDomain(const QString& domain);
    const QString& domain() const { return m_domain; }

Q_SIGNALS:
    void changed(const plansift::RobAssessment& assessment);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void buildHead(QVBoxLayout* column);
    void buildQuestions(QVBoxLayout* column);
    void buildPath(QVBoxLayout* column);
    void rebuildDomains();
    void rebuildQuestions();
    void showState();
    void updateSegments();
    void chooseAim();
    void step(int by);
    void answerCurrent(const QString& answer);
    void moveCurrent(int by);
    void setCurrentRow(int row);
    void showCurrent();
    void storeTyped();
    QStringList shownDomains() const;
    QString judgementOf(const QString& domain) const;
    QString overallHint() const;
    appraisal::Answers answers() const;

    RobAssessment m_assessment{};
    const appraisal::Tool* m_tool = nullptr;
    QString m_domain{};
    QString m_aim{};
    bool m_readOnly = false;
    int m_current = 0;
    QList<QuestionRow*> m_rows{};
    QLabel* m_title = nullptr;
    QLabel* m_tag = nullptr;
    QComboBox* m_aimBox = nullptr;
    QHBoxLayout* m_segments = nullptr;
    QButtonGroup* m_segmentGroup = nullptr;
    QLabel* m_domainTitle = nullptr;
    QVBoxLayout* m_questions = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_pathBlock = nullptr;
    PathWidget* m_path = nullptr;
    AcceptBar* m_accept = nullptr;
};

} // namespace plansift::ui
