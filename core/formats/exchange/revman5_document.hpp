// SPDX-License-Identifier: GPL-3.0-or-later
// A RevMan 5 file (.rm5) as a tree of the sections that hold studies, judgements and data.
#pragma once

#include "core/formats/exchange/foreign_review.hpp"

#include <QHash>

#include <vector>

namespace plansift::formats {

/// An element with its attributes, all text inside, and its line.
struct Revman5Element {
    QString name{};
    QHash<QString, QString> attributes{};
    QString text{}; ///< of itself and of what it holds; paragraphs are lines
    std::vector<Revman5Element> children{};
    int line = 0;

    /// The first child of this name; an empty element when there is none.
    const Revman5Element& child(QStringView childName) const;
    QString attribute(const QString& attributeName) const { return attributes.value(attributeName); }
};

/// Reads the sections STUDIES_AND_REFERENCES, CHARACTERISTICS_OF_STUDIES, QUALITY_ITEMS and ANALYSES_AND_DATA
/// as children of the root. The text of the review, persons and figures are passed over. A file that breaks
/// off gives what stands before the break, and an issue.
Revman5Element readRevman5Document(const ForeignFile& file, ForeignReview& review);

} // namespace plansift::formats
