// SPDX-License-Identifier: GPL-3.0-or-later
// The system's clock and UUIDs of version 7.
#include "core/base/clock.hpp"

#include <QUuid>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift {

Clock systemClock()
{
    return [] { return QDateTime::currentDateTimeUtc(); };
}

QString timestamp(const QDateTime& moment)
{
    return moment.toUTC().toString(Qt::ISODateWithMs);
}

IdSource::IdSource(Clock clock)
    : m_clock(std::move(clock))
    , m_random(QRandomGenerator::securelySeeded())
{
}

IdSource::IdSource(Clock clock, quint32 seed)
    : m_clock(std::move(clock))
    , m_random(seed)
{
}

QString IdSource::next()
{
    const auto millis = static_cast<quint64>(m_clock().toMSecsSinceEpoch());
    const quint64 high = (millis << 16) | 0x7000U | (m_random.generate() & 0x0fffU);
    const quint64 low = (m_random.generate64() & 0x3fffffffffffffffULL) | 0x8000000000000000ULL;
    std::array<char, 16> bytes{};
    for (unsigned i = 0; i < 8; ++i) {
        bytes[i] = static_cast<char>(high >> (56 - 8 * i));
        bytes[i + 8] = static_cast<char>(low >> (56 - 8 * i));
    }
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), 16)).toString(QUuid::WithoutBraces);
}

} // namespace plansift
