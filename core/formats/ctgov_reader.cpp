// SPDX-License-Identifier: GPL-3.0-or-later
// What each key of ClinicalTrials.gov's JSON (version 2 of its interface) means.
#include "core/formats/readers.hpp"

#include "core/formats/ctgov_xml.hpp"
#include "core/formats/field_rules.hpp"
#include "core/formats/json_records.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/trial_record.hpp"

#include <QHash>
#include <QJsonArray>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

using Take = void (*)(TrialDraft&, const QJsonValue&, const QString& path);

template<QString TrialDraft::*member>
void text(TrialDraft& t, const QJsonValue& value, const QString& path)
{
    t.set(member, value.toString(), path);
}

void sponsor(TrialDraft& t, const QJsonValue& value, const QString&)
{
    t.draft.record.authors += groupName(value.toString());
}

void summary(TrialDraft& t, const QJsonValue& value, const QString& path)
{
    t.draft.addAbstract(value.toString().trimmed(), path);
}

void keywords(TrialDraft& t, const QJsonValue& value, const QString&)
{
    for (const QJsonValue& word : value.toArray())
        t.draft.addText(&Record::keywords, word.toString().trimmed());
}

/// Numbers in other registers, and the sponsor's own.
void otherNumbers(TrialDraft& t, const QJsonValue& value, const QString& path)
{
    takeTrialIds(t.draft.record, jsonText(value));
    t.draft.keepRaw(path, jsonText(value));
}

struct JsonRule {
    QStringView path; ///< from the study down, parted by dots
    Take take;
};

/// The one table of keys. What is not here is kept in `raw`. References to publications stay there, too:
/// their numbers are not those of the trial.
constexpr JsonRule kRules[] = {
    {u"protocolSection.identificationModule.nctId", &text<&TrialDraft::id>},
    {u"protocolSection.identificationModule.briefTitle", &text<&TrialDraft::briefTitle>},
    {u"protocolSection.identificationModule.officialTitle", &text<&TrialDraft::officialTitle>},
    {u"protocolSection.identificationModule.orgStudyIdInfo", &otherNumbers},
    {u"protocolSection.identificationModule.secondaryIdInfos", &otherNumbers},
    {u"protocolSection.identificationModule.nctIdAliases", &otherNumbers},
    {u"protocolSection.statusModule.studyFirstSubmitDate", &text<&TrialDraft::registered>},
    {u"protocolSection.sponsorCollaboratorsModule.leadSponsor.name", &sponsor},
    {u"protocolSection.descriptionModule.briefSummary", &summary},
    {u"protocolSection.conditionsModule.conditions", &keywords},
    {u"protocolSection.conditionsModule.keywords", &keywords}};

const QHash<QString, Take>& rules()
{
    static const QHash<QString, Take> index = [] {
        QHash<QString, Take> table;
        for (const JsonRule& rule : kRules)
            table.insert(rule.path.toString(), rule.take);
        return table;
    }();
    return index;
}

/// Paths of objects that have a rule inside them.
const QSet<QString>& parents()
{
    static const QSet<QString> paths = [] {
        QSet<QString> set;
        for (const JsonRule& rule : kRules)
            for (qsizetype dot = rule.path.indexOf(u'.'); dot > 0; dot = rule.path.indexOf(u'.', dot + 1))
                set.insert(rule.path.first(dot).toString());
        return set;
    }();
    return paths;
}

void walk(TrialDraft& trial, const QJsonObject& object, const QString& parent)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString path = parent.isEmpty() ? it.key() : QString(parent + u'.' + it.key());
        if (const Take take = rules().value(path))
            take(trial, it.value(), path);
        else if (it->isObject() && parents().contains(path))
            walk(trial, it->toObject(), path);
        else
            trial.draft.keepRaw(path, jsonText(it.value()));
    }
}

Record buildStudy(const QJsonObject& object)
{
    TrialDraft trial;
    trial.registerName = u"ClinicalTrials.gov"_s;
    walk(trial, object, {});
    if (!trial.id.isEmpty())
        takeLinks(trial.draft.record, u"https://clinicaltrials.gov/study/"_s + trial.id);
    trial.draft.record.database = u"ClinicalTrials.gov"_s;
    return trial.conclude();
}

} // namespace

bool sniffCtgov(const QString& head)
{
    const QString start = head.trimmed();
    const bool json =
        (start.startsWith(u'{') || start.startsWith(u'[')) && start.contains(u"\"protocolSection\""_s);
    return json || (start.startsWith(u'<') && start.contains(u"<clinical_study"_s));
}

ReadSummary readCtgov(const QByteArray& bytes, const RecordSink& sink)
{
    if (bytes.left(4096).contains("<clinical_study"))
        return readCtgovXml(bytes, sink);
    return readJsonRecords({"studies", &buildStudy}, bytes, sink);
}

} // namespace plansift::formats
