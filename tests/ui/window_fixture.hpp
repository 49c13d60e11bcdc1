// SPDX-License-Identifier: GPL-3.0-or-later
// The real window with answers put in place of dialogs, for tests that press and type.
#pragma once

#include "tests/session/review_fixture.hpp"
#include "ui/common/lookup.hpp"
#include "ui/common/prompter.hpp"
#include "ui/common/theme.hpp"
#include "ui/main_window.hpp"

#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QTest>

#include <memory>

namespace plansift::test {

/// What a test wants the dialogs to have answered.
struct DialogAnswers {
    QStringList open{};
    QString save{};
    QString folder{};
    bool replace = false;
    QStringList replaced{}; ///< names that were asked about
    std::optional<ui::NewReview> review{};
    std::optional<ReviewInfo> info{};
};

class AnsweringPrompter final : public ui::Prompter {
public:
    explicit AnsweringPrompter(DialogAnswers& answers)
        : m_answers(answers)
    {
    }
    QStringList openFiles(QWidget*, const QString&, const QString&) override { return m_answers.open; }
    QString saveFile(QWidget*, const QString&, const QString&, const QString&) override
    {
        return m_answers.save;
    }
    QString chooseFolder(QWidget*, const QString&) override { return m_answers.folder; }
    bool mayReplace(QWidget*, const QStringList& names) override
    {
        m_answers.replaced = names;
        return m_answers.replace;
    }
    std::optional<ui::NewReview> newReview(QWidget*, const QString&) override { return m_answers.review; }
    std::optional<ReviewInfo> editReview(QWidget*, const ReviewInfo&) override { return m_answers.info; }

private:
    DialogAnswers& m_answers;
};

/// A window on a review of its own; settings live in the folder of the test.
class PageTest : public ReviewTest {
protected:
    void SetUp() override
    {
        QCoreApplication::setOrganizationName(QStringLiteral("PlansiftTest"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        ui::applyTheme(*qApp, ui::lightTheme());
        ui::lookupPatience() = 20000;
    }

    /// Opens the review file in a window and shows a page.
    void openOn(const QString& page, const QString& name = QStringLiteral("r.plansift"))
    {
        window = std::make_unique<ui::MainWindow>(std::make_unique<AnsweringPrompter>(answers));
        window->show();
        QApplication::setActiveWindow(window.get()); // shortcuts want the active window
        window->openReview(path(name));
        ASSERT_TRUE(window->hasReview());
        window->showPage(page);
    }

    template<typename T>
    T* find(const char16_t* name)
    {
        T* widget = window->findChild<T*>(QString::fromUtf16(name));
        EXPECT_NE(widget, nullptr) << QString::fromUtf16(name).toStdString();
        return widget;
    }

    QString pageState(const char16_t* page)
    {
        return find<QWidget>(page)->template findChild<QLabel*>(QStringLiteral("pageState"))->text();
    }

    DialogAnswers answers{};
    std::unique_ptr<ui::MainWindow> window{};
};

} // namespace plansift::test
