// SPDX-License-Identifier: GPL-3.0-or-later
// The table of covariance structures.
#include "core/stats/models/structure_parameters.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace plansift::stats {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

/// A correlation between `lowest` and 1, on the logistic scale.
double boundedCorrelation(double x, double lowest)
{
    return lowest + (1 - lowest) / (1 + std::exp(-x));
}

double boundedParameter(double rho, double lowest)
{
    return std::log((rho - lowest) / (1 - rho));
}

/// The lowest correlation that m levels can share.
double lowestShared(int m)
{
    return -1.0 / (m - 1);
}

void independent(MatrixXd&, const VectorXd&) {}

void compound(MatrixXd& r, const VectorXd& x)
{
    const double rho = boundedCorrelation(x[0], lowestShared(static_cast<int>(r.rows())));
    r.setConstant(rho);
    r.diagonal().setOnes();
}

void autoregressive(MatrixXd& r, const VectorXd& x)
{
    const double rho = boundedCorrelation(x[0], -1);
    for (Eigen::Index i = 0; i < r.rows(); ++i)
        for (Eigen::Index j = 0; j < r.cols(); ++j)
            r(i, j) = std::pow(rho, std::abs(i - j));
}

/// The rows of a triangular factor with ones on its diagonal, made one long.
void unstructured(MatrixXd& r, const VectorXd& x)
{
    MatrixXd factor = MatrixXd::Identity(r.rows(), r.cols());
    Eigen::Index next = 0;
    for (Eigen::Index i = 1; i < r.rows(); ++i)
        for (Eigen::Index j = 0; j < i; ++j)
            factor(i, j) = x[next++];
    factor.rowwise().normalize();
    r = factor * factor.transpose();
}

enum class Correlations { None, One, Pairs };

struct Spec {
    Structure structure;
    std::string_view key;
    bool ownVariances;
    Correlations correlations;
    void (*fill)(MatrixXd& r, const VectorXd& parameters);
};

constexpr std::array<Spec, 7> kStructures{{
    {Structure::ID, "ID", false, Correlations::None, independent},
    {Structure::DIAG, "DIAG", true, Correlations::None, independent},
    {Structure::CS, "CS", false, Correlations::One, compound},
    {Structure::HCS, "HCS", true, Correlations::One, compound},
    {Structure::AR, "AR", false, Correlations::One, autoregressive},
    {Structure::HAR, "HAR", true, Correlations::One, autoregressive},
    {Structure::UN, "UN", true, Correlations::Pairs, unstructured},
}};

const Spec& specOf(Structure structure)
{
    return kStructures[static_cast<std::size_t>(structure)];
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

int StructureParameters::deviations() const
{
    return specOf(m_structure).ownVariances ? m_levels : 1;
}

int StructureParameters::correlations() const
{
    const Correlations kind = specOf(m_structure).correlations;
    if (m_levels < 2 || kind == Correlations::None)
        return 0;
    return kind == Correlations::One ? 1 : m_levels * (m_levels - 1) / 2;
}

MatrixXd StructureParameters::correlation(const VectorXd& parameters) const
{
    MatrixXd r = MatrixXd::Identity(m_levels, m_levels);
    if (correlations() > 0)
        specOf(m_structure).fill(r, parameters.tail(correlations()));
    return r;
}

MatrixXd StructureParameters::covariance(const VectorXd& parameters) const
{
    const VectorXd own = parameters.head(deviations());
    const VectorXd deviation = own.size() == m_levels ? own : VectorXd::Constant(m_levels, own[0]);
    return deviation.asDiagonal() * correlation(parameters) * deviation.asDiagonal();
}

std::vector<MatrixXd> StructureParameters::slopes(const VectorXd& parameters) const
{
    std::vector<MatrixXd> out;
    for (Eigen::Index i = 0; i < parameters.size(); ++i) {
        const double h = 1e-5 * std::max(1.0, std::abs(parameters[i]));
        VectorXd above = parameters;
        VectorXd below = parameters;
        above[i] += h;
        below[i] -= h;
        out.push_back((covariance(above) - covariance(below)) / (2 * h));
    }
    return out;
}

std::vector<double> StructureParameters::variances(const VectorXd& parameters) const
{
    const VectorXd squares = parameters.head(deviations()).array().square();
    return {squares.begin(), squares.end()};
}

std::vector<double> StructureParameters::rho(const VectorXd& parameters) const
{
    if (correlations() == 0)
        return {};
    // The sign of a standard deviation is that of its row.
    const VectorXd signs = deviations() == m_levels
                               ? VectorXd(parameters.head(m_levels).cwiseSign())
                               : VectorXd(VectorXd::Ones(m_levels));
    const MatrixXd r = correlation(parameters);
    std::vector<double> out;
    for (int i = 0; i < m_levels; ++i)
        for (int j = i + 1; j < m_levels && out.size() < static_cast<std::size_t>(correlations()); ++j)
            out.push_back(r(i, j) * (signs[i] * signs[j] < 0 ? -1 : 1));
    return out;
}

double StructureParameters::parameterOf(double rho) const
{
    if (m_structure == Structure::UN)
        return rho / std::sqrt(1 - rho * rho);
    return boundedParameter(rho, lowestRho());
}

double StructureParameters::lowestRho() const
{
    const bool shared = m_structure == Structure::CS || m_structure == Structure::HCS;
    return shared ? lowestShared(m_levels) : -1;
}

} // namespace plansift::stats
