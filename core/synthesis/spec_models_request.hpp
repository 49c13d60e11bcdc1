// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the spec reader: the keys of models beyond pooling.
#pragma once

#include "core/synthesis/moderator_design.hpp"

#include <QJsonArray>

namespace plansift::synthesis {

/// What a request says about moderators, random effects and clusters; names are those of moderators.
struct ModelRequest {
    QString word{};     ///< of `model`; empty: the default
    ModelTerms mods{};  ///< of the mean
    ModelTerms scale{}; ///< of log tau2 or tau2 in a location-scale model
    QString link{};     ///< of the scale: log (also when empty) or identity
    std::vector<std::vector<double>>
        newMods{};                    ///< rows of moderator values to predict for, without intercept
    QStringList random{};             ///< as "~ 1 | district/school", "~ outcome | trial"
    QStringList structures{};         ///< of the terms with an inner factor, in order
    QJsonValue v{};                   ///< covariances: a matrix, or {cluster, rho}
    QString cluster{};                ///< of robust standard errors
    QString robust{};                 ///< CR1 or CR2
    QString dfs{};                    ///< of t: residual (also when empty) or contain
    std::vector<double> thresholds{}; ///< of predictive probabilities

    /// Does the request ask for more than pooling?
    bool isPlain() const
    {
        return word.isEmpty() && mods.terms.isEmpty() && cluster.isEmpty() && robust.isEmpty();
    }
};

/// Readers of the keys. Errors: a value of the wrong type.
Status readMods(ModelRequest& request, const QJsonValue& value);
Status readIntercept(ModelRequest& request, const QJsonValue& value);
Status readScale(ModelRequest& request, const QJsonValue& value);
Status readNewMods(ModelRequest& request, const QJsonValue& value);
Status readThreshold(ModelRequest& request, const QJsonValue& value);
Status readCovariances(ModelRequest& request, const QJsonValue& value);
/// A text or a list of texts.
template<QStringList ModelRequest::*Member>
Status readTexts(ModelRequest& request, const QJsonValue& value)
{
    for (const QJsonValue& text : value.isArray() ? value.toArray() : QJsonArray{value})
        request.*Member += text.toString();
    return {};
}
template<QString ModelRequest::*Member>
Status readWordOf(ModelRequest& request, const QJsonValue& value)
{
    request.*Member = value.toString();
    return {};
}

} // namespace plansift::synthesis
