// SPDX-License-Identifier: GPL-3.0-or-later
// The words under which stages, verdicts, kinds of source and standings are stored and typed.
#include "core/model/review.hpp"

#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

// DO NOT CHANGE THESE WORDS: they are stored in project files and typed on the command line.
constexpr std::array kStages{std::pair{Stage::TitleAbstract, "title-abstract"},
                             std::pair{Stage::FullText, "full-text"}};
constexpr std::array kVerdicts{std::pair{Verdict::Include, "include"}, std::pair{Verdict::Maybe, "maybe"},
                               std::pair{Verdict::Exclude, "exclude"},
                               std::pair{Verdict::NotRetrieved, "not-retrieved"}};
constexpr std::array kSourceKinds{
    std::pair{SourceKind::Database, "database"}, std::pair{SourceKind::Register, "register"},
    std::pair{SourceKind::Website, "website"}, std::pair{SourceKind::Organisation, "organisation"},
    std::pair{SourceKind::Citation, "citation"}};
constexpr std::array kStandings{
    std::pair{Standing::Unscreened, "unscreened"}, std::pair{Standing::Waiting, "waiting"},
    std::pair{Standing::Conflict, "conflict"},     std::pair{Standing::Included, "included"},
    std::pair{Standing::Excluded, "excluded"},     std::pair{Standing::NotRetrieved, "not-retrieved"}};

template<typename Table, typename Value>
QString wordOf(const Table& table, Value value)
{
    for (const auto& [entry, word] : table)
        if (entry == value)
            return QString::fromLatin1(word);
    return {};
}

template<typename Value, typename Table>
std::optional<Value> valueOf(const Table& table, const QString& key)
{
    for (const auto& [entry, word] : table)
        if (key.compare(QLatin1StringView(word), Qt::CaseInsensitive) == 0)
            return entry;
    return std::nullopt;
}

} // namespace

QString keyOf(Stage stage)
{
    return wordOf(kStages, stage);
}

QString keyOf(Verdict verdict)
{
    return wordOf(kVerdicts, verdict);
}

QString keyOf(SourceKind kind)
{
    return wordOf(kSourceKinds, kind);
}

QString keyOf(Standing standing)
{
    return wordOf(kStandings, standing);
}

std::optional<Stage> stageFromKey(const QString& key)
{
    return valueOf<Stage>(kStages, key);
}

std::optional<Verdict> verdictFromKey(const QString& key)
{
    return valueOf<Verdict>(kVerdicts, key);
}

std::optional<SourceKind> sourceKindFromKey(const QString& key)
{
    return valueOf<SourceKind>(kSourceKinds, key);
}

std::optional<Standing> standingFromKey(const QString& key)
{
    return valueOf<Standing>(kStandings, key);
}

} // namespace plansift
