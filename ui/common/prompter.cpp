// SPDX-License-Identifier: GPL-3.0-or-later
// Dialogs.
#include "ui/common/prompter.hpp"

#include "ui/start/new_review_dialog.hpp"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

const QString kFolder = u"files/folder"_s;

QString lastFolder()
{
    return QSettings().value(kFolder, QDir::homePath()).toString();
}

void remember(const QString& path)
{
    if (!path.isEmpty())
        QSettings().setValue(kFolder, QFileInfo(path).absolutePath());
}

} // namespace

QStringList DialogPrompter::openFiles(QWidget* parent, const QString& title, const QString& filter)
{
    const QStringList paths = QFileDialog::getOpenFileNames(parent, title, lastFolder(), filter);
    remember(paths.value(0));
    return paths;
}

QString DialogPrompter::saveFile(QWidget* parent, const QString& title, const QString& proposal,
                                 const QString& filter)
{
    const QString path =
        QFileDialog::getSaveFileName(parent, title, QDir(lastFolder()).filePath(proposal), filter);
    remember(path);
    return path;
}

std::optional<NewReview> DialogPrompter::newReview(QWidget* parent, const QString& reviewer)
{
    NewReviewDialog dialog(reviewer, lastFolder(), parent);
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    remember(dialog.review().path);
    return dialog.review();
}

} // namespace plansift::ui
