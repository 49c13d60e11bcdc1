// SPDX-License-Identifier: GPL-3.0-or-later
// The tab of small-study effects: the funnel plot, adjusted estimates, and every method with its meaning.
#pragma once

#include "core/session/plan.hpp"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace plansift::ui {

class FigureView;
class MethodList;

class SmallStudyTab final : public QWidget {
    Q_OBJECT

public:
    explicit SmallStudyTab(QWidget* parent = nullptr);

    void setOutcome(const Session& session, const Outcome& outcome);

Q_SIGNALS:
    void planChanged(const QJsonObject& changes);

private:
    FigureView* m_funnel = nullptr;
    QCheckBox* m_contours = nullptr;
    MethodList* m_adjusted = nullptr;
    QLabel* m_caution = nullptr;
    QLabel* m_methods = nullptr;
};

} // namespace plansift::ui
