// SPDX-License-Identifier: GPL-3.0-or-later
// Result and Status.
#include "core/base/result.hpp"

#include <gtest/gtest.h>

using plansift::Error;
using plansift::ErrorCode;
using plansift::Result;
using plansift::Status;

TEST(Result, HoldsAValueOrAnError)
{
    const Result<int> good = 3;
    const Result<int> bad = Error{ErrorCode::Usage, "cannot", {}};
    EXPECT_TRUE(good.ok());
    EXPECT_EQ(*good, 3);
    EXPECT_FALSE(bad.ok());
    EXPECT_EQ(bad.error().code, ErrorCode::Usage);
    EXPECT_EQ(bad.valueOr(7), 7);
}

TEST(Status, IsFineUnlessAnErrorIsGiven)
{
    EXPECT_TRUE(Status().ok());
    EXPECT_FALSE(Status(Error{ErrorCode::Input, "no", {}}).ok());
}
