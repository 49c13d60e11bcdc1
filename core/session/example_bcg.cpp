// SPDX-License-Identifier: GPL-3.0-or-later
// Thirteen trials of BCG vaccine: real numbers (Colditz et al., JAMA 1994;271:698-702).
#include "core/session/example_builder.hpp"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

const QString kReviewer = u"Reviewer A"_s;

/// People with and without the event together, as the trials printed them.
Cell totalOf(const QString& name, const QJsonValue& with, const QJsonValue& without)
{
    Cell cell = cellOf(name, with);
    const double total = with[u"value"].toDouble() + without[u"value"].toDouble();
    cell.value = total;
    cell.printed = QString::number(total);
    return cell;
}

OutcomeRow rowOf(const QJsonValue& json, RowId study, int position)
{
    OutcomeRow row;
    row.study = study;
    row.position = position;
    row.cells = {cellOf(u"ai"_s, json[u"ai"]), totalOf(u"n1i"_s, json[u"ai"], json[u"bi"]),
                 cellOf(u"ci"_s, json[u"ci"]), totalOf(u"n2i"_s, json[u"ci"], json[u"di"])};
    return row;
}

QJsonObject characteristicsOf(const QJsonValue& json)
{
    return {{u"Absolute latitude"_s, textOf(json[u"latitude"])},
            {u"Allocation"_s, textOf(json[u"allocation"])}};
}

} // namespace

Status fillBcg(ExampleBuilder& builder)
{
    const Result<QJsonObject> review = builder.readJson(u"review.json"_s);
    if (!review)
        return review.error();
    const QJsonValue about = review->value(u"review"_s);
    const QJsonValue json = review->value(u"outcomes"_s)[0];
    ReviewInfo info;
    info.title = textOf(about[u"title"]);
    info.population = textOf(about[u"population"]);
    info.intervention = textOf(about[u"intervention"]);
    info.notice = textOf(about[u"citation"]);
    if (Status done = builder.create(info, kReviewer); !done)
        return done;
    Outcome outcome;
    outcome.key = json[u"id"].toString();
    outcome.name = textOf(json[u"name"]);
    outcome.kind = u"2x2"_s;
    outcome.arm1 = u"BCG"_s;
    outcome.arm2 = u"Control"_s;
    outcome.favoursLeft = u"Favours BCG"_s;
    outcome.favoursRight = u"Favours control"_s;
    outcome.plan = {{u"measure"_s, u"RR"_s}, {u"model"_s, u"RE"_s}, {u"preset"_s, u"metafor"_s}};
    QList<OutcomeRow> rows;
    for (const QJsonValue& row : json[u"rows"].toArray()) {
        const Result<RowId> study =
            addStudy(builder.session(), textOf(row[u"label"]), {}, tagOf(row[u"label"]));
        if (!study)
            return study.error();
        Study described;
        described.id = *study;
        if (Status done = setCharacteristics(builder.session(), described, characteristicsOf(row)); !done)
            return done;
        rows += rowOf(row, *study, static_cast<int>(rows.size()));
    }
    return builder.addOutcome(outcome, rows);
}

} // namespace plansift
