// SPDX-License-Identifier: GPL-3.0-or-later
// Inverses of the blocks of a covariance matrix.
#include "core/stats/models/block_covariance.hpp"

#include <algorithm>
#include <cmath>

namespace plansift::stats {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;
using Eigen::MatrixXd;

std::size_t at(Index i)
{
    return static_cast<std::size_t>(i);
}

/// Adds Z G Z' of one term.
void addTerm(MatrixXd& m, const TermColumns& term, const MatrixXd& g)
{
    for (const std::vector<Index>& group : term.groups) {
        std::vector<Index> rows;
        for (Index i = 0; i < m.rows(); ++i)
            if (std::ranges::find(group, term.of[at(i)]) != group.end())
                rows.push_back(i);
        for (const Index i : rows)
            for (const Index j : rows)
                m(i, j) += g(term.inner[at(term.of[at(i)])], term.inner[at(term.of[at(j)])]);
    }
}

} // namespace

DenseBlock::DenseBlock(MatrixXd v, std::vector<TermColumns> terms)
    : m_v(std::move(v))
    , m_terms(std::move(terms))
{
}

MatrixXd DenseBlock::matrix(const std::vector<MatrixXd>& g) const
{
    MatrixXd m = m_v;
    for (std::size_t t = 0; t < m_terms.size(); ++t)
        addTerm(m, m_terms[t], g[t]);
    return m;
}

bool DenseBlock::factor(const std::vector<MatrixXd>& g)
{
    const Eigen::LLT<MatrixXd> llt(matrix(g));
    if (llt.info() != Eigen::Success)
        return false;
    m_logDeterminant = 2 * llt.matrixLLT().diagonal().array().log().sum();
    m_inverse = llt.solve(MatrixXd::Identity(m_v.rows(), m_v.rows()));
    return std::isfinite(m_logDeterminant);
}

void DenseBlock::addInverse(std::vector<MatrixXd>& levels) const
{
    for (std::size_t t = 0; t < m_terms.size(); ++t) {
        const TermColumns& term = m_terms[t];
        const MatrixXd sums = term.sums(term.sums(m_inverse).transpose());
        for (const std::vector<Index>& group : term.groups)
            for (const Index c : group)
                for (const Index d : group)
                    levels[t](term.inner[at(c)], term.inner[at(d)]) += sums(c, d);
    }
}

LowRankBlock::LowRankBlock(ArrayXd v, std::vector<TermColumns> terms)
    : m_v(std::move(v))
    , m_terms(std::move(terms))
{
    for (const TermColumns& term : m_terms) {
        m_first.push_back(m_shared);
        m_shared += term.unique ? 0 : term.count();
    }
}

Index LowRankBlock::sharedColumns(const std::vector<TermColumns>& terms)
{
    Index count = 0;
    for (const TermColumns& term : terms)
        count += term.unique ? 0 : term.count();
    return count;
}

MatrixXd LowRankBlock::gathered(const MatrixXd& a) const
{
    MatrixXd out(m_shared, a.cols());
    for (std::size_t t = 0; t < m_terms.size(); ++t)
        if (!m_terms[t].unique)
            out.middleRows(m_first[t], m_terms[t].count()) = m_terms[t].sums(a);
    return out;
}

MatrixXd LowRankBlock::spread(const MatrixXd& a) const
{
    MatrixXd out = MatrixXd::Zero(m_v.size(), a.cols());
    for (std::size_t t = 0; t < m_terms.size(); ++t)
        for (Index i = 0; i < out.rows() && !m_terms[t].unique; ++i)
            out.row(i) += a.row(m_first[t] + m_terms[t].of[at(i)]);
    return out;
}

MatrixXd LowRankBlock::sharedCovariance(const std::vector<MatrixXd>& g) const
{
    MatrixXd out = MatrixXd::Zero(m_shared, m_shared);
    for (std::size_t t = 0; t < m_terms.size(); ++t) {
        const TermColumns& term = m_terms[t];
        for (const std::vector<Index>& group : term.groups)
            for (const Index c : group)
                for (const Index d : group)
                    if (!term.unique)
                        out(m_first[t] + c, m_first[t] + d) = g[t](term.inner[at(c)], term.inner[at(d)]);
    }
    return out;
}

bool LowRankBlock::factor(const std::vector<MatrixXd>& g)
{
    ArrayXd d = m_v;
    for (std::size_t t = 0; t < m_terms.size(); ++t)
        for (Index i = 0; i < d.size() && m_terms[t].unique; ++i) {
            const Index level = m_terms[t].inner[at(m_terms[t].of[at(i)])];
            d[i] += g[t](level, level);
        }
    m_precision = 1 / d;
    m_logDeterminant = d.log().sum();
    if (m_shared > 0)
        factorShared(g);
    return std::isfinite(m_logDeterminant);
}

void LowRankBlock::factorShared(const std::vector<MatrixXd>& g)
{
    m_cross = gathered(spread(MatrixXd::Identity(m_shared, m_shared)).array().colwise() * m_precision);
    const MatrixXd covariance = sharedCovariance(g);
    const Eigen::PartialPivLU<MatrixXd> lu(MatrixXd::Identity(m_shared, m_shared) + covariance * m_cross);
    m_core = lu.solve(covariance);
    m_logDeterminant += lu.matrixLU().diagonal().array().abs().log().sum();
}

MatrixXd LowRankBlock::solve(const MatrixXd& b) const
{
    const MatrixXd scaled = b.array().colwise() * m_precision;
    if (m_shared == 0)
        return scaled;
    const MatrixXd shared = spread(m_core * gathered(scaled));
    return scaled.array() - shared.array().colwise() * m_precision;
}

ArrayXd LowRankBlock::sharedQuadratic() const
{
    const MatrixXd half = spread(m_core);
    ArrayXd out = ArrayXd::Zero(m_v.size());
    for (std::size_t t = 0; t < m_terms.size(); ++t)
        for (Index i = 0; i < out.size() && !m_terms[t].unique; ++i)
            out[i] += half(i, m_first[t] + m_terms[t].of[at(i)]);
    return out;
}

void LowRankBlock::addInverse(std::vector<MatrixXd>& levels) const
{
    const MatrixXd shared = m_cross - m_cross * m_core * m_cross; // Z'M^-1 Z
    const ArrayXd diagonal = m_precision - sharedQuadratic() * m_precision.square();
    for (std::size_t t = 0; t < m_terms.size(); ++t) {
        const TermColumns& term = m_terms[t];
        for (const std::vector<Index>& group : term.groups)
            for (const Index c : group)
                for (const Index d : group)
                    if (!term.unique)
                        levels[t](term.inner[at(c)], term.inner[at(d)]) +=
                            shared(m_first[t] + c, m_first[t] + d);
        for (Index i = 0; i < diagonal.size() && term.unique; ++i)
            levels[t](term.inner[at(term.of[at(i)])], term.inner[at(term.of[at(i)])]) += diagonal[i];
    }
}

MatrixXd LowRankBlock::matrix(const std::vector<MatrixXd>& g) const
{
    return DenseBlock(m_v.matrix().asDiagonal(), m_terms).matrix(g);
}

BlockCovariance blockCovariance(const MatrixXd& v, std::vector<TermColumns> terms)
{
    const bool independent = v.isDiagonal(0);
    if (independent && LowRankBlock::sharedColumns(terms) < v.rows())
        return LowRankBlock(v.diagonal(), std::move(terms));
    return DenseBlock(v, std::move(terms));
}

} // namespace plansift::stats
