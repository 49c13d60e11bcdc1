// SPDX-License-Identifier: GPL-3.0-or-later
// Building charts in the colours of the theme.
#include "ui/overview/charts.hpp"

#include "ui/common/theme.hpp"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QCoreApplication>
#include <QDateTimeAxis>
#include <QFontMetrics>
#include <QHorizontalBarSeries>
#include <QLegend>
#include <QLineSeries>
#include <QLocale>
#include <QValueAxis>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

constexpr qsizetype kMostDays = 21;     // the latest days with votes
constexpr int kNameWidth = 76;          // of a source, in px
constexpr double kRoomForNumbers = 1.6; // a label that does not fit is not drawn at all

QFont smallFont()
{
    QFont font;
    font.setPixelSize(11);
    return font;
}

QChart* emptyChart()
{
    auto* chart = new QChart;
    chart->setBackgroundVisible(false);
    chart->setMargins(QMargins(0, 0, 0, 0));
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->legend()->setFont(smallFont());
    chart->legend()->setLabelColor(theme().secondary);
    return chart;
}

void addAxis(QChart* chart, QAbstractAxis* axis, QAbstractSeries* series, Qt::Alignment side)
{
    axis->setLabelsFont(smallFont());
    axis->setTruncateLabels(false);
    axis->setLabelsColor(theme().secondary);
    axis->setGridLineColor(theme().border);
    axis->setLinePenColor(theme().border);
    if (!chart->axes().contains(axis))
        chart->addAxis(axis, side);
    series->attachAxis(axis);
}

QWidget* viewOf(QChart* chart, const QString& name, const QString& description)
{
    auto* view = new QChartView(chart);
    view->setRenderHint(QPainter::Antialiasing);
    view->setFrameShape(QFrame::NoFrame);
    view->setStyleSheet(u"background: transparent;"_s);
    view->setAccessibleName(name);
    view->setAccessibleDescription(description);
    view->setMinimumHeight(120);
    return view;
}

QString dayText(QDate day)
{
    return QLocale().toString(day, u"d/M"_s);
}

QStringList reviewersIn(const QList<ScreeningDay>& days)
{
    QStringList names;
    for (const ScreeningDay& day : days)
        for (const QString& name : day.votes.keys())
            if (!names.contains(name))
                names += name;
    return names;
}

} // namespace

QWidget* votesChart(const QList<ScreeningDay>& all)
{
    const QList<ScreeningDay> days = all.mid(std::max<qsizetype>(0, all.size() - kMostDays));
    const QList<QColor> colours{theme().accent, theme().control, theme().maybe, theme().info};
    auto* series = new QBarSeries;
    QStringList words;
    int at = 0;
    for (const QString& reviewer : reviewersIn(days)) {
        auto* set = new QBarSet(reviewer);
        set->setColor(colours.at(at++ % colours.size()));
        set->setBorderColor(Qt::transparent);
        qreal total = 0;
        for (const ScreeningDay& day : days) {
            *set << day.votes.value(reviewer);
            total += day.votes.value(reviewer);
        }
        series->append(set);
        words += Text::tr("%1: %2 votes").arg(reviewer, QLocale().toString(total, 'f', 0));
    }
    auto* chart = emptyChart();
    chart->addSeries(series);
    QStringList labels;
    for (const ScreeningDay& day : days)
        labels += dayText(day.day);
    auto* x = new QBarCategoryAxis;
    x->append(labels);
    x->setGridLineVisible(false);
    addAxis(chart, x, series, Qt::AlignBottom);
    auto* y = new QValueAxis;
    y->setLabelFormat(u"%.0f"_s);
    y->setTickCount(3);
    addAxis(chart, y, series, Qt::AlignLeft);
    y->setMin(0);
    y->applyNiceNumbers();
    return viewOf(chart, Text::tr("Votes per day"), words.join(u", "_s));
}

QWidget* sourceChart(const QList<NamedCount>& sources)
{
    QList<NamedCount> sorted = sources;
    std::ranges::sort(sorted, {}, &NamedCount::n); // the chart draws upwards
    auto* set = new QBarSet(Text::tr("Records"));
    set->setColor(theme().accent);
    set->setBorderColor(Qt::transparent);
    QStringList labels;
    QStringList words;
    for (const NamedCount& source : std::as_const(sorted)) {
        *set << source.n;
        QString label = QFontMetrics(smallFont()).elidedText(source.name, Qt::ElideRight, kNameWidth);
        while (labels.contains(label))
            label += QChar(0x200b); // an axis takes each name once
        labels += label;
        words += Text::tr("%1: %2").arg(source.name, QLocale().toString(source.n));
    }
    auto* series = new QHorizontalBarSeries;
    series->append(set);
    series->setLabelsVisible(true);
    series->setLabelsPosition(QAbstractBarSeries::LabelsOutsideEnd);
    set->setLabelColor(theme().secondary);
    set->setLabelFont(smallFont());
    auto* chart = emptyChart();
    chart->legend()->hide();
    chart->addSeries(series);
    auto* y = new QBarCategoryAxis;
    y->append(labels);
    y->setGridLineVisible(false);
    addAxis(chart, y, series, Qt::AlignLeft);
    auto* x = new QValueAxis;
    x->setVisible(false);
    addAxis(chart, x, series, Qt::AlignBottom);
    const int most = sorted.isEmpty() ? 1 : sorted.constLast().n;
    x->setRange(0, most * kRoomForNumbers);
    return viewOf(chart, Text::tr("Records per source"), words.join(u", "_s));
}

QWidget* agreementChart(const QList<ScreeningDay>& days)
{
    auto* observed = new QLineSeries;
    observed->setName(Text::tr("same vote"));
    observed->setPen(QPen(theme().accent, 2));
    auto* kappa = new QLineSeries;
    kappa->setName(Text::tr("kappa"));
    kappa->setPen(QPen(theme().maybe, 2, Qt::DashLine));
    for (const ScreeningDay& day : days) {
        const auto moment = static_cast<qreal>(day.day.startOfDay().toMSecsSinceEpoch());
        if (day.observed)
            observed->append(moment, *day.observed);
        if (day.kappa)
            kappa->append(moment, *day.kappa);
    }
    auto* chart = emptyChart();
    auto* x = new QDateTimeAxis;
    x->setFormat(u"d MMM"_s);
    x->setTickCount(3);
    x->setGridLineVisible(false);
    auto* y = new QValueAxis;
    y->setRange(0, 1);
    y->setTickCount(3);
    y->setLabelFormat(u"%.1f"_s);
    for (QLineSeries* series : {observed, kappa}) {
        chart->addSeries(series);
        addAxis(chart, x, series, Qt::AlignBottom);
        addAxis(chart, y, series, Qt::AlignLeft);
    }
    const ScreeningDay last = days.isEmpty() ? ScreeningDay() : days.constLast();
    const QString words = last.observed ? Text::tr("same vote %1 %, kappa %2")
                                              .arg(QLocale().toString(100 * *last.observed, 'f', 1),
                                                   QLocale().toString(last.kappa.value_or(0), 'f', 2))
                                        : Text::tr("no record has two votes yet");
    return viewOf(chart, Text::tr("Agreement so far"), words);
}

} // namespace plansift::ui
