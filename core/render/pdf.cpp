// SPDX-License-Identifier: GPL-3.0-or-later
// PDF through QPdfWriter, EPS from it through pdftops.
#include "core/base/text.hpp"
#include "core/render/export.hpp"
#include "core/render/fonts.hpp"
#include "core/render/painter.hpp"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

namespace plansift::render {
namespace {

constexpr int kPdftopsTimeoutMs = 60'000;

QPageSize pageSize(const figure::Scene& scene)
{
    return QPageSize(QSizeF(scene.width, scene.height), QPageSize::Point, {}, QPageSize::ExactMatch);
}

/// Blanks the entry of a date, keeping every offset: the same figure gives the same file.
void blankDate(QByteArray& pdf, const QByteArray& key)
{
    for (qsizetype at = pdf.indexOf(key); at >= 0; at = pdf.indexOf(key, at + 1)) {
        const qsizetype end = pdf.indexOf(')', at);
        if (end >= 0)
            std::fill(pdf.begin() + at, pdf.begin() + end + 1, ' ');
    }
}

/// Adds `delta` to every offset of the cross-reference table that lies behind `position`.
void shiftOffsets(QByteArray& pdf, qsizetype position, qsizetype delta)
{
    const auto shifted = [&](const QByteArray& digits, int width) {
        const qint64 offset = digits.toLongLong();
        return QByteArray::number(offset > position ? offset + delta : offset).rightJustified(width, '0');
    };
    const qsizetype table = pdf.lastIndexOf("\nxref") + 1;
    for (qsizetype at = pdf.indexOf(" 00000 n", table); at >= 0; at = pdf.indexOf(" 00000 n", at + 1))
        pdf.replace(at - 10, 10, shifted(pdf.mid(at - 10, 10), 10));
    const qsizetype start = pdf.lastIndexOf("startxref") + 10;
    const qsizetype end = pdf.indexOf('\n', start);
    pdf.replace(start, end - start, shifted(pdf.mid(start, end - start), 0));
}

/// Qt rounds pages to whole points. The real size replaces it, measured from the upper left corner, where the
/// painting begins.
void setExactSizes(QByteArray& pdf, const figure::Pages& pages)
{
    const QByteArray key = "/MediaBox [0 0 ";
    qsizetype at = 0;
    for (const figure::Scene& scene : pages) {
        at = pdf.indexOf(key, at);
        if (at < 0)
            return;
        const qsizetype begin = at + key.size() - 4;
        const qsizetype end = pdf.indexOf(']', begin);
        const double top = pdf.mid(begin, end - begin).simplified().split(' ').value(3).toDouble();
        const QByteArray box = "0 " + QByteArray::number(top - scene.height, 'f', 4) + ' ' +
                               QByteArray::number(scene.width, 'f', 4) + ' ' +
                               QByteArray::number(top, 'f', 0);
        pdf.replace(begin, end - begin, box);
        shiftOffsets(pdf, begin, box.size() - (end - begin));
        at = begin;
    }
}

Error failed(const QString& why, const QString& detail = {})
{
    return makeError(ErrorCode::Input, why, detail);
}

/// Comments of pdftops that name the file or the time.
QByteArray withoutDates(const QByteArray& eps)
{
    QByteArray kept;
    for (const QByteArray& line : eps.split('\n'))
        if (!line.startsWith("%%CreationDate") && !line.startsWith("%%Title"))
            kept += line + '\n';
    kept.chop(1);
    return kept;
}

Result<QByteArray> convert(const QString& program, const QByteArray& pdf)
{
    const QTemporaryDir folder;
    const QString source = folder.filePath(u"figure.pdf"_s);
    const QString target = folder.filePath(u"figure.eps"_s);
    QFile file(source);
    if (!folder.isValid() || !file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size() ||
        !file.flush())
        return failed(QCoreApplication::translate("figure", "cannot write EPS: no room for temporary files"),
                      file.errorString());
    file.close();
    QProcess process;
    process.start(program, {u"-eps"_s, source, target});
    QFile result(target);
    if (!process.waitForFinished(kPdftopsTimeoutMs) || process.exitCode() != 0 ||
        !result.open(QIODevice::ReadOnly))
        return failed(QCoreApplication::translate("figure", "cannot write EPS: pdftops failed"),
                      QString::fromUtf8(process.readAllStandardError()));
    return withoutDates(result.readAll());
}

} // namespace

Result<QByteArray> toPdf(const figure::Pages& pages)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(static_cast<int>(72 * kUnitsPerPoint));
        writer.setPageSize(pageSize(pages.front()));
        writer.setPageMargins({});
        writer.setTitle(QString::fromStdString(pages.front().title));
        writer.setCreator(u"Plansift"_s);
        QPainter painter(&writer);
        for (std::size_t i = 0; i < pages.size(); ++i) {
            if (i > 0) {
                writer.setPageSize(pageSize(pages[i]));
                writer.newPage();
            }
            paint(pages[i], painter);
        }
    }
    blankDate(bytes, "/CreationDate");
    setExactSizes(bytes, pages);
    if (!bytes.startsWith("%PDF"))
        return failed(QCoreApplication::translate("figure", "cannot write PDF"));
    return bytes;
}

Result<QByteArray> toEps(const figure::Scene& scene)
{
    const QString program = QStandardPaths::findExecutable(u"pdftops"_s);
    if (program.isEmpty())
        return failed(QCoreApplication::translate("figure",
                                                  "cannot write EPS: the program pdftops is missing; install "
                                                  "the package poppler-utils, or choose PDF"));
    const Result<QByteArray> pdf = toPdf({scene});
    return pdf ? convert(program, *pdf) : pdf;
}

} // namespace plansift::render
