// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, changing and taking back.
#include "core/session/session.hpp"

#include "core/base/text.hpp"
#include "core/store/event_log.hpp"
#include "core/store/migrations.hpp"
#include "core/store/recorder.hpp"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

Error cannotCreate(const QString& path, const QString& why)
{
    return makeError(ErrorCode::Input, Text::tr("cannot create \"%1\": %2").arg(path, why));
}

void removeFileAndSides(const QString& path)
{
    for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(path + suffix);
}

store::Columns columnsOf(const ReviewInfo& info)
{
    return {{u"title"_s, info.title},
            {u"population"_s, info.population},
            {u"intervention"_s, info.intervention},
            {u"comparator"_s, info.comparator},
            {u"outcomes"_s, info.outcomes},
            {u"registration"_s, info.registration},
            {u"notice"_s, info.notice},
            {u"votes"_s, info.votes}};
}

Status insertReview(store::Recorder& recorder, const ReviewInfo& info)
{
    const Result<RowId> id = recorder.insert(u"review"_s, columnsOf(info));
    return id ? Status() : Status(id.error());
}

/// Nothing but this may stand in the way of reading: not our file, or one from a program too new.
Status checkVersion(const store::Database& database, const QString& path)
{
    const Result<store::FileVersion> version = store::fileVersion(database);
    if (!version)
        return version.error();
    if (version->minReader > store::currentSchema())
        return makeError(
            ErrorCode::Input,
            Text::tr("cannot open \"%1\": it was saved by a newer Plansift (format %2, this program "
                     "reads up to %3); install the newer version")
                .arg(QFileInfo(path).fileName())
                .arg(version->schema)
                .arg(store::currentSchema()));
    return {};
}

/// Opens a file and looks at its version before anything is written, so that a foreign file stays as it is.
Result<std::unique_ptr<store::Database>> openChecked(const QString& path, store::Access access)
{
    Result<std::unique_ptr<store::Database>> database =
        store::Database::open({store::Backend::Sqlite, path, {}, {}}, access);
    if (!database)
        return database;
    if (Status fine = checkVersion(**database, path); !fine)
        return fine.error();
    if (access == store::Access::ReadWrite)
        if (Status ready = (*database)->prepareWrites(); !ready)
            return ready.error();
    return database;
}

/// Whether a step made the review itself.
Result<bool> isCreation(const store::Database& database, const QString& step)
{
    const Result<QVariant> events =
        database.scalar(u"SELECT COUNT(*) FROM event WHERE step = ? AND kind = 'review.insert'"_s, {step});
    return events ? Result<bool>(events->toInt() > 0) : Result<bool>(events.error());
}

bool mayWrite(const QString& path)
{
    // Root may write anything, so the permission bits are asked as well.
    const QFileInfo info(path);
    return info.isWritable() &&
           (info.permissions() & (QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther));
}

} // namespace

Session::Session(QString path, SessionOptions options, std::unique_ptr<store::Database> database)
    : m_path(std::move(path))
    , m_options(std::move(options))
    , m_readOnly(database->isReadOnly())
    , m_database(std::move(database))
    , m_ids(m_options.seed ? std::make_unique<IdSource>(m_options.clock, *m_options.seed)
                           : std::make_unique<IdSource>(m_options.clock))
{
}

Session::~Session() = default;

Result<std::unique_ptr<Session>> Session::create(const QString& path, const ReviewInfo& info,
                                                 const SessionOptions& options)
{
    if (QFileInfo::exists(path))
        return cannotCreate(path, Text::tr("a file of this name exists already"));
    if (!QFileInfo(QFileInfo(path).absolutePath()).isDir())
        return cannotCreate(path, Text::tr("there is no such folder"));
    Result<std::unique_ptr<store::Database>> database =
        store::Database::open({store::Backend::Sqlite, path, {}, {}}, store::Access::ReadWrite, true);
    if (!database)
        return cannotCreate(path, Text::tr("the folder may not be written to"));
    std::unique_ptr<Session> session;
    Status made = (*database)->prepareWrites();
    if (made)
        made = store::createSchema(**database);
    if (made) {
        session.reset(new Session(path, options, std::move(*database)));
        made = session->change(Text::tr("Create the review"),
                               [&](store::Recorder& r) { return insertReview(r, info); });
    }
    if (made)
        return session;
    session.reset();
    removeFileAndSides(path);
    return made.error();
}

Result<std::unique_ptr<Session>> Session::open(const QString& path, const SessionOptions& options)
{
    const store::Access access = !mayWrite(path)    ? store::Access::ReadOnly
                                 : options.readOnly ? store::Access::Look
                                                    : store::Access::ReadWrite;
    Result<std::unique_ptr<store::Database>> database = openChecked(path, access);
    if (!database)
        return database.error();
    if (access == store::Access::ReadWrite)
        if (const Result<store::Migration> done = store::migrate(**database); !done)
            return done.error();
    return std::unique_ptr<Session>(new Session(path, options, std::move(*database)));
}

Result<MigrationReport> migrateFile(const QString& path)
{
    const Result<std::unique_ptr<store::Database>> database = openChecked(path, store::Access::ReadWrite);
    if (!database)
        return database.error();
    const Result<store::Migration> done = store::migrate(**database);
    return done ? Result<MigrationReport>(MigrationReport{done->from, done->to, done->backup})
                : Result<MigrationReport>(done.error());
}

Status Session::copyTo(const QString& path) const
{
    const QString part = path + u".part"_s;
    QFile::remove(part);
    if (Status done = m_database->exec(u"VACUUM INTO ?"_s, {part}); !done)
        return done;
    const bool same = QFileInfo(path).canonicalFilePath() == QFileInfo(m_path).canonicalFilePath();
    if (same || (QFileInfo::exists(path) && !QFile::remove(path)) || !QFile::rename(part, path)) {
        QFile::remove(part);
        return makeError(
            ErrorCode::Input,
            Text::tr("cannot write \"%1\": choose another name or folder").arg(QFileInfo(path).fileName()));
    }
    return {};
}

Result<ReviewInfo> Session::info() const
{
    Result<store::Rows> rows = m_database->query(
        u"SELECT title, population, intervention, comparator, outcomes, registration, notice, votes FROM review"_s);
    if (!rows)
        return rows.error();
    if (!rows->next())
        return makeError(ErrorCode::CheckFailed, Text::tr("\"%1\" holds no review").arg(m_path));
    return ReviewInfo{rows->text(0), rows->text(1), rows->text(2), rows->text(3),
                      rows->text(4), rows->text(5), rows->text(6), static_cast<int>(rows->integer(7))};
}

Status Session::setInfo(const ReviewInfo& info)
{
    const Result<QVariant> id = m_database->scalar(u"SELECT id FROM review"_s);
    if (!id)
        return id.error();
    return change(Text::tr("Change the question of the review"), [&](store::Recorder& recorder) {
        return recorder.update(u"review"_s, id->toLongLong(), columnsOf(info));
    });
}

Status Session::change(const QString& note, const std::function<Status(store::Recorder&)>& body)
{
    if (m_readOnly)
        return makeError(
            ErrorCode::Input,
            Text::tr("cannot change \"%1\": the file is read-only").arg(QFileInfo(m_path).fileName()));
    Result<std::unique_ptr<store::Transaction>> transaction = store::Transaction::begin(*m_database);
    if (!transaction)
        return transaction.error();
    store::Recorder recorder(*m_database,
                             {m_ids->next(), m_options.reviewer, note, {}, m_options.clock, m_ids.get()});
    if (Status done = body(recorder); !done)
        return done;
    return (*transaction)->commit();
}

Result<UndoReport> Session::takeBack(const QString& step)
{
    const Result<QList<Event>> events = store::readEvents(*m_database, {{}, {}, step, 0, 0});
    if (!events)
        return events.error();
    Result<std::unique_ptr<store::Transaction>> transaction = store::Transaction::begin(*m_database);
    if (!transaction)
        return transaction.error();
    const QString note = events->isEmpty() ? QString() : events->constFirst().note;
    store::Recorder recorder(*m_database,
                             {m_ids->next(), m_options.reviewer, note, step, m_options.clock, m_ids.get()});
    for (auto event = events->crbegin(); event != events->crend(); ++event)
        if (Status done = recorder.invert(*event); !done)
            return done.error();
    if (Status done = (*transaction)->commit(); !done)
        return done.error();
    return UndoReport{step, note, recorder.events()};
}

Result<NextSteps> Session::nextSteps() const
{
    const auto noteOf = [this](const Result<QString>& step) -> Result<QString> {
        if (!step || step->isEmpty())
            return step;
        const Result<bool> creates = isCreation(*m_database, *step);
        if (!creates || *creates)
            return creates ? Result<QString>(QString()) : Result<QString>(creates.error());
        const Result<QVariant> note =
            m_database->scalar(u"SELECT note FROM event WHERE step = ? LIMIT 1"_s, {*step});
        return note ? Result<QString>(note->toString()) : Result<QString>(note.error());
    };
    const Result<QString> undo = noteOf(store::nextUndo(*m_database, {}));
    const Result<QString> redo = noteOf(store::nextRedo(*m_database, {}));
    if (!undo || !redo)
        return undo ? redo.error() : undo.error();
    return NextSteps{*undo, *redo};
}

Result<UndoReport> Session::undo(const QString& actor)
{
    const Result<QString> step = store::nextUndo(*m_database, actor);
    if (!step || step->isEmpty())
        return step ? Result<UndoReport>(UndoReport{}) : Result<UndoReport>(step.error());
    const Result<bool> creates = isCreation(*m_database, *step);
    if (!creates || *creates) // the first step of all: nothing is left to undo
        return creates ? Result<UndoReport>(UndoReport{}) : Result<UndoReport>(creates.error());
    return undoStep(*step);
}

Result<UndoReport> Session::redo(const QString& actor)
{
    const Result<QString> step = store::nextRedo(*m_database, actor);
    if (!step || step->isEmpty())
        return step ? Result<UndoReport>(UndoReport{}) : Result<UndoReport>(step.error());
    return undoStep(*step);
}

Result<UndoReport> Session::undoStep(const QString& step)
{
    if (m_readOnly)
        return makeError(
            ErrorCode::Input,
            Text::tr("cannot change \"%1\": the file is read-only").arg(QFileInfo(m_path).fileName()));
    const Result<bool> creates = isCreation(*m_database, step);
    if (!creates)
        return creates.error();
    if (*creates)
        return makeError(
            ErrorCode::Conflict,
            Text::tr("the creation of the review cannot be taken back; delete its file instead"));
    return takeBack(step);
}

Result<QList<Event>> Session::eventsSince(qint64 seq) const
{
    return store::readEvents(*m_database, {{}, {}, {}, seq, 0});
}

Result<QList<StepSummary>> Session::recentSteps(int most, const StepFilter& filter) const
{
    return store::readRecentSteps(*m_database, most, filter);
}

Result<qint64> Session::stepTotal() const
{
    return store::countSteps(*m_database);
}

Result<QStringList> Session::actors() const
{
    return store::readActors(*m_database);
}

Result<QList<Event>> Session::eventsOf(const QString& step, int most) const
{
    Result<QList<Event>> events = store::readEvents(*m_database, {{}, {}, step, 0, most});
    if (events)
        std::reverse(events->begin(), events->end());
    return events;
}

Result<qint64> Session::newestEvent() const
{
    const Result<QVariant> seq = m_database->scalar(u"SELECT COALESCE(MAX(seq), 0) FROM event"_s);
    return seq ? Result<qint64>(seq->toLongLong()) : Result<qint64>(seq.error());
}

Result<QList<Event>> Session::log(const QString& since, const QString& subject) const
{
    return store::readEvents(*m_database, {since, subject, {}, 0, 0});
}

} // namespace plansift
