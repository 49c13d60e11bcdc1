// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: which rows of a model depend on each other, directly or through others.
#pragma once

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_map>
#include <vector>

namespace plansift::stats {

/// Disjoint sets of rows (Tarjan 1975).
class ConnectedRows {
public:
    explicit ConnectedRows(std::size_t rows)
        : m_parent(rows)
    {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t{0});
    }

    void connect(std::size_t a, std::size_t b) { m_parent[rootOf(a)] = rootOf(b); }

    /// The sets, by their first row, rows in order.
    std::vector<std::vector<std::size_t>> sets()
    {
        std::vector<std::vector<std::size_t>> out;
        std::unordered_map<std::size_t, std::size_t> place;
        for (std::size_t row = 0; row < m_parent.size(); ++row) {
            const auto [at, isNew] = place.try_emplace(rootOf(row), out.size());
            if (isNew)
                out.emplace_back();
            out[at->second].push_back(row);
        }
        return out;
    }

private:
    std::size_t rootOf(std::size_t row)
    {
        while (m_parent[row] != row)
            row = m_parent[row] = m_parent[m_parent[row]];
        return row;
    }

    std::vector<std::size_t> m_parent;
};

/// Labels as numbers from 0, in order of first appearance.
inline std::vector<int> numbered(const std::vector<std::string>& labels)
{
    std::unordered_map<std::string, int> known;
    std::vector<int> out;
    for (const std::string& label : labels)
        out.push_back(known.try_emplace(label, static_cast<int>(known.size())).first->second);
    return out;
}

/// The rows of each label.
inline std::vector<std::vector<std::size_t>> rowsByLabel(const std::vector<std::string>& labels)
{
    std::vector<std::vector<std::size_t>> out;
    const std::vector<int> numbers = numbered(labels);
    for (std::size_t row = 0; row < numbers.size(); ++row) {
        const auto label = static_cast<std::size_t>(numbers[row]);
        if (label == out.size())
            out.emplace_back();
        out[label].push_back(row);
    }
    return out;
}

} // namespace plansift::stats
