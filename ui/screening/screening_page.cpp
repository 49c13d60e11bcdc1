// SPDX-License-Identifier: GPL-3.0-or-later
// The page of screening.
#include "ui/screening/screening_page.hpp"

#include "core/session/records.hpp"
#include "core/session/screening.hpp"
#include "ui/common/theme.hpp"
#include "ui/records/record_html.hpp"
#include "ui/screening/conflicts_view.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QShortcut>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kDecisionBar = 98;
const QString kPresetSetting = u"screening/keys"_s;

} // namespace

ScreeningPage::ScreeningPage(const PageContext& context, QWidget* parent)
    : Page(tr("Screening"), context, parent)
{
    m_view = new QTextBrowser;
    m_view->setObjectName(u"screeningRecord"_s);
    m_view->setAccessibleName(tr("The record to decide on"));
    m_view->setTextInteractionFlags(Qt::NoTextInteraction); // or it would take the letters of the keys
    m_view->document()->setDocumentMargin(30);
    m_view->setLineWrapMode(QTextEdit::FixedPixelWidth);
    m_view->setLineWrapColumnOrWidth(592); // 70 characters at 15 px and a margin of 30 at each side
    QFont reading = font();
    reading.setPixelSize(15);
    m_view->setFont(reading);
    m_screen = new QWidget;
    m_screenColumn = new QVBoxLayout(m_screen);
    m_screenColumn->setContentsMargins(0, 0, 0, 0);
    m_screenColumn->setSpacing(0);
    m_screenColumn->addWidget(m_view, 1);
    buildBar();
    buildChoices();
    m_conflicts = new ConflictsView(review(), Stage::TitleAbstract);
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(u"screeningTabs"_s);
    m_tabs->addTab(m_screen, tr("Screen"));
    m_tabs->addTab(m_conflicts, tr("Conflicts"));
    body()->addWidget(m_tabs, 1);
}

void ScreeningPage::buildChoices()
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kPagePadding, 6, kPagePadding, 6);
    m_reviewer = new QComboBox;
    m_reviewer->setObjectName(u"iAm"_s);
    m_reviewer->setAccessibleName(tr("I am"));
    m_reviewer->setEditable(true);
    m_reviewer->addItems(review().valueOf(reviewers(review().session())));
    m_reviewer->setCurrentText(review().session().reviewer());
    connect(m_reviewer, &QComboBox::textActivated, this, [this](const QString& name) {
        if (name.trimmed().isEmpty())
            return;
        review().session().setReviewer(name.trimmed());
        m_ids.clear();
        m_at = 0;
        m_failed = 0;
        refresh();
    });
    m_preset = new QComboBox;
    m_preset->setObjectName(u"keyPreset"_s);
    m_preset->setAccessibleName(tr("Keys"));
    m_preset->addItem(tr("Keys: 1 2 3"), u"neutral"_s);
    m_preset->addItem(tr("Keys: Rayyan (E U I)"), u"rayyan"_s);
    m_preset->addItem(tr("Keys: ASReview (I R)"), u"asreview"_s);
    m_preset->addItem(tr("Keys: Covidence (N M Y)"), u"covidence"_s);
    const QString kept = QSettings().value(kPresetSetting, u"neutral"_s).toString();
    m_preset->setCurrentIndex(std::max(0, m_preset->findData(kept)));
    connect(m_preset, &QComboBox::currentIndexChanged, this,
            [this] { setPreset(m_preset->currentData().toString()); });
    row->addWidget(new QLabel(tr("I am")));
    row->addWidget(m_reviewer);
    row->addStretch(1);
    row->addWidget(m_preset);
    m_screenColumn->insertLayout(0, row);
    setPreset(m_preset->currentData().toString());
}

void ScreeningPage::buildBar()
{
    auto* bar = new QWidget;
    bar->setFixedHeight(kDecisionBar);
    auto* column = new QVBoxLayout(bar);
    column->setContentsMargins(30, 8, kPagePadding, 8);
    m_reasonRow = new QHBoxLayout;
    m_reasonRow->addStretch(1);
    column->addLayout(m_reasonRow);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    for (const QString& command : {u"back"_s, u"exclude"_s, u"maybe"_s, u"include"_s, u"later"_s}) {
        auto* button = new QPushButton;
        button->setObjectName(u"vote."_s + command);
        button->setFixedSize(130, 44); // a fixed place: nothing moves the buttons
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QPushButton::clicked, this, [this, command] { run(command); });
        m_buttons.insert(command, button);
        row->addWidget(button);
    }
    row->addStretch(1);
    column->addLayout(row);
    m_screenColumn->addWidget(bar);
}

void ScreeningPage::setPreset(const QString& preset)
{
    QSettings().setValue(kPresetSetting, preset);
    m_keys = review().valueOf(screeningKeys(preset));
    qDeleteAll(m_shortcuts);
    m_shortcuts.clear();
    for (const KeyBinding& binding : m_keys.bindings()) {
        auto* shortcut = new QShortcut(binding.keys, m_screen);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, command = binding.command] { run(command); });
        m_shortcuts += shortcut;
    }
    const QHash<QString, QString> words{{u"back"_s, tr("Back")},
                                        {u"exclude"_s, tr("Exclude")},
                                        {u"maybe"_s, tr("Maybe")},
                                        {u"include"_s, tr("Include")},
                                        {u"later"_s, tr("Later")}};
    for (auto word = words.cbegin(); word != words.cend(); ++word) {
        const QString key = m_keys.keyText(word.key());
        m_buttons.value(word.key())
            ->setText(key.isEmpty() ? word.value() : QString(word.value() + u"  "_s + key));
        m_buttons.value(word.key())->setAccessibleName(word.value());
    }
    rebuildReasons();
}

void ScreeningPage::rebuildReasons()
{
    qDeleteAll(m_reasonButtons);
    m_reasonButtons.clear();
    const QList<Reason> known = review().valueOf(reasons(review().session(), Stage::TitleAbstract));
    for (qsizetype i = 0; i < known.size(); ++i) {
        const QString command = u"reason.%1"_s.arg(i);
        auto* button = new QPushButton(m_keys.keyText(command) + u"  "_s + known.at(i).label);
        button->setObjectName(command);
        button->setAccessibleName(known.at(i).label);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setChecked(m_reasons.contains(known.at(i).label));
        connect(button, &QPushButton::toggled, this, [this, label = known.at(i).label](bool on) {
            m_reasons.removeAll(label);
            if (on)
                m_reasons += label;
        });
        m_reasonRow->insertWidget(static_cast<int>(i), button);
        m_reasonButtons += button;
    }
}

void ScreeningPage::refresh()
{
    if (m_saving)
        return; // the own vote changes nothing that is shown
    const RowId kept = current();
    const RowId last = m_at > 0 ? m_ids.at(m_at - 1) : 0;
    const QList<RowId> waiting = review().valueOf(waitingForMe(review().session(), Stage::TitleAbstract));
    const QSet<RowId> open(waiting.begin(), waiting.end());
    QList<RowId> voted = m_ids.mid(0, m_at);
    voted.removeIf([&open](RowId id) { return open.contains(id); });
    m_ids = voted + waiting;
    const RowId wanted = open.contains(last) ? last : kept; // a vote taken back comes up again
    m_at = open.contains(wanted) ? m_ids.indexOf(wanted) : voted.size();
    rebuildReasons();
    showRecord();
    m_conflicts->refresh();
    m_tabs->setTabText(1, tr("Conflicts (%1)").arg(m_conflicts->openConflicts()));
}

void ScreeningPage::showRecord()
{
    m_reasons.clear();
    for (QPushButton* button : std::as_const(m_reasonButtons))
        button->setChecked(false);
    setState(tr("title and abstract, %1 left").arg(QLocale().toString(m_ids.size() - m_at)));
    const bool writable = !review().session().isReadOnly() && current() != 0;
    for (const QString& command : {u"exclude"_s, u"maybe"_s, u"include"_s, u"later"_s})
        m_buttons.value(command)->setEnabled(writable);
    m_buttons.value(u"back"_s)->setEnabled(m_at > 0);
    if (current() == 0)
        return m_view->setPlainText(tr("No record waits for your vote."));
    const QList<Decision> visible = review().valueOf(visibleDecisions(review().session(), current()));
    m_view->setHtml(recordHtml(review().valueOf(recordView(review().session(), current())), visible));
}

void ScreeningPage::run(const QString& command)
{
    if (command == u"back"_s)
        return move(-1);
    if (command == u"later"_s)
        return later();
    if (command.startsWith(u"reason."_s)) {
        if (QPushButton* button = m_reasonButtons.value(command.mid(7).toInt()))
            button->toggle();
        return;
    }
    if (const std::optional<Verdict> verdict = verdictFromKey(command))
        vote(*verdict);
}

void ScreeningPage::move(int by)
{
    m_at = std::clamp<qsizetype>(m_at + by, 0, m_ids.size());
    showRecord();
}

void ScreeningPage::later()
{
    if (current() == 0)
        return;
    m_ids.move(m_at, m_ids.size() - 1);
    showRecord();
}

void ScreeningPage::vote(Verdict verdict)
{
    if (current() == 0 || (m_failed != 0 && current() != m_failed))
        return;
    Decision decision;
    decision.record = current();
    decision.stage = Stage::TitleAbstract;
    decision.verdict = verdict;
    if (verdict == Verdict::Exclude)
        decision.reasons = m_reasons;
    move(1);
    m_view->viewport()->repaint(); // the next record first, then the disk
    save(decision);
}

void ScreeningPage::save(const Decision& decision)
{
    m_saving = true;
    const bool saved = review().change([&](Session& session) { return decide(session, decision); });
    m_saving = false;
    m_failed = saved ? 0 : decision.record;
    if (saved)
        return;
    m_at = m_ids.indexOf(decision.record);
    showRecord();
}

} // namespace plansift::ui
