// SPDX-License-Identifier: GPL-3.0-or-later
// Making pages when they are needed or the window is idle.
#include "ui/page_stack.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kFirstPause = 300; ///< ms after the first page, which is still filled
constexpr int kPause = 20;       ///< ms between pages, for keys and clicks

} // namespace

PageStack::PageStack(QWidget* start, QWidget* parent)
    : QStackedWidget(parent)
{
    addWidget(start);
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &PageStack::makeNext);
}

void PageStack::setReview(const PageContext& context)
{
    m_context.emplace(context);
    m_pages = QList<Page*>(pages().size(), nullptr);
    m_idle.start(kFirstPause);
}

void PageStack::clearReview()
{
    m_idle.stop();
    setCurrentIndex(0);
    qDeleteAll(m_pages);
    m_pages.clear();
    m_context.reset();
}

Page* PageStack::show(int index)
{
    Page* page = pageAt(index);
    setCurrentWidget(page);
    return page;
}

Page* PageStack::current() const
{
    return qobject_cast<Page*>(currentWidget());
}

QString PageStack::currentKey() const
{
    const Page* page = current();
    return page ? pages().value(m_pages.indexOf(page)).key : QString();
}

Page* PageStack::pageAt(int index)
{
    Page*& page = m_pages[index];
    if (page)
        return page;
    const PageSpec& spec = pages().at(index);
    page = spec.create(*m_context, this);
    page->setObjectName(spec.key + u"Page"_s);
    connect(page, &Page::goTo, this, &PageStack::goTo);
    addWidget(page);
    return page;
}

QList<Page*> PageStack::made() const
{
    QList<Page*> list = m_pages;
    list.removeAll(nullptr);
    return list;
}

void PageStack::makeNext()
{
    const qsizetype next = m_pages.indexOf(nullptr);
    if (next < 0)
        return;
    pageAt(static_cast<int>(next));
    m_idle.start(kPause);
}

} // namespace plansift::ui
