// SPDX-License-Identifier: GPL-3.0-or-later
// What reviewers have before their eyes while they screen: criteria and words to mark.
#pragma once

#include "core/model/review.hpp"

#include <QRegularExpression>

namespace plansift {

/// A criterion of eligibility: a heading, and lines that begin with "In " or "Out " or with neither.
struct Criterion {
    QString heading{};
    QString text{};

    bool operator==(const Criterion&) const = default;
};

/// Criteria as one text: blocks parted by an empty line, the first line of each is its heading.
QString criteriaText(const QList<Criterion>& criteria);
QList<Criterion> criteriaOf(const QString& text);

/// What a marked word speaks for.
enum class HighlightKind { Include, Exclude, Neutral };

/// A word or phrase to mark; a final * marks all words that begin so.
struct Highlight {
    QString word{};
    HighlightKind kind = HighlightKind::Neutral;

    bool operator==(const Highlight&) const = default;
};

QString keyOf(HighlightKind kind);
std::optional<HighlightKind> highlightKindFromKey(const QString& key);

/// A place in a text to be marked.
struct MarkedPlace {
    qsizetype start = 0;
    qsizetype length = 0;
    HighlightKind kind = HighlightKind::Neutral;

    bool operator==(const MarkedPlace&) const = default;
};

/// Finds marked words in texts, without regard to case; where words overlap the longer one holds.
class Highlighter {
public:
    explicit Highlighter(const QList<Highlight>& words = {});

    QList<MarkedPlace> placesIn(const QString& text) const;

private:
    QList<std::pair<HighlightKind, QRegularExpression>> m_patterns{}; ///< one a kind that has words
};

} // namespace plansift
