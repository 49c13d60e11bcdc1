// SPDX-License-Identifier: GPL-3.0-or-later
// Why do we differ: one analysis under the conventions of every program, and what makes each difference.
#pragma once

#include "core/stats/why_differ.hpp"

#include <QTreeWidget>

namespace plansift::ui {

class ConventionTable final : public QTreeWidget {
    Q_OBJECT

public:
    explicit ConventionTable(QWidget* parent = nullptr);

    /// Values are shown on the analysis scale.
    void setComparison(const stats::WhyDiffer& comparison);
};

} // namespace plansift::ui
