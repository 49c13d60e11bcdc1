// SPDX-License-Identifier: GPL-3.0-or-later
// Readers of the keys of models beyond pooling.
#include "core/synthesis/spec_models_request.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(spec)
};

Error usage(const QString& message)
{
    return makeError(ErrorCode::Usage, message);
}

/// A list of terms, or a formula as "~ 0 + a + b:c".
Status readTerms(ModelTerms& model, const QString& key, const QJsonValue& value)
{
    QStringList terms;
    if (value.isString())
        terms = value.toString().remove(u'~').split(u'+');
    for (const QJsonValue& term : value.toArray())
        terms += term.toString();
    if (!value.isString() && !value.isArray())
        return usage(Text::tr("%1 must be a list of terms or a formula").arg(key));
    for (const QString& term : terms)
        if (const QString name = term.trimmed(); name == u"0"_s)
            model.intercept = false;
        else if (!name.isEmpty() && name != u"1"_s)
            model.terms += name;
    return {};
}

/// Rows of numbers.
Result<std::vector<std::vector<double>>> readRows(const QString& key, const QJsonValue& value)
{
    std::vector<std::vector<double>> rows;
    for (const QJsonValue& row : value.toArray()) {
        std::vector<double> numbers;
        for (const QJsonValue& cell : row.isArray() ? row.toArray() : QJsonArray{row}) {
            if (!cell.isDouble())
                return usage(Text::tr("%1 must hold numbers only").arg(key));
            numbers.push_back(cell.toDouble());
        }
        rows.push_back(std::move(numbers));
    }
    return rows;
}

} // namespace

Status readMods(ModelRequest& request, const QJsonValue& value)
{
    return readTerms(request.mods, u"mods"_s, value);
}

Status readIntercept(ModelRequest& request, const QJsonValue& value)
{
    if (!value.isBool())
        return usage(Text::tr("intercept must be true or false"));
    request.mods.intercept = request.mods.intercept && value.toBool();
    return {};
}

Status readScale(ModelRequest& request, const QJsonValue& value)
{
    return readTerms(request.scale, u"scale"_s, value);
}

Status readNewMods(ModelRequest& request, const QJsonValue& value)
{
    Result<std::vector<std::vector<double>>> rows = readRows(u"newmods"_s, value);
    if (!rows)
        return rows.error();
    request.newMods = std::move(*rows);
    return {};
}

Status readThreshold(ModelRequest& request, const QJsonValue& value)
{
    const Result<std::vector<std::vector<double>>> rows =
        readRows(u"threshold"_s, QJsonArray{value.isArray() ? value : QJsonValue(QJsonArray{value})});
    if (!rows)
        return rows.error();
    request.thresholds = rows->front();
    return {};
}

Status readCovariances(ModelRequest& request, const QJsonValue& value)
{
    request.v = value;
    return value.isArray() || value.isObject()
               ? Status()
               : usage(Text::tr("V must be a matrix, or an object with cluster and rho"));
}

} // namespace plansift::synthesis
