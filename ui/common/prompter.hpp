// SPDX-License-Identifier: GPL-3.0-or-later
// Asking for file names. Tests give the answers instead of a dialog.
#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace plansift::ui {

class Prompter {
public:
    virtual ~Prompter() = default;
    /// Names of files to open; empty when the user cancels.
    virtual QStringList openFiles(QWidget* parent, const QString& title, const QString& filter) = 0;
    /// Name of a file to write; "" when the user cancels.
    virtual QString saveFile(QWidget* parent, const QString& title, const QString& proposal,
                             const QString& filter) = 0;
};

/// The desktop's own dialogs; remembers the last folder.
class DialogPrompter final : public Prompter {
public:
    QStringList openFiles(QWidget* parent, const QString& title, const QString& filter) override;
    QString saveFile(QWidget* parent, const QString& title, const QString& proposal,
                     const QString& filter) override;
};

} // namespace plansift::ui
