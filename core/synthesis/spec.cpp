// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the requests of a spec.
#include "core/synthesis/spec.hpp"

#include "core/base/text.hpp"
#include "core/synthesis/spec_also.hpp"
#include "core/synthesis/spec_convert.hpp"
#include "core/synthesis/spec_models.hpp"
#include "core/synthesis/spec_request.hpp"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(spec)
};

QJsonObject failure(const QJsonValue& id, const QString& message)
{
    return {{u"id"_s, id}, {u"error"_s, message}};
}

/// The blocks asked for stand both under "also" and flat beside the other keys: either reading of the
/// contract finds them.
void addBlocks(QJsonObject& out, const AlsoContext& context)
{
    QJsonObject also;
    for (const QString& name : context.request.also) {
        also[name] = alsoBlock(name, context);
        if (!out.contains(name))
            out[name] = also[name];
    }
    if (!also.isEmpty())
        out[u"also"_s] = also;
}

Result<QJsonObject> computed(const QJsonObject& json, const SpecInput& input)
{
    const Result<SpecRequest> request = readSpecRequest(json, input);
    if (!request)
        return request.error();
    if (const stats::MeasureSpec* measure = stats::measureByKey(request->analysis.measure))
        if (const Status readable = checkReadable(input, measure->input); !readable)
            return readable.error();
    const auto analysis = stats::PreparedAnalysis::prepare(input.table, request->analysis);
    if (!analysis)
        return analysis.error();
    const AlsoContext context{*analysis, *request, input};
    Result<QJsonObject> result = runModel(context);
    if (!result)
        return result;
    QJsonObject& out = *result;
    addBlocks(out, context);
    QJsonArray warnings = out[u"warnings"_s].toArray();
    for (const QString& warning : input.warnings + request->warnings)
        warnings += warning;
    out[u"warnings"_s] = warnings;
    return result;
}

/// A request that only converts numbers.
bool onlyConverts(const QJsonObject& request)
{
    return request.contains(u"convert"_s) && !request.contains(u"measure"_s) &&
           !request.contains(u"multiverse"_s);
}

/// Conversions stand without studies.
bool needsStudies(const QJsonObject& spec)
{
    const QJsonArray requests = spec[u"requests"_s].toArray();
    if (requests.isEmpty())
        return !spec.contains(u"convert"_s);
    return !std::all_of(requests.begin(), requests.end(),
                        [](const QJsonValue& request) { return onlyConverts(request.toObject()); });
}

QJsonObject answer(const QJsonValue& request, const Result<SpecInput>& input)
{
    const QJsonObject json = request.toObject();
    const QJsonValue id = json[u"id"_s].isUndefined() ? QJsonValue() : json[u"id"_s];
    if (!request.isObject())
        return failure(id, Text::tr("a request must be an object"));
    const QJsonArray items = json[u"convert"_s].toArray();
    SpecInput studies = input ? *input : SpecInput{};
    const QJsonArray conversions = convertAll(items, studies);
    if (onlyConverts(json))
        return {{u"id"_s, id}, {u"convert"_s, conversions}};
    if (!input)
        return failure(id, messageOf(input.error()));
    Result<QJsonObject> out = computed(json, studies);
    if (!out)
        return failure(id, messageOf(out.error()));
    (*out)[u"id"_s] = id;
    (*out)[u"measure"_s] = json[u"measure"_s];
    if (!items.isEmpty())
        (*out)[u"convert"_s] = conversions;
    return *out;
}

} // namespace

QJsonObject analyse(const QJsonObject& spec)
{
    QJsonObject out{{u"schema"_s, u"plansift/1"_s}};
    const Result<SpecInput> input = readSpecInput(spec);
    if (!input && needsStudies(spec))
        out[u"error"_s] = messageOf(input.error());
    else if (!spec[u"requests"_s].isArray() && !spec.contains(u"convert"_s))
        out[u"error"_s] = Text::tr("the spec has no list of requests");
    if (const QJsonArray items = spec[u"convert"_s].toArray(); !items.isEmpty()) {
        SpecInput studies = input ? *input : SpecInput{};
        out[u"convert"_s] = convertAll(items, studies);
    }
    QJsonArray results;
    for (const QJsonValue& request : spec[u"requests"_s].toArray())
        results += answer(request, input);
    out[u"results"_s] = results;
    return out;
}

} // namespace plansift::synthesis
