// SPDX-License-Identifier: GPL-3.0-or-later
// Building the parts.
#include "ui/analysis/analysis_parts.hpp"

#include "ui/common/theme.hpp"

#include <QBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

QString cell(const QString& tag, const QString& attributes, const QString& text)
{
    return u"<%1 %2>%3</%1>"_s.arg(tag, attributes, text.toHtmlEscaped());
}

constexpr int kRoomForBoth = 880; ///< two lists with their names, numbers and an axis of 150 px each

class SideBySide final : public QWidget {
public:
    SideBySide(QWidget* first, QWidget* second)
        : m_row(new QBoxLayout(QBoxLayout::TopToBottom, this))
    {
        m_row->setContentsMargins(kGap, 0, kGap, 0);
        m_row->addWidget(first, 1, Qt::AlignTop);
        m_row->addWidget(second, 1, Qt::AlignTop);
    }

protected:
    void resizeEvent(QResizeEvent*) override
    {
        m_row->setDirection(width() >= kRoomForBoth ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    }

private:
    QBoxLayout* m_row;
};

} // namespace

QWidget* sideBySide(QWidget* first, QWidget* second)
{
    return new SideBySide(first, second);
}

QWidget* onCanvas(const QList<QWidget*>& parts)
{
    auto* canvas = new QWidget;
    canvas->setObjectName(u"canvas"_s);
    auto* column = new QVBoxLayout(canvas);
    for (QWidget* part : parts)
        column->addWidget(part);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(canvas);
    return scroll;
}

QLabel* wordsLabel(const QString& objectName)
{
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setMargin(kGap);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel* cautionLabel(const QString& objectName)
{
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setProperty("chip", u"maybe"_s);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    label->hide();
    return label;
}

void setCautions(QLabel* label, const QStringList& cautions)
{
    label->setText(cautions.join(u'\n'));
    label->setVisible(!cautions.isEmpty());
}

QString wordsTable(const QStringList& headings, const QList<int>& widths, const QList<WordsRow>& rows)
{
    QString html = u"<table width='100%' cellspacing='0' cellpadding='4'><tr>"_s;
    const QString line = u"style='border-bottom: 1px solid %1'"_s.arg(theme().border.name());
    for (qsizetype i = 0; i < headings.size(); ++i)
        html += cell(u"th"_s, u"align='left' width='%1%' %2"_s.arg(widths.at(i)).arg(line), headings.at(i));
    html += u"</tr>"_s;
    for (const WordsRow& row : rows) {
        html += u"<tr>"_s;
        if (row.size() == 1)
            html +=
                cell(u"th"_s, u"align='left' colspan='%1' style='padding-top: 12px'"_s.arg(headings.size()),
                     row.constFirst());
        else
            for (const QString& text : row)
                html += cell(u"td"_s, line, text);
        html += u"</tr>"_s;
    }
    return html + u"</table>"_s;
}

} // namespace plansift::ui
