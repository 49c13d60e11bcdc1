// SPDX-License-Identifier: GPL-3.0-or-later
// main of the test programs that need no window: one QCoreApplication for the whole process.
#include <QCoreApplication>

#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
