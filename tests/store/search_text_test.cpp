// SPDX-License-Identifier: GPL-3.0-or-later
// What people type, as expressions of the full-text index.
#include "core/store/search_text.hpp"
#include "tests/support/results.hpp"

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using store::Backend;
using store::searchExpression;

namespace {

QString sqlite(const QString& text)
{
    const Result<QString> expression = searchExpression(text, Backend::Sqlite);
    EXPECT_TRUE(test::isOk(expression));
    return expression.valueOr({});
}

std::string faultOf(const QString& text)
{
    const Result<QString> expression = searchExpression(text, Backend::Sqlite);
    return expression ? std::string() : expression.error().message;
}

} // namespace

TEST(SearchText, AllWordsMustOccurAndTheLastMayBeUnfinished)
{
    EXPECT_EQ(sqlite(u"back pai"_s), u"(\"back\" AND \"pai\"*)"_s);
    EXPECT_EQ(sqlite(u"COVID-19 in men"_s), u"((\"COVID 19\" AND \"in\") AND \"men\"*)"_s);
    EXPECT_EQ(sqlite(u"  "_s), QString());
    EXPECT_EQ(sqlite(u"yoga - a trial"_s), u"((\"yoga\" AND \"a\") AND \"trial\"*)"_s)
        << "a dash alone says nothing";
}

TEST(SearchText, OneOrTwoLettersAreNoBeginning)
{
    EXPECT_EQ(sqlite(u"vitamin d"_s), u"(\"vitamin\" AND \"d\")"_s);
    EXPECT_EQ(sqlite(u"free T4"_s), u"(\"free\" AND \"T4\")"_s);
    EXPECT_EQ(sqlite(u"tri"_s), u"\"tri\"*"_s);
    EXPECT_EQ(sqlite(u"COVID-19"_s), u"\"COVID 19\""_s);
    EXPECT_EQ(sqlite(u"vitamin d*"_s), u"(\"vitamin\" AND \"d\"*)"_s);
    EXPECT_EQ(sqlite(u"癌"_s), u"\"癌\"*"_s) << "a sign may be a word";
}

TEST(SearchText, OperatorsPhrasesFieldsAndParentheses)
{
    EXPECT_EQ(sqlite(u"(yoga OR pilates) \"back pain\""_s),
              u"((\"yoga\" OR \"pilates\") AND \"back pain\")"_s);
    EXPECT_EQ(sqlite(u"yoga NOT mice"_s), u"(\"yoga\" NOT \"mice\"*)"_s);
    EXPECT_EQ(sqlite(u"yoga -mice"_s), u"(\"yoga\" NOT \"mice\"*)"_s);
    EXPECT_EQ(sqlite(u"title:yoga random*"_s), u"(title : \"yoga\" AND \"random\"*)"_s);
    EXPECT_EQ(*searchExpression(u"(yoga OR pilates) \"back pain\""_s, Backend::Postgres),
              u"(((yoga) | (pilates)) & (back <-> pain))"_s);
}

TEST(SearchText, WhatCannotBeReadNamesItsPlace)
{
    EXPECT_NE(faultOf(u"yoga AND"_s).find("ends where a word"), std::string::npos);
    EXPECT_NE(faultOf(u"yoga )"_s).find("sign 6"), std::string::npos);
    EXPECT_NE(faultOf(u"NOT yoga"_s).find("NOT needs"), std::string::npos);
    EXPECT_NE(faultOf(u"title:"_s).find("must follow title"), std::string::npos);
    EXPECT_NE(faultOf(QString(60, u'(') + u"a"_s).find("too many"), std::string::npos);
}
