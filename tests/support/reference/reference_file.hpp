// SPDX-License-Identifier: GPL-3.0-or-later
// Files of reference results (schema meta-reference/1): data sets with the numbers that metafor gives for
// them.
#pragma once

#include "core/stats/study_table.hpp"

#include <QJsonArray>
#include <QJsonObject>

#include <string>
#include <vector>

namespace plansift::test {

/// One data set.
struct ReferenceFile {
    std::string key{};
    stats::StudyTable table{};
    QJsonObject root{};
};

/// All data sets of a folder, by name.
std::vector<ReferenceFile> referenceFiles(const std::string& folder);
/// One data set. A missing file is a test failure and gives an empty one.
ReferenceFile referenceFile(const std::string& path);

/// The studies of an "input" object.
stats::StudyTable studiesOf(const QJsonObject& input);

/// The request of an analysis of the file by its name ("OR:to=all"), with the arguments of its escalc().
QJsonObject requestOf(const ReferenceFile& file, const QString& name);

/// A number, NaN for null.
double numberOf(const QJsonValue& value);
std::vector<double> numbersOf(const QJsonValue& value);

} // namespace plansift::test
