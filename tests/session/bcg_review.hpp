// SPDX-License-Identifier: GPL-3.0-or-later
// The BCG trials with their latitude and way of allocation (Colditz et al., JAMA 1994;271:698-702; the
// columns ablat and alloc of metafor's dat.bcg).
#pragma once

#include "core/session/example.hpp"
#include "core/session/studies.hpp"

#include <array>

namespace plansift::test {

struct BcgProperties {
    const char16_t* latitude;
    const char16_t* allocation;
};

/// In the order of the studies of the example.
inline constexpr std::array<BcgProperties, 13> kBcgProperties{{{u"44", u"random"},
                                                               {u"55", u"random"},
                                                               {u"42", u"random"},
                                                               {u"52", u"random"},
                                                               {u"13", u"alternate"},
                                                               {u"44", u"alternate"},
                                                               {u"19", u"random"},
                                                               {u"13", u"random"},
                                                               {u"27", u"random"},
                                                               {u"42", u"systematic"},
                                                               {u"18", u"systematic"},
                                                               {u"33", u"systematic"},
                                                               {u"33", u"systematic"}}};

/// Writes the properties into the characteristics of the studies.
inline Status describeBcgTrials(Session& session)
{
    const Result<QList<Study>> all = studies(session);
    if (!all)
        return all.error();
    for (qsizetype i = 0; i < all->size(); ++i) {
        const BcgProperties& p = kBcgProperties.at(static_cast<std::size_t>(i));
        const QJsonObject properties{{QStringLiteral("Absolute latitude"), QString::fromUtf16(p.latitude)},
                                     {QStringLiteral("Allocation"), QString::fromUtf16(p.allocation)},
                                     {QStringLiteral("Participants"), QStringLiteral("text %1").arg(i)}};
        if (const Status done = setCharacteristics(session, all->at(i), properties); !done)
            return done;
    }
    return {};
}

} // namespace plansift::test
