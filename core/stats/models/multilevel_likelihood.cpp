// SPDX-License-Identifier: GPL-3.0-or-later
// The likelihood of multilevel models.
#include "core/stats/models/multilevel_likelihood.hpp"

#include "core/stats/models/connected_rows.hpp"
#include "core/stats/models/design_matrix.hpp"

#include <algorithm>
#include <numbers>
#include <set>

namespace plansift::stats {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// One term's groups and levels as numbers, one an effect.
struct NumberedTerm {
    std::vector<int> group{};
    std::vector<int> level{};
    bool unique = false;
};

Result<NumberedTerm> numberedTerm(const RandomTerm& term, std::size_t effects)
{
    if (term.outer.size() != effects || (!term.isSimple() && term.inner.size() != effects))
        return Error{ErrorCode::Usage,
                     "random: a factor has another number of values than there are effects"};
    NumberedTerm out{numbered(term.outer), std::vector<int>(effects, 0), false};
    out.unique = std::set<int>(out.group.begin(), out.group.end()).size() == effects;
    for (std::size_t i = 0; i < term.inner.size(); ++i) {
        const auto found = std::ranges::find(term.levels, term.inner[i]);
        if (found == term.levels.end())
            return Error{ErrorCode::Usage,
                         "random: \"" + term.inner[i] + "\" is no level of the inner factor"};
        out.level[i] = static_cast<int>(found - term.levels.begin());
    }
    return out;
}

void connect(ConnectedRows& rows, const std::vector<std::size_t>& set)
{
    for (std::size_t i = 1; i < set.size(); ++i)
        rows.connect(set[0], set[i]);
}

std::vector<std::vector<std::size_t>> blockRows(const MultilevelModel& model)
{
    ConnectedRows rows(model.effects.size());
    for (const CovarianceBlock& block : model.v)
        connect(rows, block.rows);
    for (const RandomTerm& term : model.terms)
        for (const std::vector<std::size_t>& set : rowsByLabel(term.outer))
            connect(rows, set);
    return rows.sets();
}

/// Sampling covariances of the rows of a block. `known`: the block of V that each effect is in, or -1.
MatrixXd samplingCovariance(const MultilevelModel& model, const std::vector<int>& known,
                            const std::vector<std::size_t>& rows)
{
    const auto n = static_cast<Index>(rows.size());
    MatrixXd v = MatrixXd::Zero(n, n);
    std::set<int> blocks;
    for (Index i = 0; i < n; ++i) {
        const std::size_t row = rows[static_cast<std::size_t>(i)];
        v(i, i) = model.effects[row].vi;
        if (known[row] >= 0)
            blocks.insert(known[row]);
    }
    const auto place = [&](std::size_t row) {
        return static_cast<Index>(std::ranges::lower_bound(rows, row) - rows.begin());
    };
    for (const int b : blocks) {
        const CovarianceBlock& block = model.v[static_cast<std::size_t>(b)];
        const std::size_t size = block.rows.size();
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j < size; ++j)
                v(place(block.rows[i]), place(block.rows[j])) = block.values[i * size + j];
    }
    return v;
}

std::vector<int> knownBlockOf(const MultilevelModel& model)
{
    std::vector<int> known(model.effects.size(), -1);
    for (std::size_t b = 0; b < model.v.size(); ++b)
        for (const std::size_t row : model.v[b].rows)
            known[row] = static_cast<int>(b);
    return known;
}

std::vector<int> picked(const std::vector<int>& values, const std::vector<std::size_t>& rows)
{
    std::vector<int> out;
    for (const std::size_t row : rows)
        out.push_back(values[row]);
    return out;
}

MatrixXd solve(const BlockCovariance& block, const MatrixXd& b)
{
    return std::visit([&](const auto& c) { return c.solve(b); }, block);
}

} // namespace

Result<MultilevelLikelihood> MultilevelLikelihood::prepare(const MultilevelModel& model, bool restricted)
{
    const Result<RegressionData> data = regressionData(model.effects, model.design);
    if (!data)
        return data.error();
    MultilevelLikelihood out;
    out.m_restricted = restricted;
    out.m_k = data->k();
    out.m_meanVariance = data->v.mean();
    out.m_design = orthonormal(data->x);
    for (const RandomTerm& term : model.terms)
        out.m_structures.emplace_back(term.structure,
                                      term.isSimple() ? 1 : static_cast<int>(term.levels.size()));
    if (const Status fine = out.checkSize(); !fine)
        return fine.error();
    if (const Status done = out.addBlocks(model); !done)
        return done.error();
    if (out.m_k <= out.p())
        return Error{ErrorCode::Usage, std::to_string(out.p()) + " coefficients need more than " +
                                           std::to_string(out.m_k) + " effects"};
    return out;
}

Status MultilevelLikelihood::checkSize() const
{
    constexpr int kMostLevels = 500;
    constexpr int kMostParameters = 150;
    for (const StructureParameters& structure : m_structures)
        if (structure.levels() > kMostLevels)
            return Error{ErrorCode::Usage, "random: an inner factor with more than " +
                                               std::to_string(kMostLevels) +
                                               " levels (~ 1 | a/b has no such limit)"};
    if (parameterCount() > kMostParameters)
        return Error{ErrorCode::Usage, "random: " + std::to_string(parameterCount()) +
                                           " variances and correlations are too many"};
    return {};
}

Status MultilevelLikelihood::addBlocks(const MultilevelModel& model)
{
    std::vector<NumberedTerm> terms;
    for (const RandomTerm& term : model.terms) {
        Result<NumberedTerm> numbers = numberedTerm(term, model.effects.size());
        if (!numbers)
            return numbers.error();
        m_outerLevels.push_back(1 + *std::ranges::max_element(numbers->group));
        terms.push_back(std::move(*numbers));
    }
    const std::vector<int> known = knownBlockOf(model);
    for (std::vector<std::size_t>& rows : blockRows(model)) {
        const auto n = static_cast<Index>(rows.size());
        MatrixXd x(n, m_design.q.cols());
        VectorXd y(n);
        for (Index i = 0; i < n; ++i) {
            x.row(i) = m_design.q.row(static_cast<Index>(rows[static_cast<std::size_t>(i)]));
            y[i] = model.effects[rows[static_cast<std::size_t>(i)]].yi;
        }
        std::vector<TermColumns> columns;
        for (const NumberedTerm& term : terms)
            columns.push_back(termColumns(picked(term.group, rows), picked(term.level, rows), term.unique));
        const MatrixXd v = samplingCovariance(model, known, rows);
        m_blocks.push_back(
            {std::move(rows), std::move(x), std::move(y), blockCovariance(v, std::move(columns))});
    }
    return {};
}

int MultilevelLikelihood::parameterCount() const
{
    return static_cast<int>(firstOf(m_structures.size()));
}

Index MultilevelLikelihood::firstOf(std::size_t term) const
{
    Index first = 0;
    for (std::size_t t = 0; t < term; ++t)
        first += m_structures[t].count();
    return first;
}

VectorXd MultilevelLikelihood::parametersOf(std::size_t term, const VectorXd& parameters, double scale) const
{
    const StructureParameters& structure = m_structures[term];
    VectorXd own = parameters.segment(firstOf(term), structure.count());
    own.head(structure.scaled()) *= scale;
    return own;
}

std::vector<MatrixXd> MultilevelLikelihood::covariances(const VectorXd& parameters, double scale) const
{
    std::vector<MatrixXd> out;
    for (std::size_t t = 0; t < m_structures.size(); ++t)
        out.push_back(m_structures[t].covariance(parametersOf(t, parameters, scale)));
    return out;
}

MultilevelFit MultilevelLikelihood::fit(const std::vector<MatrixXd>& g, bool withSlopes)
{
    const Index p = m_design.q.cols();
    MatrixXd cross = MatrixXd::Zero(p, p);
    VectorXd moment = VectorXd::Zero(p);
    double logDeterminant = 0;
    std::vector<MatrixXd> weightedX;
    for (ModelBlock& block : m_blocks) {
        if (!std::visit([&](auto& c) { return c.factor(g); }, block.covariance))
            return {};
        logDeterminant += std::visit([](const auto& c) { return c.logDeterminant(); }, block.covariance);
        weightedX.push_back(solve(block.covariance, block.x));
        cross += weightedX.back().transpose() * block.x;
        moment += weightedX.back().transpose() * block.y;
    }
    const Eigen::LDLT<MatrixXd> factor(cross);
    MultilevelFit out;
    out.covariance = factor.solve(MatrixXd::Identity(p, p));
    out.beta = factor.solve(moment);
    out.rss = 0;
    std::vector<VectorXd> weightedResiduals;
    for (ModelBlock& block : m_blocks) {
        const VectorXd residuals = block.y - block.x * out.beta;
        weightedResiduals.push_back(solve(block.covariance, residuals));
        out.rss += residuals.dot(weightedResiduals.back());
    }
    const double observations = static_cast<double>(m_restricted ? m_k - p : m_k);
    out.logLik = -0.5 * (observations * std::log(2 * std::numbers::pi) + logDeterminant + out.rss);
    if (m_restricted) // |X'X| of the orthonormal design is 1
        out.logLik -= 0.5 * factor.vectorD().array().log().sum();
    if (withSlopes)
        addSlopes(out, weightedX, weightedResiduals);
    return out;
}

/// By the elements of G: -1/2 tr(P dM) + 1/2 y'P dM P y, with P = M^-1 for the unrestricted likelihood.
void MultilevelLikelihood::addSlopes(MultilevelFit& fit, const std::vector<MatrixXd>& weightedX,
                                     const std::vector<VectorXd>& weightedResiduals) const
{
    std::vector<MatrixXd> gain; // of both last products
    std::vector<MatrixXd> loss; // of M^-1
    for (const StructureParameters& s : m_structures)
        gain.push_back(MatrixXd::Zero(s.levels(), s.levels()));
    loss = gain;
    for (std::size_t b = 0; b < m_blocks.size(); ++b) {
        const MatrixXd half = weightedX[b] * fit.covariance;
        std::visit(
            [&](const auto& c) {
                c.addInverse(loss);
                for (std::size_t t = 0; t < gain.size(); ++t) {
                    c.terms()[t].addProducts(gain[t], weightedResiduals[b], weightedResiduals[b]);
                    if (m_restricted)
                        c.terms()[t].addProducts(gain[t], half, weightedX[b]);
                }
            },
            m_blocks[b].covariance);
    }
    for (std::size_t t = 0; t < gain.size(); ++t)
        fit.slopes.push_back(0.5 * (gain[t] - loss[t]));
}

double MultilevelLikelihood::value(const VectorXd& parameters, double scale, VectorXd* gradient)
{
    const MultilevelFit at = fit(covariances(parameters, scale), gradient != nullptr);
    if (!gradient || std::isnan(at.logLik))
        return at.logLik;
    gradient->resize(parameters.size());
    for (std::size_t t = 0; t < m_structures.size(); ++t) {
        const StructureParameters& structure = m_structures[t];
        const std::vector<MatrixXd> changes = structure.slopes(parametersOf(t, parameters, scale));
        for (Index i = 0; i < structure.count(); ++i) {
            const double unit = i < structure.scaled() ? scale : 1;
            (*gradient)[firstOf(t) + i] =
                unit * at.slopes[t].cwiseProduct(changes[static_cast<std::size_t>(i)]).sum();
        }
    }
    return at.logLik;
}

} // namespace plansift::stats
