// SPDX-License-Identifier: GPL-3.0-or-later
// The table of a forest plot: columns and rows as text, before anything is measured. Internal to core/figure.
#pragma once

#include "core/figure/forest.hpp"

namespace plansift::figure {

/// A cell. `tail` is aligned at the right edge by itself, so that estimates line up under each other and so
/// do their intervals.
struct ForestCell {
    std::string text{};
    std::string tail{};

    bool empty() const { return text.empty() && tail.empty(); }
};

struct ForestColumn {
    std::string head{};
    Anchor anchor = Anchor::End; ///< of cells; the head follows, over EffectCi it is centred
    bool study = false;
    bool effect = false; ///< has tails
};

/// A header that spans columns.
struct ForestHead {
    std::string text{};
    std::size_t first = 0;
    std::size_t last = 0;
};

enum class ForestRowKind { Title, Study, Pool, Note, Prediction, Sentence, Gap };

struct ForestRow {
    ForestRowKind kind = ForestRowKind::Gap;
    std::string ref{};
    std::string label{};
    bool bold = false;
    std::vector<ForestCell> cells{}; ///< one a column; the first (the study) stays empty, see `label`
    RichText sentence{};
    std::optional<Estimate> estimate{};
    std::optional<double> weight{};
    std::vector<int> rob{};
    std::string words{}; ///< the row as a sentence, for tooltips and the description
};

struct ForestTable {
    std::vector<ForestColumn> columns{}; ///< the study column is the first
    std::size_t plotAfter = 0;           ///< the plot stands before this column
    std::vector<ForestHead> heads{};
    ForestHead plotHead{};  ///< only its text
    std::string plotLine{}; ///< second header line over the plot
    std::string axisTitle{};
    std::vector<ForestRow> rows{};
    std::vector<RichText> sentences{}; ///< under the totals
};

/// `columns`: as FigureOptions has them.
ForestTable makeForestTable(const ForestInput& input, const FigureStyle& style,
                            std::span<const ColumnKind> columns = {});

/// What a template of the style says about this analysis.
AnalysisWords analysisWords(const ForestInput& input);

} // namespace plansift::figure
