// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of another review tool hold, before any of it is placed in a review, and the table of tools.
#pragma once

#include "core/base/result.hpp"
#include "core/model/import_batch.hpp"
#include "core/model/outcome.hpp"

#include <QByteArray>

namespace plansift::formats {

/// A file of the other tool, perhaps out of an archive.
struct ForeignFile {
    QString name{};
    QByteArray bytes{};
};

struct ForeignOptions {
    bool keepPersonal = false; ///< e-mail addresses stay names of reviewers
};

/// A record and the key by which decisions, tags and studies name it ("Rayyan:rayyan-12").
struct ForeignRecord {
    QString key{};
    Record record{};
};

/// Somebody's decision; `reviewer` "" = the file does not say who.
struct ForeignDecision {
    QString record{};
    QString reviewer{};
    Verdict verdict = Verdict::Include;
    QStringList reasons{};
    QString note{};
    QString decidedAt{};          ///< "" = the file does not say when
    std::optional<Stage> stage{}; ///< none = the file does not say
    int line = 0;
};

struct ForeignTag {
    QString record{};
    QString label{};
};

struct ForeignNote {
    QString record{};
    QString reviewer{};
    QString text{};
};

struct ForeignStudy {
    QString label{};
    QStringList records{};
    QList<RawField> characteristics{};
    int line = 0;
};

struct ForeignRow {
    OutcomeRow row{}; ///< its study by label
    int line = 0;
};

/// An outcome with its plan and its rows; `effect` is the pooled effect that the file stores.
struct ForeignOutcome {
    Outcome outcome{};
    QList<ForeignRow> rows{};
    std::optional<double> effect{}; ///< on the scale of report (a ratio, not its logarithm)
    int line = 0;
};

/// One domain as the other tool names it; judgement in its words.
struct ForeignJudgement {
    QString domain{};
    QString judgement{};
    QString support{};
    int line = 0;
};

struct ForeignAssessment {
    QString study{};
    QList<ForeignJudgement> judgements{};
    int line = 0;
};

/// A number of a PRISMA flow; `name` is the database or reason of a list, "" otherwise.
struct ForeignCount {
    QString key{};
    QString name{};
    int n = 0;
    int line = 0;
};

/// Everything that was found, in file order.
struct ForeignReview {
    ForeignFile recordFile{}; ///< where the records come from
    QList<ForeignRecord> records{};
    QList<ForeignDecision> decisions{};
    QList<ForeignTag> tags{};
    QList<ForeignNote> notes{};
    QList<ForeignStudy> studies{};
    QList<ForeignOutcome> outcomes{};
    QList<ForeignAssessment> assessments{};
    QList<ForeignCount> counts{};
    QList<ImportIssue> issues{};

    /// An issue whose text begins with the name of its file.
    void report(const ForeignFile& file, int line, Severity severity, const QString& text);
};

/// A review tool whose files can be read. Pure data: a plug point is one entry of foreignTools().
struct ForeignTool {
    QString key;                             ///< "rayyan", ... as on the command line
    QString label;                           ///< for people
    QString needs;                           ///< the files it is read from, for people
    bool (*claims)(const ForeignFile& file); ///< is this one of its files?
    /// Reads the files that it claims. An Error when nothing of them can be used.
    Result<ForeignReview> (*read)(const QList<ForeignFile>& files, const ForeignOptions& options);
};

/// All tools, in the order in which they are asked whose a file is.
const QList<ForeignTool>& foreignTools();
/// The tool with this key, or nullptr.
const ForeignTool* foreignToolByKey(const QString& key);

/// Why a file that no tool claims cannot be used: empty, a web page, cut off, unknown.
QString whyUnclaimed(const ForeignFile& file);

} // namespace plansift::formats
