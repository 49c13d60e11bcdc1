// SPDX-License-Identifier: GPL-3.0-or-later
// Settling the conflicts of a stage.
#include "ui/screening/conflicts_view.hpp"

#include "core/session/records.hpp"
#include "core/session/screening.hpp"
#include "ui/common/theme.hpp"
#include "ui/records/record_html.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {

ConflictsView::ConflictsView(Review& review, Stage stage, QWidget* parent)
    : QWidget(parent)
    , m_review(review)
    , m_stage(stage)
{
    m_list = new QListWidget;
    m_list->setObjectName(named(u"conflictList"_s));
    m_list->setAccessibleName(tr("Open conflicts"));
    m_list->setMinimumWidth(200);
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    connect(m_list, &QListWidget::currentRowChanged, this, &ConflictsView::showConflict);
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(m_list);
    splitter->addWidget(buildRecord());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({280, 800});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
}

QWidget* ConflictsView::buildRecord()
{
    m_record = new QTextBrowser;
    m_record->setObjectName(named(u"conflictRecord"_s));
    m_record->setAccessibleName(tr("The record and its votes"));
    m_record->document()->setDocumentMargin(kGap);
    m_note = new QLineEdit;
    m_note->setObjectName(named(u"conflictNote"_s));
    m_note->setAccessibleName(tr("Why it is settled so"));
    m_note->setPlaceholderText(tr("Why it is settled so, e.g. joint discussion"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kPagePadding, 8, kPagePadding, 8);
    m_reason = new QComboBox;
    m_reason->setObjectName(named(u"conflictReason"_s));
    m_reason->setAccessibleName(tr("Reason to exclude"));
    m_reason->setEditable(true);
    m_reason->setMinimumWidth(180);
    m_reason->lineEdit()->setPlaceholderText(tr("Reason to exclude"));
    row->addWidget(m_reason);
    row->addWidget(m_note, 1);
    for (const auto& [verdict, text, name] :
         {std::tuple(Verdict::Exclude, tr("Exclude"), u"settleExclude"_s),
          std::tuple(Verdict::Include, tr("Include"), u"settleInclude"_s)}) {
        auto* button = new QPushButton(text);
        button->setObjectName(named(name));
        button->setAccessibleName(tr("Settle as: %1").arg(text));
        button->setFixedSize(130, 44);
        connect(button, &QPushButton::clicked, this, [this, verdict = verdict] { settle(verdict); });
        m_buttons += button;
        row->addWidget(button);
    }
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_record, 1);
    column->addLayout(row);
    return side;
}

/// Object names differ between the stages.
QString ConflictsView::named(const QString& name) const
{
    return m_stage == Stage::FullText ? u"fullText_"_s + name : name;
}

RowId ConflictsView::current() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toLongLong() : 0;
}

int ConflictsView::openConflicts() const
{
    return m_list->count();
}

QList<RecordLine> ConflictsView::read(const Session& session, Stage stage)
{
    const QList<RowId> ids = recordsStanding(session, stage, Standing::Conflict).valueOr({});
    return recordLines(session, ids).valueOr({});
}

void ConflictsView::setConflicts(const QList<RecordLine>& conflicts)
{
    const QSignalBlocker quiet(m_list);
    const int row = m_list->currentRow();
    m_list->clear();
    for (const RecordLine& line : conflicts) {
        auto* item = new QListWidgetItem(line.title, m_list);
        item->setData(Qt::UserRole, line.id);
    }
    m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
    showConflict();
}

void ConflictsView::showConflict()
{
    const bool writable = current() != 0 && !m_review.session().isReadOnly();
    for (QPushButton* button : std::as_const(m_buttons))
        button->setEnabled(writable);
    m_note->setEnabled(writable);
    if (current() == 0)
        return m_record->setPlainText(tr("No open conflicts."));
    const Result<RecordView> view = recordView(m_review.session(), current());
    const Result<QList<Decision>> votes = decisionsOn(m_review.session(), current());
    if (!view || !votes)
        return m_review.report(view ? votes.error() : view.error());
    m_record->setHtml(recordHtml(*view, *votes));
    fillReasons(*votes);
}

/// The reasons of the stage; the one that a vote against it names is proposed.
void ConflictsView::fillReasons(const QList<Decision>& votes)
{
    m_reason->clear();
    for (const Reason& reason : m_review.valueOf(reasons(m_review.session(), m_stage)))
        m_reason->addItem(reason.label);
    m_reason->setCurrentText({});
    for (const Decision& vote : votes)
        if (vote.stage == m_stage && !vote.reasons.isEmpty())
            m_reason->setCurrentText(vote.reasons.constFirst());
}

void ConflictsView::settle(Verdict verdict)
{
    Decision decision;
    decision.record = current();
    decision.stage = m_stage;
    decision.verdict = verdict;
    decision.note = m_note->text().trimmed();
    if (const QString reason = m_reason->currentText().trimmed();
        verdict == Verdict::Exclude && !reason.isEmpty())
        decision.reasons = {reason};
    if (!m_review.change([&decision](Session& session) { return adjudicate(session, decision); }))
        return;
    m_note->clear();
    m_list->setFocus(); // the arrow keys go on to the next conflict
}

} // namespace plansift::ui
