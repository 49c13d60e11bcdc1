// SPDX-License-Identifier: GPL-3.0-or-later
// Collecting moderators from records, assessments and characteristics.
#include "core/session/moderators.hpp"

#include "core/session/appraisal.hpp"
#include "core/session/records.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

using synthesis::Moderator;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(regression)
};

/// The studies that have a row taking part.
QList<Study> studiesIn(const QList<Study>& all, const QList<OutcomeRow>& rows)
{
    QSet<RowId> wanted;
    for (const OutcomeRow& row : rows)
        if (row.included)
            wanted.insert(row.study);
    QList<Study> found;
    std::ranges::copy_if(all, std::back_inserter(found),
                         [&wanted](const Study& study) { return wanted.contains(study.id); });
    return found;
}

/// A heading as a name for requests and R: letters, digits and "_", a letter first.
QString keyOf(const QString& heading)
{
    static const QRegularExpression other(u"[^A-Za-z0-9]+"_s);
    QString key = heading.trimmed().replace(other, u"_"_s);
    if (key.isEmpty() || !key.at(0).isLetter())
        key.prepend(u"x"_s);
    return key;
}

bool isNumber(const QString& text)
{
    bool ok = false;
    text.toDouble(&ok);
    return ok;
}

/// Decides number or category, and whether it can be used. `levels`: their order where it is known.
Moderator classified(Moderator moderator, const QStringList& order = {})
{
    const QStringList texts = moderator.values.values();
    moderator.numeric = order.isEmpty() && std::ranges::all_of(texts, isNumber);
    QStringList levels = texts;
    levels.removeDuplicates();
    levels.sort(Qt::CaseInsensitive);
    if (!order.isEmpty())
        std::ranges::stable_sort(levels, {}, [&order](const QString& level) { return order.indexOf(level); });
    if (texts.size() < 2)
        moderator.unusable = Text::tr("known for fewer than two studies");
    else if (levels.size() < 2)
        moderator.unusable = Text::tr("the same in all studies");
    else if (!moderator.numeric && levels.size() == texts.size())
        moderator.unusable = Text::tr("every study has a text of its own");
    if (!moderator.numeric)
        moderator.levels = levels;
    return moderator;
}

/// The earliest year of the reports; without records the year in the label ("Aronson 1948").
Result<int> yearOf(const Session& session, const Study& study)
{
    const Result<QList<RecordLine>> lines = recordLines(session, study.records);
    if (!lines)
        return lines.error();
    int year = 0;
    for (const RecordLine& line : *lines)
        if (line.year > 0)
            year = year == 0 ? line.year : std::min(year, line.year);
    static const QRegularExpression inLabel(u"\\b(1[89]\\d\\d|20\\d\\d)\\b"_s);
    return year > 0 ? year : inLabel.match(study.label).captured(1).toInt();
}

Result<Moderator> yearModerator(const Session& session, const QList<Study>& studies)
{
    Moderator moderator{u"year"_s, Text::tr("Year of publication"), true, {}, {}, {}};
    for (const Study& study : studies) {
        const Result<int> year = yearOf(session, study);
        if (!year)
            return year.error();
        if (*year > 0)
            moderator.values.insert(study.id, QString::number(*year));
    }
    return classified(std::move(moderator));
}

Result<Moderator> riskModerator(const Session& session, const Outcome& outcome, const QList<Study>& studies)
{
    const Result<QList<RobAssessment>> judged = assessmentsFor(session, outcome.key, Blinding::Lifted);
    if (!judged)
        return judged.error();
    Moderator moderator{u"risk_of_bias"_s, Text::tr("Risk of bias (overall)"), false, {}, {}, {}};
    QStringList order;
    for (const RobAssessment& assessment : *judged) {
        const bool takesPart = std::ranges::find(studies, assessment.study, &Study::id) != studies.end();
        const QString overall = assessment.judgement(u"overall"_s);
        if (takesPart && !overall.isEmpty())
            moderator.values.insert(assessment.study, overall);
        if (const appraisal::Tool* tool = appraisal::toolByKey(assessment.tool))
            order = tool->levels;
    }
    return classified(std::move(moderator), order);
}

QList<Moderator> characteristicModerators(const QList<Study>& studies)
{
    QMap<QString, Moderator> byHeading;
    for (const Study& study : studies)
        for (auto it = study.characteristics.begin(); it != study.characteristics.end(); ++it) {
            Moderator& moderator = byHeading[it.key()];
            moderator.label = it.key();
            moderator.key = keyOf(it.key());
            if (const QString text = it->toString().trimmed(); !text.isEmpty())
                moderator.values.insert(study.id, text);
        }
    QList<Moderator> list;
    for (const Moderator& moderator : std::as_const(byHeading))
        if (!moderator.values.isEmpty())
            list += classified(moderator);
    return list;
}

/// Two headings may give one key.
void makeKeysDistinct(QList<Moderator>& list)
{
    QSet<QString> taken{u"subgroup"_s, u"slab"_s, u"row"_s, u"cluster"_s};
    for (Moderator& moderator : list) {
        while (taken.contains(moderator.key))
            moderator.key += u"_2"_s;
        taken.insert(moderator.key);
    }
}

} // namespace

Result<QList<Moderator>> moderators(const Session& session, const Outcome& outcome)
{
    const Result<QList<Study>> all = studies(session);
    const Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome.id);
    if (!all || !rows)
        return all ? rows.error() : all.error();
    const QList<Study> taking = studiesIn(*all, *rows);
    const Result<Moderator> year = yearModerator(session, taking);
    const Result<Moderator> risk = riskModerator(session, outcome, taking);
    if (!year || !risk)
        return year ? risk.error() : year.error();
    QList<Moderator> list;
    for (const Moderator& own : {*year, *risk})
        if (!own.values.isEmpty())
            list += own;
    list += characteristicModerators(taking);
    makeKeysDistinct(list);
    return list;
}

Result<QList<Moderator>> plannedModerators(const Session& session, const Outcome& outcome)
{
    const Result<QList<Moderator>> all = moderators(session, outcome);
    if (!all)
        return all.error();
    QList<Moderator> planned;
    for (const QJsonValue& key : outcome.plan.value(u"mods"_s).toArray())
        for (const Moderator& moderator : *all)
            if (moderator.key == key.toString() && moderator.unusable.isEmpty())
                planned += moderator;
    return planned;
}

Result<QList<OutcomeRow>> withSubgroups(const Session& session, const Outcome& outcome,
                                        QList<OutcomeRow> rows)
{
    const QString by = outcome.plan.value(u"subgroup_by"_s).toString();
    if (by.isEmpty())
        return rows;
    const Result<QList<Moderator>> all = moderators(session, outcome);
    if (!all)
        return all.error();
    const auto chosen = std::ranges::find(*all, by, &Moderator::key);
    for (OutcomeRow& row : rows)
        row.subgroup = chosen == all->end() ? QString() : chosen->values.value(row.study);
    return rows;
}

Result<QList<OutcomeRow>> rowsToAnalyse(const Session& session, const Outcome& outcome)
{
    Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome.id);
    return rows ? withSubgroups(session, outcome, std::move(*rows)) : rows;
}

} // namespace plansift
