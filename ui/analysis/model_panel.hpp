// SPDX-License-Identifier: GPL-3.0-or-later
// How the outcome is pooled: one choice a setting, the studies that take part, and what is worth saying.
#pragma once

#include "core/session/plan.hpp"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QListWidget;
class QVBoxLayout;

namespace plansift::ui {

class ModelPanel final : public QWidget {
    Q_OBJECT

public:
    explicit ModelPanel(QWidget* parent = nullptr);

    void setPlan(const QList<PlanSetting>& settings, const QList<OutcomeRow>& rows,
                 const QList<PlanAdvice>& advice, bool writable);
    void focusFirst();

Q_SIGNALS:
    void planChanged(const QJsonObject& changes);
    void rowIncluded(const plansift::OutcomeRow& row, bool included);

private:
    void showSettings(const QList<PlanSetting>& settings, bool writable);
    QComboBox* boxOf(const PlanSetting& setting);
    void showRows(const QList<OutcomeRow>& rows, bool writable);
    void showAdvice(const QList<PlanAdvice>& advice, bool writable);

    QList<OutcomeRow> m_rows{};
    QFormLayout* m_form = nullptr;
    QHash<QString, QComboBox*> m_boxes{};
    QLabel* m_count = nullptr;
    QListWidget* m_studies = nullptr;
    QVBoxLayout* m_advice = nullptr;
};

} // namespace plansift::ui
