// SPDX-License-Identifier: GPL-3.0-or-later
// Every model and block on data at the edge: an answer that can be believed or an error in words.
#include "core/synthesis/spec.hpp"
#include "tests/support/degenerate/degenerate_spec.hpp"

#include <QJsonDocument>

#include <gtest/gtest.h>

#include <random>

using plansift::test::degenerateSpec;
using plansift::test::faultOf;

TEST(SpecDegenerate, RandomEdgesHaveAnswersOrErrors)
{
    std::mt19937 random(20);
    for (int i = 0; i < 400; ++i) {
        const QJsonObject spec = degenerateSpec([&](std::size_t n) { return random() % n; });
        const std::string fault = faultOf(spec, plansift::synthesis::analyse(spec));
        EXPECT_EQ(fault, "") << i << ' ' << QJsonDocument(spec).toJson(QJsonDocument::Compact).constData();
    }
}
