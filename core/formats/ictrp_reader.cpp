// SPDX-License-Identifier: GPL-3.0-or-later
// What each element of the WHO trial registry's (ICTRP) XML means.
#include "core/formats/readers.hpp"

#include "core/formats/field_rules.hpp"
#include "core/formats/identifiers.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/trial_record.hpp"
#include "core/formats/value_text.hpp"
#include "core/formats/xml_reader.hpp"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Values hold HTML that was escaped once more: entities and <br>.
QString plain(const XmlElement& element)
{
    static const QRegularExpression lineBreak(uR"(<br\s*/?>)"_s, QRegularExpression::CaseInsensitiveOption);
    return withoutEntities(element.fullText()).replace(lineBreak, u"\n"_s);
}

template<QString TrialDraft::*member>
void text(TrialDraft& t, const XmlElement& element, const QString& path)
{
    t.set(member, lineText(plain(element)), path);
}

void sponsor(TrialDraft& t, const XmlElement& element, const QString&)
{
    if (const QString name = lineText(plain(element)); !name.isEmpty())
        t.draft.record.authors += groupName(name);
}

void link(TrialDraft& t, const XmlElement& element, const QString&)
{
    takeLinks(t.draft.record, lineText(plain(element)));
}

/// Lists are parted by semicolons or line breaks.
void keywords(TrialDraft& t, const XmlElement& element, const QString&)
{
    QString all = paragraphText(plain(element));
    for (const QString& part : all.replace(u';', u'\n').split(u'\n'))
        t.draft.addText(&Record::keywords, part.trimmed());
}

void otherNumbers(TrialDraft& t, const XmlElement& element, const QString& path)
{
    const QString value = paragraphText(plain(element));
    takeTrialIds(t.draft.record, value);
    t.draft.keepRaw(path, value);
}

/// The one table of elements. An element that is not here is kept in `raw`.
constexpr XmlRule<TrialDraft> kRules[] = {{u"TrialID", &text<&TrialDraft::id>},
                                          {u"Public_title", &text<&TrialDraft::briefTitle>},
                                          {u"Scientific_title", &text<&TrialDraft::officialTitle>},
                                          {u"Primary_sponsor", &sponsor},
                                          {u"Date_registration", &text<&TrialDraft::registered>},
                                          {u"Source_Register", &text<&TrialDraft::registerName>},
                                          {u"web_address", &link},
                                          {u"Condition", &keywords},
                                          {u"Secondary_ID", &otherNumbers},
                                          {u"Secondary_IDs", &otherNumbers}};

Record buildIctrpRecord(const XmlElement& element, IssueLog&, int)
{
    static const auto rules = indexOfXmlRules(kRules);
    TrialDraft trial;
    applyXmlRules(trial, element, {}, rules, {});
    trial.draft.record.database = u"ICTRP"_s;
    return trial.conclude();
}

constexpr QByteArrayView kRecords[] = {"Trial"};

} // namespace

bool sniffIctrpXml(const QString& head)
{
    return head.trimmed().startsWith(u'<') &&
           (head.contains(u"<Trials_downloaded_from_ICTRP"_s) ||
            (head.contains(u"<Trial>"_s) && head.contains(u"<TrialID>"_s)));
}

ReadSummary readIctrpXml(const QByteArray& bytes, const RecordSink& sink)
{
    return readXmlRecords({kRecords, &buildIctrpRecord}, bytes, sink);
}

} // namespace plansift::formats
