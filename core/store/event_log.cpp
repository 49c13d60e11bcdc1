// SPDX-License-Identifier: GPL-3.0-or-later
// Queries on the event table.
#include "core/store/event_log.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

constexpr QStringView kEvents =
    u"SELECT seq, uid, step, at, actor, kind, subject, COALESCE(before, ''), COALESCE(after, ''), "
    "COALESCE(undoes, ''), note FROM event WHERE at >= ? AND (? = '' OR subject = ?) "
    "AND (? = '' OR step = ?) AND seq > ? ";

// Newest first; read forward only and no further than needed, so that a long history costs nothing.
// Every step writes `undoes` on all of its events or on none.
constexpr QStringView kNewestFirst =
    u"SELECT step, COALESCE(undoes, '') FROM event WHERE (? = '' OR actor = ?) "
    "ORDER BY seq DESC";

Event eventOf(const Rows& rows)
{
    return Event{rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
                 rows.text(6),    rows.text(7), rows.text(8), rows.text(9), rows.text(10)};
}

enum class Visit { GoOn, Stop };

/// Calls `visit(step, undoes)` for each step, newest first, until it says Stop.
template<typename Visitor>
Status visitSteps(const Database& database, const QString& actor, Visitor visit)
{
    Result<Rows> rows = database.query(kNewestFirst.toString(), {actor, actor});
    if (!rows)
        return rows.error();
    QString last;
    while (rows->next()) {
        const QString step = rows->text(0);
        if (step == last)
            continue;
        last = step;
        const Result<Visit> next = visit(step, rows->text(1));
        if (!next)
            return next.error();
        if (*next == Visit::Stop)
            break;
    }
    return {};
}

/// A step counts as undone when the newest step that undoes it is not undone itself.
Result<bool> isUndone(const Database& database, const QString& step)
{
    Result<QVariant> by =
        database.scalar(u"SELECT step FROM event WHERE undoes = ? ORDER BY seq DESC LIMIT 1"_s, {step});
    if (!by)
        return by.error();
    if (by->toString().isEmpty())
        return false;
    const Result<bool> taken = isUndone(database, by->toString());
    return taken ? Result<bool>(!*taken) : taken;
}

} // namespace

Result<QList<Event>> readEvents(const Database& database, const EventFilter& filter)
{
    const QString order =
        filter.limit > 0 ? u"ORDER BY seq DESC LIMIT %1"_s.arg(filter.limit) : u"ORDER BY seq"_s;
    Result<Rows> rows =
        database.query(kEvents.toString() + order, {filter.since, filter.subject, filter.subject, filter.step,
                                                    filter.step, filter.afterSeq});
    if (!rows)
        return rows.error();
    QList<Event> events;
    while (rows->next())
        events += eventOf(*rows);
    return events;
}

namespace {

/// A text to be found anywhere by LIKE, its own wildcards taken literally.
QString anywhere(QString text)
{
    for (const QChar wild : {u'!', u'%', u'_'})
        text.replace(wild, QString(u'!' + QString(wild)));
    return u'%' + text + u'%';
}

struct Condition {
    QString sql{u" WHERE 1 = 1"_s};
    QVariantList values{};
};

void addAny(Condition& condition, const QString& columns, const QStringList& patterns)
{
    QStringList parts;
    for (const QString& column : columns.split(u' '))
        for (const QString& pattern : patterns) {
            parts += column + u" LIKE ? ESCAPE '!'"_s;
            condition.values += pattern;
        }
    condition.sql += parts.join(u" OR "_s);
}

/// A number names a record; anything else stands in what was done, or in a value that is no vote and no
/// judgement.
void addText(Condition& condition, const QString& text)
{
    bool isNumber = false;
    text.toLongLong(&isNumber);
    condition.sql += u" AND ("_s;
    if (isNumber) {
        const QString id = u"%\"record!_id\":"_s + text;
        addAny(condition, u"before after"_s, {id + u",%"_s, id + u"}%"_s});
        condition.sql += u" OR "_s;
        addAny(condition, u"note"_s, {u"%record "_s + text, u"%record "_s + text + u" %"_s});
    } else {
        addAny(condition, u"note"_s, {anywhere(text)});
        condition.sql += u" OR (kind NOT LIKE 'decision.%' AND kind NOT LIKE 'rob!_%' ESCAPE '!' AND ("_s;
        addAny(condition, u"before after"_s, {anywhere(text)});
        condition.sql += u"))"_s;
    }
    condition.sql += u')';
}

/// Steps with an event that passes; all events of such a step are counted.
Condition conditionOf(const StepFilter& filter)
{
    Condition condition;
    if (!filter.actor.isEmpty()) {
        condition.sql += u" AND actor = ?"_s;
        condition.values += filter.actor;
    }
    Condition inside;
    if (!filter.table.isEmpty()) {
        inside.sql += u" AND kind LIKE ?"_s;
        inside.values += QString(filter.table + u".%"_s);
    }
    if (!filter.text.isEmpty())
        addText(inside, filter.text);
    if (!inside.values.isEmpty()) {
        condition.sql += u" AND step IN (SELECT step FROM event"_s + inside.sql + u')';
        condition.values += inside.values;
    }
    return condition;
}

} // namespace

Result<QList<StepSummary>> readRecentSteps(const Database& database, int most, const StepFilter& filter)
{
    const Condition condition = conditionOf(filter);
    Result<Rows> rows =
        database.query(u"SELECT step, at, actor, note, undoes IS NOT NULL, kind FROM event"_s +
                           condition.sql + u" ORDER BY seq DESC"_s,
                       condition.values);
    if (!rows)
        return rows.error();
    QList<StepSummary> steps;
    while (rows->next()) {
        const QString step = rows->text(0);
        if (steps.isEmpty() || steps.constLast().step != step) {
            if (steps.size() == most)
                break;
            steps.append({step, rows->text(1), rows->text(2), rows->text(3), rows->value(4).toBool()});
        }
        ++steps.last().events;
        steps.last().creates = steps.last().creates || rows->text(5) == u"review.insert"_s;
    }
    return steps;
}

Result<QStringList> readActors(const Database& database)
{
    Result<Rows> rows = database.query(u"SELECT DISTINCT actor FROM event ORDER BY actor"_s);
    if (!rows)
        return rows.error();
    QStringList actors;
    while (rows->next())
        actors += rows->text(0);
    return actors;
}

Result<qint64> countSteps(const Database& database)
{
    const Result<QVariant> n = database.scalar(u"SELECT COUNT(DISTINCT step) FROM event"_s);
    return n ? Result<qint64>(n->toLongLong()) : Result<qint64>(n.error());
}

Result<QString> nextUndo(const Database& database, const QString& actor)
{
    QString found;
    const auto visit = [&](const QString& step, const QString& undoes) -> Result<Visit> {
        if (!undoes.isEmpty())
            return Visit::GoOn;
        const Result<bool> undone = isUndone(database, step);
        if (!undone)
            return undone.error();
        if (!*undone)
            found = step;
        return *undone ? Visit::GoOn : Visit::Stop;
    };
    const Status done = visitSteps(database, actor, visit);
    return done ? Result<QString>(found) : Result<QString>(done.error());
}

Result<QString> nextRedo(const Database& database, const QString& actor)
{
    QString found;
    const auto visit = [&](const QString& step, const QString& undoes) -> Result<Visit> {
        if (undoes.isEmpty())
            return Visit::Stop;
        const Result<bool> undone = isUndone(database, step);
        const Result<QVariant> redoes =
            database.scalar(u"SELECT COUNT(*) FROM event WHERE step = ? AND undoes IS NOT NULL"_s, {undoes});
        if (!undone || !redoes)
            return undone ? redoes.error() : undone.error();
        if (*undone || redoes->toInt() > 0)
            return Visit::GoOn;
        found = step;
        return Visit::Stop;
    };
    const Status done = visitSteps(database, actor, visit);
    return done ? Result<QString>(found) : Result<QString>(done.error());
}

} // namespace plansift::store
