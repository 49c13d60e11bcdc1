// SPDX-License-Identifier: GPL-3.0-or-later
// Editing the rules of screening.
#include "ui/screening/rules_view.hpp"

#include "core/session/reasons.hpp"
#include "core/session/screening_rules.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"
#include "ui/common/vote_button.hpp"

#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr HighlightKind kKinds[]{HighlightKind::Include, HighlightKind::Exclude, HighlightKind::Neutral};

QWidget* block(const QString& heading, const QString& hint, QWidget* content)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(headingLabel(heading));
    QLabel* words = secondaryLabel(hint);
    words->setWordWrap(true);
    column->addWidget(words);
    column->addWidget(content, 1);
    return widget;
}

} // namespace

RulesView::RulesView(Review& review, QWidget* parent)
    : QWidget(parent)
    , m_review(review)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kPagePadding, kGap, kPagePadding, kGap);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(16);
    grid->addWidget(buildCriteria(), 0, 0);
    grid->addWidget(buildReasons(), 0, 1);
    grid->addWidget(buildWords(), 1, 0);
    grid->addWidget(buildKeys(), 1, 1);
    grid->setRowStretch(0, 1);
    grid->setRowStretch(1, 1);
}

QWidget* RulesView::buildCriteria()
{
    m_criteria = new QPlainTextEdit;
    m_criteria->setObjectName(u"criteriaText"_s);
    m_criteria->setAccessibleName(tr("Criteria"));
    m_criteria->setPlaceholderText(tr("Population\nIn adults with low back pain for 12 weeks\nOut acute "
                                      "pain, pregnancy\n\nDesign\nIn ..."));
    auto* save = new QPushButton(tr("Save criteria"));
    save->setObjectName(u"saveCriteria"_s);
    connect(save, &QPushButton::clicked, this, [this] {
        const QList<Criterion> wanted = criteriaOf(m_criteria->toPlainText());
        m_review.change([&wanted](Session& session) { return plansift::setCriteria(session, wanted); });
    });
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_criteria, 1);
    column->addWidget(save, 0, Qt::AlignLeft);
    return block(
        tr("Criteria"),
        tr("A block for each: its name, then lines that begin with In or Out. An empty line parts them."),
        content);
}

QWidget* RulesView::buildWords()
{
    auto* content = new QWidget;
    auto* form = new QFormLayout(content);
    form->setContentsMargins(0, 0, 0, 0);
    for (const auto& [name, text] : {std::pair(u"wordsInclude"_s, tr("Speak for it")),
                                     std::pair(u"wordsExclude"_s, tr("Speak against it")),
                                     std::pair(u"wordsNeutral"_s, tr("To find quickly"))}) {
        auto* field = new QLineEdit;
        field->setObjectName(name);
        field->setAccessibleName(text);
        field->setPlaceholderText(tr("words and phrases, parted by ;"));
        connect(field, &QLineEdit::editingFinished, this, &RulesView::saveWords);
        m_words += field;
        form->addRow(text, field);
    }
    return block(tr("Marked words"),
                 tr("Whole words; with a star at the end all words that begin so (random*)."), content);
}

QWidget* RulesView::buildReasons()
{
    m_reasons = new QListWidget;
    m_reasons->setObjectName(u"reasonList"_s);
    m_reasons->setAccessibleName(tr("Reasons to exclude on title and abstract"));
    m_reasons->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    connect(m_reasons, &QListWidget::itemChanged, this,
            [this](QListWidgetItem* item) { renameReason(m_reasons->row(item)); });
    m_newReason = new QLineEdit;
    m_newReason->setObjectName(u"newScreeningReason"_s);
    m_newReason->setAccessibleName(tr("New reason"));
    m_newReason->setPlaceholderText(tr("New reason, Enter adds it"));
    connect(m_newReason, &QLineEdit::returnPressed, this, &RulesView::addReason);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_reasons, 1);
    auto* row = new QHBoxLayout;
    row->addWidget(m_newReason, 1);
    struct Change {
        QString name;
        QString icon;
        QString words;
        QKeySequence keys;
        std::function<void()> act;
    };
    for (const Change& change : {Change{u"reasonUp"_s, u"up"_s, tr("Move the reason up"),
                                        QKeySequence(u"Alt+Up"_s), [this] { moveReason(-1); }},
                                 Change{u"reasonDown"_s, u"down"_s, tr("Move the reason down"),
                                        QKeySequence(u"Alt+Down"_s), [this] { moveReason(1); }},
                                 Change{u"reasonDelete"_s, u"cross"_s, tr("Delete the reason"),
                                        Qt::Key_Delete, [this] { removeReason(); }}}) {
        QToolButton* button = iconButton(
            change.icon, tr("%1 (%2)").arg(change.words, change.keys.toString(QKeySequence::NativeText)));
        button->setObjectName(change.name);
        connect(button, &QToolButton::clicked, this, change.act);
        addKey(m_reasons, change.keys, change.words, change.act);
        row->addWidget(button);
    }
    column->addLayout(row);
    return block(tr("Reasons to exclude"),
                 tr("In the order of their keys; F2 renames. At full text they are named there."), content);
}

QWidget* RulesView::buildKeys()
{
    m_keys = new QTableWidget(0, 2);
    m_keys->setObjectName(u"keyTable"_s);
    m_keys->setAccessibleName(tr("Keys in use"));
    m_keys->setHorizontalHeaderLabels({tr("Does"), tr("Keys")});
    m_keys->horizontalHeader()->setStretchLastSection(true);
    m_keys->verticalHeader()->hide();
    m_keys->setEditTriggers(QAbstractItemView::NoEditTriggers);
    return block(tr("Keys in use"), tr("Choose another set of keys at the top of the page."), m_keys);
}

void RulesView::refresh()
{
    if (!m_criteria->hasFocus())
        m_criteria->setPlainText(criteriaText(m_review.valueOf(criteria(m_review.session()))));
    QStringList words[3];
    for (const Highlight& highlight : m_review.valueOf(highlights(m_review.session())))
        words[static_cast<int>(highlight.kind)] += highlight.word;
    for (int i = 0; i < m_words.size(); ++i)
        if (!m_words.at(i)->hasFocus())
            m_words.at(i)->setText(words[i].join(u"; "_s));
    showReasons();
    setEnabled(!m_review.session().isReadOnly());
}

/// With their keys; the chosen one stays chosen.
void RulesView::showReasons()
{
    const QSignalBlocker quiet(m_reasons);
    const int row = m_reasons->currentRow();
    const RowId chosen = row >= 0 && row < m_known.size() ? m_known.at(row).id : 0;
    m_known = m_review.valueOf(reasons(m_review.session(), Stage::TitleAbstract));
    m_reasons->clear();
    for (qsizetype i = 0; i < m_known.size(); ++i) {
        auto* item = new QListWidgetItem(m_known.at(i).label, m_reasons);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        const QString key = m_shown.keyTexts(u"reason.%1"_s.arg(i)).value(0);
        item->setToolTip(key.isEmpty() ? tr("no key is left for it") : tr("key %1").arg(key));
        if (m_known.at(i).id == chosen)
            m_reasons->setCurrentItem(item);
    }
}

void RulesView::renameReason(int row)
{
    const Reason reason = m_known.value(row);
    const QString label = m_reasons->item(row)->text().trimmed();
    if (label == reason.label)
        return;
    const bool done = m_review.change(
        [&reason, &label](Session& session) { return plansift::renameReason(session, reason.id, label); });
    if (!done)
        showReasons();
}

void RulesView::removeReason()
{
    const Reason reason = m_known.value(m_reasons->currentRow());
    if (reason.id != 0)
        m_review.change([&reason](Session& session) { return plansift::removeReason(session, reason.id); });
}

void RulesView::moveReason(int by)
{
    const int row = m_reasons->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_known.size())
        return;
    QList<RowId> order;
    for (const Reason& reason : std::as_const(m_known))
        order += reason.id;
    order.move(row, row + by);
    m_review.change([&order](Session& session) { return orderReasons(session, order); });
}

void RulesView::focusWords()
{
    m_words.constFirst()->setFocus();
}

void RulesView::setKeys(const ShortcutTable& keys)
{
    m_shown = keys;
    QStringList commands;
    for (const KeyBinding& binding : keys.bindings())
        if (!commands.contains(binding.command))
            commands += binding.command;
    m_keys->setRowCount(static_cast<int>(commands.size()));
    for (int row = 0; row < commands.size(); ++row) {
        QStringList caps;
        for (const QString& key : keys.keyTexts(commands.at(row)))
            caps += keyCap(key);
        m_keys->setItem(row, 0, new QTableWidgetItem(commandWords(commands.at(row))));
        m_keys->setItem(row, 1, new QTableWidgetItem(caps.join(u"   "_s)));
    }
}

void RulesView::saveWords()
{
    QList<Highlight> wanted;
    for (int i = 0; i < m_words.size(); ++i)
        for (const QString& word : m_words.at(i)->text().split(u';', Qt::SkipEmptyParts))
            if (!word.trimmed().isEmpty())
                wanted.append({word.trimmed(), kKinds[i]});
    if (wanted != m_review.valueOf(highlights(m_review.session())))
        m_review.change([&wanted](Session& session) { return plansift::setHighlights(session, wanted); });
}

void RulesView::addReason()
{
    const QString label = m_newReason->text().trimmed();
    m_newReason->clear();
    if (!label.isEmpty())
        m_review.change(
            [&label](Session& session) { return addReasons(session, Stage::TitleAbstract, {label}); });
}

} // namespace plansift::ui
