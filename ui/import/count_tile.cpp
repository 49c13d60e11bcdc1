// SPDX-License-Identifier: GPL-3.0-or-later
// Painting a tile.
#include "ui/import/count_tile.hpp"

#include "ui/common/theme.hpp"

#include <QLocale>
#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {

CountTile::CountTile(const QString& name, const QColor& colour, bool checkable, QWidget* parent)
    : QPushButton(parent)
    , m_colour(colour)
{
    setAccessibleName(name);
    setCheckable(checkable);
    setFocusPolicy(checkable ? Qt::StrongFocus : Qt::NoFocus);
    setFixedHeight(sizeHint().height());
}

void CountTile::setCount(int count, const QString& under)
{
    m_number = count < 0 ? u"–"_s : QLocale().toString(count);
    m_under = under;
    setToolTip(tr("%1 %2, %3").arg(m_number, accessibleName(), under));
    setAccessibleDescription(toolTip());
    update();
}

void CountTile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus()    ? theme().focus
                        : isChecked() ? theme().accent
                                      : theme().border,
                        hasFocus() ? 2 : 1));
    painter.setBrush(isChecked() ? theme().soft : theme().panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    const QRect inner = rect().adjusted(kGap, 7, -kGap, -7);
    QFont font = this->font();
    const auto line = [&](int pixels, bool bold, const QColor& colour, int top, int height,
                          const QString& text) {
        font.setPixelSize(pixels);
        font.setBold(bold);
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QRect(inner.x(), inner.y() + top, inner.width(), height),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, inner.width()));
    };
    line(22, true, m_colour, 0, 26, m_number);
    line(13, false, theme().text, 26, 18, accessibleName());
    line(12, false, theme().secondary, 44, 16, m_under);
}

} // namespace plansift::ui
