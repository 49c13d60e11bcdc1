// SPDX-License-Identifier: GPL-3.0-or-later
// Made records for the tests of the search.
#pragma once

#include "core/dedupe/dedupe.hpp"

#include <QString>

namespace plansift::test {

/// An article with every field filled.
inline dedupe::Entry article()
{
    using namespace Qt::Literals::StringLiterals;
    dedupe::Entry e;
    e.type = u"JOUR"_s;
    e.title = u"Walking and counselling for long-lasting back pain: a randomised trial"_s;
    e.authors = {{u"Smith"_s, u"Jane A."_s}, {u"Müller"_s, u"Karl"_s}};
    e.year = 2019;
    e.journal = u"Journal of Pain and Movement"_s;
    e.volume = u"12"_s;
    e.issue = u"3"_s;
    e.pages = u"101-112"_s;
    e.doi = u"10.5555/walk.1"_s;
    e.abstract = u"Background: people with back pain are advised to stay active and to walk. We compared "
                 "counselling with usual care in two hundred adults over twelve months."_s;
    return e;
}

/// Unlike articles, numbered.
inline dedupe::Entry articleNumber(int number)
{
    using namespace Qt::Literals::StringLiterals;
    static const QStringList things{u"knees"_s,  u"elbows"_s, u"shoulders"_s, u"necks"_s,
                                    u"wrists"_s, u"ankles"_s, u"hips"_s};
    static const QStringList means{u"ultrasound"_s, u"massage"_s,   u"swimming"_s,   u"manipulation"_s,
                                   u"ibuprofen"_s,  u"splinting"_s, u"education"_s,  u"cycling"_s,
                                   u"surgery"_s,    u"laser"_s,     u"acupuncture"_s};
    dedupe::Entry e = article();
    e.title = u"Effects of %1 on painful %2 in people of ward %3"_s
                  .arg(means.at(number % 11), things.at(number % 7))
                  .arg(number);
    e.authors = {{u"Family%1"_s.arg(number * 37 % 101), u"A"_s},
                 {u"Other%1"_s.arg(number * 13 % 89), u"B"_s}};
    e.volume = QString::number(1 + number % 40);
    e.pages = u"%1-%2"_s.arg(number * 11 + 2).arg(number * 11 + 9);
    e.doi = u"10.5555/made.%1"_s.arg(number);
    e.abstract.clear();
    return e;
}

} // namespace plansift::test
