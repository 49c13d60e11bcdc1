// SPDX-License-Identifier: GPL-3.0-or-later
// Dialogs.
#include "ui/common/prompter.hpp"

#include "ui/start/new_review_dialog.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
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

QString DialogPrompter::chooseFolder(QWidget* parent, const QString& title)
{
    const QString folder = QFileDialog::getExistingDirectory(parent, title, lastFolder());
    if (!folder.isEmpty())
        QSettings().setValue(kFolder, folder);
    return folder;
}

bool DialogPrompter::mayReplace(QWidget* parent, const QStringList& names)
{
    const QString question =
        names.size() == 1 ? QCoreApplication::translate("prompter", "%1 is there already. Replace it?")
                                .arg(names.constFirst())
                          : QCoreApplication::translate("prompter", "%1 are there already. Replace them?")
                                .arg(names.join(u", "_s));
    return QMessageBox::question(parent, QCoreApplication::translate("prompter", "Replace files"), question,
                                 QMessageBox::Yes | QMessageBox::Cancel,
                                 QMessageBox::Cancel) == QMessageBox::Yes;
}

std::optional<NewReview> DialogPrompter::newReview(QWidget* parent, const QString& reviewer)
{
    NewReviewDialog dialog(reviewer, lastFolder(), parent);
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    remember(dialog.review().path);
    return dialog.review();
}

std::optional<ReviewInfo> DialogPrompter::editReview(QWidget* parent, const ReviewInfo& info)
{
    ReviewDetailsDialog dialog(info, parent);
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return dialog.info();
}

} // namespace plansift::ui
