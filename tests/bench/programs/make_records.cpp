// SPDX-License-Identifier: GPL-3.0-or-later
// plansift_make_records N FILE: writes N made records in RIS, for trying the program on very many.
#include "tests/bench/made_records.hpp"

#include <QFile>

#include <cstdio>

int main(int argc, char** argv)
{
    const int records = argc == 3 ? QByteArray(argv[1]).toInt() : 0;
    QFile file(argc == 3 ? QString::fromLocal8Bit(argv[2]) : QString());
    if (records < 1 || !file.open(QIODevice::WriteOnly)) {
        std::fputs("usage: plansift_make_records N FILE\n", stderr);
        return 2;
    }
    plansift::bench::writeRecords(file, records);
    return 0;
}
