// SPDX-License-Identifier: GPL-3.0-or-later
// One program: without a subcommand the window, with one a command.
#include "app/cli/program.hpp"
#include "ui/common/theme.hpp"
#include "ui/main_window.hpp"

#include <QApplication>
#include <QFileInfo>
#include <QGuiApplication>
#include <QIcon>
#include <QLocale>
#include <QTranslator>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace {

void nameProgram()
{
    QCoreApplication::setApplicationName(u"Plansift"_s);
    QCoreApplication::setOrganizationName(u"Plansift"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PLANSIFT_VERSION));
}

/// The catalogue of the desktop's language, or the English one, which tells one step from two steps.
/// Sentences without a translation stay English.
void loadTranslations(QTranslator& translator)
{
    if (translator.load(QLocale(), u"plansift"_s, u"_"_s, u":/i18n"_s) ||
        translator.load(u"plansift_en"_s, u":/i18n"_s))
        QCoreApplication::installTranslator(&translator);
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
    QTranslator translator;
    loadTranslations(translator);
    return plansift::cli::run(arguments);
}

/// A word that is neither a command nor a review is not opened in a window, but answered.
bool isMistypedCommand(const QStringList& arguments)
{
    const QString first = arguments.value(0);
    return !first.isEmpty() && !first.endsWith(u".plansift"_s) && !QFileInfo::exists(first);
}

int runWindow(int& argc, char** argv)
{
    QApplication application(argc, argv);
    QTranslator translator;
    loadTranslations(translator);
    QApplication::setWindowIcon(QIcon(u":/icons/plansift.svg"_s));
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
    if (plansift::cli::isCommandLine(arguments) || isMistypedCommand(arguments))
        return runCommand(argc, argv, arguments);
    return runWindow(argc, argv);
}
