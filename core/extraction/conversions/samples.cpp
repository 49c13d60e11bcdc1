// SPDX-License-Identifier: GPL-3.0-or-later
// Mean and standard deviation from five numbers, of groups put together and of a shared group.
#include "core/base/text.hpp"
#include "core/extraction/conversions/families.hpp"
#include "core/stats/five_number/five_number.hpp"

#include <numeric>

namespace plansift::extraction {
namespace {

using stats::square;
using enum InputRule;

std::vector<std::string_view> methodKeys()
{
    std::vector<std::string_view> keys{"default"};
    for (const stats::FiveNumberMethod& method : stats::fiveNumberMethods())
        keys.push_back(method.key);
    return keys;
}

Result<Converted> fiveNumbers(const Inputs& in)
{
    const stats::FiveNumbers numbers{in["min"], in["q1"], in["median"], in["q3"], in["max"], in["n"]};
    const std::string_view asked = in.choice("dist") == "lnorm" ? "lnorm" : in.choice("method");
    const stats::FiveNumberMethod* method = stats::fiveNumberMethodByKey(asked.empty() ? "default" : asked);
    const Result<stats::MeanSd> found = stats::meanAndSd(numbers, *method);
    if (!found)
        return found.error();
    const Result<stats::SkewnessTest> test = stats::testSkewness(numbers);
    if (!test)
        return test.error();
    Converted out{{{"mean", found->mean},
                   {"sd", found->sd},
                   {"skewness", test->stat},
                   {"skewness_critical", test->critical}},
                  {}};
    if (test->skewed())
        out.warnings += ConversionText::tr("the numbers are skewed (Shi 2023, 5% level): a mean may not "
                                           "describe them, compare qe, bc or mln");
    return out;
}

/// Table 6.5.a for any number of groups: the sum of squares within the groups and between them.
Result<Converted> combineGroups(const Inputs& in)
{
    const std::vector<double> n = in.numbered("n");
    const std::vector<double> m = in.numbered("m");
    const std::vector<double> s = in.numbered("s");
    if (n.size() != m.size() || n.size() != s.size())
        return impossible(ConversionText::tr("every group needs its n, m and s"));
    const double total = std::accumulate(n.begin(), n.end(), 0.0);
    const double mean = std::inner_product(n.begin(), n.end(), m.begin(), 0.0) / total;
    double squares = 0;
    for (std::size_t i = 0; i < n.size(); ++i)
        squares += (n[i] - 1) * square(s[i]) + n[i] * square(m[i] - mean);
    return Converted{{{"n", total}, {"mean", mean}, {"sd", std::sqrt(squares / (total - 1))}}, {}};
}

Result<Converted> splitSharedGroup(const Inputs& in)
{
    Converted out{{{"n", in["n"] / in["comparisons"]}}, {}};
    if (in.has("events"))
        out.values.push_back({"events", in["events"] / in["comparisons"]});
    out.warnings +=
        ConversionText::tr("the comparisons stay correlated in part; combining the other groups avoids this");
    return out;
}

} // namespace

std::vector<Conversion> sampleConversions()
{
    return {
        {"fivenum",
         QT_TRANSLATE_NOOP("conversion", "Mean and SD from median, quartiles and range"),
         QT_TRANSLATE_NOOP("conversion", "mean and sd by the method named, from the numbers given"),
         QT_TRANSLATE_NOOP(
             "conversion",
             "the values are normally distributed (luo/wan/shi, hozo2005, wan2014, bland2015, "
             "walter2007, blue), log-normally (lnorm), of any of five families (qe), or normally "
             "after a power transformation (bc, mln)"),
         "Hozo 2005; Walter & Yao 2007; Wan 2014; Bland 2015; Luo 2016; McGrath 2020; Shi 2020; Cai 2021; "
         "Yang "
         "2022",
         {{"min", Any, true},
          {"q1", Any, true},
          {"median"},
          {"q3", Any, true},
          {"max", Any, true},
          {"n", Count}},
         {{"method", methodKeys()}, {"dist", {"norm", "lnorm"}}},
         fiveNumbers},
        {"combine_groups",
         QT_TRANSLATE_NOOP("conversion", "Several groups as one"),
         "sd^2 = sum((n_i - 1) s_i^2 + n_i (m_i - mean)^2) / (sum(n_i) - 1), mean = sum(n_i m_i) / sum(n_i)",
         QT_TRANSLATE_NOOP("conversion", "the groups have no participant in common"),
         "Cochrane Handbook 6.5.2.10, table 6.5.a",
         {{"n1", Count}, {"m1"}, {"s1", NotNegative}, {"n2", Count}, {"m2"}, {"s2", NotNegative}},
         {},
         combineGroups,
         true},
        {"split_shared_group",
         QT_TRANSLATE_NOOP("conversion", "One comparison's share of a shared group"),
         "n / comparisons, events / comparisons; mean and sd stay",
         QT_TRANSLATE_NOOP("conversion", "the shared group is divided evenly among the comparisons"),
         "Cochrane Handbook 23.3.4",
         {{"n", Count}, {"events", NotNegative, true}, {"comparisons", Count}},
         {},
         splitSharedGroup},
    };
}

} // namespace plansift::extraction
