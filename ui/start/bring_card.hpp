// SPDX-License-Identifier: GPL-3.0-or-later
// A way to start from what another program holds.
#pragma once

#include <QPushButton>

namespace plansift::ui {

/// What a card offers.
struct BringSpec {
    QString key;
    QString title;
    QString detail;
    QString filter;      ///< of the file dialog
    bool adopts = false; ///< decisions and data come along; otherwise records are imported
};

/// All cards in their order.
const QList<BringSpec>& bringSpecs();

/// A button with an icon and two lines.
class BringCard final : public QPushButton {
    Q_OBJECT

public:
    explicit BringCard(const BringSpec& spec, QWidget* parent = nullptr);
};

} // namespace plansift::ui
