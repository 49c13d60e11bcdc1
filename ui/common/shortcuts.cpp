// SPDX-License-Identifier: GPL-3.0-or-later
// Filling and checking key tables.
#include "ui/common/shortcuts.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Shortcuts)
};

struct Preset {
    QString key;
    QStringList exclude;
    QStringList maybe;
    QStringList include;
    int firstReason;
    int lastReason;
};

const QList<Preset>& presets()
{
    static const QList<Preset> list{
        {u"neutral"_s, {u"1"_s, u"Left"_s}, {u"2"_s, u"Down"_s}, {u"3"_s, u"Right"_s}, 4, 8},
        {u"rayyan"_s, {u"E"_s}, {u"U"_s}, {u"I"_s}, 1, 9},
        {u"asreview"_s, {u"I"_s}, {}, {u"R"_s}, 1, 9},
        {u"covidence"_s, {u"N"_s}, {u"M"_s}, {u"Y"_s}, 1, 9}};
    return list;
}

QList<std::pair<QString, QString>> wanted(const Preset& preset)
{
    QList<std::pair<QString, QString>> keys;
    for (const QString& key : preset.exclude)
        keys.append({u"exclude"_s, key});
    for (const QString& key : preset.maybe)
        keys.append({u"maybe"_s, key});
    for (const QString& key : preset.include)
        keys.append({u"include"_s, key});
    for (int digit = preset.firstReason; digit <= preset.lastReason; ++digit)
        keys.append({u"reason.%1"_s.arg(digit - preset.firstReason), QString::number(digit)});
    keys.append({u"back"_s, u"Backspace"_s});
    keys.append({u"later"_s, u"S"_s});
    return keys;
}

} // namespace

Status ShortcutTable::bind(const QString& command, const QKeySequence& keys)
{
    const auto same = std::find_if(m_bindings.cbegin(), m_bindings.cend(),
                                   [&](const KeyBinding& binding) { return binding.keys == keys; });
    if (same != m_bindings.cend())
        return makeError(
            ErrorCode::Input,
            Text::tr("the key %1 is bound to \"%2\" already").arg(keys.toString(), same->command));
    m_bindings.append({command, keys});
    return {};
}

bool ShortcutTable::isBound(const QKeySequence& keys) const
{
    return std::any_of(m_bindings.cbegin(), m_bindings.cend(),
                       [&keys](const KeyBinding& binding) { return binding.keys == keys; });
}

QStringList ShortcutTable::keyTexts(const QString& command) const
{
    QStringList keys;
    for (const KeyBinding& binding : m_bindings)
        if (binding.command == command)
            keys += binding.keys.toString(QKeySequence::NativeText);
    return keys;
}

QString commandWords(const QString& command)
{
    static const QList<std::pair<QString, QString>> words{{u"exclude"_s, Text::tr("exclude")},
                                                          {u"maybe"_s, Text::tr("maybe")},
                                                          {u"include"_s, Text::tr("include")},
                                                          {u"back"_s, Text::tr("back")},
                                                          {u"later"_s, Text::tr("later")},
                                                          {u"note"_s, Text::tr("note")},
                                                          {u"tag"_s, Text::tr("tag")},
                                                          {u"marks"_s, Text::tr("marked words on or off")},
                                                          {u"larger"_s, Text::tr("larger text")},
                                                          {u"smaller"_s, Text::tr("smaller text")},
                                                          {u"drawer"_s, Text::tr("progress")},
                                                          {u"scroll"_s, Text::tr("scroll the abstract")}};
    for (const auto& [key, text] : words)
        if (key == command)
            return text;
    return command.startsWith(u"reason."_s) ? Text::tr("reason") : command;
}

Result<ShortcutTable> screeningKeys(const QString& preset)
{
    const auto found = std::find_if(presets().cbegin(), presets().cend(),
                                    [&](const Preset& known) { return known.key == preset; });
    ShortcutTable table;
    for (const auto& [command, keys] : wanted(found == presets().cend() ? presets().constFirst() : *found))
        if (Status bound = table.bind(command, QKeySequence(keys)); !bound)
            return bound.error();
    return table;
}

} // namespace plansift::ui
