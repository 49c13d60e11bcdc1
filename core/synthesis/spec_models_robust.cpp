// SPDX-License-Identifier: GPL-3.0-or-later
// Cluster-robust tests as JSON.
#include "core/synthesis/spec_models_robust.hpp"

#include "core/synthesis/spec_result.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {

Status addRobust(QJsonObject& json, const AlsoContext& context, const ModelData& data, const RobustRun& run)
{
    const ModelRequest& request = context.request.model;
    if (request.cluster.isEmpty())
        return request.robust.isEmpty() ? Status() : Error{ErrorCode::Usage, "robust tests need a cluster"};
    const std::string word = request.robust.isEmpty() ? "CR2" : request.robust.toStdString();
    const auto kind = stats::robustByKey(word);
    if (!kind)
        return Error{ErrorCode::Usage, "robust: \"" + word + "\" is unknown"};
    const Result<std::vector<std::string>> cluster = labelsOf(request.cluster, data, context.input);
    if (!cluster)
        return cluster.error();
    const Result<stats::RobustTests> tests = run(*cluster, *kind);
    if (!tests)
        return tests.error();
    QJsonObject block{{u"se"_s, jsonNumbers(tests->se)},
                      {u"ddf"_s, jsonNumbers(tests->ddf)},
                      {u"vb"_s, jsonMatrix(tests->covariance)},
                      {u"clusters"_s, tests->clusters}};
    addTests(block, tests->tests);
    json[u"robust_"_s + QString::fromStdString(word)] = block;
    return {};
}

} // namespace plansift::synthesis
