// SPDX-License-Identifier: GPL-3.0-or-later
// The tool row and the bar of quotes around the pages.
#include "ui/fulltext/pdf_reader.hpp"

#include "core/base/text.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"
#include "ui/common/vote_button.hpp"
#include "ui/fulltext/pdf_pane.hpp"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kToolRow = 40;
constexpr int kBarGap = 8; // between a selection and the bar of quotes

} // namespace

PdfReader::PdfReader(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"pdfReader"_s);
    setMinimumWidth(420);
    m_pane = new PdfPane;
    setAcceptDrops(true);
    m_nothing = new NoPdfView;
    connect(m_nothing, &NoPdfView::attachAsked, this, &PdfReader::attachAsked);
    connect(m_nothing, &NoPdfView::notRetrievedAsked, this, &PdfReader::notRetrievedAsked);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_pane);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTools());
    column->addWidget(m_stack, 1);
    buildQuoteBar();
    connect(m_pane, &PdfPane::pageChanged, this, &PdfReader::showPageNumber);
    connect(m_pane, &PdfPane::hitsChanged, this, &PdfReader::showHits);
    connect(m_pane, &PdfPane::selectionChanged, this, &PdfReader::placeQuoteBar);
    connect(m_pane, &PdfPane::pageChanged, this, &PdfReader::placeQuoteBar);
    setFocusProxy(m_pane);
}

QWidget* PdfReader::buildTools()
{
    auto* row = barWidget(true);
    row->setFixedHeight(kToolRow);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(kGap, 0, kGap, 0);
    m_page = new QSpinBox;
    m_page->setObjectName(u"pdfPage"_s);
    m_page->setAccessibleName(tr("Page"));
    m_page->setMinimum(1);
    m_page->setKeyboardTracking(false);
    connect(m_page, &QSpinBox::valueChanged, this, [this](int page) { m_pane->goToPage(page - 1); });
    m_pages = secondaryLabel();
    m_zoom = new QComboBox;
    m_zoom->setObjectName(u"pdfZoom"_s);
    m_zoom->setAccessibleName(tr("Zoom"));
    m_zoom->addItem(tr("Fit width"), 0.0);
    for (const int percent : {75, 100, 125, 150, 200})
        m_zoom->addItem(tr("%1 %").arg(percent), percent / 100.0);
    connect(m_zoom, &QComboBox::activated, this,
            [this] { m_pane->setZoom(m_zoom->currentData().toDouble()); });
    m_search = new QLineEdit;
    m_search->setObjectName(u"pdfSearch"_s);
    m_search->setAccessibleName(tr("Search in the report"));
    m_search->setPlaceholderText(tr("Search in the report"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, m_pane, &PdfPane::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_pane->nextHit(1); });
    m_hits = secondaryLabel();
    m_hits->setObjectName(u"pdfHits"_s);
    line->addWidget(m_page);
    line->addWidget(m_pages);
    line->addWidget(m_zoom);
    line->addStretch(1);
    line->addWidget(m_search, 2);
    line->addWidget(m_hits);
    for (const auto& [name, text, by] :
         {std::tuple(u"up"_s, tr("Hit before"), -1), std::tuple(u"down"_s, tr("Next hit"), 1)}) {
        QToolButton* button = iconButton(name, text);
        connect(button, &QToolButton::clicked, this, [this, by = by] { m_pane->nextHit(by); });
        line->addWidget(button);
    }
    addKey(this, Qt::Key_F3, tr("next hit"), [this] { m_pane->nextHit(1); });
    return row;
}

void PdfReader::buildQuoteBar()
{
    m_quoteBar = new QFrame(m_pane);
    m_quoteBar->setObjectName(u"card"_s);
    auto* row = new QHBoxLayout(m_quoteBar);
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(secondaryLabel(tr("Quote for")));
    const QList<std::pair<QuotePurpose, QString>> purposes{{QuotePurpose::Result, u"P"_s},
                                                           {QuotePurpose::Sample, u"Q"_s},
                                                           {QuotePurpose::RiskOfBias, {}},
                                                           {QuotePurpose::Eligibility, {}},
                                                           {QuotePurpose::Reason, u"X"_s}};
    for (const auto& [purpose, key] : purposes) {
        auto* button = new VoteButton(quoteWords(purpose), {}, {});
        button->setKeys(key.isEmpty() ? QStringList() : QStringList{key});
        button->setFocusPolicy(Qt::TabFocus);
        button->setObjectName(u"quote_"_s + keyOf(purpose));
        connect(button, &QPushButton::clicked, this, [this, purpose = purpose] { takeQuote(purpose); });
        row->addWidget(button);
    }
    m_quoteBar->hide();
}

void PdfReader::takeQuote(QuotePurpose purpose)
{
    Quote quote = m_pane->selection();
    if (quote.text.isEmpty())
        return;
    quote.purpose = purpose;
    m_pane->clearSelection();
    Q_EMIT quoteTaken(quote);
}

void PdfReader::placeQuoteBar()
{
    const bool any = !m_pane->selection().text.isEmpty();
    m_quoteBar->setVisible(any);
    if (!any)
        return;
    m_quoteBar->adjustSize();
    const QRect selected = m_pane->selectionRect().toRect();
    const int below = selected.bottom() + kBarGap;
    const bool fits = below + m_quoteBar->height() <= m_pane->height();
    const int y = fits ? below : selected.top() - kBarGap - m_quoteBar->height();
    const int x = selected.center().x() - m_quoteBar->width() / 2;
    m_quoteBar->move(std::clamp(x, 0, std::max(0, m_pane->width() - m_quoteBar->width())), y);
    m_quoteBar->raise();
}

void PdfReader::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_stack->currentWidget() == m_nothing && m_nothing->takesFiles() && event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void PdfReader::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    Q_EMIT filesDropped(localFiles(*event->mimeData()));
}

void PdfReader::showFile(const QString& name, const QByteArray& bytes, bool writable)
{
    const Status shown = m_pane->setBytes(bytes);
    if (!shown)
        return showNothing(
            {tr("%1 cannot be read: %2.").arg(name, messageOf(shown.error())), {}, true, writable});
    m_stack->setCurrentWidget(m_pane);
    m_page->setMaximum(std::max(1, m_pane->pageCount()));
    m_pages->setText(tr("of %1").arg(m_pane->pageCount()));
    m_pane->search(m_search->text());
    showPageNumber();
}

void PdfReader::showNothing(const NoPdf& reason)
{
    m_nothing->show(reason);
    m_stack->setCurrentWidget(m_nothing);
    m_pages->clear();
    m_hits->clear();
    m_quoteBar->hide();
}

void PdfReader::setQuotes(const QList<Quote>& quotes)
{
    m_pane->setQuotes(quotes);
}

void PdfReader::goToPage(int page)
{
    m_pane->goToPage(page - 1);
}

void PdfReader::startSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void PdfReader::showPageNumber()
{
    const QSignalBlocker quiet(m_page);
    m_page->setValue(m_pane->currentPage() + 1);
}

void PdfReader::showHits()
{
    m_hits->setText(m_search->text().isEmpty() ? QString()
                    : m_pane->hits() == 0      ? tr("none")
                                          : tr("%1 of %2").arg(m_pane->currentHit() + 1).arg(m_pane->hits()));
}

} // namespace plansift::ui
