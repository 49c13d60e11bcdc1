// SPDX-License-Identifier: GPL-3.0-or-later
// How the stage of a record looks: a short word, a sign and a colour together.
#pragma once

#include "core/session/record_browser.hpp"

#include <QColor>
#include <QString>

namespace plansift::ui {

QColor stageColour(RecordStage stage);
QString stageIcon(RecordStage stage);
/// The short word of lists; an exclusion names its reason.
QString stageText(RecordStage stage, const QString& reason);
/// The kind of chip: "include", "exclude", "maybe" or "plain".
QString stageChip(RecordStage stage);

} // namespace plansift::ui
