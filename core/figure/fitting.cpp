// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes to try, and the refusal.
#include "core/figure/fitting.hpp"

#include "core/figure/number_text.hpp"

#include <cmath>

namespace plansift::figure {
namespace {

constexpr double kA4TextHeightMm = 247;

std::string shortNumber(double value)
{
    return fixedNumber(value, decimalsNeeded(value, 1));
}

} // namespace

double pageHeightPt(const FigureOptions& options, std::size_t studies)
{
    if (options.pageHeightMm > 0)
        return options.pageHeightMm * kPointsPerMm;
    return studies > kStudiesOnOnePage ? kA4TextHeightMm * kPointsPerMm : 0;
}

std::vector<double> fontSizes(const FigureOptions& options)
{
    std::vector<double> sizes;
    for (double size = options.fontPt; size > options.minimumFontPt + 0.01; size -= 0.5)
        sizes.push_back(size);
    sizes.push_back(options.minimumFontPt);
    return sizes;
}

Error doesNotFit(std::string_view figure, std::string_view dimension, double givenMm, double neededPt,
                 const FigureOptions& options)
{
    return {ErrorCode::Input,
            "the " + std::string(figure) + " does not fit into a " + std::string(dimension) + " of " +
                shortNumber(givenMm) + " mm: it needs at least " +
                fixedNumber(std::ceil(neededPt / kPointsPerMm), 0) + " mm at " +
                shortNumber(options.minimumFontPt) + " pt",
            {}};
}

} // namespace plansift::figure
