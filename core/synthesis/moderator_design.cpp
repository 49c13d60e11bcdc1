// SPDX-License-Identifier: GPL-3.0-or-later
// Coding of moderators.
#include "core/synthesis/moderator_design.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

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

using Term = QStringList; ///< of variables; none: the intercept

/// A variable of a model: a moderator, perhaps shifted and raised to a power.
struct Variable {
    QString moderator{};
    double shift = 0;
    int power = 1;

    bool isPlain() const { return shift == 0 && power == 1; }
};

Result<Variable> variableOf(const QString& name, const SpecInput& input)
{
    if (input.moderators.contains(name))
        return Variable{name};
    static const QRegularExpression pattern(
        uR"(^I\(\s*(.+?)\s*(?:\^\s*(\d)|([+-])\s*(\d+(?:\.\d+)?))\s*\)$)"_s);
    const QRegularExpressionMatch match = pattern.match(name);
    const QString moderator = match.captured(1);
    if (!match.hasMatch() || !input.moderators.contains(moderator))
        return usage(Text::tr("there is no moderator \"%1\"").arg(match.hasMatch() ? moderator : name));
    if (input.levels.contains(moderator))
        return usage(Text::tr("%1: \"%2\" is a factor").arg(name, moderator));
    if (!match.captured(2).isEmpty())
        return Variable{moderator, 0, match.captured(2).toInt()};
    const double shift = match.captured(4).toDouble();
    return Variable{moderator, match.captured(3) == u"-"_s ? -shift : shift, 1};
}

/// "a*b" is a, b and a:b; so for more.
QList<Term> expanded(const QString& text)
{
    QList<Term> terms{{}};
    for (const QString& part : text.split(u'*')) {
        QStringList variables = part.split(u':');
        for (QString& variable : variables)
            variable = variable.trimmed();
        const QList<Term> before = terms;
        for (const Term& term : before)
            terms += term + variables;
    }
    terms.removeFirst();
    return terms;
}

bool sameTerm(Term a, Term b)
{
    a.sort();
    b.sort();
    return a == b;
}

bool contains(const QList<Term>& terms, const Term& term)
{
    return std::ranges::any_of(terms, [&](const Term& t) { return sameTerm(t, term); });
}

/// All terms once, those of lower order first.
QList<Term> termsOf(const ModelTerms& model)
{
    QList<Term> terms;
    for (const QString& text : model.terms)
        for (const Term& term : expanded(text))
            if (!contains(terms, term))
                terms += term;
    std::ranges::stable_sort(terms, {}, [](const Term& term) { return term.size(); });
    return terms;
}

struct Column {
    QString name{};
    std::vector<double> values{};
};

using Columns = std::vector<Column>;

Result<Columns> numericColumn(const QString& name, const Variable& variable, const SpecInput& input,
                              const std::vector<std::size_t>& rows)
{
    const QStringList texts = input.moderators[variable.moderator];
    Column column{name, {}};
    for (const std::size_t row : rows) {
        bool isNumber = false;
        const double value = texts[static_cast<qsizetype>(row)].toDouble(&isNumber);
        if (!isNumber || !std::isfinite(value))
            return usage(Text::tr("moderator %1, row %2: \"%3\" is not a number")
                             .arg(variable.moderator)
                             .arg(row + 1)
                             .arg(texts[static_cast<qsizetype>(row)]));
        column.values.push_back(std::pow(value + variable.shift, variable.power));
    }
    return Columns{column};
}

/// The levels that stand in these rows, in the factor's order.
QStringList levelsIn(const QString& factor, const SpecInput& input, const std::vector<std::size_t>& rows)
{
    const QStringList texts = input.moderators[factor];
    QStringList levels;
    for (const QString& level : input.levels[factor])
        if (std::ranges::any_of(rows, [&](std::size_t r) { return texts[qsizetype(r)] == level; }))
            levels += level;
    return levels;
}

Result<Columns> factorColumns(const QString& factor, bool contrasts, const SpecInput& input,
                              const std::vector<std::size_t>& rows)
{
    const QStringList texts = input.moderators[factor];
    QStringList levels = levelsIn(factor, input, rows);
    if (levels.size() < 2)
        return usage(Text::tr("moderator %1 has one level only").arg(factor));
    if (contrasts)
        levels.removeFirst();
    Columns columns;
    for (const QString& level : levels) {
        Column column{factor + level, {}};
        for (const std::size_t row : rows)
            column.values.push_back(texts[qsizetype(row)] == level ? 1 : 0);
        columns.push_back(std::move(column));
    }
    return columns;
}

/// Every product of one column of each; the first varies fastest.
Columns products(const Columns& first, const Columns& second)
{
    Columns out;
    for (const Column& b : second)
        for (const Column& a : first) {
            Column product{a.name + u':' + b.name, a.values};
            std::ranges::transform(product.values, b.values, product.values.begin(), std::multiplies());
            out.push_back(std::move(product));
        }
    return out;
}

/// Codes the terms of one model in their order.
class Coder {
public:
    Coder(const QList<Term>& terms, bool intercept, const SpecInput& input,
          const std::vector<std::size_t>& rows)
        : m_terms(terms)
        , m_spansMean(intercept)
        , m_input(input)
        , m_rows(rows)
    {
    }

    Result<Columns> columnsOf(const Term& term)
    {
        Columns columns;
        for (const QString& name : term) {
            const Result<Columns> own = columnsOf(name, term);
            if (!own)
                return own.error();
            columns = columns.empty() ? *own : products(columns, *own);
        }
        return columns;
    }

private:
    Result<Columns> columnsOf(const QString& name, const Term& term)
    {
        const Result<Variable> variable = variableOf(name, m_input);
        if (!variable)
            return variable.error();
        if (!m_input.levels.contains(name))
            return numericColumn(name, *variable, m_input, m_rows);
        Term rest = term;
        rest.removeOne(name);
        const bool contrasts = rest.isEmpty() ? m_spansMean : contains(m_terms, rest);
        m_spansMean |= rest.isEmpty(); // one column a level adds up to the intercept
        return factorColumns(name, contrasts, m_input, m_rows);
    }

    const QList<Term>& m_terms;
    bool m_spansMean;
    const SpecInput& m_input;
    const std::vector<std::size_t>& m_rows;
};

} // namespace

Result<QStringList> moderatorsOf(const ModelTerms& model, const SpecInput& input)
{
    constexpr qsizetype kMostCrossed = 5; // 2^n terms
    for (const QString& term : model.terms)
        if (term.count(u'*') >= kMostCrossed)
            return usage(Text::tr("\"%1\" crosses too many moderators").arg(term));
    QStringList names;
    for (const Term& term : termsOf(model))
        for (const QString& name : term) {
            const Result<Variable> variable = variableOf(name, input);
            if (!variable)
                return variable.error();
            if (!names.contains(variable->moderator))
                names += variable->moderator;
        }
    return names;
}

Result<stats::Design> designOf(const ModelTerms& model, const SpecInput& input,
                               const std::vector<std::size_t>& rows)
{
    stats::Design design;
    if (model.intercept)
        design = stats::interceptDesign(rows.size());
    design.intercept = model.intercept;
    const QList<Term> terms = termsOf(model);
    Coder coder(terms, model.intercept, input, rows);
    for (const Term& term : terms) {
        Result<Columns> columns = coder.columnsOf(term);
        if (!columns)
            return columns.error();
        for (Column& column : *columns) {
            design.names.push_back(column.name.toStdString());
            design.columns.push_back(std::move(column.values));
        }
    }
    if (design.columns.empty())
        return usage(Text::tr("the model has neither an intercept nor moderators"));
    return design;
}

} // namespace plansift::synthesis
