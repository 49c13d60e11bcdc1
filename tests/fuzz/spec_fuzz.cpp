// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target: any JSON as an analysis spec. Every request must be answered, no number may be infinite.
#include "core/synthesis/spec.hpp"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace {

bool isFinite(const QJsonValue& value)
{
    if (value.isDouble())
        return std::isfinite(value.toDouble());
    if (value.isArray()) {
        for (const QJsonValue& item : value.toArray())
            if (!isFinite(item))
                return false;
    } else if (value.isObject()) {
        for (const QJsonValue& item : value.toObject())
            if (!isFinite(item))
                return false;
    }
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QJsonObject spec = QJsonDocument::fromJson(bytes).object();
    const QJsonObject out = plansift::synthesis::analyse(spec);
    const bool answered = out[u"results"_s].toArray().size() == spec[u"requests"_s].toArray().size() ||
                          out.contains(u"error"_s);
    if (!answered || !isFinite(out[u"results"_s]))
        std::abort();
    return 0;
}
