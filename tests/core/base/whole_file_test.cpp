// SPDX-License-Identifier: GPL-3.0-or-later
// Files are replaced as a whole, pipes are written to.
#include "core/base/whole_file.hpp"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TEST(WholeFile, ReplacesAFileOnlyWhenItIsCommitted)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.txt"_s);
    ASSERT_TRUE(writeWholeFile(path, "old"));
    {
        WholeFile file(path);
        ASSERT_TRUE(file.write("new"));
        EXPECT_EQ(content(path), "old");
    }
    EXPECT_EQ(content(path), "old");
    ASSERT_TRUE(writeWholeFile(path, "new"));
    EXPECT_EQ(content(path), "new");
    EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

TEST(WholeFile, WritesIntoAPipeThatStaysOne)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"pipe"_s);
    const QByteArray name = QFile::encodeName(path);
    ASSERT_EQ(mkfifo(name.constData(), 0600), 0);
    const int reader = open(name.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    ASSERT_GE(reader, 0);
    EXPECT_TRUE(writeWholeFile(path, "records"));
    QByteArray read(16, ' ');
    read.resize(::read(reader, read.data(), 16));
    close(reader);
    EXPECT_EQ(read, "records");
    struct stat status {};
    ASSERT_EQ(lstat(name.constData(), &status), 0);
    EXPECT_TRUE(S_ISFIFO(status.st_mode));
}

TEST(WholeFile, SaysWhyAPathCannotBeWritten)
{
    const QTemporaryDir folder;
    const Status inFolder = writeWholeFile(folder.path(), "x");
    ASSERT_FALSE(inFolder);
    EXPECT_NE(inFolder.error().message.find("cannot be written: "), std::string::npos);
    EXPECT_FALSE(writeWholeFile(folder.filePath(u"no/folder/x"_s), "x"));
}
