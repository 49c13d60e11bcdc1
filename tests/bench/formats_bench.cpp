// SPDX-License-Identifier: GPL-3.0-or-later
// Speed of the readers on records of common size (about 1.5 kB each). Targets: RIS 150 MB/s on one core.
#include "core/formats/readers.hpp"
#include "core/formats/writers.hpp"

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

/// The records of the RIS benchmark, to be written in other formats.
const QList<Record>& articles()
{
    static const QList<Record> records = [] {
        QByteArray bytes;
        for (int i = 0; i < 5000; ++i)
            bytes += risRecord(i);
        QList<Record> list;
        formats::readRis(bytes, [&list](Record&& record) {
            list += std::move(record);
            return true;
        });
        return list;
    }();
    return records;
}

QByteArray pubmedRecord(int number)
{
    const QByteArray n = QByteArray::number(90000000 + number);
    QByteArray text =
        "<PubmedArticle>\n  <MedlineCitation Status=\"MEDLINE\">\n    <PMID Version=\"1\">" + n +
        "</PMID>\n    <Article>\n      <Journal><Title>Journal of pain</Title></Journal>\n"
        "      <ArticleTitle>Walking and counselling for <i>long-lasting</i> back pain.</ArticleTitle>\n"
        "      <Abstract><AbstractText Label=\"BACKGROUND\">" +
        QByteArray("People with back pain are advised to stay active. ").repeated(12) +
        "</AbstractText></Abstract>\n      <AuthorList CompleteYN=\"Y\">\n";
    for (int i = 0; i < 6; ++i)
        text += "        <Author ValidYN=\"Y\"><LastName>Family</LastName><ForeName>Given</ForeName>"
                "<Initials>G</Initials></Author>\n";
    text += "      </AuthorList>\n    </Article>\n    <MeshHeadingList>\n";
    for (int i = 0; i < 8; ++i)
        text +=
            "      <MeshHeading><DescriptorName UI=\"D000001\" MajorTopicYN=\"N\">Keyword</DescriptorName>"
            "</MeshHeading>\n";
    return text + "    </MeshHeadingList>\n  </MedlineCitation>\n</PubmedArticle>\n";
}

QByteArray studyRecord(int number)
{
    return "{\"protocolSection\": {\"identificationModule\": {\"nctId\": \"NCT" +
           QByteArray::number(10000000 + number) +
           "\", \"briefTitle\": \"Walking for back pain\"}, \"descriptionModule\": {\"briefSummary\": \"" +
           QByteArray("People with back pain are advised to stay active. ").repeated(12) +
           "\"}, \"conditionsModule\": {\"conditions\": [\"Back pain\"]}, \"statusModule\": "
           "{\"overallStatus\": \"COMPLETED\", \"studyFirstSubmitDate\": \"2019-05-01\"}}},\n";
}

QByteArray manyOf(QByteArray (*record)(int), const QByteArray& head, const QByteArray& tail)
{
    QByteArray bytes = head;
    for (int i = 0; i < 5000; ++i)
        bytes += record(i);
    return bytes + tail;
}

void BM_ReadPubmedXml(benchmark::State& state)
{
    readAll(state, manyOf(&pubmedRecord, "<PubmedArticleSet>\n", "</PubmedArticleSet>\n"),
            &formats::readPubmedXml);
}

void BM_ReadCtgov(benchmark::State& state)
{
    readAll(state, manyOf(&studyRecord, "{\"studies\": [", "{}]}"), &formats::readCtgov);
}

void BM_ReadEndnoteXml(benchmark::State& state)
{
    readAll(state, formats::writeEndnoteXml(articles()), &formats::readEndnoteXml);
}

void BM_ReadCslJson(benchmark::State& state)
{
    readAll(state, formats::writeCslJson(articles()), &formats::readCslJson);
}

void BM_ReadBibtex(benchmark::State& state)
{
    readAll(state, formats::writeBibtex(articles()), &formats::readBibtex);
}

} // namespace

BENCHMARK(BM_ReadRis)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_ReadNbib)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_ReadPubmedXml)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_ReadCtgov)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_ReadEndnoteXml)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_ReadCslJson)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_ReadBibtex)->Unit(benchmark::kMillisecond);
