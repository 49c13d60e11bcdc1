// SPDX-License-Identifier: GPL-3.0-or-later
// Why do we differ: one analysis under the conventions of every program, and what makes each difference.
#pragma once

#include "core/session/plan.hpp"

#include <QTreeWidget>

namespace plansift::ui {

class ConventionTable final : public QTreeWidget {
    Q_OBJECT

public:
    explicit ConventionTable(QWidget* parent = nullptr);

    void setComparison(const Conventions& all);
};

} // namespace plansift::ui
