// SPDX-License-Identifier: GPL-3.0-or-later
// Files by way of a temporary one, pipes and devices directly.
#include "core/base/whole_file.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(base)
};

/// The number of an output that the program has open already, or -1: its place in a file it leads to counts.
int openOutput(const QString& path)
{
    if (path == u"/dev/stdout"_s)
        return 1;
    return path == u"/dev/stderr"_s ? 2 : -1;
}

bool isReplaceable(const QString& path)
{
    const QFileInfo existing(path);
    return openOutput(path) < 0 && (!existing.exists() || existing.isFile() || existing.isDir());
}

} // namespace

WholeFile::WholeFile(const QString& path)
    : m_path(path)
{
    if (isReplaceable(path))
        m_file = std::make_unique<QSaveFile>(path);
    else
        m_file = std::make_unique<QFile>(path);
}

WholeFile::~WholeFile() = default;

Status WholeFile::fault() const
{
    return makeError(ErrorCode::Input,
                     Text::tr("\"%1\" cannot be written: %2").arg(m_path, m_file->errorString()));
}

Status WholeFile::write(const QByteArray& bytes)
{
    auto* device = qobject_cast<QFile*>(m_file.get());
    const int output = openOutput(m_path);
    const bool open = device && output >= 0 ? device->open(output, QIODevice::WriteOnly)
                                            : m_file->open(QIODevice::WriteOnly);
    if (open && m_file->write(bytes) == bytes.size() && m_file->flush())
        return {};
    return fault();
}

Status WholeFile::commit()
{
    auto* file = qobject_cast<QSaveFile*>(m_file.get());
    if (!file || file->commit())
        return {};
    return fault();
}

Status writeWholeFile(const QString& path, const QByteArray& bytes)
{
    WholeFile file(path);
    if (const Status written = file.write(bytes); !written)
        return written;
    return file.commit();
}

} // namespace plansift
