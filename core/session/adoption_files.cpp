// SPDX-License-Identifier: GPL-3.0-or-later
// Opening files, archives and folders of another tool.
#include "core/session/adoption_files.hpp"

#include "core/base/text.hpp"
#include "core/formats/zip_archive.hpp"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

using formats::ForeignFile;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

constexpr qint64 kLargestFile = qint64(1024) * 1024 * 1024; // bytes; a Rayyan export of 500,000 articles
constexpr int kDeepestArchive = 3;
constexpr int kMostFiles = 1000;
constexpr std::array kSkippedEndings{u".pdf", u".svg", u".png", u".jpg", u".docx", u".xlsx"};

Error cannotAdopt(const QString& path, const QString& why)
{
    return makeError(ErrorCode::Input, Text::tr("cannot adopt \"%1\": %2").arg(path, why));
}

bool isSkipped(const QString& name)
{
    return std::any_of(kSkippedEndings.begin(), kSkippedEndings.end(), [&name](const char16_t* ending) {
        return name.endsWith(QStringView(ending), Qt::CaseInsensitive);
    });
}

/// Adds the file, or what is in it when it is an archive.
Status addFile(QList<ForeignFile>& files, const QString& name, const QByteArray& bytes, int depth)
{
    if (files.size() >= kMostFiles)
        return cannotAdopt(name,
                           Text::tr("there are more than %1 files; name those of the tool").arg(kMostFiles));
    // An archive and its unpacked folder hold the same files.
    if (std::any_of(files.begin(), files.end(),
                    [&](const ForeignFile& f) { return f.name == name && f.bytes == bytes; }))
        return {};
    if (!bytes.startsWith("PK\x03\x04") || depth >= kDeepestArchive) {
        files.append({name, bytes});
        return {};
    }
    const Result<formats::ZipArchive> archive = formats::ZipArchive::open(bytes);
    if (!archive)
        return cannotAdopt(name, messageOf(archive.error()));
    for (const QString& entry : archive->names()) {
        if (entry.endsWith(u'/') || isSkipped(entry))
            continue;
        const Result<QByteArray> content = archive->read(entry, kLargestFile);
        if (!content)
            return cannotAdopt(name, messageOf(content.error()));
        if (Status added = addFile(files, QFileInfo(entry).fileName(), *content, depth + 1); !added)
            return added;
    }
    return {};
}

Status addPath(QList<ForeignFile>& files, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannotAdopt(path, file.errorString());
    if (file.size() > kLargestFile)
        return cannotAdopt(path, Text::tr("it is larger than 1 GB"));
    return addFile(files, QFileInfo(path).fileName(), file.readAll(), 0);
}

QStringList pathsIn(const QString& path)
{
    if (!QFileInfo(path).isDir())
        return {path};
    QStringList paths;
    for (QDirIterator it(path, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        if (const QString inside = it.next(); !isSkipped(inside))
            paths += inside;
    paths.sort();
    return paths;
}

} // namespace

Result<QList<ForeignFile>> foreignFiles(const QStringList& paths)
{
    QList<ForeignFile> files;
    for (const QString& path : paths)
        for (const QString& each : pathsIn(path))
            if (Status added = addPath(files, each); !added)
                return added.error();
    if (files.isEmpty())
        return cannotAdopt(paths.value(0), Text::tr("there is no file in it that could be read"));
    return files;
}

} // namespace plansift
