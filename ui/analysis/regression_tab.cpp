// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing moderators and showing what they explain.
#include "ui/analysis/regression_tab.hpp"

#include "core/base/text.hpp"
#include "core/session/figures.hpp"
#include "ui/analysis/analysis_parts.hpp"
#include "ui/analysis/method_list.hpp"
#include "ui/common/figure_view.hpp"
#include "ui/common/job_runner.hpp"
#include "ui/common/parts.hpp"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {

RegressionTab::RegressionTab(JobRunner& jobs, QWidget* parent)
    : QWidget(parent)
    , m_jobs(jobs)
{
    buildParts();
    auto* buttons = new QWidget;
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_permute);
    row->addWidget(m_export);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(
        onCanvas({headingLabel(tr("What may explain the differences between studies?")), m_moderators, m_hint,
                  m_cautions, m_sentence, m_table, m_facts, buttons, m_groups, m_bubble}));
}

void RegressionTab::buildParts()
{
    m_moderators = new QListWidget;
    m_moderators->setObjectName(u"moderators"_s);
    m_moderators->setAccessibleName(tr("Moderators"));
    connect(m_moderators, &QListWidget::itemChanged, this, &RegressionTab::choose);
    m_hint = secondaryLabel(tr("Properties come from the characteristics of the studies, from the year and "
                               "from risk of bias. Name those of the protocol first."));
    m_hint->setWordWrap(true);
    m_sentence = wordsLabel(u"regressionSentence"_s);
    m_cautions = cautionLabel(u"regressionCautions"_s);
    m_table = wordsLabel(u"regressionTable"_s);
    m_table->setTextFormat(Qt::RichText);
    m_facts = wordsLabel(u"regressionFacts"_s);
    m_permute = new QPushButton(tr("Permutation test"));
    m_permute->setObjectName(u"permutationTest"_s);
    m_permute->setToolTip(tr("P values without assumptions about distributions: the moderators are shuffled "
                             "among the studies a thousand times (Higgins and Thompson 2004)"));
    connect(m_permute, &QPushButton::clicked, this, &RegressionTab::permute);
    m_export = new QPushButton(tr("Export the bubble plot…"));
    m_export->setObjectName(u"exportBubble"_s);
    connect(m_export, &QPushButton::clicked, this, [this] { Q_EMIT exportAsked(u"bubble"_s); });
    m_groups = new MethodList(tr("Mean effect in each category"));
    m_groups->setObjectName(u"categoryMeans"_s);
    m_bubble = new FigureView;
    m_bubble->setObjectName(u"bubbleView"_s);
}

void RegressionTab::setOutcome(const Session& session, const Outcome& outcome)
{
    showModerators(session, outcome);
    showResult(session, outcome);
}

void RegressionTab::showModerators(const Session& session, const Outcome& outcome)
{
    const QSignalBlocker quiet(m_moderators);
    const int current = m_moderators->currentRow();
    m_moderators->clear();
    const QJsonArray chosen = outcome.plan.value(u"mods"_s).toArray();
    for (const synthesis::Moderator& moderator : moderators(session, outcome).valueOr({})) {
        const bool usable = moderator.unusable.isEmpty();
        const QString kind =
            moderator.numeric ? tr("number") : tr("category: %1").arg(moderator.levels.join(u", "_s));
        auto* item = new QListWidgetItem(
            tr("%1 (%2)").arg(moderator.label, usable ? kind : moderator.unusable), m_moderators);
        item->setData(Qt::UserRole, moderator.key);
        item->setToolTip(tr("known for %1 studies").arg(moderator.values.size()));
        item->setFlags(usable && !session.isReadOnly()
                           ? Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable
                           : Qt::NoItemFlags);
        item->setCheckState(usable && chosen.contains(moderator.key) ? Qt::Checked : Qt::Unchecked);
    }
    m_moderators->setCurrentRow(current);
    constexpr int kMostRows = 8;
    const int rows = std::clamp(m_moderators->count(), 1, kMostRows);
    m_moderators->setFixedHeight(rows * std::max(m_moderators->sizeHintForRow(0), 1) +
                                 2 * m_moderators->frameWidth());
}

void RegressionTab::choose()
{
    QJsonArray keys;
    for (int i = 0; i < m_moderators->count(); ++i)
        if (m_moderators->item(i)->checkState() == Qt::Checked)
            keys += m_moderators->item(i)->data(Qt::UserRole).toString();
    Q_EMIT planChanged({{u"mods"_s, keys.isEmpty() ? QJsonValue() : QJsonValue(keys)}});
}

void RegressionTab::clearResult(const QString& sentence)
{
    m_view = {};
    m_sentence->setText(sentence);
    for (QWidget* part : std::initializer_list<QWidget*>{m_cautions, m_table, m_facts, m_permute, m_export,
                                                         m_groups, m_bubble})
        part->hide();
}

void RegressionTab::showResult(const Session& session, const Outcome& outcome)
{
    m_permuted.clear();
    const Result<RegressionView> view = regressionView(session, outcome);
    if (m_moderators->count() == 0)
        return clearResult(tr("No property of the studies is known yet: add characteristics on the page of "
                              "studies."));
    if (!view) {
        const bool none = outcome.plan.value(u"mods"_s).toArray().isEmpty();
        return clearResult(none ? tr("Choose one property or more.") : messageOf(view.error()));
    }
    m_view = *view;
    m_sentence->setText(m_view.sentence);
    setCautions(m_cautions, m_view.cautions);
    showTable();
    m_facts->setText(m_view.facts.join(u'\n'));
    m_facts->show();
    m_permute->show();
    m_groups->setVisible(!m_view.groups.lines.isEmpty());
    m_groups->setLines(m_view.groups.lines, m_view.groups.none);
    m_export->setVisible(m_view.bubble);
    m_bubble->setVisible(m_view.bubble);
    if (m_view.bubble)
        m_bubble->setResult(buildFigure(session, {u"bubble"_s, outcome.key, {}, {}}));
}

void RegressionTab::showTable()
{
    QStringList headings{tr("Term"), tr("Coefficient"), tr("Interval"), tr("P")};
    QList<int> widths{24, 14, 20, 12};
    const bool anyVif =
        std::ranges::any_of(m_view.rows, [](const CoefficientRow& r) { return !r.vif.isEmpty(); });
    if (!m_permuted.isEmpty()) {
        headings += tr("P by permutation");
        widths += 12;
    }
    if (anyVif) {
        headings += tr("VIF");
        widths += 8;
    }
    headings += tr("In words");
    widths += 30;
    QList<WordsRow> rows;
    for (qsizetype i = 0; i < m_view.rows.size(); ++i) {
        const CoefficientRow& r = m_view.rows.at(i);
        WordsRow row{r.label, r.estimate, r.interval, r.p};
        if (!m_permuted.isEmpty())
            row += m_permuted.value(i);
        if (anyVif)
            row += r.vif;
        rows += row << r.inWords;
    }
    QString html = wordsTable(headings, widths, rows);
    if (!m_permuted.isEmpty())
        html +=
            u"<p>"_s + tr("Permutation test, %1.").arg(m_permuted.constLast()).toHtmlEscaped() + u"</p>"_s;
    m_table->setText(html);
    m_table->show();
}

void RegressionTab::permute()
{
    if (m_view.rows.isEmpty() || m_jobs.isRunning())
        return;
    auto texts = std::make_shared<QStringList>();
    const auto work = [analysis = m_view.analysis, texts](const JobRunner::Progress& progress) -> Status {
        const Result<QStringList> found =
            permutationTexts(analysis, [&progress](std::size_t done, std::size_t all) {
                return progress(static_cast<int>(done), static_cast<int>(all));
            });
        if (!found)
            return found.error();
        *texts = *found;
        return {};
    };
    const QStringList asked = m_view.chosen;
    m_jobs.run(tr("Permutation test…"), work, this, [this, texts, asked](const Status& done) {
        if (!done)
            return m_sentence->setText(messageOf(done.error()));
        if (asked != m_view.chosen) // another model by now
            return;
        m_permuted = *texts;
        showTable();
    });
}

} // namespace plansift::ui
