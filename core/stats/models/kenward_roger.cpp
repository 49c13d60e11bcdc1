// SPDX-License-Identifier: GPL-3.0-or-later
// Kenward and Roger's adjustment for one between-study variance.
#include "core/stats/models/kenward_roger.hpp"

namespace plansift::stats {

using Eigen::ArrayXd;
using Eigen::MatrixXd;
using Eigen::VectorXd;

KenwardRoger::KenwardRoger(const RegressionData& data, double tau2)
{
    const ArrayXd w = 1 / (data.v + tau2);
    const WeightedFit fit(data, w);
    const ArrayXd ones = ArrayXd::Ones(data.k());
    const auto moment = [&](const ArrayXd& d) -> MatrixXd {
        return data.x.transpose() * (data.x.array().colwise() * d).matrix();
    };
    m_variance = 2 / fit.traceProduct(ones, ones);
    const MatrixXd& phi = fit.inverseCross();
    const MatrixXd p = moment(w.square());
    const MatrixXd excess = moment(w.cube()) - p * phi * p;
    m_adjusted = phi + 2 * m_variance * phi * excess * phi;
    m_middle = m_adjusted * p * m_adjusted;
}

double KenwardRoger::df(const VectorXd& contrast) const
{
    const double a = contrast.dot(m_middle * contrast) / contrast.dot(m_adjusted * contrast);
    return 2 / (m_variance * a * a);
}

KenwardRoger::ScaledF KenwardRoger::omnibus(const MatrixXd& contrasts) const
{
    const auto l = static_cast<double>(contrasts.rows());
    if (contrasts.rows() == 1)
        return {1, df(contrasts.row(0).transpose())};
    const MatrixXd ratio = (contrasts * m_adjusted * contrasts.transpose())
                               .ldlt()
                               .solve(contrasts * m_middle * contrasts.transpose());
    const double a1 = m_variance * square(ratio.trace());
    const double a2 = m_variance * (ratio * ratio).trace();
    const double b = (a1 + 6 * a2) / (2 * l);
    const double g = ((l + 1) * a1 - (l + 4) * a2) / ((l + 2) * a2);
    const double unit = 3 * l + 2 * (1 - g);
    const double mean = 1 / (1 - a2 / l);
    const double variance =
        2 / l * (1 + g / unit * b) / (square(1 - (l - g) / unit * b) * (1 - (l + 2 - g) / unit * b));
    const double rho = variance / (2 * square(mean));
    const double df = 4 + (l + 2) / (l * rho - 1);
    const double scale = df / (mean * (df - 2));
    const bool sensible = scale > 0 && std::isfinite(df); // the moments may match no F distribution
    return sensible ? ScaledF{scale, df} : ScaledF{kUndefined, kUndefined};
}

} // namespace plansift::stats
