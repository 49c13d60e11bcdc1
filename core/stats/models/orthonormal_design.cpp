// SPDX-License-Identifier: GPL-3.0-or-later
// Orthonormal design matrices.
#include "core/stats/models/orthonormal_design.hpp"

#include <cmath>

namespace plansift::stats {

using Eigen::MatrixXd;
using Eigen::VectorXd;

OrthonormalDesign orthonormal(const MatrixXd& x)
{
    const Eigen::Index p = x.cols();
    const Eigen::HouseholderQR<MatrixXd> qr(x);
    const MatrixXd r = qr.matrixQR().topRows(p).triangularView<Eigen::Upper>();
    return {qr.householderQ() * MatrixXd::Identity(x.rows(), p),
            r.triangularView<Eigen::Upper>().solve(MatrixXd::Identity(p, p))};
}

/// Each column, made one long, is projected off those before it, twice against rounding (Golub & Van Loan,
/// sec. 5.2.8).
std::optional<Eigen::Index> dependentColumn(const MatrixXd& x)
{
    constexpr double kNothingLeft = 1e-10;
    MatrixXd basis(x.rows(), x.cols());
    for (Eigen::Index j = 0; j < x.cols(); ++j) {
        const double length = x.col(j).norm();
        if (!(length > 0) || !std::isfinite(length))
            return j;
        VectorXd rest = x.col(j) / length;
        for (int pass = 0; pass < 2; ++pass)
            rest -= basis.leftCols(j) * (basis.leftCols(j).transpose() * rest);
        if (!(rest.norm() > kNothingLeft))
            return j;
        basis.col(j) = rest.normalized();
    }
    return std::nullopt;
}

} // namespace plansift::stats
