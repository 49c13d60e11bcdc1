// SPDX-License-Identifier: GPL-3.0-or-later
// Files inside a ZIP archive, read into memory under a limit.
#pragma once

#include "core/base/result.hpp"

#include <QByteArray>
#include <QStringList>

#include <memory>

struct zip;

namespace plansift::formats {

/// An opened archive. Nothing is written to disk.
class ZipArchive {
public:
    /// Errors: not a ZIP archive, or a broken one.
    static Result<ZipArchive> open(const QByteArray& bytes);

    /// Names of the entries in the order of the archive; folders end in "/".
    QStringList names() const;
    /// The content of an entry. Errors: no such entry, encrypted, broken, or larger than `limit` bytes once
    /// unpacked (whatever size the archive claims).
    Result<QByteArray> read(const QString& name, qint64 limit) const;

private:
    struct Closer {
        void operator()(zip* archive) const;
    };

    ZipArchive(QByteArray bytes, zip* archive);

    QByteArray m_bytes; ///< libzip reads from it
    std::unique_ptr<zip, Closer> m_archive;
};

} // namespace plansift::formats
