// SPDX-License-Identifier: GPL-3.0-or-later
// The reviews that come with the program, made from real imports and recorded decisions.
#pragma once

#include "core/base/result.hpp"

#include <QList>
#include <QString>

namespace plansift {

/// A shipped example.
struct ExampleSpec {
    QString key{};
    QString title{};
};

const QList<ExampleSpec>& examples();

/// Creates the file and fills it through the ordinary calls, with an injected clock and seeded identities:
/// two runs give identical rows. Nothing is left behind when it fails.
Status createExample(const QString& key, const QString& path);

} // namespace plansift
