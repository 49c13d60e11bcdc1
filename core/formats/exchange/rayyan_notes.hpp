// SPDX-License-Identifier: GPL-3.0-or-later
// What Rayyan writes into the notes of a record when it is exported.
#pragma once

#include "core/model/review.hpp"

#include <QStringList>

namespace plansift::formats {

/// A name and what belongs to it, as in {"Name"=>"Included"} or {"Name"=>["text", "text"]}.
struct NamedWords {
    QString name{};
    QStringList words{};

    bool operator==(const NamedWords&) const = default;
};

/// The parts of a note such as `text | RAYYAN-INCLUSION: {"A"=>"Included"} | RAYYAN-LABELS: x,y |
/// RAYYAN-EXCLUSION-REASONS: z | USER-NOTES: {"A"=>["t"]}`.
struct RayyanNote {
    QString text{}; ///< what Rayyan did not write
    QList<NamedWords> inclusion{};
    QStringList labels{};
    QStringList reasons{};
    QList<NamedWords> userNotes{};
    QStringList unread{}; ///< parts that begin as Rayyan's do and cannot be read
};

RayyanNote readRayyanNote(const QString& note);

/// "Included", "Maybe", "Excluded"; none for other words ("Undecided").
std::optional<Verdict> rayyanVerdict(const QString& word);

} // namespace plansift::formats
