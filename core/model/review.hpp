// SPDX-License-Identifier: GPL-3.0-or-later
// The people, stages, verdicts and sources of a review, and the words under which they are stored.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace plansift {

/// Row ids of the project file; 0 = none.
using RowId = qint64;

/// Where somebody decides about a record.
enum class Stage { TitleAbstract, FullText };

/// What somebody decides. NotRetrieved exists at full text only.
enum class Verdict { Include, Maybe, Exclude, NotRetrieved };

/// Where records come from; Database and Register feed the left arm of the flow, the others the right one.
enum class SourceKind { Database, Register, Website, Organisation, Citation };

/// Where a record stands at a stage once the votes of all reviewers are put together.
enum class Standing { Unscreened, Waiting, Conflict, Included, Excluded, NotRetrieved };

QString keyOf(Stage stage);
QString keyOf(Verdict verdict);
QString keyOf(SourceKind kind);
QString keyOf(Standing standing);
std::optional<Stage> stageFromKey(const QString& key);
std::optional<Verdict> verdictFromKey(const QString& key);
std::optional<SourceKind> sourceKindFromKey(const QString& key);
std::optional<Standing> standingFromKey(const QString& key);

/// What is to be known about a review before the first record.
struct ReviewInfo {
    QString title{};
    QString population{};
    QString intervention{};
    QString comparator{};
    QString outcomes{};
    QString registration{};
    QString notice{}; ///< what every reader must know of its numbers (examples), shown under figures
    int votes = 2;    ///< votes needed per record and stage, 1 or 2

    bool operator==(const ReviewInfo&) const = default;
};

/// A reason to exclude, in the order of priority (position).
struct Reason {
    RowId id = 0;
    QString uid{};
    Stage stage = Stage::FullText;
    QString label{};
    int position = 0;

    bool operator==(const Reason&) const = default;
};

/// One reviewer's vote on one record.
struct Decision {
    RowId record = 0;
    Stage stage = Stage::TitleAbstract;
    QString reviewer{};
    Verdict verdict = Verdict::Exclude;
    QStringList reasons{}; ///< labels, the first is the primary one
    QString note{};
    QString decidedAt{};
    bool adjudication = false; ///< the settling of a conflict, not a vote

    bool operator==(const Decision&) const = default;
};

/// A study: one investigation, reported in one or more records.
struct Study {
    RowId id = 0;
    QString uid{};
    QString label{};
    QString tag{}; ///< "", published, reconstructed, illustrative
    QList<RowId> records{};
    QJsonObject characteristics{}; ///< text by heading: "Participants", or the question of a form

    bool operator==(const Study&) const = default;
};

/// A change as the history shows it. One step is one transaction and may hold many events.
struct Event {
    qint64 seq = 0;
    QString uid{};
    QString step{};
    QString at{};
    QString actor{};
    QString kind{};    ///< "decision.insert", "record.update", ...
    QString subject{}; ///< uid of the row
    QString before{};  ///< JSON of the changed columns, empty for an insert
    QString after{};   ///< JSON of the changed columns, empty for a removal
    QString undoes{};  ///< the step that this step takes back
    QString note{};

    bool operator==(const Event&) const = default;
};

/// A step of the history: all changes of one transaction.
struct StepSummary {
    QString step{};
    QString at{};
    QString actor{};
    QString note{};
    bool undoes = false; ///< it takes another step back
    int events = 0;
    bool creates = false; ///< it made the review: the one step that is never taken back

    bool operator==(const StepSummary&) const = default;
};

/// Restricts a list of steps; empty parts do not.
struct StepFilter {
    QString actor{};
    QString table{}; ///< of the rows that were changed: "decision", "cell" ...
    /// In what was done or in a value; a number also finds the record. Votes and judgements are not found by
    /// their values: these may be sealed.
    QString text{};

    bool operator==(const StepFilter&) const = default;
};

} // namespace plansift
