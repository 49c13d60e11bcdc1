// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on the shipped example, which is made once for all tests.
#pragma once

#include "core/session/example.hpp"
#include "tests/ui/window_fixture.hpp"

namespace plansift::test {

class ExampleTest : public PageTest {
protected:
    static void SetUpTestSuite()
    {
        s_folder = std::make_unique<QTemporaryDir>();
        ASSERT_TRUE(isOk(createExample(QStringLiteral("mi-clbp"), examplePath())));
    }
    static void TearDownTestSuite() { s_folder.reset(); }

    static QString examplePath() { return s_folder->filePath(QStringLiteral("example.plansift")); }

    /// Opens a copy of the example in a window and shows a page.
    void openExample(const QString& page)
    {
        ASSERT_TRUE(QFile::copy(examplePath(), path(QStringLiteral("r.plansift"))));
        openOn(page);
    }

    template<typename T>
    T* onPage(const char16_t* page, const char16_t* name)
    {
        T* widget = find<QWidget>(page)->template findChild<T*>(QString::fromUtf16(name));
        EXPECT_NE(widget, nullptr) << QString::fromUtf16(name).toStdString();
        return widget;
    }

private:
    inline static std::unique_ptr<QTemporaryDir> s_folder{};
};

} // namespace plansift::test
