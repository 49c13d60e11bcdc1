// SPDX-License-Identifier: GPL-3.0-or-later
// Layout of the risk-of-bias summary after robvis: horizontal bars, the overall judgement last and bold.
#include "core/figure/rob_summary.hpp"

#include "core/figure/fitting.hpp"
#include "core/figure/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace plansift::figure {
namespace {

constexpr std::size_t kMaxLabelLines = 4;

int cellOf(const RobScheme& scheme, const RobRow& row, std::size_t domain)
{
    const bool known = domain < row.cells.size() && row.cells[domain] >= 0 &&
                       static_cast<std::size_t>(row.cells[domain]) < scheme.levels.size();
    return known ? row.cells[domain] : -1;
}

double weightOf(const RobSummaryInput& input, const RobRow& row)
{
    return input.weighted ? row.weight : 1;
}

class Summary {
public:
    Summary(const RobSummaryInput& input, const FigureOptions& options, const TextMeasure& measure,
            double font)
        : m_input(input)
        , m_scheme(input.table.scheme)
        , m_canvas(measure)
        , m_size(font)
        , m_font{font, false, false}
        , m_small{std::max(options.minimumFontPt, font - 1), false, false}
        , m_width(options.widthMm * kPointsPerMm)
    {
        // The label of 100% reaches beyond the bar by half its width.
        m_overhang = measure.width("100%", m_font) / 2;
    }

    double neededWidth() const { return 2 * kMargin + leastLabelWidth() + em(1) + em(16) + m_overhang; }

    Scene run(const std::string& title)
    {
        const double content = m_width - 2 * kMargin;
        const double room = content - em(1) - em(16) - m_overhang;
        m_labelWidth = std::min({naturalLabelWidth(), std::max(0.45 * content, leastLabelWidth()), room});
        m_barX = kMargin + m_labelWidth + em(1);
        m_barWidth = m_width - kMargin - m_overhang - m_barX;
        double y = kMargin;
        for (std::size_t d = 0; d < m_scheme.domains.size(); ++d)
            y = drawDomain(d, y);
        y = drawAxis(y);
        y = drawLegend(y + em(0.6));
        y = drawNotes(y);
        return m_canvas.take(m_width, y + kMargin, title, describe());
    }

private:
    double em(double n) const { return n * m_size; }
    const TextMeasure& measure() const { return m_canvas.measure(); }
    Font labelFont(const RobDomain& domain) const { return {m_size, domain.overall, false}; }

    static std::string labelOf(const RobDomain& domain)
    {
        return cleanText(domain.label.empty() ? domain.column : domain.label);
    }

    double naturalLabelWidth() const
    {
        double width = 0;
        for (const RobDomain& domain : m_scheme.domains)
            width = std::max(width, measure().width(labelOf(domain), labelFont(domain)));
        return width + 0.01;
    }

    double leastLabelWidth() const
    {
        double width = em(4);
        for (const RobDomain& domain : m_scheme.domains)
            width =
                std::max(width, std::min(widestWord(labelOf(domain), labelFont(domain), measure()), em(12)));
        return width;
    }

    /// The levels of the bars from left to right; not assessed (-1) at the end.
    std::vector<int> levels() const
    {
        std::vector<int> order;
        for (std::size_t i = 0; i < m_scheme.levels.size(); ++i)
            order.push_back(static_cast<int>(i));
        std::stable_sort(order.begin(), order.end(),
                         [&](int a, int b) { return level(a).rank < level(b).rank; });
        order.push_back(-1);
        return order;
    }

    const RobLevel& level(int index) const { return levelOf(m_scheme, {index}, 0); }

    double drawDomain(std::size_t index, double top)
    {
        const RobDomain& domain = m_scheme.domains[index];
        const Font font = labelFont(domain);
        const Lines lines = limitLines(wrapText(labelOf(domain), m_labelWidth, font, measure()),
                                       kMaxLabelLines, m_labelWidth, font, measure());
        const double height = std::max(em(2.4), blockHeight(lines.size(), m_size) + em(0.4));
        const double middle = top + height / 2;
        m_canvas.block(lines, {{kMargin + m_labelWidth, middle}, font, Anchor::End},
                       {"domain-label", domain.ref, domain.label});
        double x = m_barX;
        for (const int l : levels()) {
            const double width = m_barWidth * robShare(m_input, index, l);
            if (width <= 0)
                continue;
            drawSegment(domain, l, {x, middle - em(0.84), width, em(1.68)});
            x += width;
        }
        return top + height;
    }

    void drawSegment(const RobDomain& domain, int l, const Rect& rect)
    {
        const Tag tag{"bar", domain.ref,
                      labelOf(domain) + ": " + level(l).label + " " +
                          fixedNumber(100 * rect.width / m_barWidth, 0) + "%"};
        m_canvas.add(Box{rect, 0, {level(l).colour, Stroke{kBlack, 0.75, {}}}}, tag);
        if (rect.width >= em(1.3))
            drawSymbol(m_canvas, level(l), {rect.x + rect.width / 2, rect.y + rect.height / 2}, em(1.2),
                       {"bar", domain.ref, {}});
    }

    double drawAxis(double y)
    {
        y += em(0.2);
        m_canvas.add(Line{{m_barX, y}, {m_barX + m_barWidth, y}, {kBlack, 0.75, {}}}, {"axis", {}, {}});
        const bool quarters = m_barWidth / 4 > measure().width("100%", m_font) + em(0.6);
        for (const double part : {0.0, 0.25, 0.5, 0.75, 1.0}) {
            if (!quarters && part != 0.0 && part != 0.5 && part != 1.0)
                continue;
            const double x = m_barX + part * m_barWidth;
            m_canvas.add(Line{{x, y}, {x, y + em(0.35)}, {kBlack, 0.75, {}}}, {"tick", {}, {}});
            m_canvas.block({fixedNumber(100 * part, 0) + "%"}, {{x, y + em(1.05)}, m_font, Anchor::Middle},
                           {"tick-label", {}, {}});
        }
        return y + em(1.7);
    }

    double drawLegend(double y)
    {
        std::vector<const RobLevel*> used = usedLevels(m_scheme, m_input.table.rows);
        const double pad = 0.5 * m_size;
        const LevelLegend legend(used, m_width - 2 * kMargin - 2 * pad, m_small, measure(),
                                 LevelLegend::Shape::Squares);
        const double width = legend.width() + 2 * pad;
        const double centre = m_barX + m_barWidth / 2;
        const double x = std::clamp(centre - width / 2, kMargin, m_width - kMargin - width);
        m_canvas.add(Box{{x, y, width, legend.height() + 0.4 * m_size}, 0, {{}, Stroke{kBlack, 0.75, {}}}},
                     {"legend", {}, {}});
        legend.draw(m_canvas, {x + pad, y + 0.2 * m_size});
        return y + legend.height() + 0.4 * m_size;
    }

    std::size_t countStudies() const
    {
        std::set<std::string> studies;
        for (const RobRow& row : m_input.table.rows)
            studies.insert(row.study.empty() ? row.label : row.study);
        return studies.size();
    }

    bool hasSeveralOfAStudy() const { return countStudies() < m_input.table.rows.size(); }

    /// "9 studies", or "7 results of 3 studies" where studies stand in several rows.
    std::string counted() const
    {
        const std::size_t k = countStudies();
        const std::string studies = std::to_string(k) + (k == 1 ? " study" : " studies");
        return hasSeveralOfAStudy() ? std::to_string(m_input.table.rows.size()) + " results of " + studies
                                    : studies;
    }

    std::string weighting() const
    {
        return m_input.weighted
                   ? "Bars are weighted by the weight of each study in the meta-analysis (" + counted() + ")."
                   : std::string("Bars show the share of ") + (hasSeveralOfAStudy() ? "results" : "studies") +
                         ", unweighted (" + counted() + ").";
    }

    double drawNotes(double y)
    {
        std::vector<std::string> notes{weighting()};
        notes.insert(notes.end(), m_input.table.notes.begin(), m_input.table.notes.end());
        for (const std::string& note : notes)
            y = m_canvas.stack(wrapText(cleanText(note), m_width - 2 * kMargin, m_small, measure()),
                               {{kMargin, y + 0.5 * m_small.size}, m_small}, {"note", {}, {}});
        return y;
    }

    std::string describe() const
    {
        std::string text = "Risk of bias, summary. " + weighting();
        for (std::size_t d = 0; d < m_scheme.domains.size(); ++d) {
            text += " " + labelOf(m_scheme.domains[d]) + ":";
            for (const int l : levels())
                if (robShare(m_input, d, l) > 0)
                    text += " " + level(l).label + " " + fixedNumber(100 * robShare(m_input, d, l), 0) + "%;";
            if (text.back() == ';')
                text.back() = '.';
        }
        return text;
    }

    const RobSummaryInput& m_input;
    const RobScheme& m_scheme;
    Canvas m_canvas;
    double m_size;
    Font m_font;
    Font m_small;
    double m_width;
    double m_overhang = 0;
    double m_labelWidth = 0;
    double m_barX = 0;
    double m_barWidth = 0;
};

std::string titleOf(const RobSummaryInput& input)
{
    return input.table.title.empty() ? "Risk of bias summary" : cleanText(input.table.title);
}

Status checkInput(const RobSummaryInput& input)
{
    const auto refuse = [&](const std::string& why) {
        return Error{
            ErrorCode::Input, "cannot draw the risk-of-bias summary \"" + titleOf(input) + "\": " + why, {}};
    };
    if (input.table.rows.empty() || input.table.scheme.domains.empty())
        return refuse("no study was assessed");
    double sum = 0;
    for (const RobRow& row : input.table.rows) {
        const double weight = weightOf(input, row);
        if (!std::isfinite(weight) || weight < 0)
            return refuse("the weight of \"" + cleanText(row.label) + "\" is not a number of 0 or more");
        sum += weight;
    }
    return sum > 0 ? Status{} : Status{refuse("all weights are 0; choose the unweighted form")};
}

} // namespace

double robShare(const RobSummaryInput& input, std::size_t domain, int level)
{
    double all = 0;
    double such = 0;
    for (const RobRow& row : input.table.rows) {
        all += weightOf(input, row);
        if (cellOf(input.table.scheme, row, domain) == level)
            such += weightOf(input, row);
    }
    return all > 0 ? such / all : 0;
}

Result<Pages> robSummary(const RobSummaryInput& input, const FigureOptions& options,
                         const TextMeasure& measure)
{
    if (const Status status = checkOptions(options); !status)
        return status.error();
    if (const Status status = checkInput(input); !status)
        return status.error();
    Error problem{};
    for (const double font : fontSizes(options)) {
        Summary summary(input, options, measure, font);
        if (summary.neededWidth() > options.widthMm * kPointsPerMm) {
            problem =
                doesNotFit("risk-of-bias summary", "width", options.widthMm, summary.neededWidth(), options);
            continue;
        }
        Scene scene = summary.run(titleOf(input));
        if (options.pageHeightMm <= 0 || scene.height <= options.pageHeightMm * kPointsPerMm)
            return Pages{std::move(scene)};
        problem = doesNotFit("risk-of-bias summary", "height", options.pageHeightMm, scene.height, options);
    }
    return problem;
}

} // namespace plansift::figure
