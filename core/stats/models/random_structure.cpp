// SPDX-License-Identifier: GPL-3.0-or-later
// The table of covariance structures.
#include "core/stats/models/structure_parameters.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace plansift::stats {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

void compound(MatrixXd& r, double rho)
{
    r.setConstant(rho);
    r.diagonal().setOnes();
}

void autoregressive(MatrixXd& r, double rho)
{
    for (Index i = 0; i < r.rows(); ++i)
        for (Index j = 0; j < r.cols(); ++j)
            r(i, j) = std::pow(rho, std::abs(i - j));
}

struct Spec {
    Structure structure;
    std::string_view key;
    bool ownVariances;
    void (*fill)(MatrixXd& r, double rho); ///< correlations that follow from one
};

constexpr std::array<Spec, 7> kStructures{{
    {Structure::ID, "ID", false, nullptr},
    {Structure::DIAG, "DIAG", true, nullptr},
    {Structure::CS, "CS", false, compound},
    {Structure::HCS, "HCS", true, compound},
    {Structure::AR, "AR", false, autoregressive},
    {Structure::HAR, "HAR", true, autoregressive},
    {Structure::UN, "UN", true, nullptr},
}};

const Spec& specOf(Structure structure)
{
    return kStructures[static_cast<std::size_t>(structure)];
}

/// A triangular matrix from its rows.
MatrixXd factorOf(const VectorXd& rows, int m)
{
    MatrixXd factor = MatrixXd::Zero(m, m);
    Index next = 0;
    for (Index i = 0; i < m; ++i)
        for (Index j = 0; j <= i; ++j)
            factor(i, j) = rows[next++];
    return factor;
}

VectorXd rowsOf(const MatrixXd& factor)
{
    VectorXd rows(factor.rows() * (factor.rows() + 1) / 2);
    Index next = 0;
    for (Index i = 0; i < factor.rows(); ++i)
        for (Index j = 0; j <= i; ++j)
            rows[next++] = factor(i, j);
    return rows;
}

} // namespace

std::string_view structureKey(Structure structure)
{
    return specOf(structure).key;
}

std::optional<Structure> structureByKey(std::string_view key)
{
    const auto found = std::ranges::find(kStructures, key, &Spec::key);
    return found == kStructures.end() ? std::nullopt : std::optional(found->structure);
}

StructureParameters::StructureParameters(Structure structure, int levels)
    : m_structure(structure)
    , m_levels(levels)
{
}

int StructureParameters::scaled() const
{
    if (!hasDeviations())
        return m_levels * (m_levels + 1) / 2;
    return specOf(m_structure).ownVariances ? m_levels : 1;
}

int StructureParameters::count() const
{
    return scaled() + (specOf(m_structure).fill && m_levels > 1 ? 1 : 0);
}

MatrixXd StructureParameters::correlation(double rho) const
{
    MatrixXd r = MatrixXd::Identity(m_levels, m_levels);
    if (hasRho())
        specOf(m_structure).fill(r, rho);
    return r;
}

MatrixXd StructureParameters::covariance(const VectorXd& parameters) const
{
    if (!hasDeviations()) {
        const MatrixXd factor = factorOf(parameters, m_levels);
        return factor * factor.transpose();
    }
    const VectorXd own = parameters.head(scaled());
    const VectorXd deviation = own.size() == m_levels ? own : VectorXd::Constant(m_levels, own[0]);
    const double rho = hasRho() ? rhoOf(parameters[scaled()]) : 0;
    return deviation.asDiagonal() * correlation(rho) * deviation.asDiagonal();
}

std::vector<MatrixXd> StructureParameters::slopes(const VectorXd& parameters) const
{
    std::vector<MatrixXd> out;
    for (Index i = 0; i < parameters.size(); ++i) {
        const double h = 1e-5 * std::max(1.0, std::abs(parameters[i]));
        VectorXd above = parameters;
        VectorXd below = parameters;
        above[i] += h;
        below[i] -= h;
        out.push_back((covariance(above) - covariance(below)) / (2 * h));
    }
    return out;
}

VectorXd StructureParameters::start(double deviation) const
{
    constexpr double kRho = 1.0 / 3;
    if (!hasDeviations()) {
        MatrixXd r(m_levels, m_levels);
        compound(r, kRho);
        return deviation * rowsOf(r.llt().matrixL());
    }
    VectorXd out = VectorXd::Constant(count(), deviation);
    if (hasRho())
        out[scaled()] = parameterOf(kRho);
    return out;
}

std::vector<double> StructureParameters::variances(const VectorXd& parameters) const
{
    const VectorXd diagonal = covariance(parameters).diagonal();
    if (!specOf(m_structure).ownVariances)
        return {diagonal[0]};
    return {diagonal.begin(), diagonal.end()};
}

std::vector<double> StructureParameters::rho(const VectorXd& parameters) const
{
    if (hasRho())
        return {rhoOf(parameters[scaled()])};
    std::vector<double> out;
    const MatrixXd g = covariance(parameters);
    for (Index i = 0; i < m_levels && !hasDeviations(); ++i)
        for (Index j = i + 1; j < m_levels; ++j)
            out.push_back(g(i, j) / std::sqrt(g(i, i) * g(j, j)));
    return out;
}

double StructureParameters::rhoOf(double parameter) const
{
    return lowestRho() + (1 - lowestRho()) / (1 + std::exp(-parameter));
}

double StructureParameters::parameterOf(double rho) const
{
    return std::log((rho - lowestRho()) / (1 - rho));
}

double StructureParameters::lowestRho() const
{
    return specOf(m_structure).fill == compound ? -1.0 / (m_levels - 1) : -1;
}

} // namespace plansift::stats
