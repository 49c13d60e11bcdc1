// SPDX-License-Identifier: GPL-3.0-or-later
// The compact store of the records of a search.
#include "core/dedupe/dedupe.hpp"
#include "core/dedupe/normal_entry.hpp"

#include <future>

namespace plansift::dedupe {
namespace {

constexpr qsizetype kWorthAThread = 2000;

struct Portion {
    std::vector<NormalEntry> entries{};
    Arena arena{};
};

void normalise(const QList<Entry>& entries, qsizetype from, qsizetype to, Portion& into)
{
    for (qsizetype i = from; i < to; ++i)
        into.entries.push_back(normalEntry(entries.at(i), into.arena));
}

} // namespace

struct Corpus::Data : Portion {};

Corpus::Corpus()
    : m_data(std::make_unique<Data>())
{
}

Corpus::~Corpus() = default;
Corpus::Corpus(Corpus&&) noexcept = default;
Corpus& Corpus::operator=(Corpus&&) noexcept = default;

void Corpus::add(const QList<Entry>& entries)
{
    const qsizetype half = entries.size() < kWorthAThread ? 0 : entries.size() / 2;
    Portion second;
    std::future<void> work;
    if (half > 0)
        work = std::async(std::launch::async, [&] { normalise(entries, half, entries.size(), second); });
    normalise(entries, 0, half > 0 ? half : entries.size(), *m_data);
    if (!work.valid())
        return;
    work.get();
    m_data->entries.insert(m_data->entries.end(), second.entries.begin(), second.entries.end());
    m_data->arena.absorb(std::move(second.arena));
}

qsizetype Corpus::size() const
{
    return static_cast<qsizetype>(m_data->entries.size());
}

const std::vector<NormalEntry>& Corpus::entries() const
{
    return m_data->entries;
}

} // namespace plansift::dedupe
