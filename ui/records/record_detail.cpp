// SPDX-License-Identifier: GPL-3.0-or-later
// Building and filling the detail of a record.
#include "ui/records/record_detail.hpp"

#include "core/session/duplicates.hpp"
#include "ui/common/flow_layout.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"
#include "ui/records/field_table.hpp"
#include "ui/records/record_html.hpp"
#include "ui/records/stage_look.hpp"

#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kAbstractWords = 60;

QLabel* textLabel(const QString& name)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    return label;
}

QTableWidgetItem* cell(const QString& text)
{
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setToolTip(text);
    return item;
}

/// Calls back when a widget loses the focus.
class FocusOut final : public QObject {
public:
    FocusOut(QWidget* widget, std::function<void()> call)
        : QObject(widget)
        , m_call(std::move(call))
    {
        widget->installEventFilter(this);
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::FocusOut)
            m_call();
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_call;
};

} // namespace

RecordDetail::RecordDetail(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"recordDetail"_s);
    setAccessibleName(tr("The record"));
    setMinimumWidth(260);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead(column);
    m_sentence = new QLabel;
    m_sentence->setObjectName(u"recordSentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setMargin(kPagePadding);
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(m_sentence, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inner = new QWidget;
    auto* content = new QVBoxLayout(inner);
    content->setContentsMargins(kGap, kGap, kGap, kGap);
    content->setSpacing(8);
    buildContent(content);
    scroll->setWidget(inner);
    m_content = scroll;
    column->addWidget(scroll, 1);
}

void RecordDetail::buildHead(QVBoxLayout* column)
{
    QWidget* head = barWidget(true);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(kGap, 2, 8, 2);
    m_heading = headingLabel({});
    m_heading->setObjectName(u"recordHeading"_s);
    QToolButton* tag = iconButton(u"tag"_s, tr("Tag this record (T)"));
    tag->setObjectName(u"tagRecord"_s);
    connect(tag, &QToolButton::clicked, this, &RecordDetail::focusTag);
    QToolButton* note = iconButton(u"note"_s, tr("Write a note (N)"));
    note->setObjectName(u"noteRecord"_s);
    connect(note, &QToolButton::clicked, this, &RecordDetail::focusNote);
    QToolButton* more = iconButton(u"more"_s, tr("More"));
    more->setObjectName(u"moreRecord"_s);
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    menu->addAction(tr("Correct a field"), QKeySequence(Qt::Key_F2), this, &RecordDetail::correctField);
    menu->addAction(tr("Find possible duplicates of this record"), this,
                    &RecordDetail::possibleDuplicatesAsked);
    for (QAction* action : menu->actions())
        action->setShortcutContext(Qt::WidgetShortcut); // the keys are the list's
    more->setMenu(menu);
    row->addWidget(m_heading, 1);
    for (QToolButton* button : {tag, note, more})
        row->addWidget(button);
    column->addWidget(head);
}

void RecordDetail::buildContent(QVBoxLayout* column)
{
    m_title = textLabel(u"detailTitle"_s);
    m_meta = textLabel(u"detailMeta"_s);
    m_meta->setProperty("secondary", true);
    auto* chips = new QWidget;
    m_chips = new FlowLayout;
    chips->setLayout(m_chips);
    m_newTag = new QLineEdit;
    m_newTag->setObjectName(u"newTag"_s);
    m_newTag->setAccessibleName(tr("New tag"));
    m_newTag->setPlaceholderText(tr("New tag, Enter adds it"));
    connect(m_newTag, &QLineEdit::returnPressed, this, &RecordDetail::addTag);
    m_abstract = textLabel(u"detailAbstract"_s);
    connect(m_abstract, &QLabel::linkActivated, this, [this] { showAbstract(true); });
    m_fields = new FieldTable;
    connect(m_fields, &FieldTable::corrected, this, &RecordDetail::corrected);
    m_note = new QPlainTextEdit;
    m_note->setObjectName(u"recordNote"_s);
    m_note->setAccessibleName(tr("My note on this record"));
    m_note->setPlaceholderText(tr("My note"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(56);
    new FocusOut(m_note, [this] { saveNote(); });
    m_origins = new QTableWidget(0, 3);
    m_origins->setObjectName(u"recordOrigins"_s);
    m_origins->setAccessibleName(tr("Where it came from"));
    m_origins->setHorizontalHeaderLabels({tr("Database"), tr("File and line"), tr("Imported")});
    m_origins->verticalHeader()->hide();
    m_origins->verticalHeader()->setDefaultSectionSize(kTableRow);
    m_origins->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_origins->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_origins->setShowGrid(false);
    m_origins->setTabKeyNavigation(false);
    m_origins->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_merged = textLabel(u"mergedBecause"_s);
    m_merged->setProperty("secondary", true);
    connect(m_merged, &QLabel::linkActivated, this,
            [this](const QString& link) { Q_EMIT takeApartAsked(link.toLongLong()); });
    m_votes = textLabel(u"recordVotes"_s);
    for (QWidget* part : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_meta), chips,
                          static_cast<QWidget*>(m_newTag), static_cast<QWidget*>(m_abstract)})
        column->addWidget(part);
    auto* row = new QHBoxLayout;
    row->addWidget(headingLabel(tr("Fields")), 1);
    row->addWidget(secondaryLabel(tr("double-click to correct")));
    column->addLayout(row);
    column->addWidget(m_fields);
    column->addWidget(m_note);
    column->addWidget(m_votes);
    column->addWidget(headingLabel(tr("Where it came from")));
    column->addWidget(m_origins);
    column->addWidget(m_merged);
    column->addStretch(1);
}

void RecordDetail::showSentence(const QString& sentence)
{
    m_shown = {};
    m_heading->clear();
    m_sentence->setText(sentence);
    m_sentence->show();
    m_content->hide();
}

void RecordDetail::showRecord(const RecordDetailContent& content)
{
    if (m_shown.view.id != content.view.id)
        saveNote();
    m_shown = content;
    m_sentence->hide();
    m_content->show();
    const Record& record = content.view.record;
    m_heading->setText(tr("Record %1").arg(content.view.id));
    m_title->setText(
        u"<span style=\"font-size:15px; font-weight:bold\">%1</span>"_s.arg(record.title.toHtmlEscaped()));
    m_meta->setText(authorLine(record).toHtmlEscaped() + u"<br>"_s + sourceLine(record).toHtmlEscaped());
    showChips();
    showAbstract(false);
    m_fields->showFields(record, content.view.original, !content.readOnly);
    if (!m_note->hasFocus())
        m_note->setPlainText(content.note);
    m_note->setReadOnly(content.readOnly);
    showVotes();
    showOrigins();
}

void RecordDetail::showChips()
{
    clearLayout(m_chips);
    m_chips->addWidget(chip(stageText(m_shown.stage, m_shown.reason), stageChip(m_shown.stage)));
    for (const QString& label : m_shown.tags) {
        auto* button = new QToolButton;
        button->setProperty("chip", u"plain"_s);
        button->setText(m_shown.readOnly ? label : QString(label + u"  ×"_s));
        button->setAccessibleName(tr("Take the tag %1 off").arg(label));
        button->setToolTip(button->accessibleName());
        button->setEnabled(!m_shown.readOnly);
        connect(button, &QToolButton::clicked, this, [this, label] { Q_EMIT tagChanged(label, false); });
        m_chips->addWidget(button);
    }
    m_newTag->setVisible(!m_shown.readOnly);
    auto* completer = new QCompleter(m_shown.allTags, m_newTag);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    delete m_newTag->completer();
    m_newTag->setCompleter(completer);
}

void RecordDetail::showAbstract(bool whole)
{
    const QString text = m_shown.view.record.abstracts.join(u"\n\n"_s);
    const QStringList all = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (whole || all.size() <= kAbstractWords + 20)
        return m_abstract->setText(all.isEmpty() ? tr("No abstract.")
                                                 : text.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    m_abstract->setText(all.mid(0, kAbstractWords).join(u' ').toHtmlEscaped() +
                        u"… <a href=\"all\" style=\"color:%1\">%2</a>"_s.arg(
                            theme().accent.name(), tr("all %1 words").arg(all.size())));
}

void RecordDetail::showVotes()
{
    QString html;
    for (const Decision& decision : m_shown.decisions)
        html += decisionLine(decision).toHtmlEscaped() + u"<br>"_s;
    m_votes->setText(html);
    m_votes->setVisible(!html.isEmpty());
}

void RecordDetail::showOrigins()
{
    const QList<RecordOrigin>& origins = m_shown.view.origins;
    m_origins->setRowCount(static_cast<int>(origins.size()));
    QString why;
    for (int row = 0; row < origins.size(); ++row) {
        const RecordOrigin& origin = origins.at(row);
        m_origins->setItem(row, 0, cell(origin.source));
        m_origins->setItem(row, 1, cell(tr("%1 : %2").arg(origin.file).arg(origin.line)));
        m_origins->setItem(row, 2,
                           cell(origin.searchedOn.isEmpty() ? origin.importedAt.left(10)
                                                            : tr("searched %1").arg(origin.searchedOn)));
        if (row == 0)
            continue;
        QStringList chips;
        for (const ReasonChip& reason : reasonChips(origin.reason))
            chips += reason.words;
        why += tr("%1 merged: %2.").arg(origin.source, chips.join(u", "_s)).toHtmlEscaped();
        if (!m_shown.readOnly)
            why += u" <a href=\"%1\" style=\"color:%2\">%3</a><br>"_s.arg(
                QString::number(origin.record), theme().accent.name(), tr("Take apart"));
    }
    m_origins->setFixedHeight(m_origins->horizontalHeader()->sizeHint().height() +
                              kTableRow * static_cast<int>(origins.size()) + 2);
    if (m_shown.view.duplicateOf != 0)
        why = tr("Counts as a duplicate of record %1.").arg(m_shown.view.duplicateOf);
    m_merged->setText(why);
    m_merged->setVisible(!why.isEmpty());
}

void RecordDetail::saveNote()
{
    const QString text = m_note->toPlainText().trimmed();
    if (m_shown.view.id != 0 && !m_shown.readOnly && text != m_shown.note) {
        m_shown.note = text;
        Q_EMIT noteChanged(m_shown.view.id, text);
    }
}

void RecordDetail::addTag()
{
    const QString label = m_newTag->text().trimmed();
    m_newTag->clear();
    if (!label.isEmpty())
        Q_EMIT tagChanged(label, true);
}

void RecordDetail::focusTag()
{
    m_newTag->setFocus(Qt::ShortcutFocusReason);
}

void RecordDetail::focusNote()
{
    m_note->setFocus(Qt::ShortcutFocusReason);
}

void RecordDetail::correctField()
{
    m_fields->setFocus(Qt::ShortcutFocusReason);
    m_fields->correctCurrent();
}

} // namespace plansift::ui
