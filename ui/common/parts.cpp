// SPDX-License-Identifier: GPL-3.0-or-later
// Making small parts.
#include "ui/common/parts.hpp"

#include "ui/common/icons.hpp"
#include "ui/common/theme.hpp"

#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVariant>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {

QLabel* secondaryLabel(const QString& text)
{
    auto* label = new QLabel(text);
    label->setProperty("secondary", true);
    return label;
}

QLabel* headingLabel(const QString& text)
{
    auto* label = new QLabel(text);
    label->setProperty("heading", true);
    return label;
}

QLabel* chip(const QString& text, const QString& kind)
{
    auto* label = new QLabel(text);
    label->setProperty("chip", kind);
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    return label;
}

QToolButton* iconButton(const QString& iconName, const QString& text)
{
    auto* button = new QToolButton;
    button->setIcon(icon(iconName, theme().text, kIconInButton));
    button->setProperty("flat", true);
    button->setAccessibleName(text);
    button->setToolTip(text);
    return button;
}

QPushButton* linkButton(const QString& text)
{
    auto* button = new QPushButton(text);
    button->setProperty("link", true);
    button->setAccessibleName(text);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

QStringList localFiles(const QMimeData& data)
{
    QStringList paths;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            paths += url.toLocalFile();
    return paths;
}

QString decimalText(double value, int places)
{
    return QLocale().toString(value, 'f', places).replace(u'-', QChar(0x2212));
}

QString intervalText(double lower, double upper, int places)
{
    const QString dash = lower < 0 ? u" \u2013 "_s : u"\u2013"_s; // or it would run into the minus
    return decimalText(lower, places) + dash + decimalText(upper, places);
}

QWidget* barWidget(bool head)
{
    auto* bar = new QWidget;
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setProperty(head ? "paneHead" : "bar", true);
    return bar;
}

} // namespace plansift::ui
