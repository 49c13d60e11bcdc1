// SPDX-License-Identifier: GPL-3.0-or-later
// Speed of the readers on records of common size (about 1.5 kB each). Targets: RIS 150 MB/s on one core.
#include "core/formats/readers.hpp"

#include <benchmark/benchmark.h>

using namespace plansift;

namespace {

/// A journal article as databases export it, varied by its number.
QByteArray risRecord(int number)
{
    const QByteArray n = QByteArray::number(number);
    QByteArray text =
        "TY  - JOUR\r\nTI  - Walking and counselling for long-lasting back pain: randomised trial " + n +
        "\r\n";
    for (int i = 0; i < 6; ++i)
        text += "AU  - Family" + QByteArray::number(i) + ", G. H.\r\n";
    text += "PY  - 2019\r\nT2  - Journal of Pain and Movement\r\nJ2  - J. Pain Mov.\r\nVL  - 12\r\nIS  - "
            "3\r\nSP  - 101\r\n"
            "EP  - 112\r\nSN  - 1234-5678\r\nDO  - 10.5555/bench." +
            n + "\r\nLA  - English\r\n";
    for (int i = 0; i < 8; ++i)
        text += "KW  - keyword number " + QByteArray::number(i) + "\r\n";
    text += "AB  - " +
            QByteArray("Background: people with back pain are advised to stay active. ").repeated(14) +
            "\r\n";
    return text + "UR  - https://a.example/article/" + n +
           "\r\nDB  - Scopus\r\nN1  - Export Date: 1 May 2022\r\nER  - \r\n\r\n";
}

QByteArray nbibRecord(int number)
{
    const QByteArray n = QByteArray::number(90000000 + number);
    QByteArray text =
        "PMID- " + n +
        "\nOWN - NLM\nSTAT- MEDLINE\nIS  - 1234-5678 (Electronic)\nVI  - 12\nIP  - 3\nDP  - 2019 Jun\n"
        "TI  - Walking and counselling for long-lasting back pain.\nPG  - 101-12\nLID - 10.5555/b." +
        n +
        " [doi]\n"
        "AB  - ";
    text += QByteArray("Background: people with back pain are advised to stay active and to\n      ")
                .repeated(12) +
            "walk.\n";
    for (int i = 0; i < 6; ++i)
        text += "FAU - Family, Given\nAU  - Family G\nAD  - Department of Movement, University.\n";
    for (int i = 0; i < 8; ++i)
        text += "MH  - Keyword/*therapy\n";
    return text + "JT  - Journal of pain and movement\nTA  - J Pain Mov\nPT  - Journal Article\nSO  - J Pain "
                  "Mov. 2019\n\n";
}

void readAll(benchmark::State& state, const QByteArray& bytes,
             ReadSummary (*read)(const QByteArray&, const formats::RecordSink&))
{
    for (auto _ : state) {
        qsizetype letters = 0;
        read(bytes, [&letters](Record&& record) {
            letters += record.title.size();
            return true;
        });
        benchmark::DoNotOptimize(letters);
    }
    state.SetBytesProcessed(state.iterations() * bytes.size());
}

void BM_ReadRis(benchmark::State& state)
{
    QByteArray bytes;
    for (int i = 0; i < 20000; ++i)
        bytes += risRecord(i);
    readAll(state, bytes, &formats::readRis);
}

void BM_ReadNbib(benchmark::State& state)
{
    QByteArray bytes;
    for (int i = 0; i < 20000; ++i)
        bytes += nbibRecord(i);
    readAll(state, bytes, &formats::readNbib);
}

} // namespace

BENCHMARK(BM_ReadRis)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_ReadNbib)->Unit(benchmark::kMillisecond);
