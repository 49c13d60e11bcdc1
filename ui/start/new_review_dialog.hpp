// SPDX-License-Identifier: GPL-3.0-or-later
// The short form of a new review: its question, who I am, where the file is kept; and the form that changes
// it.
#pragma once

#include "ui/common/prompter.hpp"

#include <QDialog>

class QDialogButtonBox;
class QLineEdit;

namespace plansift::ui {

class ReviewForm;

/// Changes the question of a review that is there.
class ReviewDetailsDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ReviewDetailsDialog(const ReviewInfo& info, QWidget* parent = nullptr);
    ReviewInfo info() const;

private:
    ReviewForm* m_form = nullptr;
};

class NewReviewDialog final : public QDialog {
    Q_OBJECT

public:
    /// `folder`: where the file is proposed to be kept.
    NewReviewDialog(const QString& reviewer, const QString& folder, QWidget* parent = nullptr);

    NewReview review() const;

private:
    void check();
    void chooseFile();

    QString m_folder;
    bool m_pathChosen = false;
    ReviewForm* m_form = nullptr;
    QLineEdit* m_reviewer = nullptr;
    QLineEdit* m_path = nullptr;
    QDialogButtonBox* m_buttons = nullptr;
};

} // namespace plansift::ui
