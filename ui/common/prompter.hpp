// SPDX-License-Identifier: GPL-3.0-or-later
// Asking for file names and for a new review. Tests give the answers instead of a dialog.
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
    /// A new review; none when the user cancels.
    virtual std::optional<NewReview> newReview(QWidget* parent, const QString& reviewer) = 0;
};

/// The desktop's own dialogs; remembers the last folder.
class DialogPrompter final : public Prompter {
public:
    QStringList openFiles(QWidget* parent, const QString& title, const QString& filter) override;
    QString saveFile(QWidget* parent, const QString& title, const QString& proposal,
                     const QString& filter) override;
    std::optional<NewReview> newReview(QWidget* parent, const QString& reviewer) override;
};

} // namespace plansift::ui
