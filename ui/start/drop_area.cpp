// SPDX-License-Identifier: GPL-3.0-or-later
// Taking dropped files.
#include "ui/start/drop_area.hpp"

#include "ui/common/icons.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kSmallest = 72;
constexpr int kIcon = 20;

} // namespace

DropArea::DropArea(QWidget* parent)
    : QFrame(parent)
{
    setObjectName(u"dropArea"_s);
    setAccessibleName(tr("Drop files here"));
    setAcceptDrops(true);
    setMinimumHeight(kSmallest);
    auto* sign = new QLabel;
    sign->setPixmap(icon(u"import"_s, theme().secondary, kIcon).pixmap(kIcon));
    QLabel* what = secondaryLabel(tr("Drop a review, or files from a database search, here"));
    QLabel* which = secondaryLabel(
        tr("RIS, NBIB, PubMed XML, EndNote XML, BibTeX, Ovid, Web of Science, CSV · .plansift"));
    auto* column = new QVBoxLayout(this);
    column->addStretch(1);
    for (QLabel* label : {sign, what, which}) {
        label->setAlignment(Qt::AlignCenter);
        column->addWidget(label);
    }
    which->setWordWrap(true);
    column->addStretch(1);
}

void DropArea::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void DropArea::dropEvent(QDropEvent* event)
{
    const QStringList paths = localFiles(*event->mimeData());
    event->acceptProposedAction();
    if (!paths.isEmpty())
        Q_EMIT dropped(paths);
}

void DropArea::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().control, 1, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace plansift::ui
