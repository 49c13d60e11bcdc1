// SPDX-License-Identifier: GPL-3.0-or-later
// Laying out, painting and selecting on the pages of a PDF.
#include "ui/fulltext/pdf_pane.hpp"

#include "core/base/text.hpp"
#include "ui/common/theme.hpp"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPdfLink>
#include <QPdfSearchModel>
#include <QPdfSelection>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr double kMargin = 16; // around and between pages, px
constexpr int kImagesKept = 6;
constexpr int kLineStep = 40;

double widestOf(QPdfDocument& document)
{
    double widest = 1;
    for (int page = 0; page < document.pageCount(); ++page)
        widest = std::max(widest, document.pagePointSize(page).width());
    return widest;
}

} // namespace

QColor quoteColour(QuotePurpose purpose)
{
    switch (purpose) {
    case QuotePurpose::Result:
        return QColor(0xFF, 0xB5, 0x85);
    case QuotePurpose::Sample:
        return QColor(0xFF, 0xE7, 0x9A);
    case QuotePurpose::RiskOfBias:
        return QColor(0xCF, 0xE6, 0xFF);
    case QuotePurpose::Eligibility:
        return QColor(0xCB, 0xEE, 0xCF);
    case QuotePurpose::Reason:
        return QColor(0xF8, 0xC9, 0xC4);
    }
    return {};
}

QString quoteWords(QuotePurpose purpose)
{
    switch (purpose) {
    case QuotePurpose::Result:
        return PdfPane::tr("result");
    case QuotePurpose::Sample:
        return PdfPane::tr("sample");
    case QuotePurpose::RiskOfBias:
        return PdfPane::tr("risk of bias");
    case QuotePurpose::Eligibility:
        return PdfPane::tr("eligibility");
    case QuotePurpose::Reason:
        return PdfPane::tr("reason");
    }
    return {};
}

PdfPane::PdfPane(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_document(new QPdfDocument(this))
    , m_search(new QPdfSearchModel(this))
    , m_images(kImagesKept)
{
    setObjectName(u"pdfPane"_s);
    setAccessibleName(tr("The report"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setCursor(Qt::IBeamCursor);
    m_search->setDocument(m_document);
    connect(m_search, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_hit < 0 && hits() > 0)
            nextHit(1);
        Q_EMIT hitsChanged();
        viewport()->update();
    });
    connect(m_search, &QAbstractItemModel::modelReset, this, &PdfPane::hitsChanged);
}

PdfPane::~PdfPane()
{
    m_document->close(); // reads from the bytes, which go first
}

Status PdfPane::setBytes(const QByteArray& bytes)
{
    m_document->close();
    m_images.clear();
    m_quotes.clear();
    clearSelection();
    m_hit = -1;
    m_bytes = std::make_unique<QBuffer>();
    m_bytes->setData(bytes);
    if (!bytes.isEmpty() && m_bytes->open(QIODevice::ReadOnly))
        m_document->load(m_bytes.get());
    layOut();
    verticalScrollBar()->setValue(0);
    Q_EMIT pageChanged();
    if (bytes.isEmpty() || m_document->error() == QPdfDocument::Error::None)
        return {};
    const bool locked = m_document->error() == QPdfDocument::Error::IncorrectPassword;
    return makeError(ErrorCode::Input,
                     locked ? tr("it is protected by a password") : tr("it is no PDF, or it is damaged"));
}

double PdfPane::scale() const
{
    if (m_zoom > 0)
        return m_zoom * logicalDpiX() / 72.0;
    return std::max(0.2, (viewport()->width() - 2 * kMargin) / widestOf(*m_document));
}

void PdfPane::layOut()
{
    m_tops.clear();
    double y = kMargin;
    for (int page = 0; page < pageCount(); ++page) {
        m_tops += y;
        y += m_document->pagePointSize(page).height() * scale() + kMargin;
    }
    const double width = pageCount() > 0 ? widestOf(*m_document) * scale() + 2 * kMargin : 0;
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(y) - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(kLineStep);
    horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(width) - viewport()->width()));
    m_images.clear();
    viewport()->update();
}

void PdfPane::setZoom(double zoom)
{
    const int page = currentPage();
    m_zoom = zoom;
    layOut();
    goToPage(page);
}

QRectF PdfPane::pageRect(int page) const
{
    const QSizeF size = m_document->pagePointSize(page) * scale();
    const double x =
        std::max(kMargin, (viewport()->width() - size.width()) / 2) - horizontalScrollBar()->value();
    return {QPointF(x, m_tops.at(page) - verticalScrollBar()->value()), size};
}

int PdfPane::pageAt(QPointF position) const
{
    for (int page = 0; page < m_tops.size(); ++page)
        if (pageRect(page).contains(position))
            return page;
    return -1;
}

QPointF PdfPane::pointOnPage(int page, QPointF position) const
{
    return (position - pageRect(page).topLeft()) / scale();
}

int PdfPane::currentPage() const
{
    const double middle = verticalScrollBar()->value() + viewport()->height() / 3.0;
    const auto next = std::upper_bound(m_tops.begin(), m_tops.end(), middle);
    return std::max(0, static_cast<int>(next - m_tops.begin()) - 1);
}

void PdfPane::goToPage(int page)
{
    if (page >= 0 && page < m_tops.size())
        verticalScrollBar()->setValue(static_cast<int>(m_tops.at(page) - kMargin / 2));
}

void PdfPane::setQuotes(const QList<Quote>& quotes)
{
    m_quotes = quotes;
    viewport()->update();
}

Quote PdfPane::selection() const
{
    return m_selection;
}

QRectF PdfPane::selectionRect() const
{
    if (m_selection.page < 1 || m_selection.page > m_tops.size())
        return {};
    QRectF all;
    for (const QRectF& place : m_selection.places)
        all |= place;
    const QPointF corner = pageRect(m_selection.page - 1).topLeft();
    return {corner + all.topLeft() * scale(), all.size() * scale()};
}

void PdfPane::clearSelection()
{
    m_selection = {};
    viewport()->update();
    Q_EMIT selectionChanged();
}

void PdfPane::search(const QString& text)
{
    m_hit = -1;
    m_search->setSearchString(text);
    Q_EMIT hitsChanged();
    viewport()->update();
}

int PdfPane::hits() const
{
    return m_search->rowCount({});
}

void PdfPane::nextHit(int by)
{
    if (hits() == 0)
        return;
    m_hit = (m_hit + by + hits()) % hits();
    showHit();
    Q_EMIT hitsChanged();
}

void PdfPane::showHit()
{
    const QPdfLink link = m_search->resultAtIndex(m_hit);
    if (link.page() < 0 || link.page() >= m_tops.size())
        return;
    const double y = m_tops.at(link.page()) + link.location().y() * scale();
    verticalScrollBar()->setValue(static_cast<int>(y - viewport()->height() / 3.0));
    viewport()->update();
}

const QImage& PdfPane::image(int page)
{
    if (QImage* known = m_images.object(page))
        return *known;
    const double ratio = devicePixelRatioF();
    const QSize size = (pageRect(page).size() * ratio).toSize();
    auto* rendered = new QImage(m_document->render(page, size));
    rendered->setDevicePixelRatio(ratio);
    m_images.insert(page, rendered);
    return *rendered;
}

void PdfPane::paintPage(QPainter& painter, int page)
{
    const QRectF rect = pageRect(page);
    painter.fillRect(rect, Qt::white);
    painter.drawImage(rect.topLeft(), image(page));
    painter.save();
    painter.setCompositionMode(QPainter::CompositionMode_Multiply); // letters stay black
    painter.translate(rect.topLeft());
    painter.scale(scale(), scale());
    paintMarks(painter, page);
    painter.restore();
    painter.setPen(theme().border);
    painter.drawRect(rect);
}

void PdfPane::paintMarks(QPainter& painter, int page) const
{
    for (const Quote& quote : m_quotes)
        if (quote.page == page + 1)
            for (const QRectF& place : quote.places)
                painter.fillRect(place, quoteColour(quote.purpose));
    for (const QPdfLink& hit : m_search->resultsOnPage(page))
        for (const QRectF& place : hit.rectangles())
            painter.fillRect(place, QColor(0xD8, 0xD0, 0xF0));
    const QPdfLink current = m_hit >= 0 ? m_search->resultAtIndex(m_hit) : QPdfLink();
    if (m_hit >= 0 && current.page() == page)
        for (const QRectF& place : current.rectangles())
            painter.fillRect(place, QColor(0x9F, 0x8F, 0xE0));
    if (m_selection.page == page + 1)
        for (const QRectF& place : m_selection.places)
            painter.fillRect(place, QColor(0xB4, 0xD5, 0xFE));
}

void PdfPane::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme().canvas);
    for (int page = 0; page < m_tops.size(); ++page)
        if (pageRect(page).intersects(viewport()->rect()))
            paintPage(painter, page);
}

void PdfPane::resizeEvent(QResizeEvent*)
{
    const int page = currentPage();
    layOut();
    if (m_zoom == 0 && page > 0)
        goToPage(page);
}

void PdfPane::mousePressEvent(QMouseEvent* event)
{
    m_dragPage = pageAt(event->position());
    if (m_dragPage >= 0)
        m_dragStart = pointOnPage(m_dragPage, event->position());
    clearSelection();
}

void PdfPane::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragPage < 0)
        return;
    const QPointF end = pointOnPage(m_dragPage, event->position());
    const QPdfSelection chosen = m_document->getSelection(m_dragPage, m_dragStart, end);
    m_selection = {};
    if (chosen.isValid() && !chosen.text().trimmed().isEmpty()) {
        m_selection.page = m_dragPage + 1;
        m_selection.text = chosen.text().simplified();
        for (const QPolygonF& line : chosen.bounds())
            m_selection.places += line.boundingRect();
    }
    viewport()->update();
}

void PdfPane::mouseReleaseEvent(QMouseEvent*)
{
    m_dragPage = -1;
    Q_EMIT selectionChanged();
}

void PdfPane::keyPressEvent(QKeyEvent* event)
{
    QScrollBar* bar = verticalScrollBar();
    if (event->matches(QKeySequence::Copy) && !m_selection.text.isEmpty())
        return QGuiApplication::clipboard()->setText(m_selection.text);
    switch (event->key()) {
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        return bar->setValue(bar->value() + bar->pageStep() - kLineStep);
    case Qt::Key_PageUp:
        return bar->setValue(bar->value() - bar->pageStep() + kLineStep);
    case Qt::Key_Home:
        return bar->setValue(0);
    case Qt::Key_End:
        return bar->setValue(bar->maximum());
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void PdfPane::scrollContentsBy(int, int)
{
    viewport()->update();
    Q_EMIT pageChanged();
}

} // namespace plansift::ui
