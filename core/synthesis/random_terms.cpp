// SPDX-License-Identifier: GPL-3.0-or-later
// Reading of random effects.
#include "core/synthesis/random_terms.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(spec)
};

Error usage(const QString& message)
{
    return makeError(ErrorCode::Usage, message);
}

QStringList trimmed(const QStringList& names)
{
    QStringList out;
    for (const QString& name : names)
        out += name.trimmed();
    return out;
}

Result<stats::Structure> structureOf(const QString& word)
{
    const auto structure = stats::structureByKey(word.toStdString());
    return structure ? Result<stats::Structure>(*structure)
                     : usage(Text::tr("struct: \"%1\" is unknown").arg(word));
}

/// One label a study from those of several factors.
Result<std::vector<std::string>> joinedLabels(const QStringList& factors, const ModelData& data,
                                              const SpecInput& input)
{
    constexpr char kBetween = '\x1f'; // in no label
    std::vector<std::string> joined(data.rows.size());
    for (const QString& factor : factors) {
        const Result<std::vector<std::string>> labels = labelsOf(factor, data, input);
        if (!labels)
            return labels.error();
        for (std::size_t i = 0; i < joined.size(); ++i)
            joined[i] += kBetween + (*labels)[i];
    }
    return joined;
}

/// Levels in the order of the factor, as far as they occur.
std::vector<std::string> levelsOf(const QString& factor, const std::vector<std::string>& labels,
                                  const SpecInput& input)
{
    QStringList all = input.levels[factor];
    if (all.isEmpty()) // numbers, by size
        all = input.moderators[factor];
    if (!input.levels.contains(factor))
        std::ranges::stable_sort(all, {}, [](const QString& text) { return text.toDouble(); });
    std::vector<std::string> levels;
    for (const QString& level : all)
        if (const std::string text = level.toStdString(); std::ranges::find(labels, text) != labels.end() &&
                                                          std::ranges::find(levels, text) == levels.end())
            levels.push_back(text);
    return levels;
}

} // namespace

Result<std::vector<RandomFormula>> randomFormulas(const ModelRequest& request)
{
    static const QRegularExpression pattern(uR"(^\s*~?\s*([^|~]+?)\s*\|\s*([^|]+?)\s*$)"_s);
    std::vector<RandomFormula> formulas;
    qsizetype structures = 0;
    for (const QString& text : request.random) {
        const QRegularExpressionMatch match = pattern.match(text);
        if (!match.hasMatch())
            return usage(Text::tr("random: \"%1\" is not of the form ~ inner | outer").arg(text));
        const QStringList outer = trimmed(match.captured(2).split(u'/'));
        static const QRegularExpression wrapped(uR"(^(?:as\.)?factor\((.+)\)$)"_s);
        const QString inner = match.captured(1).replace(wrapped, u"\\1"_s).trimmed();
        if (inner == u"1"_s) {
            for (qsizetype depth = 1; depth <= outer.size(); ++depth)
                formulas.push_back({{}, outer.first(depth), stats::Structure::ID});
            continue;
        }
        const Result<stats::Structure> structure =
            structureOf(request.structures.value(structures++, u"CS"_s));
        if (!structure)
            return structure.error();
        formulas.push_back({inner, outer, *structure});
    }
    return formulas;
}

Result<std::vector<stats::RandomTerm>> randomTerms(const std::vector<RandomFormula>& formulas,
                                                   const ModelData& data, const SpecInput& input)
{
    std::vector<stats::RandomTerm> terms;
    for (const RandomFormula& formula : formulas) {
        Result<std::vector<std::string>> outer = joinedLabels(formula.outer, data, input);
        if (!outer)
            return outer.error();
        stats::RandomTerm term{std::move(*outer), {}, {}, formula.structure};
        if (!formula.inner.isEmpty()) {
            Result<std::vector<std::string>> inner = labelsOf(formula.inner, data, input);
            if (!inner)
                return inner.error();
            term.levels = levelsOf(formula.inner, *inner, input);
            term.inner = std::move(*inner);
        }
        terms.push_back(std::move(term));
    }
    return terms;
}

} // namespace plansift::synthesis
