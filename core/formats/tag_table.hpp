// SPDX-License-Identifier: GPL-3.0-or-later
// From the tags of a line format to the places of the normal record.
#pragma once

#include "core/formats/record_draft.hpp"
#include "core/formats/tagged_line.hpp"

#include <QHash>

namespace plansift::formats {

/// What a tag means, and what stands between its lines once they are joined.
struct TagRule {
    QByteArrayView tag;
    RecordDraft::Taker take;
    char join = ' ';
};

/// The rules of a format by their tags.
class TagTable {
public:
    explicit TagTable(std::span<const TagRule> rules);

    bool knows(QByteArrayView tag) const { return m_rules.contains(tag); }
    /// Gives every field of a record to the draft. Lines without a tag go on with the field before them.
    void fill(RecordDraft& draft, TaggedField lines) const;

private:
    struct NamedRule {
        QString name{};
        const TagRule* rule = nullptr;
    };

    void take(RecordDraft& draft, TaggedField field) const;

    QHash<QByteArrayView, NamedRule> m_rules{};
};

} // namespace plansift::formats
