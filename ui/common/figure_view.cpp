// SPDX-License-Identifier: GPL-3.0-or-later
// Painting scenes with the one painter of the program.
#include "ui/common/figure_view.hpp"

#include "core/base/text.hpp"
#include "core/render/fonts.hpp"
#include "core/render/painter.hpp"
#include "ui/common/theme.hpp"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <optional>
#include <string_view>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

// Device-independent pixels per point: 1.33 is true size at 96 dpi.
constexpr double kLeastScale = 0.5;
constexpr double kMostScale = 1.8;
constexpr int kMargin = 12;
constexpr double kStaleOpacity = 0.35;
constexpr figure::Colour kGhost{0x9a, 0xa0, 0xa6}; // tokens.md: value before the edit, in both themes
constexpr double kGhostWidth = 0.75;               // pt
constexpr double kSlackPt = 2;                     // how near a click must be

/// The dashed outline of a mark; nothing for texts and lines that are no results.
std::optional<figure::Mark> outlineOf(const figure::Item& item)
{
    static const std::initializer_list<std::string_view> results{"square", "diamond", "interval",
                                                                 "prediction"};
    if (std::ranges::find(results, item.role) == results.end())
        return std::nullopt;
    const figure::Stroke dashed{kGhost, kGhostWidth, {2, 2}};
    figure::Mark mark = item.mark;
    if (auto* line = std::get_if<figure::Line>(&mark))
        line->stroke = dashed;
    else if (auto* box = std::get_if<figure::Box>(&mark))
        box->ink = {{}, dashed};
    else if (auto* polygon = std::get_if<figure::Polygon>(&mark))
        polygon->ink = {{}, dashed};
    else
        return std::nullopt;
    return mark;
}

figure::Scene outlines(const figure::Scene& page)
{
    figure::Scene ghost;
    ghost.width = page.width;
    ghost.height = page.height;
    for (const figure::Item& item : page.items)
        if (const auto mark = outlineOf(item)) {
            figure::Item outline = item;
            outline.mark = *mark;
            ghost.items.push_back(std::move(outline));
        }
    return ghost;
}

/// -1 when no target has this ref.
qsizetype indexOf(const QList<FigureTarget>& targets, const QString& ref)
{
    const auto found = std::ranges::find(targets, ref, &FigureTarget::ref);
    return found == targets.end() ? -1 : found - targets.begin();
}

} // namespace

FigureView::FigureView(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FigureView::setPages(figure::Pages pages)
{
    const QString kept = m_current < 0 ? QString() : targets().value(m_current).ref;
    m_pages = std::move(pages);
    m_targets.reset();
    m_current = kept.isEmpty() ? -1 : indexOf(targets(), kept);
    m_message.clear();
    m_stale.clear();
    if (!m_pages.empty()) {
        setAccessibleName(QString::fromStdString(m_pages.front().title));
        setAccessibleDescription(QString::fromStdString(m_pages.front().description));
    }
    setMinimumHeight(heightForWidth(width()));
    updateGeometry();
    update();
}

void FigureView::setResult(const Result<figure::Pages>& pages)
{
    if (pages)
        setPages(*pages);
    else
        setMessage(messageOf(pages.error()));
}

void FigureView::setMessage(const QString& text)
{
    m_pages.clear();
    m_targets.reset();
    m_current = -1;
    m_stale.clear();
    m_message = text;
    setAccessibleName(text);
    setAccessibleDescription({});
    setMinimumHeight(120);
    updateGeometry();
    update();
}

double FigureView::scaleFor(int width) const
{
    double widest = 1;
    for (const figure::Scene& page : m_pages)
        widest = std::max(widest, page.width);
    return std::clamp((width - 2 * kMargin) / widest, kLeastScale, kMostScale);
}

int FigureView::heightForWidth(int width) const
{
    const double factor = scaleFor(width);
    double height = kMargin;
    for (const figure::Scene& page : m_pages)
        height += page.height * factor + kMargin;
    return static_cast<int>(height) + 1;
}

QSize FigureView::sizeHint() const
{
    return {560, m_pages.empty() ? 120 : heightForWidth(560)};
}

void FigureView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_pages.empty()) {
        painter.setPen(theme().secondary);
        painter.drawText(rect().adjusted(kMargin, kMargin, -kMargin, -kMargin),
                         Qt::AlignCenter | Qt::TextWordWrap, m_message);
        return;
    }
    double y = kMargin;
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        const figure::Scene& page = m_pages[i];
        painter.fillRect(QRectF(kMargin, y, page.width * scale(), page.height * scale()), Qt::white);
        paintPage(painter, page, y, m_stale.isEmpty() ? 1 : kStaleOpacity);
        if (i < m_ghost.size())
            paintPage(painter, m_ghost[i], y, 1);
        y += page.height * scale() + kMargin;
    }
    if (!m_stale.isEmpty())
        paintSentence(painter);
    if (hasFocus()) {
        painter.setPen(QPen(theme().focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(m_current < 0 ? QRectF(rect().adjusted(1, 1, -1, -1))
                                       : rectOfTarget(m_current).adjusted(-2, -2, 2, 2));
    }
}

const QList<FigureTarget>& FigureView::targets() const
{
    if (!m_targets)
        m_targets = targetsOf(m_pages);
    return *m_targets;
}

QRectF FigureView::rectOfTarget(qsizetype target) const
{
    const FigureTarget& wanted = targets().at(target);
    double y = kMargin;
    for (std::size_t page = 0; page < wanted.page; ++page)
        y += m_pages[page].height * scale() + kMargin;
    const QRectF& pt = wanted.rect;
    return {kMargin + pt.x() * scale(), y + pt.y() * scale(), pt.width() * scale(), pt.height() * scale()};
}

void FigureView::press(qsizetype target)
{
    m_current = target;
    update();
    Q_EMIT itemClicked(targets().at(target).role, targets().at(target).ref);
}

/// Arrows walk through what the figure shows, Enter is a click.
void FigureView::keyPressEvent(QKeyEvent* event)
{
    const auto key = static_cast<Qt::Key>(event->key());
    const bool isArrow =
        key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
    if (isArrow && !targets().isEmpty()) {
        m_current = targetBeside(targets(), m_current, key);
        setToolTip(targets().at(m_current).label);
        update();
        QAccessibleEvent moved(this, QAccessible::Focus);
        moved.setChild(static_cast<int>(m_current));
        QAccessible::updateAccessibility(&moved);
        return;
    }
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_current >= 0)
        return press(m_current);
    QWidget::keyPressEvent(event);
}

/// The sentence over a figure that is no longer true.
void FigureView::paintSentence(QPainter& painter) const
{
    const QRect room = rect().adjusted(3 * kMargin, 2 * kMargin, -3 * kMargin, -2 * kMargin);
    const QRect words =
        painter.fontMetrics().boundingRect(room, Qt::AlignHCenter | Qt::TextWordWrap, m_stale);
    painter.setPen(theme().exclude);
    painter.setBrush(theme().excludeSoft);
    painter.drawRoundedRect(words.adjusted(-kMargin, -kMargin / 2, kMargin, kMargin / 2), 6, 6);
    painter.setPen(theme().text);
    painter.drawText(room, Qt::AlignHCenter | Qt::TextWordWrap, m_stale);
}

void FigureView::paintPage(QPainter& painter, const figure::Scene& page, double y, double opacity) const
{
    painter.save();
    painter.setOpacity(opacity);
    painter.translate(kMargin, y);
    painter.scale(scale() / render::kUnitsPerPoint, scale() / render::kUnitsPerPoint);
    render::paint(page, painter);
    painter.restore();
}

void FigureView::setGhost(const figure::Pages& before)
{
    m_ghost.clear();
    for (const figure::Scene& page : before)
        m_ghost.push_back(outlines(page));
    update();
}

void FigureView::setStale(const QString& sentence)
{
    if (m_pages.empty())
        return setMessage(sentence);
    m_stale = sentence;
    setAccessibleDescription(sentence);
    update();
}

const figure::Item* FigureView::itemUnder(QPointF position) const
{
    double y = kMargin;
    for (const figure::Scene& page : m_pages) {
        const figure::Point point{(position.x() - kMargin) / scale(), (position.y() - y) / scale()};
        if (point.y >= 0 && point.y <= page.height)
            return figure::itemAt(page, point, kSlackPt);
        y += page.height * scale() + kMargin;
    }
    return nullptr;
}

void FigureView::mousePressEvent(QMouseEvent* event)
{
    if (const figure::Item* item = itemUnder(event->position()))
        Q_EMIT itemClicked(QString::fromStdString(item->role), QString::fromStdString(item->ref));
}

void FigureView::mouseMoveEvent(QMouseEvent* event)
{
    const figure::Item* item = itemUnder(event->position());
    setCursor(item ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QToolTip::showText(event->globalPosition().toPoint(),
                       item ? QString::fromStdString(item->label) : QString(), this);
}

void FigureView::resizeEvent(QResizeEvent*)
{
    if (!m_pages.empty())
        setMinimumHeight(heightForWidth(width()));
}

} // namespace plansift::ui
