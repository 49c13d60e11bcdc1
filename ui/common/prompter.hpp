// SPDX-License-Identifier: GPL-3.0-or-later
// Asking for files and folders, and for a new review. Tests give the answers instead of a dialog.
#pragma once

#include "core/model/review.hpp"

#include <QString>
#include <QStringList>

class QWidget;

namespace plansift::ui {

/// What is to be known to make a review.
struct NewReview {
    QString path{};
    ReviewInfo info{};
    QString reviewer{}; ///< who I am
};

class Prompter {
public:
    virtual ~Prompter() = default;
    /// Names of files to open; empty when the user cancels.
    virtual QStringList openFiles(QWidget* parent, const QString& title, const QString& filter) = 0;
    /// Name of a file to write; "" when the user cancels.
    virtual QString saveFile(QWidget* parent, const QString& title, const QString& proposal,
                             const QString& filter) = 0;
    /// A folder to write to; "" when the user cancels.
    virtual QString chooseFolder(QWidget* parent, const QString& title) = 0;
    /// Whether files that are there already may be written anew.
    virtual bool mayReplace(QWidget* parent, const QStringList& names) = 0;
    /// A new review; none when the user cancels.
    virtual std::optional<NewReview> newReview(QWidget* parent, const QString& reviewer) = 0;
    /// The question of a review as it is to be; none when the user cancels.
    virtual std::optional<ReviewInfo> editReview(QWidget* parent, const ReviewInfo& info) = 0;
};

/// The desktop's own dialogs; remembers the last folder.
class DialogPrompter final : public Prompter {
public:
    QStringList openFiles(QWidget* parent, const QString& title, const QString& filter) override;
    QString saveFile(QWidget* parent, const QString& title, const QString& proposal,
                     const QString& filter) override;
    QString chooseFolder(QWidget* parent, const QString& title) override;
    bool mayReplace(QWidget* parent, const QStringList& names) override;
    std::optional<NewReview> newReview(QWidget* parent, const QString& reviewer) override;
    std::optional<ReviewInfo> editReview(QWidget* parent, const ReviewInfo& info) override;
};

} // namespace plansift::ui
