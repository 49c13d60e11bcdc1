// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of a request: one table of key and reader.
#include "core/synthesis/spec_request.hpp"

#include "core/base/text.hpp"
#include "core/synthesis/spec_models.hpp"
#include "core/synthesis/spec_selection.hpp"

#include <QCoreApplication>
#include <QJsonArray>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

using stats::AnalysisRequest;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(spec)
};

Error usage(const QString& message)
{
    return makeError(ErrorCode::Usage, message);
}

struct Reading {
    SpecRequest& request;
    const SpecInput& input;
    QString key{};
};

using Reader = Status (*)(Reading&, const QJsonValue&);

/// Reads a word by one of the ...ByKey() functions into a member of AnalysisRequest (plain or optional).
template<auto Member, auto ByKey>
Status readWord(Reading& r, const QJsonValue& value)
{
    const auto found = value.isString() ? ByKey(value.toString().toStdString()) : std::nullopt;
    if (!found)
        return usage(Text::tr("%1: \"%2\" is unknown").arg(r.key, value.toVariant().toString()));
    r.request.analysis.*Member = *found;
    return {};
}

template<auto Member>
Status readNumber(Reading& r, const QJsonValue& value)
{
    if (!value.isDouble())
        return usage(Text::tr("%1 must be a number").arg(r.key));
    r.request.analysis.*Member = value.toDouble();
    return {};
}

template<auto Member>
Status readBool(Reading& r, const QJsonValue& value)
{
    if (!value.isBool())
        return usage(Text::tr("%1 must be true or false").arg(r.key));
    r.request.analysis.*Member = value.toBool();
    return {};
}

template<auto Member>
Status readText(Reading& r, const QJsonValue& value)
{
    if (!value.isString())
        return usage(Text::tr("%1 must be a text").arg(r.key));
    r.request.analysis.*Member = value.toString().toStdString();
    return {};
}

/// A value for the studies' effects, or a pair: for the effects and for the tables pooled by Mantel-Haenszel.
template<Status (*First)(Reading&, const QJsonValue&), Status (*Second)(Reading&, const QJsonValue&)>
Status readPair(Reading& r, const QJsonValue& value)
{
    if (!value.isArray())
        return First(r, value);
    const QJsonArray pair = value.toArray();
    if (pair.size() != 2)
        return usage(Text::tr("%1 must be one value or two").arg(r.key));
    const Status first = First(r, pair[0]);
    return first ? Second(r, pair[1]) : first;
}

std::optional<stats::HedgesJ> jByKey(std::string_view key)
{
    if (key == "exact")
        return stats::HedgesJ::Exact;
    if (key == "none")
        return stats::HedgesJ::None;
    return key == "approx" ? std::optional(stats::HedgesJ::Approximate) : std::nullopt;
}

/// What zero cells get: the same in both arms, or in proportion to their sizes.
std::optional<stats::AddShare> shareByKey(std::string_view key)
{
    if (key == "constant")
        return stats::AddShare::Constant;
    return key == "tacc" ? std::optional(stats::AddShare::TreatmentArm) : std::nullopt;
}

/// Mantel-Haenszel pooling of the counts as they are, or of the corrected ones.
Status readMhExact(Reading& r, const QJsonValue& value)
{
    if (!value.isBool())
        return usage(Text::tr("%1 must be true or false").arg(r.key));
    r.request.analysis.mhAdd = value.toBool() ? 0 : 0.5;
    r.request.analysis.mhTo = value.toBool() ? stats::AddTo::None : stats::AddTo::Only0;
    return {};
}

/// Cochrane's risk ratio adds to the totals twice.
Status readRrCochrane(Reading& r, const QJsonValue& value)
{
    if (!value.isBool())
        return usage(Text::tr("%1 must be true or false").arg(r.key));
    r.request.analysis.rrOnceTotals = !value.toBool();
    return {};
}

std::optional<stats::I2Method> i2ByKey(std::string_view key)
{
    if (key == "tau2")
        return stats::I2Method::Tau2;
    return key == "q" ? std::optional(stats::I2Method::Q) : std::nullopt;
}

/// The tau2 of subgroups: one each, or one for all.
std::optional<bool> commonByKey(std::string_view key)
{
    if (key == "common")
        return true;
    return key == "separate" ? std::optional(false) : std::nullopt;
}

Status readWeights(Reading& r, const QJsonValue& value)
{
    for (const QJsonValue& weight : value.toArray())
        r.request.analysis.weights.push_back(weight.toDouble(stats::kUndefined));
    return value.isArray() ? Status() : usage(Text::tr("weights must be a list"));
}

Status readSubgroup(Reading& r, const QJsonValue& value)
{
    const auto found = r.input.moderators.find(value.toString());
    if (found == r.input.moderators.end())
        return usage(Text::tr("subgroup: there is no moderator \"%1\"").arg(value.toString()));
    for (const QString& level : *found)
        r.request.analysis.subgroup.push_back(level.toStdString());
    return {};
}

Status readAlso(Reading& r, const QJsonValue& value)
{
    for (const QJsonValue& name : value.toArray())
        r.request.also += name.toString();
    return value.isArray() ? Status() : usage(Text::tr("also must be a list"));
}

Status readOrder(Reading& r, const QJsonValue& value)
{
    r.request.order = value.toString();
    return {};
}

/// Reads {n, seed} into the draws; what is not given stays.
Status readDraws(Reading& r, const QJsonValue& value, stats::Draws& draws)
{
    constexpr double kMost = 1e7;
    const double count = value[u"n"_s].toDouble(static_cast<double>(draws.count));
    const double seed = value[u"seed"_s].toDouble(1);
    if (!(count >= 1 && count <= kMost) || !(seed >= 0 && seed <= 1e15))
        return usage(Text::tr("%1: n must be between 1 and 10,000,000, seed a whole number").arg(r.key));
    draws = {static_cast<std::size_t>(count), static_cast<std::uint64_t>(seed)};
    return {};
}

/// A multiverse may name the measure that the request leaves out.
Status readMultiverse(Reading& r, const QJsonValue& value)
{
    r.request.multiverse = value.toObject();
    r.request.also += u"multiverse"_s;
    const QJsonValue measures = value[u"measure"_s];
    if (std::string& measure = r.request.analysis.measure; measure.empty())
        measure = (measures.isArray() ? measures[0] : measures).toString().toStdString();
    return value.isObject() ? Status() : usage(Text::tr("multiverse must be an object"));
}

Status readSelection(Reading& r, const QJsonValue& value)
{
    const Result<stats::SelectionRequest> selection = readSelectionRequest(value);
    if (!selection)
        return selection.error();
    r.request.selection = *selection;
    return {};
}

Status readPermutations(Reading& r, const QJsonValue& value)
{
    return readDraws(r, value, r.request.permutations);
}

Status readBootstrap(Reading& r, const QJsonValue& value)
{
    return readDraws(r, value, r.request.analysis.bootstrap);
}

/// A model of pooling, or one with its own function.
Status readModelWord(Reading& r, const QJsonValue& value)
{
    const QString word = value.toString();
    if (!isModelWord(word))
        return readWord<&AnalysisRequest::model, stats::modelByKey>(r, value);
    r.request.model.word = word;
    return {};
}

/// A key of models beyond pooling.
template<Status (*Read)(ModelRequest&, const QJsonValue&)>
Status readModel(Reading& r, const QJsonValue& value)
{
    return Read(r.request.model, value);
}

Status skip(Reading&, const QJsonValue&)
{
    return {};
}

struct Key {
    QLatin1StringView name;
    Reader read;
};

using R = AnalysisRequest;
constexpr auto kTo = readWord<&R::to, stats::addToByKey>;
constexpr auto kMhTo = readWord<&R::mhTo, stats::addToByKey>;

constexpr std::array kKeys{
    Key{QLatin1StringView("id"), skip},
    Key{QLatin1StringView("measure"), readText<&R::measure>},
    Key{QLatin1StringView("preset"), readText<&R::preset>},
    Key{QLatin1StringView("model"), readModelWord},
    Key{QLatin1StringView("glmm"), readWord<&R::glmm, stats::glmmByKey>},
    Key{QLatin1StringView("tau2"), readWord<&R::tau2, stats::tau2ByKey>},
    Key{QLatin1StringView("test"), readWord<&R::test, stats::testByKey>},
    Key{QLatin1StringView("level"), readNumber<&R::level>},
    Key{QLatin1StringView("pi"), readWord<&R::pi, stats::piByKey>},
    Key{QLatin1StringView("i2"), readWord<&R::i2, i2ByKey>},
    Key{QLatin1StringView("vtype"), readWord<&R::variance, stats::varianceTypeByKey>},
    Key{QLatin1StringView("j"), readWord<&R::j, jByKey>},
    Key{QLatin1StringView("add"), readPair<readNumber<&R::add>, readNumber<&R::mhAdd>>},
    Key{QLatin1StringView("to"), readPair<kTo, kMhTo>},
    Key{QLatin1StringView("drop00"), readPair<readBool<&R::drop00>, readBool<&R::mhDrop00>>},
    Key{QLatin1StringView("share"), readWord<&R::share, shareByKey>},
    Key{QLatin1StringView("mh_exact"), readMhExact},
    Key{QLatin1StringView("rr_cochrane"), readRrCochrane},
    Key{QLatin1StringView("q_cochrane"), readBool<&R::dlAboutMh>},
    Key{QLatin1StringView("correct"), readBool<&R::continuityCorrection>},
    Key{QLatin1StringView("weights"), readWeights},
    Key{QLatin1StringView("subgroup"), readSubgroup},
    Key{QLatin1StringView("subgroup_tau2"), readWord<&R::commonTau2, commonByKey>},
    Key{QLatin1StringView("mods"), readModel<readMods>},
    Key{QLatin1StringView("intercept"), readModel<readIntercept>},
    Key{QLatin1StringView("newmods"), readModel<readNewMods>},
    Key{QLatin1StringView("random"), readModel<readTexts<&ModelRequest::random>>},
    Key{QLatin1StringView("struct"), readModel<readTexts<&ModelRequest::structures>>},
    Key{QLatin1StringView("V"), readModel<readCovariances>},
    Key{QLatin1StringView("cluster"), readModel<readWordOf<&ModelRequest::cluster>>},
    Key{QLatin1StringView("robust"), readModel<readWordOf<&ModelRequest::robust>>},
    Key{QLatin1StringView("dfs"), readModel<readWordOf<&ModelRequest::dfs>>},
    Key{QLatin1StringView("scale"), readModel<readScale>},
    Key{QLatin1StringView("link"), readModel<readWordOf<&ModelRequest::link>>},
    Key{QLatin1StringView("threshold"), readModel<readThreshold>},
    Key{QLatin1StringView("boot"), readBootstrap},
    Key{QLatin1StringView("order"), readOrder},
    Key{QLatin1StringView("perm"), readPermutations},
    Key{QLatin1StringView("convert"), skip},
    Key{QLatin1StringView("multiverse"), readMultiverse},
    Key{QLatin1StringView("selmodel"), readSelection},
    Key{QLatin1StringView("also"), readAlso},
};

} // namespace

Result<SpecRequest> readSpecRequest(const QJsonObject& json, const SpecInput& input)
{
    SpecRequest request;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const auto key = std::ranges::find(kKeys, it.key(), &Key::name);
        Reading reading{request, input, it.key()};
        if (key == kKeys.end())
            request.warnings += Text::tr("key \"%1\" is unknown and was not read").arg(it.key());
        else if (const Status done = it->isNull() ? Status() : key->read(reading, *it); !done)
            return done.error();
    }
    if (request.analysis.measure.empty())
        return usage(Text::tr("the request names no measure"));
    return request;
}

} // namespace plansift::synthesis
