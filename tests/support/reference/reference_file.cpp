// SPDX-License-Identifier: GPL-3.0-or-later
// Reading of reference files.
#include "tests/support/reference/reference_file.hpp"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <gtest/gtest.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::test {

std::vector<ReferenceFile> referenceFiles(const std::string& folder)
{
    std::vector<ReferenceFile> files;
    const QDir dir(QString::fromStdString(folder));
    for (const QString& name : dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name))
        if (name != u"index.json"_s)
            files.push_back(referenceFile(dir.filePath(name).toStdString()));
    return files;
}

ReferenceFile referenceFile(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path;
    ReferenceFile out;
    out.root = QJsonDocument::fromJson(file.readAll()).object();
    out.key = out.root[u"key"_s].toString().toStdString();
    out.table = studiesOf(out.root[u"input"_s].toObject());
    return out;
}

stats::StudyTable studiesOf(const QJsonObject& input)
{
    stats::StudyTable table;
    for (const QJsonValue& label : input[u"slab"_s].toArray())
        table.labels.push_back(label.toVariant().toString().toStdString());
    for (auto it = input.begin(); it != input.end(); ++it)
        if (const auto column = stats::columnByName(it.key().toStdString()))
            table[*column] = numbersOf(*it);
    if (table.labels.empty() && !input.isEmpty())
        table.labels.resize(static_cast<std::size_t>(input.begin()->toArray().size()));
    return table;
}

QJsonObject requestOf(const ReferenceFile& file, const QString& name)
{
    const QJsonObject args = file.root[u"escalc"_s].toObject()[name].toObject()[u"args"_s].toObject();
    QJsonObject request{{u"preset"_s, u"metafor-3.8"_s}, {u"measure"_s, name.section(u':', 0, 0)}};
    for (const QString& key : {u"vtype"_s, u"to"_s, u"drop00"_s})
        if (args.contains(key))
            request[key] = args[key];
    return request;
}

double numberOf(const QJsonValue& value)
{
    return value.isDouble() ? value.toDouble() : stats::kUndefined;
}

std::vector<double> numbersOf(const QJsonValue& value)
{
    const QJsonArray array = value.toArray();
    std::vector<double> numbers(static_cast<std::size_t>(array.size()));
    std::ranges::transform(array, numbers.begin(), numberOf);
    return numbers;
}

} // namespace plansift::test
