// SPDX-License-Identifier: GPL-3.0-or-later
// Reading tools from their JSON resources.
#include "core/appraisal/tool.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

void initRobToolResources()
{
    Q_INIT_RESOURCE(rob_tools); // static libraries do not register their resources by themselves
}

namespace plansift::appraisal {
namespace {

QStringList stringsOf(const QJsonArray& array)
{
    QStringList list;
    for (const QJsonValue& value : array)
        list += value.toString();
    return list;
}

Edge edgeOf(const QJsonObject& object)
{
    const QJsonObject test = object.value(u"if"_s).toObject();
    Edge edge;
    edge.any = test.contains(u"any"_s);
    edge.then = object.value(u"then"_s).toString();
    for (const QJsonValue& value : test.value(edge.any ? u"any"_s : u"all"_s).toArray())
        edge.conditions.append(
            {value.toArray().at(0).toString(), stringsOf(value.toArray().at(1).toArray())});
    return edge;
}

Graph graphOf(const QJsonObject& object)
{
    Graph graph;
    graph.start = object.value(u"start"_s).toString();
    const QJsonObject nodes = object.value(u"nodes"_s).toObject();
    for (auto it = nodes.begin(); it != nodes.end(); ++it)
        for (const QJsonValue& edge : it.value().toArray())
            graph.nodes[it.key()].append(edgeOf(edge.toObject()));
    return graph;
}

Question questionOf(const QJsonObject& object)
{
    return {object.value(u"id"_s).toString(), object.value(u"text"_s).toString(),
            stringsOf(object.value(u"options"_s).toArray()), object.value(u"asked_when"_s).toString()};
}

Domain domainOf(const QJsonObject& object)
{
    Domain domain;
    domain.id = object.value(u"id"_s).toString();
    domain.column = object.value(u"column"_s).toString();
    domain.aim = object.value(u"aim"_s).toString();
    domain.label = object.value(u"label"_s).toString();
    domain.figureLabel = object.value(u"figure_label"_s).toString();
    for (const QJsonValue& question : object.value(u"questions"_s).toArray())
        domain.questions += questionOf(question.toObject());
    for (const QJsonValue& part : object.value(u"parts"_s).toArray())
        domain.parts += graphOf(part.toObject());
    return domain;
}

QList<Tool> loadTools()
{
    initRobToolResources();
    QList<Tool> list;
    for (const QString& name : QDir(u":/rob_tools"_s).entryList(QDir::Files, QDir::Name)) {
        QFile file(u":/rob_tools/"_s + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (Result<Tool> tool = readTool(file.readAll()))
            list += std::move(*tool);
    }
    return list;
}

} // namespace

const Domain* Tool::domain(const QString& id) const
{
    for (const Domain& d : domains)
        if (d.id == id)
            return &d;
    return nullptr;
}

QStringList Tool::columns() const
{
    QStringList list;
    for (const Domain& d : domains)
        if (!list.contains(d.column))
            list += d.column;
    return list;
}

QString Tool::levelOf(const QString& word) const
{
    for (const QString& level : levels)
        if (!word.isEmpty() && level.at(0).toLower() == word.at(0).toLower())
            return level;
    return {};
}

Result<Tool> readTool(const QByteArray& json)
{
    QJsonParseError problem{};
    const QJsonObject object = QJsonDocument::fromJson(json, &problem).object();
    const auto refuse = [](const QString& why) {
        return makeError(
            ErrorCode::Input,
            QCoreApplication::translate("rob", "cannot read the risk-of-bias tool: %1").arg(why));
    };
    if (problem.error != QJsonParseError::NoError)
        return refuse(problem.errorString());
    Tool tool;
    tool.key = object.value(u"key"_s).toString();
    tool.name = object.value(u"name"_s).toString();
    tool.version = object.value(u"version"_s).toString();
    tool.note = object.value(u"note"_s).toString();
    tool.escalateAt = object.value(u"overall"_s).toObject().value(u"escalate_at"_s).toInt();
    for (const QJsonValue& level : object.value(u"levels"_s).toArray())
        tool.levels += level.toObject().value(u"label"_s).toString();
    const QJsonObject words = object.value(u"answers"_s).toObject();
    for (auto it = words.begin(); it != words.end(); ++it)
        tool.answerWords.insert(it.key(), it.value().toString());
    for (const QJsonValue& domain : object.value(u"domains"_s).toArray())
        tool.domains += domainOf(domain.toObject());
    if (tool.key.isEmpty() || tool.levels.size() < 2 || tool.domains.isEmpty())
        return refuse(QCoreApplication::translate("rob", "it needs a key, at least two levels and a domain"));
    return tool;
}

const QList<Tool>& tools()
{
    static const QList<Tool> list = loadTools();
    return list;
}

const Tool* toolByKey(const QString& key)
{
    for (const Tool& tool : tools())
        if (tool.key.compare(key, Qt::CaseInsensitive) == 0)
            return &tool;
    return nullptr;
}

} // namespace plansift::appraisal
