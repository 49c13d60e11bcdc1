// SPDX-License-Identifier: GPL-3.0-or-later
// Criteria, note and tags.
#include "ui/screening/criteria_panel.hpp"

#include "ui/common/flow_layout.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kWidth = 236;
constexpr int kNoteHeight = 64;

/// A line of a criterion with its first word in the colour of what it says.
QString lineHtml(const QString& line)
{
    const QString text = line.toHtmlEscaped();
    const auto coloured = [&text](qsizetype length, const QColor& colour) {
        return u"<span style=\"color:%1\">%2</span>%3"_s.arg(colour.name(), text.left(length),
                                                             text.mid(length));
    };
    if (line.startsWith(u"In "_s))
        return coloured(2, theme().include);
    return line.startsWith(u"Out "_s) ? coloured(3, theme().exclude) : text;
}

/// The key of the reason that names a criterion: "Population", or "Wrong population".
QString keyOf(const Criterion& criterion, const QList<std::pair<QString, QString>>& reasons)
{
    for (const auto& [label, key] : reasons)
        if (!criterion.heading.isEmpty() && label.contains(criterion.heading, Qt::CaseInsensitive))
            return key;
    return {};
}

QString capHtml(const QString& key)
{
    return key.isEmpty()
               ? QString()
               : u"&nbsp; <span style=\"background-color:%1; color:%2\">&nbsp;%3&nbsp;</span>"_s.arg(
                     theme().border.name(), theme().text.name(), key.toHtmlEscaped());
}

} // namespace

CriteriaPanel::CriteriaPanel(QWidget* parent)
    : QWidget(parent)
{
    setFixedWidth(kWidth);
    setAttribute(Qt::WA_StyledBackground);
    m_criteria = new QLabel;
    m_criteria->setObjectName(u"criteria"_s);
    m_criteria->setTextFormat(Qt::RichText);
    m_criteria->setWordWrap(true);
    m_criteria->setAlignment(Qt::AlignTop);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_criteria);
    m_note = new QPlainTextEdit;
    m_note->setObjectName(u"screeningNote"_s);
    m_note->setAccessibleName(tr("My note"));
    m_note->setPlaceholderText(tr("My note on this record"));
    m_note->setFixedHeight(kNoteHeight);
    m_note->setTabChangesFocus(true);
    m_note->installEventFilter(this);
    auto* tags = new QWidget;
    m_tagRow = new FlowLayout;
    tags->setLayout(m_tagRow);
    m_newTag = new QLineEdit;
    m_newTag->setObjectName(u"screeningTag"_s);
    m_newTag->setAccessibleName(tr("New tag"));
    m_newTag->setPlaceholderText(tr("New tag, Enter adds it"));
    m_newTag->installEventFilter(this);
    connect(m_newTag, &QLineEdit::returnPressed, this, [this] {
        const QString label = m_newTag->text().trimmed();
        m_newTag->clear();
        if (!label.isEmpty())
            Q_EMIT tagSet(m_record, label, true);
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGap, kGap, kGap, kGap);
    auto* head = new QHBoxLayout;
    head->addWidget(headingLabel(tr("Criteria")));
    head->addStretch(1);
    QPushButton* words = linkButton(tr("Edit words"));
    words->setObjectName(u"editWords"_s);
    words->setToolTip(tr("Changes the words that are marked"));
    connect(words, &QPushButton::clicked, this, &CriteriaPanel::wordsAsked);
    head->addWidget(words);
    column->addLayout(head);
    column->addWidget(scroll, 1);
    column->addWidget(headingLabel(tr("My note")));
    column->addWidget(m_note);
    column->addWidget(headingLabel(tr("Tags")));
    column->addWidget(tags);
    column->addWidget(m_newTag);
}

void CriteriaPanel::setCriteria(const QList<Criterion>& criteria,
                                const QList<std::pair<QString, QString>>& reasons)
{
    QString html;
    for (const Criterion& criterion : criteria) {
        QStringList lines;
        for (const QString& line : criterion.text.split(u'\n', Qt::SkipEmptyParts))
            lines += lineHtml(line);
        html += u"<p><b>%1</b>%2<br>%3</p>"_s.arg(criterion.heading.toHtmlEscaped(),
                                                  capHtml(keyOf(criterion, reasons)), lines.join(u"<br>"_s));
    }
    m_criteria->setText(html.isEmpty() ? tr("None named yet. Write them down under Rules and keys.") : html);
}

void CriteriaPanel::setRecord(RowId record, const QString& note, const QStringList& tags, bool writable)
{
    if (record != m_record || !m_note->hasFocus()) {
        m_savedNote = note;
        m_note->setPlainText(note);
    }
    m_record = record;
    m_note->setEnabled(writable && record != 0);
    m_newTag->setEnabled(writable && record != 0);
    rebuildTags(tags);
}

void CriteriaPanel::rebuildTags(const QStringList& tags)
{
    if (tags == m_tags)
        return;
    m_tags = tags;
    clearLayout(m_tagRow);
    for (const QString& label : tags) {
        auto* button = new QToolButton;
        button->setText(tr("%1  ×").arg(label));
        button->setAccessibleName(tr("Take the tag %1 off").arg(label));
        button->setProperty("chip", u"filter"_s);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this,
                [this, label] { Q_EMIT tagSet(m_record, label, false); });
        m_tagRow->addWidget(button);
    }
}

void CriteriaPanel::focusNote()
{
    m_note->setFocus();
}

void CriteriaPanel::focusTags()
{
    m_newTag->setFocus();
}

void CriteriaPanel::flush()
{
    const QString text = m_note->toPlainText().trimmed();
    if (m_record == 0 || text == m_savedNote)
        return;
    m_savedNote = text;
    Q_EMIT noteChanged(m_record, text);
}

/// Esc and leaving the note save it and give the keys back to the record.
bool CriteriaPanel::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_note && event->type() == QEvent::FocusOut)
        flush();
    const bool escape =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (escape && parentWidget()) {
        parentWidget()->setFocus();
        return true;
    }
    return QWidget::eventFilter(object, event);
}

} // namespace plansift::ui
