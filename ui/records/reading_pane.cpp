// SPDX-License-Identifier: GPL-3.0-or-later
// The column of a record.
#include "ui/records/reading_pane.hpp"

#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace plansift::ui {
namespace {

constexpr int kMargin = 30;
constexpr int kNarrowest = 300;
constexpr double kLineWidth = 35.5; // times the text size: about 70 characters

} // namespace

ReadingPane::ReadingPane(QWidget* parent)
    : QTextBrowser(parent)
{
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setOpenLinks(false);
    document()->setDocumentMargin(0);
}

void ReadingPane::setTextSize(int pixels)
{
    QFont reading = font();
    reading.setPixelSize(pixels);
    setFont(reading);
    fitColumn();
}

/// Without the edges of the column, which would keep a wide pane from growing narrow again.
QSize ReadingPane::minimumSizeHint() const
{
    return {kNarrowest, QTextBrowser::minimumSizeHint().height()};
}

/// The keys belong to the page, all but those that copy what is selected.
bool ReadingPane::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        event->setAccepted(key == QKeySequence::Copy || key == QKeySequence::SelectAll);
        return event->isAccepted();
    }
    return QTextBrowser::event(event);
}

void ReadingPane::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    fitColumn();
}

void ReadingPane::fitColumn()
{
    const int column = static_cast<int>(font().pixelSize() * kLineWidth);
    const int room = width() - verticalScrollBar()->sizeHint().width();
    const int side = std::max(kMargin, (room - column) / 2);
    const bool wide = room > column + 2 * kMargin;
    setViewportMargins(wide ? side : kMargin, kMargin / 2, wide ? room - column - side : kMargin, 0);
}

} // namespace plansift::ui
