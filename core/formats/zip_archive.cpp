// SPDX-License-Identifier: GPL-3.0-or-later
// ZIP archives by libzip.
#include "core/formats/zip_archive.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QLocale>

#include <zip.h>

namespace plansift::formats {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

Error broken(const QString& why)
{
    return makeError(ErrorCode::Input, Text::tr("cannot read the ZIP archive: %1").arg(why));
}

Error tooLarge(const QString& name, qint64 limit)
{
    return makeError(
        ErrorCode::Input,
        Text::tr("\"%1\" in the ZIP archive is larger than %2 once unpacked; export less at a time")
            .arg(name, QLocale::c().formattedDataSize(limit)));
}

using OpenEntry = std::unique_ptr<zip_file_t, int (*)(zip_file_t*)>;

/// Reads until the end or one byte beyond the limit.
Result<QByteArray> contentOf(zip_file_t* entry, const QString& name, qint64 limit)
{
    QByteArray content;
    char buffer[64 * 1024];
    while (true) {
        const zip_int64_t got = zip_fread(entry, buffer, sizeof buffer);
        if (got < 0)
            return broken(Text::tr("\"%1\" is damaged").arg(name));
        if (got == 0)
            return content;
        if (content.size() + got > limit)
            return tooLarge(name, limit);
        content.append(buffer, static_cast<qsizetype>(got));
    }
}

} // namespace

void ZipArchive::Closer::operator()(zip* archive) const
{
    zip_discard(archive);
}

ZipArchive::ZipArchive(QByteArray bytes, zip* archive)
    : m_bytes(std::move(bytes))
    , m_archive(archive)
{
}

Result<ZipArchive> ZipArchive::open(const QByteArray& bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source =
        zip_source_buffer_create(bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0, &error);
    zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    const QString why = QString::fromUtf8(zip_error_strerror(&error));
    zip_error_fini(&error);
    if (archive)
        return ZipArchive(bytes, archive);
    zip_source_free(source);
    return broken(why);
}

QStringList ZipArchive::names() const
{
    QStringList names;
    const zip_int64_t count = zip_get_num_entries(m_archive.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i)
        names +=
            QString::fromUtf8(zip_get_name(m_archive.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS));
    return names;
}

Result<QByteArray> ZipArchive::read(const QString& name, qint64 limit) const
{
    const QByteArray utf8 = name.toUtf8();
    zip_stat_t entry;
    if (zip_stat(m_archive.get(), utf8.constData(), 0, &entry) != 0)
        return broken(Text::tr("it has no \"%1\"").arg(name));
    if ((entry.valid & ZIP_STAT_SIZE) != 0 && entry.size > static_cast<zip_uint64_t>(limit))
        return tooLarge(name, limit);
    const OpenEntry file(zip_fopen(m_archive.get(), utf8.constData(), 0), &zip_fclose);
    if (!file)
        return broken(Text::tr("\"%1\" is encrypted or damaged").arg(name));
    return contentOf(file.get(), name, limit);
}

} // namespace plansift::formats
