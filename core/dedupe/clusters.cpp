// SPDX-License-Identifier: GPL-3.0-or-later
// Union-find with members and refusals.
#include "core/dedupe/clusters.hpp"

#include <algorithm>
#include <numeric>

namespace plansift::dedupe {

Clusters::Clusters(std::vector<quint64> contents, std::function<bool(quint32, quint32)> contradict)
    : m_parent(contents.size())
    , m_contents(std::move(contents))
    , m_contradict(std::move(contradict))
{
    std::iota(m_parent.begin(), m_parent.end(), 0U);
}

void Clusters::forbid(quint32 a, quint32 b)
{
    m_forbidden[a].push_back(b);
    m_forbidden[b].push_back(a);
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
    if (contradiction(a, b))
        return Union::Contradiction;
    unite(a, b);
    return Union::Done;
}

bool Clusters::keptApart(quint32 a, quint32 b) const
{
    if (m_forbidden.empty())
        return false;
    Members members = membersOf(rootOf(a));
    quint32 other = rootOf(b);
    if (const Members others = membersOf(other); others.all.size() < members.all.size()) {
        members = others;
        other = rootOf(a);
    }
    return std::any_of(members.all.begin(), members.all.end(), [&](quint32 member) {
        const auto found = m_forbidden.find(member);
        return found != m_forbidden.end() &&
               std::any_of(found->second.begin(), found->second.end(),
                           [&](quint32 partner) { return rootOf(partner) == other; });
    });
}

std::vector<std::vector<quint32>> Clusters::groups() const
{
    std::vector<std::vector<quint32>> groups;
    for (const auto& [root, members] : m_members) {
        groups.push_back(members.all);
        std::sort(groups.back().begin(), groups.back().end());
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

Clusters::Members Clusters::membersOf(quint32 root) const
{
    const auto found = m_members.find(root);
    return found == m_members.end() ? Members{{root}, {root}} : found->second;
}

Clusters::Members& Clusters::membersAt(quint32 root)
{
    return m_members.try_emplace(root, Members{{root}, {root}}).first->second;
}

/// The smaller group moves into the larger one, so that paths stay short.
void Clusters::unite(quint32 a, quint32 b)
{
    quint32 into = rootOf(a);
    quint32 from = rootOf(b);
    if (membersAt(into).all.size() < membersAt(from).all.size())
        std::swap(into, from);
    Members& kept = membersAt(into);
    const Members& moved = membersAt(from);
    kept.all.insert(kept.all.end(), moved.all.begin(), moved.all.end());
    for (const quint32 rank : moved.unlike)
        if (std::none_of(kept.unlike.begin(), kept.unlike.end(),
                         [&](quint32 other) { return m_contents[other] == m_contents[rank]; }))
            kept.unlike.push_back(rank);
    m_members.erase(from);
    m_parent[from] = into;
}

bool Clusters::contradiction(quint32 a, quint32 b) const
{
    const std::vector<quint32> members = membersOf(rootOf(a)).unlike;
    const std::vector<quint32> others = membersOf(rootOf(b)).unlike;
    return std::any_of(members.begin(), members.end(), [&](quint32 x) {
        return std::any_of(others.begin(), others.end(), [&](quint32 y) {
            return candidate(x, y) != candidate(a, b) && m_contradict(x, y);
        });
    });
}

} // namespace plansift::dedupe
