// SPDX-License-Identifier: GPL-3.0-or-later
// Building the form of a new review.
#include "ui/start/new_review_dialog.hpp"

#include "core/base/text.hpp"
#include "ui/common/parts.hpp"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

QLineEdit* field(const QString& objectName, const QString& hint)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(objectName);
    edit->setPlaceholderText(hint);
    edit->setMinimumWidth(420);
    return edit;
}

} // namespace

NewReviewDialog::NewReviewDialog(const QString& reviewer, const QString& folder, QWidget* parent)
    : QDialog(parent)
    , m_folder(folder)
{
    setObjectName(u"newReviewDialog"_s);
    setWindowTitle(tr("New review"));
    m_title = field(u"reviewTitle"_s, tr("Motivational interviewing for chronic low back pain"));
    m_population = field(u"reviewPopulation"_s, tr("adults with low back pain for 12 weeks or longer"));
    m_intervention = field(u"reviewIntervention"_s, tr("motivational interviewing, alone or with exercise"));
    m_comparator = field(u"reviewComparator"_s, tr("exercise or advice"));
    m_outcomes = field(u"reviewOutcomes"_s, tr("pain, disability, physical function"));
    m_registration = field(u"reviewRegistration"_s, tr("PROSPERO CRD…"));
    m_reviewer = field(u"reviewReviewer"_s, tr("your name or initials"));
    m_reviewer->setText(reviewer);
    m_votes = new QComboBox;
    m_votes->setObjectName(u"reviewVotes"_s);
    m_votes->addItem(tr("Two reviewers, independently"), 2);
    m_votes->addItem(tr("One reviewer"), 1);
    m_path = field(u"reviewPath"_s, {});
    m_path->setReadOnly(true);
    auto* choose = new QPushButton(tr("Choose…"));
    choose->setObjectName(u"chooseReviewPath"_s);
    connect(choose, &QPushButton::clicked, this, &NewReviewDialog::chooseFile);
    auto* file = new QHBoxLayout;
    file->addWidget(m_path, 1);
    file->addWidget(choose);
    auto* form = new QFormLayout;
    const QList<std::pair<QString, QWidget*>> fields{{tr("Title"), m_title},
                                                     {tr("Population"), m_population},
                                                     {tr("Intervention"), m_intervention},
                                                     {tr("Comparator"), m_comparator},
                                                     {tr("Outcomes"), m_outcomes},
                                                     {tr("Registration"), m_registration},
                                                     {tr("I am"), m_reviewer},
                                                     {tr("Each record is judged by"), m_votes}};
    for (const auto& [name, widget] : fields) {
        widget->setAccessibleName(name);
        form->addRow(name, widget);
    }
    form->addRow(tr("Kept in"), file);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Start the review"));
    m_buttons->button(QDialogButtonBox::Ok)->setProperty("primary", true);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_title, &QLineEdit::textChanged, this, &NewReviewDialog::check);
    connect(m_reviewer, &QLineEdit::textChanged, this, &NewReviewDialog::check);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(headingLabel(tr("The question, and who works on it. All of it can be changed later.")));
    column->addLayout(form);
    column->addWidget(m_buttons);
    check();
}

/// The file is named after the title until one is chosen.
void NewReviewDialog::check()
{
    if (!m_pathChosen) {
        QString name = foldText(m_title->text()).replace(u' ', u'-').left(40);
        if (name.isEmpty())
            name = tr("review");
        m_path->setText(QDir(m_folder).filePath(name + u".plansift"_s));
    }
    const bool complete = !m_title->text().trimmed().isEmpty() && !m_reviewer->text().trimmed().isEmpty();
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
    wanted.info.title = m_title->text().trimmed();
    wanted.info.population = m_population->text().trimmed();
    wanted.info.intervention = m_intervention->text().trimmed();
    wanted.info.comparator = m_comparator->text().trimmed();
    wanted.info.outcomes = m_outcomes->text().trimmed();
    wanted.info.registration = m_registration->text().trimmed();
    wanted.info.votes = m_votes->currentData().toInt();
    return wanted;
}

} // namespace plansift::ui
