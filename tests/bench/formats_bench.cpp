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

const QByteArray& longAbstract()
{
    static const QByteArray text =
        QByteArray("Background: people with back pain are advised to stay active. ").repeated(14);
    return text;
}

QByteArray wosRecord(int number)
{
    const QByteArray n = QByteArray::number(number);
    QByteArray text = "PT J\nAU ";
    text += QByteArray("Family, G\n   ").repeated(6).trimmed() + "\nAF " +
            QByteArray("Family, Given\n   ").repeated(6).trimmed();
    text += "\nTI Walking and counselling for long-lasting back pain\nSO JOURNAL OF PAIN AND MOVEMENT\nLA "
            "English\n"
            "DT Article\nDE walking; counselling; pain; back\nID TRIAL; EXERCISE\nAB " +
            longAbstract() +
            "\nC1 Univ A, Town, Country.\nSN 1234-5678\nJI J. Pain Mov.\nPD JUN\nPY 2019\nVL 12\n"
            "IS 3\nBP 101\nEP 112\nDI 10.5555/b." +
            n + "\nUT WOS:000" + n + "\nER\n\n";
    return text;
}

QByteArray referRecord(int number)
{
    return "%0 Journal Article\n" + QByteArray("%A Family, Given\n").repeated(6) +
           "%T Walking and counselling for long-lasting back pain\n%J Journal of Pain\n%D 2019\n%V 12\n%N 3\n"
           "%P 101-112\n%R 10.5555/b." +
           QByteArray::number(number) + "\n%K walking\npain\n%X " + longAbstract() + "\n\n";
}

QByteArray refWorksRecord(int number)
{
    return "RT Journal Article\nSR Print\nID " + QByteArray::number(number) + "\n" +
           QByteArray("A1 Family,Given\n").repeated(6) +
           "T1 Walking and counselling for long-lasting back pain\nJF Journal of Pain\nYR 2019\nVO 12\nIS 3\n"
           "SP 101\nOP 112\nK1 walking\nK1 pain\nAB " +
           longAbstract() + "\n\n";
}

QByteArray ovidRecord(int number)
{
    return "<" + QByteArray::number(number + 1) + ". >\nVN  - Ovid Technologies\nDB  - Journals@Ovid\n" +
           QByteArray("AU  - Family, Given MD 1,2\n").repeated(6) +
           "TI  - Walking and counselling for long-lasting back pain.  [Article]\n"
           "SO  - Journal of Pain June 2019;12(3):101-112\nAB  - " +
           longAbstract() + "\nLG  - English.\nIS  - 1234-5678\n\n";
}

QByteArray cochraneRecord(int number)
{
    return "Record #" + QByteArray::number(number + 1) + " of 20000\nID: CN-0" + QByteArray::number(number) +
           "\n" + QByteArray("AU: Family Given\n").repeated(6) +
           "TI: Walking and counselling for long-lasting back pain\nSO: Journal of Pain\nYR: 2019\nNO: 3\n"
           "KY: Back Pain;Walking\nAB: " +
           longAbstract() + "\nUS: http://a.example/x\n\n\n";
}

QByteArray csvRecord(int number)
{
    return "\"Family G.; Family G.; Family G.; Family G.\",\"Walking and counselling for long-lasting back "
           "pain\","
           "\"2019\",\"Journal of Pain\",\"12\",\"3\",\"101\",\"112\",\"10.5555/b." +
           QByteArray::number(number) + "\",\"" + longAbstract() + "\",\"walking; pain; back\",\"2-s2.0-" +
           QByteArray::number(number) + "\"\r\n";
}

/// Twenty thousand records behind a head.
QByteArray manyRecords(QByteArray bytes, QByteArray (*record)(int))
{
    for (int i = 0; i < 20000; ++i)
        bytes += record(i);
    return bytes;
}

void readAll(benchmark::State& state, const char* head, QByteArray (*makeRecord)(int),
             ReadSummary (*read)(const QByteArray&, const formats::RecordSink&))
{
    const QByteArray bytes = manyRecords(head, makeRecord);
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

QList<Record> recordsToWrite()
{
    QList<Record> records;
    formats::readRis(manyRecords({}, &risRecord), [&records](Record&& record) {
        records += std::move(record);
        return true;
    });
    return records;
}

void writeAll(benchmark::State& state, QByteArray (*write)(const QList<Record>&))
{
    const QList<Record> records = recordsToWrite();
    qsizetype size = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(size = write(records).size());
    state.SetBytesProcessed(state.iterations() * size);
}

constexpr const char* kCsvHead =
    "Authors,Title,Year,Source title,Volume,Issue,Page start,Page end,DOI,Abstract,Author Keywords,EID\r\n";

void readBytes(benchmark::State& state, const QByteArray& bytes,
               ReadSummary (*read)(const QByteArray&, const formats::RecordSink&))
{
    for (auto _ : state)
        benchmark::DoNotOptimize(read(bytes, [](Record&&) { return true; }).found);
    state.SetBytesProcessed(state.iterations() * bytes.size());
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
    readBytes(state, manyOf(&pubmedRecord, "<PubmedArticleSet>\n", "</PubmedArticleSet>\n"),
              &formats::readPubmedXml);
}

void BM_ReadCtgov(benchmark::State& state)
{
    readBytes(state, manyOf(&studyRecord, "{\"studies\": [", "{}]}"), &formats::readCtgov);
}

void BM_ReadEndnoteXml(benchmark::State& state)
{
    readBytes(state, formats::writeEndnoteXml(recordsToWrite()), &formats::readEndnoteXml);
}

void BM_ReadCslJson(benchmark::State& state)
{
    readBytes(state, formats::writeCslJson(recordsToWrite()), &formats::readCslJson);
}

void BM_ReadBibtex(benchmark::State& state)
{
    readBytes(state, formats::writeBibtex(recordsToWrite()), &formats::readBibtex);
}

} // namespace

BENCHMARK_CAPTURE(readAll, Ris, "", &risRecord, &formats::readRis)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readAll, Nbib, "", &nbibRecord, &formats::readNbib)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readAll, Wos, "FN X\nVR 1.0\n", &wosRecord, &formats::readWos)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readAll, Csv, kCsvHead, &csvRecord, &formats::readCsv)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readAll, Refer, "", &referRecord, &formats::readRefer)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readAll, RefWorks, "", &refWorksRecord, &formats::readRefWorks)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readAll, Ovid, "", &ovidRecord, &formats::readOvid)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readAll, Cochrane, "", &cochraneRecord, &formats::readCochrane)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(writeAll, Ris, &formats::writeRis)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(writeAll, Nbib, &formats::writeNbib)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(writeAll, Csv, &formats::writeCsv)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(writeAll, Json, &formats::writeJson)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_ReadPubmedXml)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_ReadCtgov)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_ReadEndnoteXml)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_ReadCslJson)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_ReadBibtex)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(writeAll, Bibtex, &formats::writeBibtex)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(writeAll, EndnoteXml, &formats::writeEndnoteXml)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(writeAll, CslJson, &formats::writeCslJson)->Unit(benchmark::kMillisecond);
