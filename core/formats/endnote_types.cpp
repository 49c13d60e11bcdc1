// SPDX-License-Identifier: GPL-3.0-or-later
// The table of EndNote's reference types.
#include "core/formats/endnote_types.hpp"

#include <algorithm>

namespace plansift::formats {
namespace {

/// Names and numbers as EndNote 20 writes them; the first name of a RIS type is the one that is written.
constexpr EndnoteType kTypes[] = {{u"Generic", 13, u"GEN"},
                                  {u"Journal Article", 17, u"JOUR"},
                                  {u"Book", 6, u"BOOK"},
                                  {u"Book Section", 5, u"CHAP"},
                                  {u"Conference Paper", 47, u"CPAPER"},
                                  {u"Conference Proceedings", 10, u"CONF"},
                                  {u"Thesis", 32, u"THES"},
                                  {u"Report", 27, u"RPRT"},
                                  {u"Web Page", 12, u"ELEC"},
                                  {u"Electronic Article", 43, u"EJOUR"},
                                  {u"Electronic Book", 44, u"EBOOK"},
                                  {u"Electronic Book Section", 60, u"ECHAP"},
                                  {u"Edited Book", 28, u"EDBOOK"},
                                  {u"Magazine Article", 19, u"MGZN"},
                                  {u"Newspaper Article", 23, u"NEWS"},
                                  {u"Unpublished Work", 34, u"UNPB"},
                                  {u"Patent", 25, u"PAT"},
                                  {u"Dataset", 59, u"DATA"},
                                  {u"Computer Program", 9, u"COMP"},
                                  {u"Government Document", 46, u"GOVDOC"},
                                  {u"Manuscript", 36, u"MANSCPT"},
                                  {u"Standard", 58, u"STAND"},
                                  {u"Serial", 57, u"SER"},
                                  {u"Personal Communication", 26, u"PCOMM"},
                                  {u"Online Database", 45, u"DBASE"},
                                  {u"Aggregated Database", 55, u"AGGR"},
                                  {u"Online Multimedia", 48, u"MULTI"},
                                  {u"Audiovisual Material", 3, u"ADVS"},
                                  {u"Film or Broadcast", 21, u"MPCT"},
                                  {u"Encyclopedia", 53, u"ENCYC"},
                                  {u"Dictionary", 52, u"DICT"},
                                  {u"Blog", 56, u"BLOG"},
                                  {u"Grant", 54, u"GRANT"},
                                  {u"Statute", 31, u"STAT"},
                                  {u"Bill", 4, u"BILL"},
                                  {u"Case", 7, u"CASE"},
                                  {u"Hearing", 14, u"HEAR"},
                                  {u"Legal Rule or Regulation", 50, u"LEGAL"},
                                  {u"Map", 20, u"MAP"},
                                  {u"Figure", 37, u"FIGURE"},
                                  {u"Chart or Table", 38, u"CHART"},
                                  {u"Equation", 39, u"EQUA"},
                                  {u"Artwork", 2, u"ART"},
                                  {u"Classical Work", 49, u"CLSWK"},
                                  {u"Ancient Text", 51, u"ANCIENT"},
                                  {u"Conference", 47, u"CPAPER"}, // JabRef
                                  {u"Electronic Source", 12, u"ELEC"}};

} // namespace

const EndnoteType* endnoteTypeNamed(QStringView name)
{
    const auto found = std::find_if(std::begin(kTypes), std::end(kTypes), [name](const EndnoteType& t) {
        return t.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == std::end(kTypes) ? nullptr : found;
}

const EndnoteType& endnoteTypeOf(QStringView type)
{
    const auto found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                    [type](const EndnoteType& t) { return t.type == type; });
    return found == std::end(kTypes) ? kTypes[0] : *found;
}

} // namespace plansift::formats
