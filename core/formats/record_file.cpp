// SPDX-License-Identifier: GPL-3.0-or-later
// Opening files of records and reading them.
#include "core/formats/record_file.hpp"

#include "core/base/text.hpp"
#include "core/formats/reencoding.hpp"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

Result<const FormatSpec*> chosenFormat(const QByteArray& bytes, const QString& path, const QString& key)
{
    if (key.isEmpty() || key == u"auto"_s)
        return sniffFormat(bytes, path);
    if (const FormatSpec* format = formatByKey(key))
        return format;
    QStringList keys;
    for (const FormatSpec& format : formats())
        keys += format.key;
    return makeError(ErrorCode::Usage,
                     Text::tr("there is no format \"%1\"; known are %2").arg(key, keys.join(u", "_s)));
}

Result<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (QFileInfo(path).isDir())
        return cannotImport(path, Text::tr("it is a folder; name the files in it"));
    if (!file.open(QIODevice::ReadOnly))
        return cannotImport(path, file.errorString());
    return file.readAll();
}

Result<QByteArray> decodedAs(const QByteArray& bytes, const ReadOptions& options)
{
    Result<QByteArray> text =
        options.encoding.isEmpty() ? Result(bytes) : fromEncoding(bytes, options.encoding);
    if (text && options.repairMojibake)
        text = withoutMojibake(*text);
    return text;
}

} // namespace

Error cannotImport(const QString& path, const QString& why)
{
    return makeError(ErrorCode::Input,
                     Text::tr("cannot import \"%1\": %2").arg(QFileInfo(path).fileName(), why));
}

Result<RecordFile> RecordFile::open(const QString& path, const ReadOptions& options)
{
    const Result<QByteArray> original = bytesOf(path);
    if (!original)
        return original.error();
    const Result<QByteArray> bytes = decodedAs(*original, options);
    if (!bytes)
        return cannotImport(path, messageOf(bytes.error()));
    const Result<const FormatSpec*> format = chosenFormat(*bytes, path, options.format);
    if (!format)
        return format.error();
    RecordFile file;
    file.m_path = path;
    file.m_options = options;
    file.m_bytes = *bytes;
    file.m_format = *format;
    file.m_size = original->size();
    file.m_sha256 = std::async(std::launch::async, [held = *original] {
        return QCryptographicHash::hash(held, QCryptographicHash::Sha256).toHex();
    });
    return file;
}

QString RecordFile::sha256() const
{
    return QString::fromLatin1(m_sha256.get());
}

ReadSummary RecordFile::readRecords(const RecordSink& sink) const
{
    ReadSummary summary = m_format->readAs && !m_options.columns.isEmpty()
                              ? m_format->readAs(m_bytes, m_options.columns, sink)
                              : m_format->read(m_bytes, sink);
    if (!m_options.encoding.isEmpty())
        summary.encoding = m_options.encoding;
    return summary;
}

Result<ReadSummary> RecordFile::read(const RecordSink& sink) const
{
    ReadSummary summary = readRecords(sink);
    if (summary.imported > 0)
        return summary;
    for (const ImportIssue& issue : summary.issues)
        if (issue.line == 0 && issue.severity == Severity::Error)
            return cannotImport(m_path, issue.text); // the reader refused the file as a whole
    return cannotImport(m_path, Text::tr("it holds no record in the format %1").arg(m_format->label));
}

QList<CsvRow> RecordFile::rows() const
{
    return m_format->rows ? m_format->rows(m_bytes) : QList<CsvRow>();
}

Result<ImportedFile> readFile(const QString& path, const ReadOptions& options)
{
    const Result<RecordFile> opened = RecordFile::open(path, options);
    if (!opened)
        return opened.error();
    ImportedFile file;
    Result<ReadSummary> summary = opened->read([&file](Record&& record) {
        file.records.append(std::move(record));
        return true;
    });
    if (!summary)
        return summary.error();
    file.path = path;
    file.format = opened->format().key;
    file.sha256 = opened->sha256();
    file.summary = std::move(*summary);
    return file;
}

} // namespace plansift::formats
