// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the report.
#include "ui/report/report_page.hpp"

#include "core/base/text.hpp"
#include "core/render/export.hpp"
#include "core/session/appraisal.hpp"
#include "core/session/caption.hpp"
#include "core/session/studies.hpp"
#include "ui/common/figure_export.hpp"
#include "ui/common/icons.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/prompter.hpp"
#include "ui/common/theme.hpp"
#include "ui/report/figure_sheet.hpp"
#include "ui/report/studio_panel.hpp"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr double kPointsPerInch = 72;

/// The name of its file.
QString nameOf(const FigureRequest& request)
{
    return request.outcome.isEmpty() ? request.kind : QString(request.kind + u'-' + request.outcome);
}

QString checkWords(const figure::FigureCheck& check)
{
    using enum figure::FigureCheck::What;
    const auto text = [&check](const QString& what, const QString& unit) {
        const QString measured = QString::number(check.measured, 'g', 4);
        return check.limit > 0
                   ? ReportPage::tr("%1 %2 %3 (limit %4)").arg(what, measured, unit).arg(check.limit)
                   : ReportPage::tr("%1 %2 %3").arg(what, measured, unit);
    };
    switch (check.what) {
    case Width:
        return text(ReportPage::tr("Width"), ReportPage::tr("mm"));
    case Height:
        return text(ReportPage::tr("Height"), ReportPage::tr("mm"));
    case Font:
        return text(check.passed || check.place.empty()
                        ? ReportPage::tr("Smallest text")
                        : ReportPage::tr("Smallest text, \"%1\":").arg(QString::fromStdString(check.place)),
                    ReportPage::tr("pt"));
    case Line:
        return text(ReportPage::tr("Thinnest line"), ReportPage::tr("pt"));
    case Resolution:
        return text(ReportPage::tr("Resolution of PNG and TIFF"), ReportPage::tr("dpi"));
    }
    return {};
}

constexpr qsizetype kFewestForSubsets = 3; ///< two studies have one subset of two, and no funnel

QString cureWords(const figure::FigureCheck& check)
{
    using enum figure::FigureCheck::What;
    if (check.cure <= 0)
        return {};
    if (check.what == Font)
        return ReportPage::tr("Click: set the text to %1 pt").arg(check.cure);
    return check.what == Width ? ReportPage::tr("Click: set the width to %1 mm").arg(check.cure)
                               : ReportPage::tr("Click: set it to %1 dpi").arg(check.cure);
}

} // namespace

ReportPage::ReportPage(const PageContext& context, QWidget* parent)
    : Page(tr("Report"), context, parent)
{
    QPushButton* all = addAction(tr("Export all figures…"), u"folder"_s);
    all->setObjectName(u"exportAll"_s);
    connect(all, &QPushButton::clicked, this, &ReportPage::exportAll);
    m_contents = new QListWidget;
    m_contents->setObjectName(u"reportContents"_s);
    m_contents->setAccessibleName(tr("Figures of the review"));
    m_contents->setMinimumWidth(150);
    m_contents->setSpacing(2);
    connect(m_contents, &QListWidget::currentRowChanged, this, &ReportPage::showFigure);
    m_panel = new StudioPanel(review().settingsGroup(u"studio"_s));
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(m_contents);
    splitter->addWidget(buildCanvas());
    splitter->addWidget(m_panel);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({160, 720, 224});
    body()->addWidget(splitter, 1);
    connect(m_panel, &StudioPanel::changed, this, &ReportPage::showFigure);
    connect(m_panel, &StudioPanel::exportAsked, this, &ReportPage::exportChosen);
    connect(m_panel, &StudioPanel::copyAsked, this, &ReportPage::copyFigure);
    addKey(this, Qt::CTRL | Qt::Key_E, tr("export"), [this] { exportChosen(); });
    addKey(this, QKeySequence::Copy, tr("copy the figure"), [this] { copyFigure(); });
    addKey(this, Qt::Key_F8, tr("next check that failed"), [this] { nextFailedCheck(); });
    setFocusProxy(m_contents);
}

QWidget* ReportPage::buildTools()
{
    auto* bar = barWidget(true);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kGap, 4, kGap, 4);
    m_zoom = new QComboBox;
    m_zoom->setObjectName(u"studioZoom"_s);
    m_zoom->setAccessibleName(tr("Size on screen"));
    m_zoom->addItem(tr("True size"), 1.0);
    m_zoom->addItem(tr("Fit"), 0.0);
    m_zoom->addItem(tr("200 %"), 2.0);
    connect(m_zoom, &QComboBox::activated, this, &ReportPage::applyZoom);
    m_look = new QComboBox;
    m_look->setObjectName(u"studioLook"_s);
    m_look->setAccessibleName(tr("View as"));
    m_look->addItems({tr("Colour"), tr("Grey"), tr("Red-green blind")});
    connect(m_look, &QComboBox::activated, this,
            [this](int index) { m_sheet->setLook(static_cast<Look>(index)); });
    row->addWidget(m_zoom);
    row->addWidget(secondaryLabel(tr("screen %1 dpi").arg(qRound(screen()->physicalDotsPerInch()))));
    row->addStretch(1);
    row->addWidget(secondaryLabel(tr("View as")));
    row->addWidget(m_look);
    return bar;
}

QWidget* ReportPage::buildCanvas()
{
    m_sheet = new FigureSheet;
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_sheet);
    for (QScrollBar* bar :
         {m_scroll->horizontalScrollBar(), m_scroll->verticalScrollBar()}) // the rulers stay
        connect(bar, &QScrollBar::valueChanged, m_sheet, qOverload<>(&QWidget::update));
    auto* split = new QSplitter(Qt::Vertical);
    split->setHandleWidth(1);
    split->addWidget(m_scroll);
    split->addWidget(buildBelow());
    split->setStretchFactor(0, 1);
    split->setSizes({420, 260});
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTools());
    column->addWidget(split, 1);
    return pane;
}

QWidget* ReportPage::buildBelow()
{
    m_caption = new QPlainTextEdit;
    m_caption->setObjectName(u"caption"_s);
    m_caption->setAccessibleName(tr("Caption"));
    m_caption->setReadOnly(true);
    m_caption->setMaximumHeight(84);
    auto* copy = linkButton(tr("Copy the caption"));
    copy->setObjectName(u"copyCaption"_s);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_caption->toPlainText()); });
    m_checks = new QListWidget;
    m_checks->setObjectName(u"figureChecks"_s);
    m_checks->setAccessibleName(tr("Checks at final size"));
    connect(m_checks, &QListWidget::itemClicked, this, [this] { repair(m_checks->currentRow()); });
    connect(m_checks, &QListWidget::itemActivated, this, [this] { repair(m_checks->currentRow()); });
    auto* head = new QHBoxLayout;
    head->addWidget(headingLabel(tr("Caption")));
    head->addStretch(1);
    head->addWidget(copy);
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(kGap, 6, kGap, 6);
    column->addLayout(head);
    column->addWidget(m_caption);
    column->addWidget(headingLabel(tr("Checks at final size")));
    column->addWidget(m_checks, 1);
    return pane;
}

/// How many rows of an outcome take part.
qsizetype ReportPage::studiesPooled(const Outcome& outcome)
{
    const QList<OutcomeRow> rows = review().valueOf(outcomeRows(review().session(), outcome.id));
    return std::ranges::count(rows, true, &OutcomeRow::included);
}

void ReportPage::addFigure(const QString& kind, const QString& outcome, const QString& name)
{
    static const QHash<QString, const char*> words{{u"prisma"_s, QT_TR_NOOP("PRISMA 2020")},
                                                   {u"traffic-light"_s, QT_TR_NOOP("traffic light")},
                                                   {u"rob-summary"_s, QT_TR_NOOP("summary")},
                                                   {u"forest"_s, QT_TR_NOOP("forest plot")},
                                                   {u"funnel"_s, QT_TR_NOOP("funnel plot")},
                                                   {u"multiverse"_s, QT_TR_NOOP("specification curve")},
                                                   {u"gosh"_s, QT_TR_NOOP("subsets of the studies")},
                                                   {u"bubble"_s, QT_TR_NOOP("bubble plot")}};
    const QString what = tr(words.value(kind));
    m_figures += {kind, outcome, {}, {}};
    m_names += tr("%1, %2").arg(name, what);
    m_contents->addItem(tr("%1 %2\n%3").arg(m_figures.size()).arg(name, what));
}

void ReportPage::addOutcomeFigures(const Outcome& outcome)
{
    const qsizetype pooled = studiesPooled(outcome);
    if (pooled > 0)
        addFigure(u"forest"_s, outcome.key, outcome.name);
    if (pooled >= kFewestForSubsets)
        for (const QString& kind : {u"funnel"_s, u"multiverse"_s, u"gosh"_s})
            addFigure(kind, outcome.key, outcome.name);
    if (outcome.plan.value(u"mods"_s).toArray().size() == 1)
        addFigure(u"bubble"_s, outcome.key, outcome.name);
}

/// Figures that there is something to draw for.
void ReportPage::fillContents()
{
    const QSignalBlocker quiet(m_contents);
    const FigureRequest kept = chosen();
    m_contents->clear();
    m_figures.clear();
    m_names.clear();
    addFigure(u"prisma"_s, {}, tr("Flow"));
    if (!review().valueOf(visibleAssessments(review().session())).isEmpty())
        for (const QString& kind : {u"traffic-light"_s, u"rob-summary"_s})
            addFigure(kind, {}, tr("Risk of bias"));
    for (const Outcome& outcome : review().valueOf(outcomes(review().session())))
        addOutcomeFigures(outcome);
    int row = 0;
    for (int i = 0; i < m_figures.size(); ++i)
        if (m_figures.at(i).kind == kept.kind && m_figures.at(i).outcome == kept.outcome)
            row = i;
    m_contents->setCurrentRow(row);
}

FigureRequest ReportPage::chosen() const
{
    return m_figures.value(m_contents->currentRow());
}

QString ReportPage::nameOfChosen() const
{
    return m_names.value(m_contents->currentRow());
}

void ReportPage::refresh()
{
    fillContents();
    showFigure();
}

void ReportPage::showArgument(const QString& argument)
{
    for (int i = 0; i < m_figures.size(); ++i)
        if (m_figures.at(i).kind == argument.section(u'/', 0, 0) &&
            m_figures.at(i).outcome == argument.section(u'/', 1))
            m_contents->setCurrentRow(i);
}

void ReportPage::showFigure()
{
    FigureRequest request = chosen();
    request.options = m_panel->options();
    m_panel->setForest(request.kind == u"forest"_s);
    const Result<figure::Pages> pages = buildFigure(review().session(), request);
    setState(nameOfChosen());
    m_caption->setPlainText(captionOf(review().session(), request).valueOr({}));
    if (pages) {
        m_sheet->setPages(*pages);
        m_panel->showHeight(figure::measuresOf(*pages).heightMm);
    } else {
        m_sheet->setMessage(messageOf(pages.error()));
    }
    applyZoom();
    showChecks();
}

void ReportPage::showChecks()
{
    m_checks->clear();
    m_found = m_sheet->pages().empty() ? std::vector<figure::FigureCheck>()
                                       : figure::checkFigure(m_sheet->pages(), m_panel->options(),
                                                             m_panel->dpi(), m_panel->journal());
    for (const figure::FigureCheck& check : m_found) {
        const QString cure = cureWords(check);
        const QString words =
            cure.isEmpty() ? checkWords(check) : QString(checkWords(check) + u"   –   "_s + cure);
        auto* item = new QListWidgetItem(icon(check.passed ? u"check"_s : u"warning"_s,
                                              check.passed ? theme().include : theme().maybe, kIconInButton),
                                         words, m_checks);
        item->setSizeHint({0, kTableRow});
    }
}

void ReportPage::nextFailedCheck()
{
    const int count = static_cast<int>(m_found.size());
    for (int step = 1; step <= count; ++step)
        if (const int row = (m_checks->currentRow() + step) % count;
            !m_found.at(static_cast<std::size_t>(row)).passed) {
            m_checks->setFocus();
            return m_checks->setCurrentRow(row);
        }
    Q_EMIT review().done(tr("Every check is passed."));
}

void ReportPage::repair(int check)
{
    if (check < 0 || check >= static_cast<int>(m_found.size()))
        return;
    const figure::FigureCheck found = m_found.at(static_cast<std::size_t>(check));
    if (found.cure <= 0)
        return;
    if (found.what == figure::FigureCheck::What::Font)
        m_panel->setFontPt(found.cure);
    else if (found.what == figure::FigureCheck::What::Width)
        m_panel->setWidthMm(found.cure);
    else
        m_panel->setDpi(static_cast<int>(found.cure));
}

void ReportPage::applyZoom()
{
    const double zoom = m_zoom->currentData().toDouble();
    m_sheet->setScale(zoom > 0 ? zoom * screen()->physicalDotsPerInch() / kPointsPerInch
                               : m_sheet->scaleToFit(m_scroll->maximumViewportSize()));
}

void ReportPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    applyZoom();
}

Status ReportPage::exportOne(const FigureRequest& request, const QString& path, const QStringList& formats,
                             QStringList& written)
{
    const Result<figure::Pages> pages = buildFigure(review().session(), request);
    if (!pages)
        return pages.error();
    render::ExportOptions options;
    options.dpi = m_panel->dpi();
    for (const QString& format : formats) {
        const Result<QList<render::ExportedFile>> files =
            render::exportFigure(*pages, path + u'.' + format, options);
        if (!files)
            return files.error();
        for (const render::ExportedFile& file : *files)
            written += QFileInfo(file.path).fileName();
    }
    return {};
}

bool ReportPage::mayWrite(const QStringList& paths)
{
    QStringList there;
    for (const QString& path : paths)
        if (QFileInfo::exists(path))
            there += QFileInfo(path).fileName();
    return there.isEmpty() || prompter().mayReplace(this, there);
}

void ReportPage::exportChosen()
{
    const QStringList formats = m_panel->formats();
    if (formats.isEmpty())
        return showError(tr("Choose a format first."));
    FigureRequest request = chosen();
    request.options = m_panel->options();
    const QString asked =
        prompter().saveFile(this, tr("Export the figure"), nameOf(request) + u'.' + formats.constFirst(),
                            tr("Figures (*.svg *.pdf *.png *.tiff *.eps)"));
    if (asked.isEmpty())
        return;
    const QFileInfo info(asked);
    const QString base = render::exportExtensions().contains(info.suffix().toLower())
                             ? info.dir().filePath(info.completeBaseName())
                             : asked;
    QStringList others; // the dialog has asked about the one that was named
    for (const QString& format : formats)
        if (const QString path = base + u'.' + format; path != asked)
            others += path;
    if (!mayWrite(others))
        return;
    QStringList written;
    if (const Status done = exportOne(request, base, formats, written); !done)
        return review().report(done.error());
    Q_EMIT review().done(tr("Exported %1").arg(written.join(u", "_s)));
}

/// Every figure that can be drawn, in every chosen format, into one folder.
void ReportPage::exportAll()
{
    const QStringList formats = m_panel->formats();
    if (formats.isEmpty())
        return showError(tr("Choose a format first."));
    const QString folder = prompter().chooseFolder(this, tr("Export all figures into a folder"));
    if (folder.isEmpty())
        return;
    QStringList bases;
    QStringList paths;
    for (qsizetype i = 0; i < m_figures.size(); ++i) {
        bases +=
            QDir(folder).filePath(u"%1-%2"_s.arg(i + 1, 2, 10, QChar(u'0')).arg(nameOf(m_figures.at(i))));
        for (const QString& format : formats)
            paths += bases.constLast() + u'.' + format;
    }
    if (!mayWrite(paths))
        return;
    QStringList written;
    QStringList missing;
    for (qsizetype i = 0; i < m_figures.size(); ++i) {
        FigureRequest request = m_figures.at(i);
        request.options = m_panel->options();
        if (const Status done = exportOne(request, bases.at(i), formats, written); !done)
            missing += messageOf(done.error());
    }
    Q_EMIT review().done(tr("Exported %1 files").arg(written.size()));
    if (!missing.isEmpty())
        showError(tr("Left out: %1").arg(missing.join(u"; "_s)));
}

void ReportPage::copyFigure()
{
    if (!m_sheet->pages().empty())
        copyToClipboard(review(), m_sheet->pages().front());
}

} // namespace plansift::ui
