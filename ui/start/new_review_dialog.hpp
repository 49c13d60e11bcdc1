// SPDX-License-Identifier: GPL-3.0-or-later
// The short form of a new review: title, question as PICO, who I am, votes per record, where the file is
// kept.
#pragma once

#include "ui/common/prompter.hpp"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLineEdit;

namespace plansift::ui {

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
    QLineEdit* m_title = nullptr;
    QLineEdit* m_population = nullptr;
    QLineEdit* m_intervention = nullptr;
    QLineEdit* m_comparator = nullptr;
    QLineEdit* m_outcomes = nullptr;
    QLineEdit* m_registration = nullptr;
    QLineEdit* m_reviewer = nullptr;
    QComboBox* m_votes = nullptr;
    QLineEdit* m_path = nullptr;
    QDialogButtonBox* m_buttons = nullptr;
};

} // namespace plansift::ui
