// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of publication as databases and reference managers print them.
#include "core/formats/record_type.hpp"

#include "core/formats/ris_record.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

struct TypeName {
    QStringView part; ///< stands in the printed type, lower case
    QStringView word; ///< RIS type
};

/// In order: the first part that the printed type contains decides.
constexpr TypeName kTypeNames[] = {{u"book chapter", u"CHAP"},
                                   {u"book section", u"CHAP"},
                                   {u"book, section", u"CHAP"},
                                   {u"book-chapter", u"CHAP"},
                                   {u"booksection", u"CHAP"},
                                   {u"encyclopedia", u"ENCYC"},
                                   {u"dictionary", u"DICT"},
                                   {u"edited book", u"EDBOOK"},
                                   {u"book, edited", u"EDBOOK"},
                                   {u"electronic book", u"EBOOK"},
                                   {u"book review", u"JOUR"},
                                   {u"conference abstract", u"ABST"},
                                   {u"meeting abstract", u"ABST"},
                                   {u"conference paper", u"CPAPER"},
                                   {u"conferencepaper", u"CPAPER"},
                                   {u"proceedings paper", u"CPAPER"},
                                   {u"proceedings article", u"CPAPER"},
                                   {u"proceedings-article", u"CPAPER"},
                                   {u"conference", u"CONF"},
                                   {u"proceedings", u"CONF"},
                                   {u"book", u"BOOK"},
                                   {u"thesis", u"THES"},
                                   {u"dissertation", u"THES"},
                                   {u"newspaper", u"NEWS"},
                                   {u"magazine", u"MGZN"},
                                   {u"patent", u"PAT"},
                                   {u"preprint", u"UNPB"},
                                   {u"unpublished", u"UNPB"},
                                   {u"data set", u"DATA"},
                                   {u"dataset", u"DATA"},
                                   {u"technical report", u"RPRT"},
                                   {u"clinical trial registration", u"TRIAL"},
                                   {u"trial registry", u"TRIAL"},
                                   {u"journal", u"JOUR"},
                                   {u"case report", u"JOUR"},
                                   {u"report", u"RPRT"},
                                   {u"standard", u"STAND"},
                                   {u"web page", u"ELEC"},
                                   {u"webpage", u"ELEC"},
                                   {u"web site", u"ELEC"},
                                   {u"article", u"JOUR"},
                                   {u"review", u"JOUR"},
                                   {u"editorial", u"JOUR"},
                                   {u"letter", u"JOUR"},
                                   {u"note", u"JOUR"},
                                   {u"erratum", u"JOUR"},
                                   {u"generic", u"GEN"}};

} // namespace

QString typeWord(const QString& printed)
{
    if (isRisType(printed) || printed == u"TRIAL"_s)
        return printed;
    const QString lower = printed.toLower();
    for (const TypeName& name : kTypeNames)
        if (lower.contains(name.part))
            return name.word.toString();
    return {};
}

} // namespace plansift::formats
