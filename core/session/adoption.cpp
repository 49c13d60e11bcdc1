// SPDX-License-Identifier: GPL-3.0-or-later
// Adopting another tool's work: recognising the tool, and all steps as one change.
#include "core/session/adoption.hpp"

#include "core/base/text.hpp"
#include "core/session/adoption_files.hpp"
#include "core/session/adoption_steps.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

using formats::ForeignFile;
using formats::ForeignTool;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

// In the order in which one needs the other.
constexpr std::array kSteps{placeRecords,  placeDecisions,   placeTags,      placeNotes,   placeStudies,
                            placeOutcomes, placeAssessments, compareEffects, compareCounts};

/// The files that a tool reads, and issues for the others.
struct ClaimedFiles {
    const ForeignTool* tool = nullptr;
    QList<ForeignFile> files{};
    QList<ImportIssue> issues{};
};

Error unclaimed(const QList<ForeignFile>& files)
{
    return makeError(
        ErrorCode::Input,
        Text::tr("cannot adopt \"%1\": %2").arg(files.constFirst().name, whyUnclaimed(files.constFirst())));
}

Result<const ForeignTool*> toolOf(const QList<ForeignFile>& files, const QString& key)
{
    if (!key.isEmpty() && key != u"auto"_s) {
        if (const ForeignTool* tool = formats::foreignToolByKey(key))
            return tool;
        return makeError(ErrorCode::Usage, Text::tr("there is no tool \"%1\" to adopt from; there are: %2")
                                               .arg(key, adoptableTools().join(u", "_s)));
    }
    for (const ForeignTool& tool : formats::foreignTools())
        if (std::any_of(files.begin(), files.end(), tool.claims))
            return &tool;
    return unclaimed(files);
}

Result<ClaimedFiles> claimedFiles(const AdoptionRequest& request)
{
    const Result<QList<ForeignFile>> files = foreignFiles(request.paths);
    if (!files)
        return files.error();
    const Result<const ForeignTool*> tool = toolOf(*files, request.tool);
    if (!tool)
        return tool.error();
    ClaimedFiles claimed{*tool, {}, {}};
    for (const ForeignFile& file : *files)
        if ((*tool)->claims(file))
            claimed.files += file;
        else
            claimed.issues.append(
                {0, Severity::Warning,
                 Text::tr("%1: it is not read as a file of %2 and is left out; %2 is read from %3")
                     .arg(file.name, (*tool)->label, (*tool)->needs)});
    if (!claimed.files.isEmpty())
        return claimed;
    return makeError(ErrorCode::Input, Text::tr("cannot adopt \"%1\" from %2: %3; %2 is read from %4")
                                           .arg(files->constFirst().name, (*tool)->label,
                                                whyUnclaimed(files->constFirst()), (*tool)->needs));
}

/// Issues name their file; of a single one that says nothing.
QList<ImportIssue> issuesOf(const ClaimedFiles& claimed, const formats::ForeignReview& review)
{
    QList<ImportIssue> issues = claimed.issues + review.issues;
    const QString name = claimed.files.constFirst().name + u": "_s;
    if (claimed.files.size() == 1)
        for (ImportIssue& issue : issues)
            if (issue.text.startsWith(name))
                issue.text.remove(0, name.size());
    return issues;
}

Status runSteps(Adoption& adoption)
{
    for (const auto step : kSteps)
        if (Status done = step(adoption); !done)
            return done;
    return {};
}

} // namespace

bool AdoptionReport::allPlaced() const
{
    return std::none_of(issues.begin(), issues.end(),
                        [](const ImportIssue& i) { return i.severity == Severity::Error; });
}

RowId Adoption::record(const QString& key)
{
    const RowId id = records.value(key);
    if (id == 0 && !report.unknown.contains(key))
        report.unknown += key;
    return id;
}

Result<AdoptionReport> adopt(Session& session, const AdoptionRequest& request)
{
    if (session.reviewer().isEmpty())
        return makeError(ErrorCode::Usage, Text::tr("cannot adopt: name the reviewer who acts"));
    const Result<ClaimedFiles> claimed = claimedFiles(request);
    if (!claimed)
        return claimed.error();
    const ForeignTool& tool = *claimed->tool;
    const Result<formats::ForeignReview> review = tool.read(claimed->files, {request.keepPersonal});
    if (!review)
        return review.error();
    AdoptionReport report;
    report.tool = tool.key;
    report.issues = issuesOf(*claimed, *review);
    const Status done =
        session.change(Text::tr("Adopt %1 file(s) of %2").arg(claimed->files.size()).arg(tool.label),
                       [&](store::Recorder& recorder) -> Status {
                           Adoption adoption{request, tool, *review, recorder, report, {}, {}};
                           if (Status placed = runSteps(adoption); !placed)
                               return placed;
                           // A rehearsal does all of it and takes it back by not committing.
                           return request.dryRun ? Status(makeError(ErrorCode::Cancelled, {})) : Status();
                       });
    const bool rehearsed = request.dryRun && !done && done.error().code == ErrorCode::Cancelled;
    return done || rehearsed ? Result<AdoptionReport>(report) : Result<AdoptionReport>(done.error());
}

QStringList adoptableTools()
{
    QStringList keys;
    for (const ForeignTool& tool : formats::foreignTools())
        keys += tool.key;
    return keys;
}

} // namespace plansift
