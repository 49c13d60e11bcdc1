// SPDX-License-Identifier: GPL-3.0-or-later
// Conversion of record files.
#include "core/session/convert.hpp"

#include "core/base/text.hpp"
#include "core/base/whole_file.hpp"
#include "core/formats/record_file.hpp"
#include "core/formats/writer.hpp"

#include <QCoreApplication>

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
    if (const Status saved = writeWholeFile(request.output, writer->write(records)); !saved)
        return cannotConvert(messageOf(saved.error()), ErrorCode::Input);
    report.written = static_cast<int>(records.size());
    return report;
}

} // namespace plansift
