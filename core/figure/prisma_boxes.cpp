// SPDX-License-Identifier: GPL-3.0-or-later
// Wording of the PRISMA 2020 boxes; the word "new" stands only in updated reviews. While records are open,
// the boxes say that their numbers are not the last ones.
#include "core/figure/prisma_boxes.hpp"

#include "core/figure/number_text.hpp"
#include "core/figure/text_layout.hpp"

namespace plansift::figure {
namespace {

class BoxMaker {
public:
    explicit BoxMaker(const PrismaInput& input)
        : m_input(input)
    {
    }

    std::vector<FlowBox> run()
    {
        if (m_input.updated)
            addPrevious();
        addIdentification();
        addScreening();
        addArm(m_input.viaDatabases, FlowColumn::Main, FlowColumn::Side, "dbr_", false);
        if (m_input.otherMethods)
            addOther();
        addIncluded();
        if (m_input.updated)
            addTotal();
        return std::move(m_boxes);
    }

private:
    FlowBox& add(std::string ref, FlowColumn column, FlowRow row, bool secondary = false)
    {
        m_boxes.push_back({std::move(ref), column, row, secondary, {}});
        return m_boxes.back();
    }

    static void count(FlowBox& box, const std::string& text, FlowCount n)
    {
        box.lines.push_back({text + "\n" + flowCount(n), 0});
    }

    /// A number that will still change while records are open.
    std::string soFar(const std::string& text) const { return m_input.open > 0 ? text + " so far" : text; }

    /// A line of a list, left out when it is zero and zeros are hidden.
    void entry(FlowBox& box, const std::string& text, FlowCount n, int indent = 1) const
    {
        if (!m_input.hideZeros || n.value_or(0) != 0)
            box.lines.push_back({text + " " + flowCount(n), indent});
    }

    void entries(FlowBox& box, const std::vector<FlowEntry>& list, int indent) const
    {
        for (const FlowEntry& e : list)
            entry(box, cleanText(e.name), e.n, indent);
    }

    void addPrevious()
    {
        FlowBox& box = add("previous_studies", FlowColumn::Previous, FlowRow::Identified, true);
        count(box, "Studies included in previous version of review", m_input.previousStudies);
        count(box, "Reports of studies included in previous version of review", m_input.previousReports);
    }

    void addIdentification()
    {
        FlowBox& found = add("identified", FlowColumn::Main, FlowRow::Identified);
        found.lines.push_back({"Records identified from:", 0});
        entry(found, "Databases", m_input.databases);
        entries(found, m_input.databaseList, 2);
        entry(found, "Registers", m_input.registers);
        entries(found, m_input.registerList, 2);
        FlowBox& removed = add("removed", FlowColumn::Side, FlowRow::Identified);
        removed.lines.push_back({"Records removed before screening:", 0});
        entry(removed, "Duplicate records removed", m_input.duplicates);
        entry(removed, "Records marked as ineligible by automation tools", m_input.excludedAutomatic);
        entry(removed, "Records removed for other reasons", m_input.excludedOther);
        if (removed.lines.size() == 1)
            removed.lines = {{"Records removed before screening\n" + flowCount(0), 0}};
    }

    void addScreening()
    {
        count(add("records_screened", FlowColumn::Main, FlowRow::Screened),
              m_input.open > 0 ? "Records in screening" : "Records screened", m_input.screened);
        count(add("records_excluded", FlowColumn::Side, FlowRow::Screened), soFar("Records excluded"),
              m_input.recordsExcluded);
    }

    void addArm(const FlowArm& arm, FlowColumn main, FlowColumn side, const std::string& key, bool secondary)
    {
        count(add(key + "sought_reports", main, FlowRow::Sought, secondary),
              soFar("Reports sought for retrieval"), arm.sought);
        count(add(key + "notretrieved_reports", side, FlowRow::Sought, secondary),
              soFar("Reports not retrieved"), arm.notRetrieved);
        count(add(key + "assessed", main, FlowRow::Assessed, secondary),
              soFar("Reports assessed for eligibility"), arm.assessed);
        FlowBox& excluded = add(key + "excluded", side, FlowRow::Assessed, secondary);
        excluded.lines.push_back({soFar("Reports excluded") + ":", 0});
        entries(excluded, arm.excluded, 1);
        if (excluded.lines.size() == 1)
            excluded.lines = {{soFar("Reports excluded") + "\n" + flowCount(0), 0}};
    }

    void addOther()
    {
        FlowBox& found = add("other_identified", FlowColumn::Other, FlowRow::Identified, true);
        found.lines.push_back({"Records identified from:", 0});
        entry(found, "Websites", m_input.websites);
        entry(found, "Organisations", m_input.organisations);
        entry(found, "Citation searching", m_input.citations);
        addArm(m_input.viaOther, FlowColumn::Other, FlowColumn::OtherSide, "other_", true);
    }

    void addIncluded()
    {
        FlowBox& box = add("new_studies", FlowColumn::Main, FlowRow::Included);
        count(box, soFar(m_input.updated ? "New studies included in review" : "Studies included in review"),
              m_input.newStudies);
        count(box, soFar(m_input.updated ? "Reports of new included studies" : "Reports of included studies"),
              m_input.newReports);
        if (!m_input.updated)
            addMetaAnalysis(box);
    }

    void addTotal()
    {
        FlowBox& box = add("total_studies", FlowColumn::Main, FlowRow::Total, true);
        count(box, "Total studies included in review", m_input.totalStudies);
        count(box, "Reports of total included studies", m_input.totalReports);
        addMetaAnalysis(box);
    }

    void addMetaAnalysis(FlowBox& box) const
    {
        if (m_input.metaStudies)
            count(box, "Studies included in meta-analysis", m_input.metaStudies);
        if (m_input.metaReports)
            count(box, "Reports included in meta-analysis", m_input.metaReports);
    }

    const PrismaInput& m_input;
    std::vector<FlowBox> m_boxes{};
};

} // namespace

std::vector<FlowBox> flowBoxes(const PrismaInput& input)
{
    return BoxMaker(input).run();
}

std::string flowCount(FlowCount n)
{
    return "(n\u00a0=\u00a0" + (n ? countText(*n) : std::string()) + ")";
}

std::string describeFlow(const std::vector<FlowBox>& boxes)
{
    std::string text;
    for (const FlowBox& box : boxes) {
        for (const FlowLine& line : box.lines) {
            const bool heading = line.text.ends_with(':');
            text +=
                (text.empty() ? "" : " ") + cleanText(withoutNoBreakSpaces(line.text)) + (heading ? "" : ".");
        }
    }
    return text;
}

} // namespace plansift::figure
