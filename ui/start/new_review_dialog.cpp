// SPDX-License-Identifier: GPL-3.0-or-later
// Building the form of a new review.
#include "ui/start/new_review_dialog.hpp"

#include "core/base/text.hpp"
#include "ui/common/parts.hpp"
#include "ui/start/review_form.hpp"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {

ReviewDetailsDialog::ReviewDetailsDialog(const ReviewInfo& info, QWidget* parent)
    : QDialog(parent)
    , m_form(new ReviewForm)
{
    setObjectName(u"reviewDetailsDialog"_s);
    setWindowTitle(tr("Question and title"));
    m_form->setInfo(info);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Save)->setProperty("primary", true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_form, &ReviewForm::changed, this, [this, buttons] {
        buttons->button(QDialogButtonBox::Save)->setEnabled(!m_form->info().title.isEmpty());
    });
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(m_form);
    column->addWidget(buttons);
}

ReviewInfo ReviewDetailsDialog::info() const
{
    return m_form->info();
}

NewReviewDialog::NewReviewDialog(const QString& reviewer, const QString& folder, QWidget* parent)
    : QDialog(parent)
    , m_folder(folder)
{
    setObjectName(u"newReviewDialog"_s);
    setWindowTitle(tr("New review"));
    m_form = new ReviewForm;
    m_reviewer = formField(u"reviewReviewer"_s, tr("your name or initials"));
    m_reviewer->setText(reviewer);
    m_form->addRow(tr("I am"), m_reviewer);
    m_path = formField(u"reviewPath"_s, {});
    m_path->setReadOnly(true);
    auto* choose = new QPushButton(tr("Choose…"));
    choose->setObjectName(u"chooseReviewPath"_s);
    connect(choose, &QPushButton::clicked, this, &NewReviewDialog::chooseFile);
    auto* file = new QWidget;
    auto* fileRow = new QHBoxLayout(file);
    fileRow->setContentsMargins(0, 0, 0, 0);
    fileRow->addWidget(m_path, 1);
    fileRow->addWidget(choose);
    m_form->addRow(tr("Kept in"), file);
    m_path->setAccessibleName(tr("Kept in"));
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Start the review"));
    m_buttons->button(QDialogButtonBox::Ok)->setProperty("primary", true);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_form, &ReviewForm::changed, this, &NewReviewDialog::check);
    connect(m_reviewer, &QLineEdit::textChanged, this, &NewReviewDialog::check);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(
        headingLabel(tr("The question, and who works on it. It can be changed later (menu Review).")));
    column->addWidget(m_form);
    column->addWidget(m_buttons);
    check();
}

/// The file is named after the title until one is chosen.
void NewReviewDialog::check()
{
    if (!m_pathChosen) {
        QString name = foldText(m_form->info().title).replace(u' ', u'-').left(40);
        if (name.isEmpty())
            name = tr("review");
        m_path->setText(QDir(m_folder).filePath(name + u".plansift"_s));
    }
    const bool complete = !m_form->info().title.isEmpty() && !m_reviewer->text().trimmed().isEmpty();
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(complete);
}

void NewReviewDialog::chooseFile()
{
    QString path = QFileDialog::getSaveFileName(this, tr("Where to keep the review"), m_path->text(),
                                                tr("Plansift (*.plansift)"));
    if (path.isEmpty())
        return;
    if (!path.endsWith(u".plansift"_s))
        path += u".plansift"_s;
    m_pathChosen = true;
    m_path->setText(path);
}

NewReview NewReviewDialog::review() const
{
    NewReview wanted;
    wanted.path = m_path->text();
    wanted.reviewer = m_reviewer->text().trimmed();
    wanted.info = m_form->info();
    return wanted;
}

} // namespace plansift::ui
