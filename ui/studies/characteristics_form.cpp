// SPDX-License-Identifier: GPL-3.0-or-later
// Building the form of a study.
#include "ui/studies/characteristics_form.hpp"

#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kFieldHeight = 62;

/// Fields of the table "Characteristics of included studies" (Cochrane Handbook, III.3.4.1).
QStringList usualHeadings()
{
    return {CharacteristicsForm::tr("Methods"),       CharacteristicsForm::tr("Participants"),
            CharacteristicsForm::tr("Interventions"), CharacteristicsForm::tr("Outcomes"),
            CharacteristicsForm::tr("Setting"),       CharacteristicsForm::tr("Follow-up"),
            CharacteristicsForm::tr("Funding"),       CharacteristicsForm::tr("Notes")};
}

/// Tells when a text has been left.
class Field final : public QPlainTextEdit {
public:
    std::function<void()> left{};

protected:
    void focusOutEvent(QFocusEvent* event) override
    {
        QPlainTextEdit::focusOutEvent(event);
        if (left)
            left();
    }
};

} // namespace

CharacteristicsForm::CharacteristicsForm(QWidget* parent)
    : QWidget(parent)
{
    m_label = new QLineEdit;
    m_label->setObjectName(u"studyLabel"_s);
    m_label->setAccessibleName(tr("Label of the study"));
    connect(m_label, &QLineEdit::editingFinished, this, [this] {
        if (m_label->text().trimmed() != m_study.label && !m_label->text().trimmed().isEmpty())
            Q_EMIT renamed(m_label->text().trimmed());
    });
    auto* content = new QWidget;
    m_form = new QFormLayout(content);
    m_form->setContentsMargins(kPagePadding, kGap, kPagePadding, kGap);
    m_form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    m_newHeading = new QLineEdit;
    m_newHeading->setObjectName(u"newField"_s);
    m_newHeading->setAccessibleName(tr("Name of a further field"));
    m_newHeading->setPlaceholderText(tr("A further field for all studies"));
    auto* add = new QPushButton(tr("Add field"));
    add->setObjectName(u"addField"_s);
    connect(add, &QPushButton::clicked, this, &CharacteristicsForm::addField);
    connect(m_newHeading, &QLineEdit::returnPressed, this, &CharacteristicsForm::addField);
    auto* bar = barWidget();
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kPagePadding, 6, kPagePadding, 6);
    row->addWidget(m_newHeading, 1);
    row->addWidget(add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addWidget(bar);
    m_form->addRow(tr("Study"), m_label);
}

void CharacteristicsForm::setStudy(const Study& study, const QStringList& headings, bool writable)
{
    const bool other = study.id != m_study.id;
    m_study = study;
    m_writable = writable;
    m_label->setReadOnly(!writable);
    if (other || !m_label->hasFocus())
        m_label->setText(study.label);
    QStringList all = usualHeadings();
    for (const QString& heading : headings)
        if (!all.contains(heading))
            all += heading;
    if (other || all != m_headings)
        rebuild(all);
    for (int i = 0; i < m_fields.size(); ++i) {
        const QString value = study.characteristics.value(m_headings.at(i)).toString();
        if ((other || !m_fields.at(i)->hasFocus()) && m_fields.at(i)->toPlainText() != value)
            m_fields.at(i)->setPlainText(value);
        m_fields.at(i)->setReadOnly(!writable);
    }
}

void CharacteristicsForm::rebuild(const QStringList& headings)
{
    while (m_form->rowCount() > 1)
        m_form->removeRow(1);
    m_fields.clear();
    m_headings = headings;
    for (const QString& heading : headings) {
        auto* field = new Field;
        field->setObjectName(u"characteristic_"_s + heading);
        field->setAccessibleName(heading);
        field->setFixedHeight(kFieldHeight);
        field->setTabChangesFocus(true);
        field->left = [this] { collect(); };
        m_fields += field;
        m_form->addRow(heading, field);
    }
}

void CharacteristicsForm::addField()
{
    const QString heading = m_newHeading->text().trimmed();
    m_newHeading->clear();
    if (heading.isEmpty() || m_headings.contains(heading))
        return;
    QJsonObject characteristics = m_study.characteristics;
    characteristics.insert(heading, QString());
    Q_EMIT changed(characteristics);
}

void CharacteristicsForm::collect()
{
    QJsonObject characteristics = m_study.characteristics;
    for (int i = 0; i < m_fields.size(); ++i) {
        const QString text = m_fields.at(i)->toPlainText().trimmed();
        if (!text.isEmpty() || characteristics.contains(m_headings.at(i)))
            characteristics.insert(m_headings.at(i), text);
    }
    if (m_writable && m_study.id != 0 && characteristics != m_study.characteristics)
        Q_EMIT changed(characteristics);
}

} // namespace plansift::ui
