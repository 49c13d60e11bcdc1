// SPDX-License-Identifier: GPL-3.0-or-later
// The tab of the meta-regression: which properties of the studies go with their effects.
#pragma once

#include "core/session/regression.hpp"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace plansift::ui {

class FigureView;
class JobRunner;
class MethodList;

class RegressionTab final : public QWidget {
    Q_OBJECT

public:
    explicit RegressionTab(JobRunner& jobs, QWidget* parent = nullptr);

    void setOutcome(const Session& session, const Outcome& outcome);

Q_SIGNALS:
    void planChanged(const QJsonObject& changes);
    void exportAsked(const QString& figureKind);

private:
    void buildParts();
    void showModerators(const Session& session, const Outcome& outcome);
    void showResult(const Session& session, const Outcome& outcome);
    void showTable();
    void clearResult(const QString& sentence);
    void choose();
    void permute();

    JobRunner& m_jobs;
    QListWidget* m_moderators = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_sentence = nullptr;
    QLabel* m_cautions = nullptr;
    QLabel* m_table = nullptr;
    QLabel* m_facts = nullptr;
    QPushButton* m_permute = nullptr;
    QPushButton* m_export = nullptr;
    MethodList* m_groups = nullptr;
    FigureView* m_bubble = nullptr;
    RegressionView m_view{};
    QStringList m_permuted{}; ///< p values, the last one of all moderators
};

} // namespace plansift::ui
