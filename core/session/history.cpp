// SPDX-License-Identifier: GPL-3.0-or-later
// From events to words.
#include "core/session/history.hpp"

#include "core/base/csv.hpp"
#include "core/base/text.hpp"
#include "core/base/whole_file.hpp"
#include "core/model/outcome.hpp"
#include "core/session/appraisal.hpp"
#include "core/session/screening.hpp"
#include "core/store/place_repo.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(history)
};

/// What the rows of a table are.
const QMap<QString, const char*>& tableNames()
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
    return names;
}

QString tableWords(const QString& table)
{
    const auto found = tableNames().constFind(table);
    return found == tableNames().constEnd() ? table : Text::tr(*found);
}

/// Rows that hold one named value: they are told as that value.
struct NamedValue {
    const char16_t* table;
    const char16_t* name;                            ///< column
    const char16_t* value;                           ///< column
    QString (*words)(const QString& name) = nullptr; ///< for people; nullptr: as it stands
};
constexpr std::array kNamedValues{
    NamedValue{u"cell", u"name", u"printed", [](const QString& name) { return columnWords(name); }},
    NamedValue{u"rob_answer", u"question", u"answer"}, NamedValue{u"rob_judgement", u"domain", u"judgement"}};

const NamedValue* namedValueOf(const QString& table)
{
    const auto found = std::ranges::find_if(
        kNamedValues, [&table](const NamedValue& n) { return table == QStringView(n.table); });
    return found == kNamedValues.end() ? nullptr : &*found;
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

/// What belongs to an assessment that is not seen is not seen either.
bool isSealedJudgement(const QJsonObject& row, const QList<RobAssessment>& visible)
{
    const RowId assessment = row.value(u"assessment_id"_s).toInteger();
    return std::ranges::find(visible, assessment, &RobAssessment::id) == visible.end();
}

/// What the acting reviewer must not see yet of an event, in words; "" when nothing is hidden.
QString sealOf(const Session& session, const Event& event, const QString& table, const QJsonObject& row,
               const QList<RobAssessment>& visible)
{
    if (event.actor == session.reviewer())
        return {};
    if (table == u"decision"_s && isSealedVote(session, event))
        return Text::tr("hidden until you have voted");
    const bool judges = table == u"rob_judgement"_s || table == u"rob_answer"_s;
    if (judges && isSealedJudgement(row, visible))
        return Text::tr("hidden until your overall judgement stands");
    return {};
}

/// All that is known of the row of an event: a change names what it changed only.
QJsonObject rowOf(const Session& session, const Event& event, const QString& table)
{
    QJsonObject row = store::rowByUid(session.database(), table, event.subject).valueOr({});
    for (const QString& half : {event.before, event.after}) {
        const QJsonObject told = objectOf(half);
        for (auto it = told.begin(); it != told.end(); ++it)
            row.insert(it.key(), it.value());
    }
    return row;
}

QString placeOf(const store::PlaceNames& names, const QString& table, const QJsonObject& row)
{
    const RowId record = row.value(table == u"record"_s ? u"id"_s : u"record_id"_s).toInteger();
    return record != 0 ? Text::tr("record %1").arg(record) : names.of(table, row);
}

/// Changes of events, in words.
class Teller {
public:
    Teller(const Session& session, store::PlaceNames names, QList<RobAssessment> visible)
        : m_session(session)
        , m_names(std::move(names))
        , m_visible(std::move(visible))
    {
    }

    QList<ChangeLine> linesOf(const Event& event)
    {
        m_lines.clear();
        const QString table = event.kind.section(u'.', 0, 0);
        m_row = rowOf(m_session, event, table);
        m_what = tableWords(table);
        m_where = placeOf(m_names, table, m_row);
        if (const QString seal = sealOf(m_session, event, table, m_row, m_visible); !seal.isEmpty())
            add(seal, {}, {});
        else
            addChanges(objectOf(event.before), objectOf(event.after), namedValueOf(table));
        return m_lines;
    }

private:
    void add(const QString& field, const QString& before, const QString& after)
    {
        m_lines.append({m_what, m_where, field, before, after});
    }

    void addChanges(const QJsonObject& before, const QJsonObject& after, const NamedValue* named)
    {
        const QString key = named ? m_row.value(QStringView(named->name)).toString() : QString();
        const QString name = named && named->words ? named->words(key) : key;
        QStringList columns = before.keys() + after.keys();
        columns.removeDuplicates();
        for (const QString& column : std::as_const(columns)) {
            if (isPlace(column) || (named && column == QStringView(named->name)))
                continue;
            const bool isValue = named && column == QStringView(named->value);
            const QString words = QString(column).replace(u'_', u' ');
            addValue(isValue          ? name
                     : name.isEmpty() ? words
                                      : Text::tr("%1, %2").arg(name, words),
                     valueText(before.value(column)), valueText(after.value(column)));
        }
    }

    /// Settings and characteristics are told key by key.
    void addValue(const QString& field, const QString& old, const QString& now)
    {
        if (old == now)
            return;
        const QJsonObject oldKeys = objectOf(old);
        const QJsonObject newKeys = objectOf(now);
        if (oldKeys.isEmpty() && newKeys.isEmpty())
            return add(field, old, now);
        QStringList keys = oldKeys.keys() + newKeys.keys();
        keys.removeDuplicates();
        for (const QString& key : std::as_const(keys))
            if (const QString was = keyText(oldKeys, key), is = keyText(newKeys, key); was != is)
                add(Text::tr("%1: %2").arg(field, key), was, is);
    }

    static QString keyText(const QJsonObject& object, const QString& key)
    {
        const QJsonValue value = object.value(key);
        if (value.isArray())
            return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
        return value.isObject()
                   ? QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact))
                   : valueText(value);
    }

    const Session& m_session;
    store::PlaceNames m_names;
    QList<RobAssessment> m_visible; ///< assessments that the acting reviewer may see
    QJsonObject m_row{};
    QString m_what{};
    QString m_where{};
    QList<ChangeLine> m_lines{};
};

Result<Teller> tellerOf(const Session& session)
{
    Result<store::PlaceNames> names = store::PlaceNames::read(session.database());
    Result<QList<RobAssessment>> visible = visibleAssessments(session);
    if (!names || !visible)
        return names ? visible.error() : names.error();
    return Teller(session, std::move(*names), std::move(*visible));
}

Result<QList<ChangeLine>> linesOf(const Session& session, Teller& teller, const QString& step, int most)
{
    const Result<QList<Event>> events = session.eventsOf(step, most);
    if (!events)
        return events.error();
    QList<ChangeLine> lines;
    for (const Event& event : *events)
        lines += teller.linesOf(event);
    return lines;
}

} // namespace

QList<std::pair<QString, QString>> historyKinds()
{
    QList<std::pair<QString, QString>> kinds;
    for (auto it = tableNames().constBegin(); it != tableNames().constEnd(); ++it)
        kinds.append({it.key(), Text::tr(it.value())});
    std::ranges::sort(kinds, {}, &std::pair<QString, QString>::second);
    return kinds;
}

Result<QList<ChangeLine>> changesOf(const Session& session, const QString& step, int most)
{
    Result<Teller> teller = tellerOf(session);
    return teller ? linesOf(session, *teller, step, most) : Result<QList<ChangeLine>>(teller.error());
}

Status exportHistory(const Session& session, const StepFilter& filter, const QString& path,
                     const std::function<bool(int done, int total)>& progress)
{
    constexpr int kAll = std::numeric_limits<int>::max();
    constexpr int kOften = 256; // steps between two words on the progress
    const Result<QList<StepSummary>> steps = session.recentSteps(kAll, filter);
    Result<Teller> teller = tellerOf(session);
    if (!steps || !teller)
        return steps ? teller.error() : steps.error();
    QString text = csvLine({u"at"_s, u"actor"_s, u"step"_s, u"what was done"_s, u"kind"_s, u"where"_s,
                            u"field"_s, u"before"_s, u"after"_s}) +
                   u'\n';
    for (qsizetype at = 0; at < steps->size(); ++at) {
        const StepSummary& step = steps->at(at);
        const Result<QList<ChangeLine>> lines = linesOf(session, *teller, step.step, kAll);
        if (!lines)
            return lines.error();
        for (const ChangeLine& line : *lines)
            text += csvLine({step.at, step.actor, step.step, step.note, line.what, line.where, line.field,
                             line.before, line.after}) +
                    u'\n';
        if (progress && at % kOften == 0 && !progress(static_cast<int>(at), static_cast<int>(steps->size())))
            return makeError(ErrorCode::Cancelled, Text::tr("the export was stopped"));
    }
    return writeWholeFile(path, text.toUtf8());
}

} // namespace plansift
