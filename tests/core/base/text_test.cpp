// SPDX-License-Identifier: GPL-3.0-or-later
// Folding of text.
#include "core/base/text.hpp"

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;

TEST(FoldText, DropsCaseAccentsAndPunctuation)
{
    EXPECT_EQ(plansift::foldText(u"  Müller’s “Étude”: β-blockers (2nd)  "_s),
              u"muller s etude β blockers 2nd"_s);
}
