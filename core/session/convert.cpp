// SPDX-License-Identifier: GPL-3.0-or-later
// Conversion of record files.
#include "core/session/convert.hpp"

#include "core/base/text.hpp"
#include "core/formats/format.hpp"
#include "core/formats/writer.hpp"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

Error cannotConvert(const QString& why, ErrorCode code)
{
    return makeError(code, Text::tr("cannot convert: %1").arg(why));
}

Error cannotWrite(const QFileDevice& file)
{
    return cannotConvert(Text::tr("\"%1\" cannot be written: %2").arg(file.fileName(), file.errorString()),
                         ErrorCode::Input);
}

/// A pipe or device such as /dev/stdout is written to; replacing it, as a file is, would destroy it.
Status saveToDevice(const QString& path, const QByteArray& bytes)
{
    QFile device(path);
    if (device.open(QIODevice::WriteOnly) && device.write(bytes) == bytes.size() && device.flush())
        return {};
    return cannotWrite(device);
}

Status save(const QString& path, const QByteArray& bytes)
{
    const QFileInfo existing(path);
    if (existing.exists() && !existing.isFile() && !existing.isDir())
        return saveToDevice(path, bytes);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return cannotWrite(file);
}

} // namespace

QStringList writableFormats()
{
    QStringList keys;
    for (const formats::WriterSpec& writer : formats::writers())
        keys += writer.key;
    return keys;
}

Result<ConvertReport> convertFiles(const ConvertRequest& request)
{
    const formats::WriterSpec* writer = formats::writerByKey(request.to);
    if (!writer)
        return cannotConvert(Text::tr("there is no writable format \"%1\"; known are %2")
                                 .arg(request.to, writableFormats().join(u", "_s)),
                             ErrorCode::Usage);
    ConvertReport report;
    QList<Record> records;
    for (const QString& path : request.files) {
        Result<ImportedFile> file = formats::readFile(path, {request.format});
        if (!file) {
            report.files.append({path, {}, {}, file.error()});
            continue;
        }
        report.files.append({path, file->format, file->summary, {}});
        report.found += file->summary.found;
        records += file->records;
    }
    if (records.isEmpty())
        return report;
    if (const Status saved = save(request.output, writer->write(records)); !saved)
        return saved.error();
    report.written = static_cast<int>(records.size());
    return report;
}

} // namespace plansift
