// SPDX-License-Identifier: GPL-3.0-or-later
// The overview.
#include "ui/overview/overview_page.hpp"

#include "core/session/figures.hpp"
#include "core/session/screening.hpp"
#include "ui/common/figure_export.hpp"
#include "ui/common/figure_view.hpp"
#include "ui/common/icons.hpp"
#include "ui/common/theme.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

QWidget* card(const QString& heading, QWidget* content)
{
    auto* box = new QWidget;
    box->setObjectName(u"card"_s);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(kGap, 10, kGap, kGap);
    auto* label = new QLabel(heading);
    label->setProperty("heading", true);
    column->addWidget(label);
    column->addWidget(content, 1);
    return box;
}

QListWidget* plainList(const QString& name, const QString& spoken)
{
    auto* list = new QListWidget;
    list->setObjectName(name);
    list->setAccessibleName(spoken);
    list->setWordWrap(true);
    list->setSpacing(2);
    return list;
}

} // namespace

OverviewPage::OverviewPage(const PageContext& context, QWidget* parent)
    : Page(tr("Overview"), context, parent)
{
    QPushButton* exportFlow = addAction(tr("Export the flow…"), u"export"_s);
    exportFlow->setObjectName(u"exportFlow"_s);
    connect(exportFlow, &QPushButton::clicked, this, [this] {
        exportFigureByDialog(review(), prompter(), this, {u"prisma"_s, {}, {}});
    });
    m_flow = new FigureView;
    m_flow->setObjectName(u"flowView"_s);
    connect(m_flow, &FigureView::itemClicked, this,
            [this](const QString&, const QString& box) { Q_EMIT goTo(u"records"_s, u"box:"_s + box); });
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_flow);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kPagePadding, kGap, kPagePadding, kGap);
    row->setSpacing(kGap);
    row->addWidget(card(tr("Flow of records: click a box to see its records"), scroll), 3);
    row->addWidget(buildSide(), 2);
    body()->addLayout(row, 1);
}

QWidget* OverviewPage::buildSide()
{
    m_toDo = plainList(u"toDo"_s, tr("To do"));
    connect(m_toDo, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        if (const QString page = item->data(Qt::UserRole).toString(); !page.isEmpty())
            Q_EMIT goTo(page, item->data(Qt::UserRole + 1).toString());
    });
    m_sources = plainList(u"sources"_s, tr("Records per source"));
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(card(tr("To do"), m_toDo), 1);
    column->addWidget(card(tr("Records per source"), m_sources), 1);
    return side;
}

void OverviewPage::refresh()
{
    m_flow->setResult(buildFigure(review().session(), {u"prisma"_s, {}, {}}));
    setState(review().valueOf(review().session().info()).notice);
    const PrismaCounts counts = review().valueOf(prismaCounts(review().session()));
    fillToDo(counts);
    fillSources(counts);
}

void OverviewPage::fillToDo(const PrismaCounts& counts)
{
    m_toDo->clear();
    const auto add = [this](const QString& text, const QString& iconName, const QString& page,
                            const QString& argument) {
        auto* item = new QListWidgetItem(icon(iconName, theme().maybe, kIconInButton), text, m_toDo);
        item->setData(Qt::UserRole, page);
        item->setData(Qt::UserRole + 1, argument);
    };
    const QLocale locale;
    if (total(counts.databases) + total(counts.registers) == 0)
        add(tr("Import the records of your databases"), u"import"_s, u"records"_s, {});
    if (counts.openScreening > 0)
        add(tr("%1 records are not settled on title and abstract").arg(locale.toString(counts.openScreening)),
            u"screening"_s, u"records"_s, u"box:open_screening"_s);
    if (const int open = counts.viaDatabases.open + counts.viaOther.open; open > 0)
        add(tr("%1 reports are not settled on full text").arg(locale.toString(open)), u"fulltext"_s,
            u"records"_s, u"box:open_full_text"_s);
    if (counts.reportsWithoutStudy > 0)
        add(tr("%1 included reports belong to no study yet").arg(counts.reportsWithoutStudy), u"studies"_s,
            u"records"_s, u"box:new_studies"_s);
    for (const QString& breach : prismaBreaches(counts))
        add(breach, u"warning"_s, {}, {});
    if (m_toDo->count() == 0)
        new QListWidgetItem(icon(u"check"_s, theme().include, kIconInButton),
                            tr("Nothing waits. All counts add up."), m_toDo);
}

void OverviewPage::fillSources(const PrismaCounts& counts)
{
    m_sources->clear();
    const QLocale locale;
    for (const QList<NamedCount>& list : {counts.databases, counts.registers})
        for (const NamedCount& source : list)
            new QListWidgetItem(tr("%1: %2").arg(source.name, locale.toString(source.n)), m_sources);
}

} // namespace plansift::ui
