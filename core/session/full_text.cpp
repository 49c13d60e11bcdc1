// SPDX-License-Identifier: GPL-3.0-or-later
// Use cases on full texts.
#include "core/session/full_text.hpp"

#include "core/base/text.hpp"
#include "core/session/record_browser.hpp"
#include "core/session/records.hpp"
#include "core/store/facet_repo.hpp"
#include "core/store/full_text_repo.hpp"
#include "core/store/record_repo.hpp"
#include "core/store/screening_repo.hpp"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

constexpr qint64 kLargestFile = 200LL * 1024 * 1024;
constexpr qsizetype kShortestTitle = 20; // a shorter title says too little to know a file by

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(fulltext)
};

/// "Havel 2021".
QString labelOf(const Record& record)
{
    const Author first = record.authors.value(0);
    const QString name = first.family.isEmpty() ? first.literal : first.family;
    const QString author = name.isEmpty() ? record.title.left(24) : name;
    return record.year > 0 ? u"%1 %2"_s.arg(author).arg(record.year) : author;
}

ReportState stateOf(Standing standing, bool waitsForMe)
{
    switch (standing) {
    case Standing::Included:
        return ReportState::Included;
    case Standing::Excluded:
        return ReportState::Excluded;
    case Standing::NotRetrieved:
        return ReportState::NotRetrieved;
    case Standing::Conflict:
        return ReportState::Conflict;
    default:
        return waitsForMe ? ReportState::WaitsForMe : ReportState::WaitsForOther;
    }
}

/// What is known of all sought reports at once.
struct Queue {
    QList<RowId> ids{};
    QHash<RowId, Standing> standings{};
    QSet<RowId> waiting{};
    QSet<RowId> withFile{};
    QHash<RowId, QString> reasons{};
};

template<typename T>
QSet<T> setOf(const QList<T>& list)
{
    return QSet<T>(list.begin(), list.end());
}

Result<Queue> readQueue(const Session& session)
{
    const store::Database& database = session.database();
    const Result<QList<RowId>> ids = store::takingPart(database, Stage::FullText);
    const Result<QHash<RowId, Standing>> standings = store::standings(database, Stage::FullText);
    const Result<QList<RowId>> waiting = waitingForMe(session, Stage::FullText);
    const Result<QList<RowId>> files = store::recordsWithAttachment(database);
    if (!ids || !standings)
        return ids ? standings.error() : ids.error();
    if (!waiting || !files)
        return waiting ? files.error() : waiting.error();
    const Result<QHash<RowId, QString>> reasons = exclusionReasons(session, *ids);
    if (!reasons)
        return reasons.error();
    return Queue{*ids, *standings, setOf(*waiting), setOf(*files), *reasons};
}

/// The reports for which `fits` holds; the one when it is just one, else 0.
template<typename Fits>
RowId onlyOne(const QList<SoughtReport>& reports, const Fits& fits)
{
    RowId found = 0;
    for (const SoughtReport& report : reports) {
        if (!fits(report))
            continue;
        if (found != 0)
            return 0;
        found = report.record;
    }
    return found;
}

QSet<QString> doisIn(const QString& text)
{
    static const QRegularExpression doi(uR"(10\.\d{4,9}/[^\s"<>]+)"_s);
    QSet<QString> dois;
    for (auto it = doi.globalMatch(text); it.hasNext();) {
        QString found = it.next().captured();
        while (!found.isEmpty() && u".,;:)]"_s.contains(found.back()))
            found.chop(1); // punctuation of the sentence around it
        dois += normalDoi(found);
    }
    return dois;
}

} // namespace

Result<QList<SoughtReport>> soughtReports(const Session& session)
{
    const Result<Queue> queue = readQueue(session);
    if (!queue)
        return queue.error();
    QList<SoughtReport> reports;
    for (const RowId id : queue->ids) {
        const Result<store::StoredRecord> stored = store::readRecord(session.database(), id);
        if (!stored)
            return stored.error();
        const Standing standing = queue->standings.value(id, Standing::Unscreened);
        reports.append({id, labelOf(stored->record), stored->record.title, stored->record.doi,
                        stateOf(standing, queue->waiting.contains(id)),
                        standing == Standing::Excluded ? queue->reasons.value(id) : QString(),
                        queue->withFile.contains(id)});
    }
    std::ranges::stable_sort(reports, {}, [](const SoughtReport& r) { return static_cast<int>(r.state); });
    return reports;
}

Status attachFile(Session& session, RowId record, const QString& path)
{
    const auto cannot = [&path](const QString& why) {
        return makeError(ErrorCode::Input,
                         Text::tr("cannot attach \"%1\": %2").arg(QFileInfo(path).fileName(), why));
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannot(file.errorString());
    if (file.size() == 0)
        return cannot(Text::tr("it is empty"));
    if (file.size() > kLargestFile)
        return cannot(Text::tr("it is larger than 200 MB"));
    const QByteArray bytes = file.readAll();
    return session.change(Text::tr("Attach %1 to record %2").arg(QFileInfo(path).fileName()).arg(record),
                          [&](store::Recorder& recorder) -> Status {
                              const Result<RowId> id =
                                  store::addAttachment(recorder, record, QFileInfo(path).fileName(), bytes);
                              return id ? Status() : Status(id.error());
                          });
}

Status removeAttachment(Session& session, const Attachment& attachment)
{
    return session.change(
        Text::tr("Take %1 off record %2").arg(attachment.name).arg(attachment.record),
        [&](store::Recorder& recorder) { return recorder.remove(u"attachment"_s, attachment.id); });
}

Result<QList<Attachment>> attachmentsOf(const Session& session, RowId record)
{
    return store::attachmentsOf(session.database(), record);
}

Result<QByteArray> attachmentBytes(const Session& session, const Attachment& attachment)
{
    return store::attachmentBytes(session.database(), attachment.sha256);
}

RowId reportOfFile(const QList<SoughtReport>& reports, const QString& fileName, const QString& text)
{
    const QSet<QString> dois = doisIn(text + u' ' + QString(fileName).replace(u'_', u'/'));
    const RowId byDoi = onlyOne(reports, [&dois](const SoughtReport& report) {
        return !report.doi.isEmpty() && dois.contains(normalDoi(report.doi));
    });
    if (byDoi != 0)
        return byDoi;
    const QString folded = foldText(text);
    const RowId byTitle = onlyOne(reports, [&folded](const SoughtReport& report) {
        const QString title = foldText(report.title);
        return title.size() >= kShortestTitle && folded.contains(title);
    });
    if (byTitle != 0)
        return byTitle;
    const QString name = u' ' + foldText(QFileInfo(fileName).completeBaseName()) + u' ';
    return onlyOne(reports, [&name](const SoughtReport& report) {
        const QStringList words = foldText(report.label).split(u' ');
        return words.size() > 1 && std::ranges::all_of(words, [&name](const QString& word) {
                   return name.contains(u' ' + word + u' ');
               });
    });
}

Result<QList<Quote>> quotesOf(const Session& session, RowId record)
{
    return store::quotesOf(session.database(), record);
}

Result<RowId> addQuote(Session& session, const Quote& quote)
{
    if (quote.text.trimmed().isEmpty())
        return makeError(ErrorCode::Usage, Text::tr("cannot keep a quote: it is empty"));
    RowId id = 0;
    const Status done =
        session.change(Text::tr("Quote from record %1, page %2").arg(quote.record).arg(quote.page),
                       [&](store::Recorder& recorder) -> Status {
                           const Result<RowId> added = store::addQuote(recorder, quote);
                           id = added.valueOr(0);
                           return added ? Status() : Status(added.error());
                       });
    return done ? Result<RowId>(id) : Result<RowId>(done.error());
}

Status removeQuote(Session& session, const Quote& quote)
{
    return session.change(Text::tr("Remove a quote from record %1").arg(quote.record),
                          [&](store::Recorder& recorder) { return recorder.remove(u"quote"_s, quote.id); });
}

} // namespace plansift
