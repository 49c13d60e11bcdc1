// SPDX-License-Identifier: GPL-3.0-or-later
// What each element of a <clinical_study> means.
#include "core/formats/ctgov_xml.hpp"

#include "core/formats/field_rules.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/trial_record.hpp"
#include "core/formats/xml_reader.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

template<QString TrialDraft::*member>
void text(TrialDraft& t, const XmlElement& element, const QString& path)
{
    t.set(member, lineText(element.fullText()), path);
}

void sponsor(TrialDraft& t, const XmlElement& element, const QString&)
{
    if (const QString name = lineText(element.fullText()); !name.isEmpty())
        t.draft.record.authors += groupName(name);
}

void link(TrialDraft& t, const XmlElement& element, const QString&)
{
    takeLinks(t.draft.record, lineText(element.fullText()));
}

void keyword(TrialDraft& t, const XmlElement& element, const QString&)
{
    t.draft.addText(&Record::keywords, lineText(element.fullText()));
}

void otherNumber(TrialDraft& t, const XmlElement& element, const QString& path)
{
    const QString value = lineText(element.fullText());
    takeTrialIds(t.draft.record, value);
    t.draft.keepRaw(path, value);
}

/// The lines are wrapped; only an empty line parts paragraphs.
void summary(TrialDraft& t, const XmlElement& element, const QString& path)
{
    QStringList paragraphs;
    for (const QString& paragraph : paragraphText(element.fullText()).split(u"\n\n"_s, Qt::SkipEmptyParts))
        paragraphs += lineText(paragraph);
    t.draft.addAbstract(paragraphs.join(u'\n'), path);
}

/// The one table of elements. An element that is not here is kept in `raw`.
constexpr XmlRule<TrialDraft> kRules[] = {{u"required_header/url", &link},
                                          {u"id_info/nct_id", &text<&TrialDraft::id>},
                                          {u"id_info/org_study_id", &otherNumber},
                                          {u"id_info/secondary_id", &otherNumber},
                                          {u"brief_title", &text<&TrialDraft::briefTitle>},
                                          {u"official_title", &text<&TrialDraft::officialTitle>},
                                          {u"sponsors/lead_sponsor/agency", &sponsor},
                                          {u"brief_summary", &summary},
                                          {u"condition", &keyword},
                                          {u"keyword", &keyword},
                                          {u"study_first_submitted", &text<&TrialDraft::registered>},
                                          {u"firstreceived_date", &text<&TrialDraft::registered>}};

Record buildStudy(const XmlElement& element, IssueLog&, int)
{
    static const auto rules = indexOfXmlRules(kRules);
    TrialDraft trial;
    trial.registerName = u"ClinicalTrials.gov"_s;
    applyXmlRules(trial, element, {}, rules, {});
    trial.draft.record.database = u"ClinicalTrials.gov"_s;
    return trial.conclude();
}

constexpr QByteArrayView kRecords[] = {"clinical_study"};

} // namespace

ReadSummary readCtgovXml(const QByteArray& bytes, const RecordSink& sink)
{
    return readXmlRecords({kRecords, &buildStudy}, bytes, sink);
}

} // namespace plansift::formats
