// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: the search for the maximum of a selection likelihood.
#pragma once

#include "core/stats/bias/selection/selection_likelihood.hpp"
#include "core/stats/newton.hpp"

#include <vector>

namespace plansift::stats {

/// The model without selection that everything starts from, and is compared with.
struct Unselected {
    double beta = 0;
    double tau2 = 0;
    double logLik = 0;
    double scale = 1; ///< a natural unit of the effects
};

/// A model with the parameters to be estimated as logarithms: (mu - start) / scale, log tau2 unless that is
/// fixed at zero, log delta where free.
class SelectionFitter {
public:
    /// A bound whose log-likelihood is lower by less than this is taken.
    static constexpr double kAsGood = 1e-9;

    SelectionFitter(const SelectionLikelihood& likelihood, const SelectionSpec& spec, const Unselected& start,
                    std::vector<double> delta)
        : m_likelihood(likelihood)
        , m_spec(spec)
        , m_start(start)
        , m_delta(std::move(delta))
    {
        for (std::size_t i = 0; i < m_delta.size(); ++i)
            if (std::isnan(m_delta[i]))
                m_free.push_back(i);
    }

    struct Fit {
        double mu = 0;
        double tau2 = 0;
        std::vector<double> delta{};
        double logLik = 0;
        bool converged = false;
    };

    std::size_t freeDeltas() const { return m_free.size(); }

    /// The best fit with tau2 above zero.
    Fit random() const { return fit(true); }
    /// The best fit with tau2 = 0.
    Fit equal() const { return fit(false); }

    /// Standard errors of mu, tau2 and the deltas; NaN for what is fixed or at a bound.
    struct Errors {
        double mu = kUndefined;
        double tau2 = kUndefined;
        std::vector<double> delta{};
    };
    Errors standardErrors(const Fit& fit) const;

private:
    /// Which parameters a point holds beside mu.
    struct Layout {
        bool tau2 = true;
        std::vector<std::size_t> deltas{};
    };

    Fit unpacked(const Eigen::VectorXd& at, const Layout& layout, const Fit& fixed) const;
    Eigen::VectorXd packed(const Fit& fit, const Layout& layout) const;
    Objective objective(const Layout& layout, const Fit& fixed) const;
    double logLik(const Fit& fit) const { return m_likelihood(fit.mu, fit.tau2, fit.delta); }
    std::vector<Fit> starts(bool random) const;
    Fit fit(bool random) const;
    void takeBounds(Fit& fit) const;
    bool atBound(double delta) const { return delta <= m_spec.leastDelta || delta >= kMostDelta; }

    const SelectionLikelihood& m_likelihood;
    const SelectionSpec& m_spec;
    const Unselected& m_start;
    std::vector<double> m_delta;
    std::vector<std::size_t> m_free{};
};

} // namespace plansift::stats
