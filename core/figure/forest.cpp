// SPDX-License-Identifier: GPL-3.0-or-later
// Building the forest plot: checks, pages, the description in words.
#include "core/figure/forest.hpp"

#include "core/figure/fitting.hpp"
#include "core/figure/forest_page.hpp"

#include <algorithm>

namespace plansift::figure {
namespace {

std::size_t studyCount(const ForestInput& input)
{
    std::size_t count = 0;
    for (const ForestGroup& group : input.groups)
        count += group.studies.size();
    return count;
}

std::string titleOf(const ForestInput& input)
{
    return input.title.empty() ? "Forest plot" : cleanText(input.title);
}

void addSentence(std::string& text, std::string_view sentence)
{
    if (sentence.empty())
        return;
    text += text.empty() ? "" : " ";
    text += sentence;
    if (!sentence.ends_with('.'))
        text += '.';
}

std::string describe(const ForestInput& input, const ForestTable& table)
{
    std::string text;
    const std::string effect = input.effectName + (input.method.empty() ? "" : " (" + input.method + ")");
    const std::size_t studies = studyCount(input);
    addSentence(text, cleanText("Forest plot, " + effect + ", " + std::to_string(studies) +
                                (studies == 1 ? " study" : " studies")));
    for (const ForestRow& row : table.rows) {
        if (row.kind == ForestRowKind::Title)
            addSentence(text, row.label);
        addSentence(text, row.words);
        addSentence(text, plainText(row.sentence));
    }
    for (const RichText& sentence : table.sentences)
        addSentence(text, plainText(sentence));
    for (const std::string& note : input.notes)
        addSentence(text, cleanText(note));
    return text;
}

} // namespace

Result<Pages> forest(const ForestInput& input, const FigureOptions& options, const TextMeasure& measure)
{
    if (const Status status = checkOptions(options); !status)
        return status.error();
    if (studyCount(input) == 0)
        return Error{ErrorCode::Input,
                     "cannot draw the forest plot \"" + titleOf(input) + "\": it has no studies",
                     {}};
    ForestInput shown = input;
    if (options.withoutRob)
        shown.rob.reset();
    const FigureStyle& style = **styleByKey(options.style);
    const ForestTable table = makeForestTable(shown, style, options.columns);
    const Result<ForestLayout> layout = layOutForest(table, shown, options, style, measure);
    if (!layout)
        return layout.error();
    return drawForest({table, shown, style, *layout, measure}, pageHeightPt(options, studyCount(shown)),
                      titleOf(shown), describe(shown, table));
}

} // namespace plansift::figure
