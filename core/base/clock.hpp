// SPDX-License-Identifier: GPL-3.0-or-later
// Time and new identities, injected so that tests and the example review are repeatable.
#pragma once

#include <QDateTime>
#include <QRandomGenerator>
#include <QString>

#include <functional>

namespace plansift {

/// Gives the present moment (UTC). The default reads the system's clock.
using Clock = std::function<QDateTime()>;

/// The system's clock in UTC.
Clock systemClock();

/// ISO 8601 with milliseconds in UTC: how every moment stands in the project file.
QString timestamp(const QDateTime& moment);

/// Makes UUIDs of version 7 (RFC 9562 section 5.7): 48 bits of milliseconds, then random bits.
/// Not thread safe; one per session.
class IdSource {
public:
    explicit IdSource(Clock clock);
    IdSource(Clock clock, quint32 seed);

    QString next();

private:
    Clock m_clock;
    QRandomGenerator m_random;
};

} // namespace plansift
