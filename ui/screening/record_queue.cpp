// SPDX-License-Identifier: GPL-3.0-or-later
// Walking through the records of a sitting.
#include "ui/screening/record_queue.hpp"

#include <QSet>

#include <algorithm>

namespace plansift::ui {
namespace {

/// The place of a record in the random order: a mixture of its id, so that it is the same at every start and
/// whatever else waits (the finaliser of SplitMix64).
quint64 randomPlace(RowId record)
{
    constexpr quint64 kSeed = 20240401;
    quint64 mixed = static_cast<quint64>(record) * 0x9E3779B97F4A7C15U + kSeed;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
}

} // namespace

void RecordQueue::start(RecordOrder order)
{
    *this = RecordQueue();
    m_order = order;
}

void RecordQueue::setWaiting(const QList<RowId>& waiting)
{
    const RowId shown = current();
    const QSet<RowId> open(waiting.begin(), waiting.end());
    QList<RowId> first;
    for (const RowId record : {m_voted.value(m_voted.size() - 1), shown})
        if (open.contains(record) && m_voted.contains(record) && !first.contains(record))
            first += record; // its vote was taken back
    m_voted.removeIf([&open](RowId record) { return open.contains(record); });
    m_waiting.removeIf([&open](RowId record) { return !open.contains(record); });
    m_waiting = first + m_waiting;
    const QSet<RowId> known(m_waiting.begin(), m_waiting.end());
    QList<RowId> fresh = waiting;
    fresh.removeIf([&known](RowId record) { return known.contains(record); });
    if (m_order == RecordOrder::Random)
        std::ranges::sort(fresh, {}, randomPlace);
    m_waiting += fresh;
    const qsizetype at = m_voted.indexOf(shown);
    m_back = at >= 0 && first.isEmpty() ? m_voted.size() - at : 0;
}

RowId RecordQueue::current() const
{
    return m_back == 0 ? m_waiting.value(0) : m_voted.value(m_voted.size() - m_back);
}

void RecordQueue::voteOnCurrent()
{
    if (m_back == 0 && !m_waiting.isEmpty())
        m_voted += m_waiting.takeFirst();
    m_back = 0;
}

void RecordQueue::back()
{
    m_back = std::min(m_back + 1, m_voted.size());
}

void RecordQueue::later()
{
    if (m_back == 0 && !m_waiting.isEmpty())
        m_waiting.move(0, m_waiting.size() - 1);
    m_back = 0;
}

bool RecordQueue::show(RowId record)
{
    if (const qsizetype at = m_voted.indexOf(record); at >= 0) {
        m_back = m_voted.size() - at;
        return true;
    }
    const qsizetype at = m_waiting.indexOf(record);
    if (at < 0)
        return false;
    m_waiting.move(at, 0);
    m_back = 0;
    return true;
}

} // namespace plansift::ui
