// SPDX-License-Identifier: GPL-3.0-or-later
// The table of CSL types.
#include "core/formats/csl_types.hpp"

#include <algorithm>

namespace plansift::formats {
namespace {

struct CslType {
    QStringView csl;
    QStringView ris;
};

/// The first entry of a RIS type is the one that is written.
constexpr CslType kTypes[] = {{u"document", u"GEN"},
                              {u"article-journal", u"JOUR"},
                              {u"article", u"UNPB"},
                              {u"article-magazine", u"MGZN"},
                              {u"article-newspaper", u"NEWS"},
                              {u"book", u"BOOK"},
                              {u"chapter", u"CHAP"},
                              {u"paper-conference", u"CPAPER"},
                              {u"thesis", u"THES"},
                              {u"report", u"RPRT"},
                              {u"webpage", u"ELEC"},
                              {u"post-weblog", u"BLOG"},
                              {u"dataset", u"DATA"},
                              {u"patent", u"PAT"},
                              {u"standard", u"STAND"},
                              {u"software", u"COMP"},
                              {u"manuscript", u"MANSCPT"},
                              {u"map", u"MAP"},
                              {u"figure", u"FIGURE"},
                              {u"graphic", u"ART"},
                              {u"bill", u"BILL"},
                              {u"legal_case", u"CASE"},
                              {u"legislation", u"STAT"},
                              {u"hearing", u"HEAR"},
                              {u"motion_picture", u"MPCT"},
                              {u"personal_communication", u"PCOMM"},
                              {u"entry-encyclopedia", u"ENCYC"},
                              {u"entry-dictionary", u"DICT"},
                              {u"periodical", u"SER"},
                              {u"pamphlet", u"PAMP"}};

} // namespace

QStringView risTypeOfCsl(QStringView cslType)
{
    const auto found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                    [cslType](const CslType& t) { return t.csl == cslType; });
    return found == std::end(kTypes) ? kTypes[0].ris : found->ris;
}

QStringView cslTypeOf(QStringView risType)
{
    const auto found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                    [risType](const CslType& t) { return t.ris == risType; });
    return found == std::end(kTypes) ? kTypes[0].csl : found->csl;
}

} // namespace plansift::formats
