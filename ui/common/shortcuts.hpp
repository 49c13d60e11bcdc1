// SPDX-License-Identifier: GPL-3.0-or-later
// The key table of a page: one command a key, double bindings are refused.
#pragma once

#include "core/base/result.hpp"

#include <QKeySequence>
#include <QList>
#include <QStringList>

namespace plansift::ui {

struct KeyBinding {
    QString command{}; ///< "exclude", "reason.1" ...
    QKeySequence keys{};

    bool operator==(const KeyBinding&) const = default;
};

class ShortcutTable {
public:
    /// Error::Input when the keys are bound already; the table stays as it was.
    Status bind(const QString& command, const QKeySequence& keys);
    bool isBound(const QKeySequence& keys) const;
    const QList<KeyBinding>& bindings() const { return m_bindings; }
    /// The keys of a command in words.
    QStringList keyTexts(const QString& command) const;

private:
    QList<KeyBinding> m_bindings{};
};

/// What a command of screening does, in words.
QString commandWords(const QString& command);

/// Key presets of screening: "neutral", "rayyan", "asreview", "covidence".
Result<ShortcutTable> screeningKeys(const QString& preset);

} // namespace plansift::ui
