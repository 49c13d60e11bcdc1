// SPDX-License-Identifier: GPL-3.0-or-later
// A record in compact, comparable form.
#pragma once

#include "core/dedupe/citation.hpp"
#include "core/dedupe/entry.hpp"
#include "core/dedupe/title.hpp"

#include <array>
#include <memory>
#include <string_view>
#include <vector>

namespace plansift::dedupe {

/// Where something was published, as far as it keeps two publications of one work apart.
enum class Venue : quint8 { Unknown, Journal, Conference, Book, Thesis, Registry, Preprint };

/// The texts point into the arena of their corpus.
struct NormalEntry {
    qint64 id = 0;
    qint64 batch = 0;
    quint64 fileHash = 0;    ///< of the record as its file had it, 0 = unknown
    quint64 contentHash = 0; ///< of every field as printed
    std::string_view title{};
    std::string_view digits{};     ///< of the title
    std::string_view otherTitle{}; ///< a translated title
    std::string_view authors{};
    std::string_view journal{};
    std::string_view journalAbbrev{};
    std::string_view abstract{};
    std::string_view doi{};
    std::string_view trialIds{};   ///< with blanks between
    std::string_view accessions{}; ///< "list:id", with blanks between
    std::array<quint32, 3> issns{};
    Numbering volume{};
    Numbering issue{};
    Pages pages{};
    Pages article{}; ///< the article number
    quint32 pmid = 0;
    float richness = 0;
    qint16 year = 0;
    Notice notice = Notice::None;
    Venue venue = Venue::Unknown;
    bool serial = false;   ///< its title is that of a column
    bool brief = false;    ///< its title says little
    bool cochrane = false; ///< in a database of reviews whose versions share title and number
    bool ahead = false;    ///< published ahead of print
};

/// Keeps texts at one place for as long as the corpus lives.
class Arena {
public:
    std::string_view keep(std::string_view text);
    /// Takes over the texts of another arena; their addresses stay.
    void absorb(Arena&& other);

private:
    std::vector<std::unique_ptr<char[]>> m_blocks{};
    std::size_t m_used = 0;
    std::size_t m_capacity = 0;
};

NormalEntry normalEntry(const Entry& entry, Arena& arena);

} // namespace plansift::dedupe
