// SPDX-License-Identifier: GPL-3.0-or-later
// One table of looks.
#include "ui/records/stage_look.hpp"

#include "ui/common/theme.hpp"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

struct Look {
    const char* word;
    QStringView iconName;
    QStringView chip;
    QColor Theme::*colour;
};

/// In the order of RecordStage.
const std::array<Look, kRecordStages> kLooks{{
    {QT_TRANSLATE_NOOP("StageLook", "To screen"), u"later", u"plain", &Theme::secondary},
    {QT_TRANSLATE_NOOP("StageLook", "Waits"), u"later", u"maybe", &Theme::maybe},
    {QT_TRANSLATE_NOOP("StageLook", "Conflict"), u"question", u"maybe", &Theme::maybe},
    {QT_TRANSLATE_NOOP("StageLook", "Excluded"), u"cross", u"exclude", &Theme::exclude},
    {QT_TRANSLATE_NOOP("StageLook", "Sought"), u"check", u"include", &Theme::include},
    {QT_TRANSLATE_NOOP("StageLook", "Not retrieved"), u"later", u"maybe", &Theme::maybe},
    {QT_TRANSLATE_NOOP("StageLook", "Excluded"), u"cross", u"exclude", &Theme::exclude},
    {QT_TRANSLATE_NOOP("StageLook", "Included"), u"check", u"include", &Theme::include},
    {QT_TRANSLATE_NOOP("StageLook", "Duplicate"), u"copy", u"plain", &Theme::secondary},
}};

const Look& lookOf(RecordStage stage)
{
    return kLooks.at(static_cast<size_t>(stage));
}

} // namespace

QColor stageColour(RecordStage stage)
{
    return theme().*lookOf(stage).colour;
}

QString stageIcon(RecordStage stage)
{
    return lookOf(stage).iconName.toString();
}

QString stageText(RecordStage stage, const QString& reason)
{
    const bool excluded = stage == RecordStage::Excluded || stage == RecordStage::ExcludedFullText;
    if (excluded && !reason.isEmpty())
        return QCoreApplication::translate("StageLook", "Excl. %1").arg(reason);
    return QCoreApplication::translate("StageLook", lookOf(stage).word);
}

QString stageChip(RecordStage stage)
{
    return lookOf(stage).chip.toString();
}

} // namespace plansift::ui
