// SPDX-License-Identifier: GPL-3.0-or-later
// What the algorithm proposes, and accepting or overriding it with a reason.
#pragma once

#include "core/model/rob_assessment.hpp"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace plansift::ui {

class AcceptBar final : public QWidget {
    Q_OBJECT

public:
    explicit AcceptBar(QWidget* parent = nullptr);

    /// Shows the proposal ("" = none yet) beside the judgement that stands (its judgement "" = none).
    void setProposal(const QStringList& levels, const QString& proposed, const RobJudgement& standing,
                     bool readOnly, const QString& hint);
    /// Gives up an override that has been begun.
    void closeOverride();
    /// Accepts the proposal, or goes on where it is accepted already.
    void accept();
    void startOverride();

Q_SIGNALS:
    void judged(const plansift::RobJudgement& judgement);
    void next();   ///< the judgement stands; the next domain is wanted
    void closed(); ///< the override has been made or given up

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildOverride();
    void override();
    void showOverride(bool shown);

    RobJudgement m_standing{};
    QString m_proposed{};
    QLabel* m_mark = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_hint = nullptr;
    QPushButton* m_overrideButton = nullptr;
    QPushButton* m_accept = nullptr;
    QWidget* m_overrideRow = nullptr;
    QComboBox* m_level = nullptr;
    QLineEdit* m_reason = nullptr;
    QPushButton* m_save = nullptr;
};

} // namespace plansift::ui
