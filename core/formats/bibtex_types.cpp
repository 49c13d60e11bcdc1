// SPDX-License-Identifier: GPL-3.0-or-later
// The table of entry types.
#include "core/formats/bibtex_types.hpp"

#include <algorithm>

namespace plansift::formats {
namespace {

struct BibtexType {
    QStringView entry;
    QStringView ris;
};

/// The first entry of a RIS type is the one that is written.
constexpr BibtexType kTypes[] = {{u"misc", u"GEN"},
                                 {u"article", u"JOUR"},
                                 {u"book", u"BOOK"},
                                 {u"mvbook", u"BOOK"},
                                 {u"incollection", u"CHAP"},
                                 {u"inbook", u"CHAP"},
                                 {u"inproceedings", u"CPAPER"},
                                 {u"conference", u"CPAPER"},
                                 {u"proceedings", u"CONF"},
                                 {u"collection", u"EDBOOK"},
                                 {u"phdthesis", u"THES"},
                                 {u"mastersthesis", u"THES"},
                                 {u"thesis", u"THES"},
                                 {u"techreport", u"RPRT"},
                                 {u"report", u"RPRT"},
                                 {u"unpublished", u"UNPB"},
                                 {u"online", u"ELEC"},
                                 {u"electronic", u"ELEC"},
                                 {u"www", u"ELEC"},
                                 {u"webpage", u"ELEC"},
                                 {u"dataset", u"DATA"},
                                 {u"patent", u"PAT"},
                                 {u"software", u"COMP"},
                                 {u"standard", u"STAND"},
                                 {u"booklet", u"PAMP"},
                                 {u"periodical", u"SER"}};

} // namespace

QStringView risTypeOfBibtex(QStringView entryType)
{
    const auto found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                    [entryType](const BibtexType& t) { return t.entry == entryType; });
    return found == std::end(kTypes) ? kTypes[0].ris : found->ris;
}

QStringView bibtexTypeOf(QStringView risType)
{
    const auto found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                    [risType](const BibtexType& t) { return t.ris == risType; });
    return found == std::end(kTypes) ? kTypes[0].entry : found->entry;
}

} // namespace plansift::formats
