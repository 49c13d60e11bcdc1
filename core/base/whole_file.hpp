// SPDX-License-Identifier: GPL-3.0-or-later
// Writing bytes to a path: a file is whole or as it was before; a pipe or a device is written to.
#pragma once

#include "core/base/result.hpp"

#include <QByteArray>
#include <QString>

#include <memory>

class QFileDevice;

namespace plansift {

/// One output. A file is written beside its place and takes it with commit(). Pipes and devices such as
/// /dev/stdout are never replaced: that would destroy them.
class WholeFile {
public:
    explicit WholeFile(const QString& path);
    ~WholeFile();

    /// Opens it and writes all bytes. Error: why the path cannot be written, in words.
    Status write(const QByteArray& bytes);
    /// Puts a file into its place. Error as write().
    Status commit();

private:
    Status fault() const;

    QString m_path;
    std::unique_ptr<QFileDevice> m_file;
};

/// Both steps for a single file.
Status writeWholeFile(const QString& path, const QByteArray& bytes);

} // namespace plansift
