// SPDX-License-Identifier: GPL-3.0-or-later
// From events to words.
#include "core/session/history.hpp"

#include "core/session/appraisal.hpp"
#include "core/session/screening.hpp"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(history)
};

QString words(const QMap<QString, const char*>& table, const QString& key)
{
    const auto found = table.constFind(key);
    return found == table.constEnd() ? key : Text::tr(*found);
}

/// What the rows of a table are.
QString tableWords(const QString& table)
{
    static const QMap<QString, const char*> names{
        {u"decision"_s, QT_TRANSLATE_NOOP("history", "Vote")},
        {u"adjudication"_s, QT_TRANSLATE_NOOP("history", "Conflict settled")},
        {u"record"_s, QT_TRANSLATE_NOOP("history", "Record corrected")},
        {u"record_tag"_s, QT_TRANSLATE_NOOP("history", "Tag")},
        {u"record_note"_s, QT_TRANSLATE_NOOP("history", "Note")},
        {u"import_batch"_s, QT_TRANSLATE_NOOP("history", "Import")},
        {u"source"_s, QT_TRANSLATE_NOOP("history", "Source")},
        {u"duplicate"_s, QT_TRANSLATE_NOOP("history", "Duplicate")},
        {u"duplicate_pair"_s, QT_TRANSLATE_NOOP("history", "Pair")},
        {u"merge_choice"_s, QT_TRANSLATE_NOOP("history", "Value kept")},
        {u"reason"_s, QT_TRANSLATE_NOOP("history", "Reason")},
        {u"criterion"_s, QT_TRANSLATE_NOOP("history", "Criterion")},
        {u"highlight"_s, QT_TRANSLATE_NOOP("history", "Marked word")},
        {u"attachment"_s, QT_TRANSLATE_NOOP("history", "File")},
        {u"quote"_s, QT_TRANSLATE_NOOP("history", "Quote")},
        {u"study"_s, QT_TRANSLATE_NOOP("history", "Study")},
        {u"study_report"_s, QT_TRANSLATE_NOOP("history", "Report of a study")},
        {u"outcome"_s, QT_TRANSLATE_NOOP("history", "Outcome")},
        {u"outcome_row"_s, QT_TRANSLATE_NOOP("history", "Result")},
        {u"cell"_s, QT_TRANSLATE_NOOP("history", "Cell of data")},
        {u"rob_assessment"_s, QT_TRANSLATE_NOOP("history", "Assessment of bias")},
        {u"rob_answer"_s, QT_TRANSLATE_NOOP("history", "Answer")},
        {u"rob_judgement"_s, QT_TRANSLATE_NOOP("history", "Judgement")},
        {u"reviewer"_s, QT_TRANSLATE_NOOP("history", "Reviewer")},
        {u"review"_s, QT_TRANSLATE_NOOP("history", "Review")}};
    return words(names, table);
}

/// Columns that say where, or nothing to people.
bool isPlace(const QString& column)
{
    static const QStringList places{u"id"_s,         u"uid"_s,      u"record_id"_s, u"reviewer_id"_s,
                                    u"decided_at"_s, u"position"_s, u"study_id"_s,  u"assessment_id"_s,
                                    u"outcome_id"_s, u"row_id"_s,   u"sha256"_s,    u"places"_s,
                                    u"title_key"_s,  u"doi_key"_s,  u"step"_s};
    return places.contains(column);
}

QString valueText(const QJsonValue& value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 8);
    return value.toVariant().toString();
}

QJsonObject objectOf(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

bool isSealedVote(const Session& session, const Event& event)
{
    QJsonObject row = objectOf(event.after);
    if (!row.contains(u"record_id"_s))
        row = objectOf(event.before);
    const std::optional<Stage> stage = stageFromKey(row.value(u"stage"_s).toString());
    const RowId record = row.value(u"record_id"_s).toInteger();
    if (!stage || record == 0)
        return true; // a change of a vote names neither: nothing of it is told
    const QList<Decision> visible = visibleDecisions(session, record).valueOr({});
    return std::ranges::none_of(visible, [&](const Decision& decision) {
        return decision.stage == *stage && decision.reviewer == event.actor;
    });
}

/// A change that does not name its assessment tells nothing either.
bool isSealedJudgement(const Event& event, const QList<RobAssessment>& visible)
{
    QJsonObject row = objectOf(event.after);
    if (!row.contains(u"assessment_id"_s))
        row = objectOf(event.before);
    const RowId assessment = row.value(u"assessment_id"_s).toInteger();
    return std::ranges::find(visible, assessment, &RobAssessment::id) == visible.end();
}

/// What the acting reviewer must not see yet of an event, in words; "" when nothing is hidden.
QString sealOf(const Session& session, const Event& event, const QString& table,
               const QList<RobAssessment>& visible)
{
    if (event.actor == session.reviewer())
        return {};
    if (table == u"decision"_s && isSealedVote(session, event))
        return Text::tr("hidden until you have voted");
    const bool judges = table == u"rob_judgement"_s || table == u"rob_answer"_s;
    if (judges && isSealedJudgement(event, visible))
        return Text::tr("hidden until your overall judgement stands");
    return {};
}

QString placeOf(const QJsonObject& row)
{
    return row.contains(u"record_id"_s) ? Text::tr("record %1").arg(row.value(u"record_id"_s).toInteger())
                                        : QString();
}

void addLines(const Session& session, const Event& event, const QList<RobAssessment>& visible,
              QList<ChangeLine>& lines)
{
    const QString table = event.kind.section(u'.', 0, 0);
    const QJsonObject before = objectOf(event.before);
    const QJsonObject after = objectOf(event.after);
    const QString what = tableWords(table);
    const QString where = placeOf(after.contains(u"record_id"_s) ? after : before);
    if (const QString seal = sealOf(session, event, table, visible); !seal.isEmpty())
        return lines.append({what, where, seal, {}, {}});
    QStringList columns = before.keys() + after.keys();
    columns.removeDuplicates();
    for (const QString& column : std::as_const(columns)) {
        const QString old = valueText(before.value(column));
        const QString now = valueText(after.value(column));
        if (!isPlace(column) && old != now)
            lines.append({what, where, QString(column).replace(u'_', u' '), old, now});
    }
}

} // namespace

Result<QList<ChangeLine>> changesOf(const Session& session, const QString& step, int most)
{
    const Result<QList<Event>> events = session.eventsOf(step, most);
    if (!events)
        return events.error();
    const Result<QList<RobAssessment>> visible = visibleAssessments(session);
    if (!visible)
        return visible.error();
    QList<ChangeLine> lines;
    for (const Event& event : *events)
        addLines(session, event, *visible, lines);
    return lines;
}

} // namespace plansift
