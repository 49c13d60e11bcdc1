// SPDX-License-Identifier: GPL-3.0-or-later
// Putting the parts of an R script together.
#include "core/synthesis/r_script.hpp"

#include "core/base/text.hpp"
#include "core/synthesis/r_script_parts.hpp"
#include "core/synthesis/r_text.hpp"
#include "core/synthesis/spec_convert.hpp"
#include "core/synthesis/spec_request.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(rscript)
};

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QString commented(const QString& line)
{
    QString flat = line;
    return u"# "_s + flat.replace(u'\n', u' ').replace(u'\r', u' ');
}

/// The keys on which conventions depend; the others are written from the request as it stands.
QJsonObject conventionsOf(const QJsonObject& request)
{
    static const QStringList keys{u"measure"_s, u"preset"_s,   u"tau2"_s,        u"test"_s,
                                  u"level"_s,   u"weights"_s,  u"add"_s,         u"to"_s,
                                  u"drop00"_s,  u"vtype"_s,    u"j"_s,           u"pi"_s,
                                  u"i2"_s,      u"correct"_s,  u"subgroup"_s,    u"subgroup_tau2"_s,
                                  u"share"_s,   u"mh_exact"_s, u"rr_cochrane"_s, u"q_cochrane"_s};
    QJsonObject out;
    for (const QString& key : keys)
        if (request.contains(key))
            out[key] = request[key];
    const QString model = request[u"model"_s].toString();
    if (stats::modelByKey(model.toStdString()))
        out[u"model"_s] = model;
    return out;
}

/// The models that a script can fit, in words.
const QMap<QString, QString>& modelWords()
{
    static const QMap<QString, QString> words{{u"EE"_s, Text::tr("equal effects, inverse variance")},
                                              {u"RE"_s, Text::tr("random effects, inverse variance")},
                                              {u"MH"_s, Text::tr("Mantel-Haenszel")},
                                              {u"PETO"_s, Text::tr("Peto's one-step method")},
                                              {u"GLMM"_s, Text::tr("generalised linear mixed model")},
                                              {u"MV"_s, Text::tr("multilevel or multivariate model")},
                                              {u"LS"_s, Text::tr("location-scale model")}};
    return words;
}

QStringList heading(const RRequest& r)
{
    const QJsonValue id = r.json[u"id"_s];
    const QString name = id.isUndefined() || id.isNull() ? QString() : u' ' + id.toVariant().toString();
    QStringList lines{QString(),
                      commented(u"---- "_s + Text::tr("Analysis") + name + u": "_s + text(r.measure().label) +
                                u", "_s + modelWords().value(r.model) + u" ----"_s)};
    lines += commented(Text::tr("Conventions: %1").arg(text(r.analysis.conventions().label)));
    if (r.measure().transform != stats::Transform::Identity)
        lines += commented(Text::tr("Effects and intervals are on the analysis scale (log for ratios)."));
    return lines;
}

QStringList analysisLines(const RRequest& r)
{
    QStringList lines = heading(r);
    for (const QStringList& part : {rEffects(r), rModel(r), rSubgroups(r), rAlso(r)})
        lines += part;
    return lines;
}

/// A script as it grows.
class Script {
public:
    explicit Script(const QJsonObject& moderators)
        : m_moderators(moderators)
    {
        m_lines = {commented(Text::tr("Meta-analyses made with Plansift, for R with the package metafor.")),
                   commented(Text::tr("Needs R 4.1 and metafor 3.8 or later: install.packages(\"metafor\")")),
                   u"library(metafor)"_s};
    }

    void add(const QJsonObject& request, const SpecInput& given)
    {
        const QString model = request[u"model"_s].toString(u"RE"_s);
        if (!modelWords().contains(model))
            return refuse(request,
                          makeError(ErrorCode::Usage, Text::tr("model: \"%1\" is unknown").arg(model)));
        SpecInput input = given;
        convertAll(request[u"convert"_s].toArray(), input);
        const Result<SpecRequest> read = readSpecRequest(conventionsOf(request), input);
        if (!read)
            return refuse(request, read.error());
        const auto analysis = stats::PreparedAnalysis::prepare(input.table, read->analysis);
        if (!analysis)
            return refuse(request, analysis.error());
        addData(input);
        m_lines += analysisLines({request, input, *analysis, model});
    }

    QString whole() const { return m_lines.join(u'\n') + u'\n'; }

private:
    void refuse(const QJsonObject& request, const Error& error)
    {
        m_lines +=
            {QString(), commented(Text::tr("Analysis %1 is left out: %2")
                                      .arg(request[u"id"_s].toVariant().toString(), messageOf(error)))};
    }

    /// Conversions may give analyses data of their own.
    void addData(const SpecInput& input)
    {
        if (m_table == input.table)
            return;
        m_table = input.table;
        m_lines += {QString(), commented(Text::tr("Data: one row a study; NA is not reported.")),
                    rData(input, m_moderators)};
    }

    QJsonObject m_moderators;
    QStringList m_lines{};
    stats::StudyTable m_table{};
};

/// The moderators, and of those that every spec has (row, cluster, year) the ones that a request names.
QJsonObject usedModerators(const QJsonObject& spec, const SpecInput& input)
{
    QJsonObject used = spec[u"moderators"_s].toObject();
    const QByteArray requests = QJsonDocument(spec[u"requests"_s].toArray()).toJson();
    for (const QString& name : {u"row"_s, u"cluster"_s, u"year"_s})
        if (input.moderators.contains(name) && !used.contains(name) && requests.contains(name.toUtf8()))
            used.insert(name, QJsonObject());
    return used;
}

} // namespace

Result<QString> rScript(const QJsonObject& spec)
{
    const Result<SpecInput> input = readSpecInput(spec);
    if (!input)
        return input.error();
    Script script(usedModerators(spec, *input));
    for (const QJsonValue& request : spec[u"requests"_s].toArray())
        script.add(request.toObject(), *input);
    return script.whole();
}

} // namespace plansift::synthesis
