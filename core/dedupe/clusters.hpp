// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of records that grow by links and refuse the ones that contradict.
#pragma once

#include "core/dedupe/blocking.hpp"

#include <functional>
#include <unordered_map>

namespace plansift::dedupe {

enum class Union : quint8 { Done, Already, Contradiction, Forbidden };

/// Union-find over ranks with the members of each group at hand. Depends on the order of the calls.
class Clusters {
public:
    /// `contents` has one number a record, equal for identical records. `contradict` answers whether two
    /// records may not share a group; of identical records only one is asked about.
    Clusters(std::vector<quint64> contents, std::function<bool(quint32, quint32)> contradict);

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
    /// Of a group with more than one record; kept at its root.
    struct Members {
        std::vector<quint32> all{};
        std::vector<quint32> unlike{}; ///< one of each content
    };

    quint32 rootOf(quint32 rank) const;
    Members membersOf(quint32 root) const;
    Members& membersAt(quint32 root);
    void unite(quint32 a, quint32 b);
    bool contradiction(quint32 a, quint32 b) const;

    std::vector<quint32> m_parent;
    std::vector<quint64> m_contents;
    std::unordered_map<quint32, Members> m_members{};
    std::unordered_map<quint32, std::vector<quint32>> m_forbidden{};
    std::function<bool(quint32, quint32)> m_contradict;
};

} // namespace plansift::dedupe
