// SPDX-License-Identifier: GPL-3.0-or-later
// Reads RevMan 5 files (.rm5): studies, judgements, and analyses with their rows.
#include "core/formats/exchange/foreign_table.hpp"
#include "core/formats/exchange/revman5_studies.hpp"
#include "core/formats/exchange/revman_outcome.hpp"
#include "core/formats/exchange/tools.hpp"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

struct NumberAttribute {
    const char16_t* cell;
    const char16_t* attribute;
};

// ESTIMATE and SE are on the natural logarithm, unlike LOG_EFFECT_SIZE (base 10), which is not read.
constexpr std::array kNumbers{NumberAttribute{u"ai", u"EVENTS_1"}, NumberAttribute{u"n1i", u"TOTAL_1"},
                              NumberAttribute{u"ci", u"EVENTS_2"}, NumberAttribute{u"n2i", u"TOTAL_2"},
                              NumberAttribute{u"m1i", u"MEAN_1"},  NumberAttribute{u"sd1i", u"SD_1"},
                              NumberAttribute{u"m2i", u"MEAN_2"},  NumberAttribute{u"sd2i", u"SD_2"},
                              NumberAttribute{u"yi", u"ESTIMATE"}, NumberAttribute{u"sei", u"SE"},
                              NumberAttribute{u"oe", u"O_E"},      NumberAttribute{u"var", u"VAR"}};

bool endsWith(const Revman5Element& element, QStringView ending)
{
    return element.name.endsWith(ending);
}

/// Reads the outcomes of all comparisons.
class AnalysisReader {
public:
    AnalysisReader(const ForeignFile& file, const Revman5Names& names, ForeignReview& review)
        : m_file(file)
        , m_names(names)
        , m_review(review)
    {
    }

    void read(const Revman5Element& analyses)
    {
        for (const Revman5Element& comparison : analyses.children)
            for (const Revman5Element& outcome : comparison.children)
                if (endsWith(outcome, u"_OUTCOME"))
                    readOutcome(comparison, outcome);
    }

private:
    void readOutcome(const Revman5Element& comparison, const Revman5Element& element)
    {
        const RevmanSettings settings = settingsOf(comparison, element);
        std::optional<ForeignOutcome> outcome = revmanOutcome(m_file, settings, element.line, m_review);
        if (!outcome)
            return;
        outcome->effect = foreignNumber(element.attribute(u"EFFECT_SIZE"_s));
        m_data = revmanData(settings.dataType);
        m_swapEvents = settings.swapEvents;
        addRows(*outcome, element, {});
        for (const Revman5Element& subgroup : element.children)
            if (endsWith(subgroup, u"_SUBGROUP"))
                addRows(*outcome, subgroup, subgroup.child(u"NAME").text);
        // Without an overall total, what stands there is not the pooled effect of all rows.
        if (const QString totals = element.attribute(u"TOTALS"_s); totals == u"NO"_s || totals == u"SUB"_s) {
            outcome->effect.reset();
            m_review.report(
                m_file, element.line, Severity::Info,
                Text::tr("%1: RevMan shows no overall total; here it is pooled, leave it out of the "
                         "report")
                    .arg(settings.name));
        }
        m_review.outcomes += *outcome;
    }

    RevmanSettings settingsOf(const Revman5Element& comparison, const Revman5Element& outcome) const
    {
        RevmanSettings settings;
        settings.name = uniqueOutcomeName(m_review, outcome.child(u"NAME").text,
                                          comparison.attribute(u"NO"_s) + u'.' + outcome.attribute(u"NO"_s));
        settings.dataType = outcome.name.section(u'_', 0, 0);
        settings.method = outcome.attribute(u"METHOD"_s);
        settings.measure = outcome.attribute(u"EFFECT_MEASURE"_s);
        if (settings.measure.isEmpty())
            settings.measure = outcome.child(u"EFFECT_MEASURE").text;
        settings.model = outcome.attribute(u"RANDOM"_s);
        settings.arm1 = outcome.child(u"GROUP_LABEL_1").text;
        settings.arm2 = outcome.child(u"GROUP_LABEL_2").text;
        settings.favoursLeft = outcome.child(u"GRAPH_LABEL_1").text;
        settings.favoursRight = outcome.child(u"GRAPH_LABEL_2").text;
        settings.swapEvents = outcome.attribute(u"SWAP_EVENTS"_s) == u"YES"_s;
        settings.preset = u"revman5"_s;
        return settings;
    }

    void addRows(ForeignOutcome& outcome, const Revman5Element& parent, const QString& subgroup)
    {
        for (const Revman5Element& element : parent.children) {
            if (!endsWith(element, u"_DATA"))
                continue;
            const QString id = element.attribute(u"STUDY_ID"_s);
            if (!m_names.contains(id)) {
                m_review.report(
                    m_file, element.line, Severity::Error,
                    Text::tr("the row belongs to \"%1\", which is no study of the file, and is left out")
                        .arg(id));
                continue;
            }
            OutcomeRow row;
            row.studyLabel = m_names.value(id);
            row.subgroup = subgroup;
            row.cells = revmanCells(m_data, numbersOf(element), m_swapEvents);
            outcome.rows.append({row, element.line});
        }
    }

    static RevmanNumbers numbersOf(const Revman5Element& element)
    {
        RevmanNumbers numbers;
        for (const NumberAttribute& number : kNumbers)
            numbers.insert(QString::fromUtf16(number.cell),
                           element.attribute(QString::fromUtf16(number.attribute)));
        return numbers;
    }

    const ForeignFile& m_file;
    const Revman5Names& m_names;
    ForeignReview& m_review;
    RevmanData m_data = RevmanData::Other;
    bool m_swapEvents = false;
};

} // namespace

bool claimsRevman5(const ForeignFile& file)
{
    return file.bytes.left(4096).contains("<COCHRANE_REVIEW");
}

Result<ForeignReview> readRevman5(const QList<ForeignFile>& files, const ForeignOptions&)
{
    ForeignReview review;
    for (const ForeignFile& file : files) {
        const Revman5Element root = readRevman5Document(file, review);
        const Revman5Names names = readRevman5Studies(file, root, review);
        readRevman5Bias(file, root, names, review);
        AnalysisReader(file, names, review).read(root.child(u"ANALYSES_AND_DATA"));
        review.report(file, 0, Severity::Info,
                      Text::tr("the text of the review, its authors, tables and figures are not adopted"));
    }
    return review;
}

} // namespace plansift::formats
