// SPDX-License-Identifier: GPL-3.0-or-later
// Shortening the words of a button.
#include "ui/common/elided_button.hpp"

#include <QEvent>
#include <QStyleOptionButton>

namespace plansift::ui {
namespace {

constexpr int kShortest = 56;

} // namespace

ElidedButton::ElidedButton(QWidget* parent)
    : QPushButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedButton::setWords(const QString& words)
{
    m_words = words;
    setToolTip(words);
    updateGeometry();
    elide();
}

int ElidedButton::frameWidth() const
{
    constexpr int kProbe = 1000;
    QStyleOptionButton option;
    option.initFrom(this);
    option.rect = QRect(0, 0, kProbe, height());
    return kProbe - style()->subElementRect(QStyle::SE_PushButtonContents, &option, this).width();
}

QSize ElidedButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_words) + frameWidth() + 2, QPushButton::sizeHint().height()};
}

QSize ElidedButton::minimumSizeHint() const
{
    return {std::min(kShortest, sizeHint().width()), QPushButton::minimumSizeHint().height()};
}

void ElidedButton::elide()
{
    setText(fontMetrics().elidedText(m_words, Qt::ElideRight, width() - frameWidth()));
}

void ElidedButton::resizeEvent(QResizeEvent* event)
{
    QPushButton::resizeEvent(event);
    elide();
}

void ElidedButton::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        elide();
}

} // namespace plansift::ui
