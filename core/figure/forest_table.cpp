// SPDX-License-Identifier: GPL-3.0-or-later
// From the input of a forest plot to rows and columns of text.
#include "core/figure/forest_table.hpp"

#include <algorithm>
#include <cmath>

namespace plansift::figure {
namespace {

using ArmValue = std::optional<double> ForestArm::*;

constexpr std::string_view kNotEstimable = "Not estimable";

struct ArmColumn {
    ArmValue value{};
    std::string_view head{};
    int decimalLimit = 0;
};

/// Puts rows and columns together.
class Builder {
public:
    Builder(const ForestInput& input, const FigureStyle& style, std::span<const ColumnKind> columns)
        : m_input(input)
        , m_style(style)
        , m_columns(columns.begin(), columns.end())
        , m_words(analysisWords(input))
    {
        for (const ForestGroup& group : input.groups)
            for (const ForestStudy& study : group.studies)
                m_studies.push_back(&study);
        m_anyNegative = std::any_of(m_studies.begin(), m_studies.end(), [](const ForestStudy* s) {
            return s->effect && (s->effect->lower < 0 || s->effect->upper < 0);
        });
    }

    ForestTable run()
    {
        addRows();
        addColumn(ColumnKind::Study);
        for (const ColumnKind kind : m_columns.empty() ? columnsOf(m_style) : m_columns)
            addColumn(kind);
        setPlotHead();
        addSentences();
        return std::move(m_table);
    }

private:
    // Rows first, each remembering what it was made of; columns then fill their cells.
    struct Source {
        const ForestStudy* study = nullptr;
        const ForestPool* pool = nullptr;
    };

    ForestRow& addRow(ForestRowKind kind, std::string ref, std::string_view label, Source source)
    {
        ForestRow row;
        row.kind = kind;
        row.ref = std::move(ref);
        row.label = cleanText(label);
        m_table.rows.push_back(std::move(row));
        m_sources.push_back(source);
        return m_table.rows.back();
    }

    void addRows()
    {
        for (const ForestGroup& group : m_input.groups) {
            if (!m_table.rows.empty())
                addRow(ForestRowKind::Gap, {}, {}, {});
            if (!group.title.empty())
                addRow(ForestRowKind::Title, group.ref, group.title, {}).bold = true;
            for (const ForestStudy& study : group.studies)
                addStudy(study);
            if (group.subtotal) {
                addPool(*group.subtotal, m_style.words.subtotal);
                addPoolSentences(*group.subtotal);
            }
        }
        if (!m_input.totals.empty())
            addRow(ForestRowKind::Gap, {}, {}, {});
        for (const ForestPool& total : m_input.totals)
            addPool(total, m_style.words.total);
    }

    void addStudy(const ForestStudy& study)
    {
        std::string label = study.label;
        for (const std::size_t note : study.footnotes)
            label += "\u00a0(" + std::to_string(note + 1) + ")";
        ForestRow& row = addRow(ForestRowKind::Study, study.ref, label, {&study, nullptr});
        row.rob = study.rob;
        row.weight = study.weight;
        if (study.effect && isFinite(*study.effect))
            row.estimate = study.effect;
        row.words = row.label + ": " + effectWords(row.estimate, study.weight);
    }

    void addPool(const ForestPool& pool, std::string_view pattern)
    {
        const std::string label = pool.label.empty() ? headerLines(pattern, m_words).front() : pool.label;
        ForestRow& row = addRow(ForestRowKind::Pool, pool.ref, label, {nullptr, &pool});
        row.bold = m_style.boldTotals;
        if (pool.effect && isFinite(*pool.effect))
            row.estimate = pool.effect;
        row.words = row.label + ": " + effectWords(row.estimate, pool.weight);
        if (pool.prediction && isFinite(*pool.prediction)) {
            ForestRow& prediction =
                addRow(ForestRowKind::Prediction, pool.ref,
                       headerLines(m_style.words.prediction, m_words).front(), {nullptr, &pool});
            prediction.bold = m_style.boldTotals;
            prediction.estimate = pool.prediction;
            prediction.words = prediction.label + ":" + ciOf(*pool.prediction);
        }
        if (m_style.totalEvents && m_input.kind == DataKind::Dichotomous && pool.experimentalEvents)
            addRow(ForestRowKind::Note, pool.ref, "Total events", {nullptr, &pool});
    }

    void addSentence(RichText sentence)
    {
        addRow(ForestRowKind::Sentence, {}, {}, {}).sentence = std::move(sentence);
    }

    void addPoolSentences(const ForestPool& pool)
    {
        addSentence(heterogeneityLine(pool.heterogeneity, m_style, m_input.tau2Estimator));
        addSentence(effectTestLine(pool.test, m_style));
    }

    void addSentences()
    {
        std::vector<RichText>& lines = m_table.sentences;
        for (const ForestPool& total : m_input.totals) {
            RichText heterogeneity = heterogeneityLine(total.heterogeneity, m_style, m_input.tau2Estimator);
            if (std::find(lines.begin(), lines.end(), heterogeneity) == lines.end())
                lines.push_back(std::move(heterogeneity));
            lines.push_back(effectTestLine(total.test, m_style));
        }
        if (m_input.subgroupTest)
            lines.push_back(subgroupTestLine(*m_input.subgroupTest, m_style));
    }

    std::string numberOf(double value, int decimals) const
    {
        return fixedNumber(value, decimals, m_style.numbers.decimalMark);
    }

    std::string ciOf(const Estimate& e) const
    {
        return ciText(e, m_input.decimals, m_style.numbers, m_anyNegative);
    }

    std::string weightOf(double weight) const
    {
        return numberOf(weight, 1) + (m_style.weightPercent ? "%" : "");
    }

    std::string effectWords(const std::optional<Estimate>& effect, std::optional<double> weight) const
    {
        std::string words = effect ? m_input.effectAbbreviation + " " +
                                         numberOf(effect->value, m_input.decimals) +
                                         (m_style.numbers.ciOpen.starts_with(' ') ? "" : " ") + ciOf(*effect)
                                   : std::string(kNotEstimable);
        return weight ? words + ", weight " + numberOf(*weight, 1) + "%" : words;
    }

    // Columns.

    std::size_t addColumn(ForestColumn column)
    {
        m_table.columns.push_back(std::move(column));
        for (ForestRow& row : m_table.rows)
            row.cells.emplace_back();
        return m_table.columns.size() - 1;
    }

    template<typename CellOf>
    std::size_t addColumn(ForestColumn column, CellOf cellOf)
    {
        const std::size_t index = addColumn(std::move(column));
        for (std::size_t i = 0; i < m_table.rows.size(); ++i)
            m_table.rows[i].cells[index] = cellOf(m_table.rows[i], m_sources[i]);
        return index;
    }

    void addColumn(ColumnKind kind)
    {
        switch (kind) {
        case ColumnKind::Study:
            addColumn({headerLines(m_style.words.studyHeader, m_words).front(), Anchor::Start, true, false});
            break;
        case ColumnKind::Arms:
            addArms();
            break;
        case ColumnKind::Weight:
            addWeight();
            break;
        case ColumnKind::EffectCi:
            addEffectCi();
            break;
        case ColumnKind::Effect:
        case ColumnKind::Ci:
            addEffectOrCi(kind);
            break;
        case ColumnKind::Plot:
            m_table.plotAfter = m_table.columns.size();
            break;
        }
    }

    void addWeight()
    {
        const bool any =
            std::any_of(m_studies.begin(), m_studies.end(), [](const auto* s) { return s->weight; });
        if (!any)
            return;
        Lines head = headerLines(m_style.words.weightHeader, m_words);
        std::string text = head.front();
        for (std::size_t i = 1; i < head.size(); ++i)
            text += "\n" + head[i];
        addColumn({text}, [&](const ForestRow& row, const Source& source) -> ForestCell {
            if (row.kind == ForestRowKind::Study && source.study->weight)
                return {weightOf(*source.study->weight), {}};
            if (row.kind == ForestRowKind::Pool && source.pool->weight)
                return {weightOf(*source.pool->weight), {}};
            return {};
        });
    }

    /// Header lines over a column (or the plot): the first spans it, the last is its own.
    void addHead(std::string_view pattern, std::size_t column)
    {
        const Lines lines = headerLines(pattern, m_words);
        m_table.columns[column].head = lines.back();
        if (lines.size() > 1)
            m_table.heads.push_back({lines.front(), column, column});
    }

    void addEffectCi()
    {
        ForestColumn column;
        column.effect = true;
        const std::size_t at = addColumn(column, [&](const ForestRow& row, const Source&) -> ForestCell {
            if (row.kind == ForestRowKind::Prediction)
                return {{}, withoutBlank(ciOf(*row.estimate))};
            if (row.kind != ForestRowKind::Study && row.kind != ForestRowKind::Pool)
                return {};
            if (!row.estimate)
                return {{}, std::string(kNotEstimable)};
            return {numberOf(row.estimate->value, m_input.decimals), ciOf(*row.estimate)};
        });
        addHead(m_style.words.effectHeader, at);
    }

    void addEffectOrCi(ColumnKind kind)
    {
        const bool ci = kind == ColumnKind::Ci;
        const std::size_t at = addColumn({}, [&](const ForestRow& row, const Source&) -> ForestCell {
            const bool value = row.kind == ForestRowKind::Study || row.kind == ForestRowKind::Pool;
            if (!ci)
                return {value && row.estimate ? numberOf(row.estimate->value, m_input.decimals) : "", {}};
            if (row.kind == ForestRowKind::Prediction || (value && row.estimate))
                return {ciOf(*row.estimate), {}};
            return {value ? std::string(kNotEstimable) : "", {}};
        });
        addHead(ci ? m_style.words.ciHeader : m_style.words.effectHeader, at);
    }

    static std::string withoutBlank(std::string text)
    {
        text.erase(0, text.find_first_not_of(' '));
        return text;
    }

    void addArms()
    {
        if (m_input.kind == DataKind::Generic)
            addGeneric();
        const bool joined = m_style.arms == ArmLayout::Joined;
        const std::size_t first = m_table.columns.size();
        addArm(&ForestStudy::experimental, &ForestPool::experimentalTotal, &ForestPool::experimentalEvents,
               m_input.experimentalLabel);
        addArm(&ForestStudy::control, &ForestPool::controlTotal, &ForestPool::controlEvents,
               m_input.controlLabel);
        if (joined && m_input.kind == DataKind::Dichotomous && m_table.columns.size() > first)
            m_table.heads.push_back({"No of events/total", first, m_table.columns.size() - 1});
    }

    void addGeneric()
    {
        addNumbers(
            {m_input.genericHeader.empty() ? "Estimate" : m_input.genericHeader},
            [](const ForestStudy& s) { return s.generic; }, 4);
        addNumbers(
            {"SE"}, [](const ForestStudy& s) { return s.genericSe; }, 4);
    }

    /// A column of numbers of the studies, all with the decimals that the longest needs.
    template<typename ValueOf>
    void addNumbers(ForestColumn column, ValueOf valueOf, int limit)
    {
        const std::optional<int> decimals = decimalsOf(valueOf, limit);
        if (!decimals)
            return;
        addColumn(std::move(column), [&](const ForestRow&, const Source& source) -> ForestCell {
            const std::optional<double> value = source.study ? valueOf(*source.study) : std::nullopt;
            return {value ? numberOf(*value, *decimals) : "", {}};
        });
    }

    template<typename ValueOf>
    std::optional<int> decimalsOf(ValueOf valueOf, int limit) const
    {
        std::optional<int> decimals;
        for (const ForestStudy* study : m_studies)
            if (const std::optional<double> value = valueOf(*study))
                decimals = std::max(decimals.value_or(0), decimalsNeeded(*value, limit));
        return decimals;
    }

    void addArm(ForestArm ForestStudy::*arm, std::optional<double> ForestPool::*total,
                std::optional<double> ForestPool::*events, const std::string& label)
    {
        const std::size_t first = m_table.columns.size();
        if (m_style.arms == ArmLayout::Joined && m_input.kind == DataKind::Dichotomous) {
            addEventsOfTotal(arm, total, events, cleanText(label));
            return;
        }
        if (m_input.kind == DataKind::Dichotomous)
            addEvents(arm, events);
        if (m_input.kind == DataKind::Continuous)
            addMeans(arm);
        addTotals(arm, total);
        if (m_table.columns.size() > first && !label.empty())
            m_table.heads.push_back({cleanText(label), first, m_table.columns.size() - 1});
    }

    auto valueOf(ForestArm ForestStudy::*arm, ArmValue value) const
    {
        return [arm, value](const ForestStudy& study) { return (study.*arm).*value; };
    }

    void addEvents(ForestArm ForestStudy::*arm, std::optional<double> ForestPool::*events)
    {
        addSummed({"Events"}, valueOf(arm, &ForestArm::events), ForestRowKind::Note, events);
    }

    void addTotals(ForestArm ForestStudy::*arm, std::optional<double> ForestPool::*total)
    {
        addSummed({"Total"}, valueOf(arm, &ForestArm::total), ForestRowKind::Pool, total);
    }

    /// A column of counts whose sum stands in the pooled rows of kind `sumIn`.
    template<typename ValueOf>
    void addSummed(ForestColumn column, ValueOf value, ForestRowKind sumIn,
                   std::optional<double> ForestPool::*sum)
    {
        const std::optional<int> decimals = decimalsOf(value, 1);
        if (!decimals)
            return;
        addColumn(std::move(column), [&](const ForestRow& row, const Source& source) -> ForestCell {
            std::optional<double> number = source.study ? value(*source.study) : std::nullopt;
            if (source.pool && row.kind == sumIn)
                number = source.pool->*sum;
            return {number ? numberOf(*number, *decimals) : "", {}};
        });
    }

    /// Means and SDs: two decimals at most, four when all are small.
    int meanDecimals(ForestArm ForestStudy::*arm, ArmValue value) const
    {
        double largest = 0;
        for (const ForestStudy* study : m_studies)
            largest = std::max(largest, std::abs(((study->*arm).*value).value_or(0)));
        return largest < 0.1 ? 4 : 2;
    }

    void addMeans(ForestArm ForestStudy::*arm)
    {
        const int limit = std::max(meanDecimals(arm, &ForestArm::mean), meanDecimals(arm, &ForestArm::sd));
        if (m_style.arms == ArmLayout::Separate) {
            addNumbers({"Mean"}, valueOf(arm, &ForestArm::mean), limit);
            addNumbers({"SD"}, valueOf(arm, &ForestArm::sd), limit);
            return;
        }
        const std::optional<int> means = decimalsOf(valueOf(arm, &ForestArm::mean), limit);
        const std::optional<int> sds = decimalsOf(valueOf(arm, &ForestArm::sd), limit);
        if (!means && !sds)
            return;
        addColumn({"Mean (SD)"}, [&](const ForestRow&, const Source& source) -> ForestCell {
            if (!source.study || !((source.study->*arm).mean || (source.study->*arm).sd))
                return {};
            const ForestArm& data = source.study->*arm;
            return {(data.mean ? numberOf(*data.mean, means.value_or(0)) : "\u2013") + " (" +
                        (data.sd ? numberOf(*data.sd, sds.value_or(0)) : "\u2013") + ")",
                    {}};
        });
    }

    void addEventsOfTotal(ForestArm ForestStudy::*arm, std::optional<double> ForestPool::*total,
                          std::optional<double> ForestPool::*events, const std::string& label)
    {
        if (!decimalsOf(valueOf(arm, &ForestArm::total), 1) &&
            !decimalsOf(valueOf(arm, &ForestArm::events), 1))
            return;
        const auto count = [&](std::optional<double> n) {
            return n ? numberOf(*n, decimalsNeeded(*n, 1)) : std::string("\u2013");
        };
        addColumn({label}, [&](const ForestRow& row, const Source& source) -> ForestCell {
            const ForestArm* data = source.study ? &(source.study->*arm) : nullptr;
            if (data && (data->events || data->total))
                return {count(data->events) + "/" + count(data->total), {}};
            if (row.kind == ForestRowKind::Pool && (source.pool->*events || source.pool->*total))
                return {count(source.pool->*events) + "/" + count(source.pool->*total), {}};
            return {};
        });
    }

    void setPlotHead()
    {
        const Lines lines = headerLines(m_style.words.plotHeader, m_words);
        if (lines.size() > 1)
            m_table.plotHead.text = lines.front();
        m_table.plotLine = lines.back();
        m_table.axisTitle = headerLines(m_style.words.axisTitle, m_words).front();
    }

    const ForestInput& m_input;
    const FigureStyle& m_style;
    std::vector<ColumnKind> m_columns;
    AnalysisWords m_words;
    std::vector<const ForestStudy*> m_studies{};
    bool m_anyNegative = false;
    ForestTable m_table{};
    std::vector<Source> m_sources{};
};

} // namespace

AnalysisWords analysisWords(const ForestInput& input)
{
    AnalysisWords words;
    words.name = cleanText(input.effectName);
    words.abbr = cleanText(input.effectAbbreviation.empty() ? input.effectName : input.effectAbbreviation);
    words.method = cleanText(input.method);
    words.level = fixedNumber(input.level, decimalsNeeded(input.level, 2));
    words.model = input.modelName.empty() ? "Total" : cleanText(input.modelName);
    words.ci = input.ciMethod.empty() ? words.level + "% CI" : cleanText(input.ciMethod);
    return words;
}

ForestTable makeForestTable(const ForestInput& input, const FigureStyle& style,
                            std::span<const ColumnKind> columns)
{
    return Builder(input, style, columns).run();
}

} // namespace plansift::figure
