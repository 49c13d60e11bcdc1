// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of records that grow by links and refuse the ones that contradict.
#pragma once

#include "core/dedupe/blocking.hpp"

#include <functional>
#include <unordered_set>

namespace plansift::dedupe {

enum class Union : quint8 { Done, Already, Contradiction, Forbidden };

/// Union-find over ranks with the members of each group at hand. Depends on the order of the calls.
class Clusters {
public:
    /// `contradict` answers whether two records may not share a group.
    Clusters(std::size_t size, std::function<bool(quint32, quint32)> contradict);

    /// No later union may bring the two together.
    void forbid(quint32 a, quint32 b);
    /// A link that stands; only a forbidden pair keeps it back.
    Union link(quint32 a, quint32 b);
    /// An automatic link: every record of one group is held against every record of the other.
    Union propose(quint32 a, quint32 b);

    bool together(quint32 a, quint32 b) const { return rootOf(a) == rootOf(b); }
    /// A forbidden pair lies between the groups of the two.
    bool keptApart(quint32 a, quint32 b) const;
    /// Groups of two and more, members ascending, by their first member.
    std::vector<std::vector<quint32>> groups() const;

private:
    quint32 rootOf(quint32 rank) const;
    void unite(quint32 a, quint32 b);
    template<typename Test>
    bool anyCrossPair(quint32 a, quint32 b, Test test) const;

    std::vector<quint32> m_parent;
    std::vector<std::vector<quint32>> m_members; ///< of roots with more than one record
    std::unordered_set<Candidate> m_forbidden{};
    std::function<bool(quint32, quint32)> m_contradict;
};

} // namespace plansift::dedupe
