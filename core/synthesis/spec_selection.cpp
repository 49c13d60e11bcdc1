// SPDX-License-Identifier: GPL-3.0-or-later
// A selection model asked for in a spec.
#include "core/synthesis/spec_selection.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(spec)
};

using stats::SelectionRequest;

bool readType(SelectionRequest& request, const QJsonValue& value)
{
    request.type = value.toString().toStdString();
    return stats::selectionSpecByKey(request.type) != nullptr;
}

template<auto Member, auto ByKey>
bool readWord(SelectionRequest& request, const QJsonValue& value)
{
    request.*Member = ByKey(value.toString().toStdString());
    return (request.*Member).has_value();
}

template<auto Member>
bool readNumbers(SelectionRequest& request, const QJsonValue& value)
{
    for (const QJsonValue& number : value.isArray() ? value.toArray() : QJsonArray{value}) {
        if (!number.isDouble() && !number.isNull())
            return false;
        (request.*Member).push_back(number.toDouble(stats::kUndefined));
    }
    return true;
}

struct Key {
    QLatin1StringView name;
    bool (*read)(SelectionRequest&, const QJsonValue&);
};

constexpr std::array kKeys{
    Key{QLatin1StringView("type"), readType},
    Key{QLatin1StringView("steps"), readNumbers<&SelectionRequest::steps>},
    Key{QLatin1StringView("alternative"), readWord<&SelectionRequest::side, stats::selectionSideByKey>},
    Key{QLatin1StringView("delta"), readNumbers<&SelectionRequest::delta>},
    Key{QLatin1StringView("prec"), readWord<&SelectionRequest::precision, stats::selectionPrecisionByKey>},
};

} // namespace

Result<SelectionRequest> readSelectionRequest(const QJsonValue& json)
{
    if (!json.isObject())
        return makeError(ErrorCode::Usage, Text::tr("selmodel must be an object"));
    SelectionRequest request;
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto key = std::ranges::find(kKeys, it.key(), &Key::name);
        if (key == kKeys.end())
            return makeError(ErrorCode::Usage, Text::tr("selmodel: there is no key \"%1\"").arg(it.key()));
        if (!it->isNull() && !key->read(request, *it))
            return makeError(ErrorCode::Usage, Text::tr("selmodel: %1 cannot be read").arg(it.key()));
    }
    return request;
}

} // namespace plansift::synthesis
