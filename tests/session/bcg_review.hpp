// SPDX-License-Identifier: GPL-3.0-or-later
// The BCG trials with their latitude and way of allocation (the columns ablat and alloc of metafor's
// dat.bcg), and a property that explains nothing.
#pragma once

#include "core/session/example.hpp"
#include "core/session/studies.hpp"

namespace plansift::test {

/// Gives every study a text of its own.
inline Status describeBcgTrials(Session& session)
{
    const Result<QList<Study>> all = studies(session);
    if (!all)
        return all.error();
    for (qsizetype i = 0; i < all->size(); ++i) {
        QJsonObject properties = all->at(i).characteristics;
        properties.insert(QStringLiteral("Participants"), QStringLiteral("text %1").arg(i));
        if (const Status done = setCharacteristics(session, all->at(i), properties); !done)
            return done;
    }
    return {};
}

} // namespace plansift::test
