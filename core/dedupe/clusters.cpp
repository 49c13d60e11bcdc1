// SPDX-License-Identifier: GPL-3.0-or-later
// Union-find with members and refusals.
#include "core/dedupe/clusters.hpp"

#include <algorithm>
#include <numeric>

namespace plansift::dedupe {

Clusters::Clusters(std::size_t size, std::function<bool(quint32, quint32)> contradict)
    : m_parent(size)
    , m_members(size)
    , m_contradict(std::move(contradict))
{
    std::iota(m_parent.begin(), m_parent.end(), 0U);
}

void Clusters::forbid(quint32 a, quint32 b)
{
    m_forbidden.insert(candidate(a, b));
}

Union Clusters::link(quint32 a, quint32 b)
{
    if (together(a, b))
        return Union::Already;
    if (keptApart(a, b))
        return Union::Forbidden;
    unite(a, b);
    return Union::Done;
}

Union Clusters::propose(quint32 a, quint32 b)
{
    if (together(a, b))
        return Union::Already;
    if (keptApart(a, b))
        return Union::Forbidden;
    const auto contradict = [&](quint32 x, quint32 y) {
        return candidate(x, y) != candidate(a, b) && m_contradict(x, y);
    };
    if (anyCrossPair(a, b, contradict))
        return Union::Contradiction;
    unite(a, b);
    return Union::Done;
}

std::vector<std::vector<quint32>> Clusters::groups() const
{
    std::vector<std::vector<quint32>> groups;
    for (const std::vector<quint32>& members : m_members) {
        if (members.size() > 1) {
            groups.push_back(members);
            std::sort(groups.back().begin(), groups.back().end());
        }
    }
    std::sort(groups.begin(), groups.end());
    return groups;
}

quint32 Clusters::rootOf(quint32 rank) const
{
    while (m_parent[rank] != rank)
        rank = m_parent[rank];
    return rank;
}

/// The smaller group moves into the larger one, so that paths stay short.
void Clusters::unite(quint32 a, quint32 b)
{
    quint32 into = rootOf(a);
    quint32 from = rootOf(b);
    if (m_members[into].size() < m_members[from].size())
        std::swap(into, from);
    if (m_members[into].empty())
        m_members[into] = {into};
    if (m_members[from].empty())
        m_members[from] = {from};
    m_members[into].insert(m_members[into].end(), m_members[from].begin(), m_members[from].end());
    m_members[from] = {};
    m_parent[from] = into;
}

template<typename Test>
bool Clusters::anyCrossPair(quint32 a, quint32 b, Test test) const
{
    const auto membersOf = [this](quint32 rank) {
        const quint32 root = rootOf(rank);
        return m_members[root].empty() ? std::vector{root} : m_members[root];
    };
    const std::vector<quint32> others = membersOf(b);
    const std::vector<quint32> members = membersOf(a);
    return std::any_of(members.begin(), members.end(), [&](quint32 x) {
        return std::any_of(others.begin(), others.end(), [&](quint32 y) { return test(x, y); });
    });
}

bool Clusters::keptApart(quint32 a, quint32 b) const
{
    return !m_forbidden.empty() &&
           anyCrossPair(a, b, [this](quint32 x, quint32 y) { return m_forbidden.contains(candidate(x, y)); });
}

} // namespace plansift::dedupe
