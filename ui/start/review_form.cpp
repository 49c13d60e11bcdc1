// SPDX-License-Identifier: GPL-3.0-or-later
// Building the form.
#include "ui/start/review_form.hpp"

#include <QComboBox>
#include <QLineEdit>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

struct TextField {
    QString ReviewInfo::*value;
    const char16_t* objectName;
    const char* label;
    const char* hint;
};

constexpr std::array kTexts{
    TextField{
        &ReviewInfo::title, u"reviewTitle", QT_TRANSLATE_NOOP("plansift::ui::ReviewForm", "Title"),
        QT_TRANSLATE_NOOP("plansift::ui::ReviewForm", "Motivational interviewing for chronic low back pain")},
    TextField{
        &ReviewInfo::population, u"reviewPopulation",
        QT_TRANSLATE_NOOP("plansift::ui::ReviewForm", "Population"),
        QT_TRANSLATE_NOOP("plansift::ui::ReviewForm", "adults with low back pain for 12 weeks or longer")},
    TextField{
        &ReviewInfo::intervention, u"reviewIntervention",
        QT_TRANSLATE_NOOP("plansift::ui::ReviewForm", "Intervention"),
        QT_TRANSLATE_NOOP("plansift::ui::ReviewForm", "motivational interviewing, alone or with exercise")},
    TextField{&ReviewInfo::comparator, u"reviewComparator",
              QT_TRANSLATE_NOOP("plansift::ui::ReviewForm", "Comparator"),
              QT_TRANSLATE_NOOP("plansift::ui::ReviewForm", "exercise or advice")},
    TextField{&ReviewInfo::outcomes, u"reviewOutcomes",
              QT_TRANSLATE_NOOP("plansift::ui::ReviewForm", "Outcomes"),
              QT_TRANSLATE_NOOP("plansift::ui::ReviewForm", "pain, disability, physical function")},
    TextField{&ReviewInfo::registration, u"reviewRegistration",
              QT_TRANSLATE_NOOP("plansift::ui::ReviewForm", "Registration"),
              QT_TRANSLATE_NOOP("plansift::ui::ReviewForm", "PROSPERO CRD…")}};

} // namespace

QLineEdit* formField(const QString& objectName, const QString& hint)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(objectName);
    edit->setPlaceholderText(hint);
    edit->setMinimumWidth(420);
    return edit;
}

ReviewForm::ReviewForm(QWidget* parent)
    : QWidget(parent)
    , m_rows(new QFormLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    for (const TextField& text : kTexts) {
        QLineEdit* field = formField(QString::fromUtf16(text.objectName), tr(text.hint));
        connect(field, &QLineEdit::textChanged, this, &ReviewForm::changed);
        m_texts += field;
        addRow(tr(text.label), field);
    }
    m_votes = new QComboBox;
    m_votes->setObjectName(u"reviewVotes"_s);
    m_votes->addItem(tr("Two reviewers, independently"), 2);
    m_votes->addItem(tr("One reviewer"), 1);
    addRow(tr("Each record is judged by"), m_votes);
}

void ReviewForm::addRow(const QString& name, QWidget* field)
{
    field->setAccessibleName(name);
    m_rows->addRow(name, field);
}

void ReviewForm::setInfo(const ReviewInfo& info)
{
    m_info = info;
    for (std::size_t i = 0; i < kTexts.size(); ++i)
        m_texts.at(static_cast<qsizetype>(i))->setText(info.*kTexts.at(i).value);
    m_votes->setCurrentIndex(std::max(0, m_votes->findData(info.votes)));
}

ReviewInfo ReviewForm::info() const
{
    ReviewInfo info = m_info;
    for (std::size_t i = 0; i < kTexts.size(); ++i)
        info.*kTexts.at(i).value = m_texts.at(static_cast<qsizetype>(i))->text().trimmed();
    info.votes = m_votes->currentData().toInt();
    return info;
}

} // namespace plansift::ui
