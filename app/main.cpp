// SPDX-License-Identifier: GPL-3.0-or-later
// One program: without a subcommand the window, with one a command.
#include "app/cli/program.hpp"
#include "ui/common/theme.hpp"
#include "ui/main_window.hpp"

#include <QApplication>
#include <QGuiApplication>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace {

void nameProgram()
{
    QCoreApplication::setApplicationName(u"Plansift"_s);
    QCoreApplication::setOrganizationName(u"Plansift"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PLANSIFT_VERSION));
}

int runCommand(int& argc, char** argv, const QStringList& arguments)
{
    std::unique_ptr<QCoreApplication> application;
    if (plansift::cli::needsGui(arguments)) {
        if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen"); // figures need fonts, not a display
        application = std::make_unique<QGuiApplication>(argc, argv);
    } else {
        application = std::make_unique<QCoreApplication>(argc, argv);
    }
    return plansift::cli::run(arguments);
}

int runWindow(int& argc, char** argv)
{
    QApplication application(argc, argv);
    plansift::ui::applyTheme(application, plansift::ui::themeFromSettings(application));
    plansift::ui::MainWindow window;
    window.show();
    if (const QString path = QCoreApplication::arguments().value(1); !path.isEmpty())
        window.openReview(path);
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    nameProgram();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    if (plansift::cli::isCommandLine(arguments))
        return runCommand(argc, argv, arguments);
    return runWindow(argc, argv);
}
