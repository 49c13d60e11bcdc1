// SPDX-License-Identifier: GPL-3.0-or-later
// The place to drop a PDF.
#include "ui/fulltext/no_pdf_view.hpp"

#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kWidest = 460;

QString linkOf(const QString& doi)
{
    return u"https://doi.org/"_s + doi;
}

QPushButton* named(QPushButton* button, const QString& name)
{
    button->setObjectName(name);
    button->setAccessibleName(button->text());
    return button;
}

} // namespace

NoPdfView::NoPdfView(QWidget* parent)
    : QWidget(parent)
{
    m_sentence = new QLabel;
    m_sentence->setObjectName(u"noPdf"_s);
    m_link = secondaryLabel();
    m_link->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel* label : {m_sentence, m_link}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_copy = named(linkButton(tr("Copy the link")), u"copyDoi"_s);
    m_attach = named(new QPushButton, u"attachHere"_s);
    m_notRetrieved = named(new QPushButton(tr("Not retrieved")), u"notRetrievedHere"_s);
    connect(m_copy, &QPushButton::clicked, this, &NoPdfView::copyLink);
    connect(m_attach, &QPushButton::clicked, this, &NoPdfView::attachAsked);
    connect(m_notRetrieved, &QPushButton::clicked, this, &NoPdfView::notRetrievedAsked);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_attach);
    buttons->addWidget(m_notRetrieved);
    buttons->addStretch(1);
    auto* area = new QFrame;
    area->setObjectName(u"dropArea"_s);
    area->setStyleSheet(
        u"QFrame#dropArea { border: 1px dashed %1; border-radius: 6px; }"_s.arg(theme().control.name()));
    area->setMaximumWidth(kWidest);
    auto* lines = new QVBoxLayout(area);
    lines->setContentsMargins(24, 24, 24, 24);
    lines->setSpacing(8);
    lines->addWidget(m_sentence);
    lines->addWidget(m_link);
    lines->addWidget(m_copy, 0, Qt::AlignCenter);
    lines->addLayout(buttons);
    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(area, 10);
    across->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->addStretch(1);
    column->addLayout(across);
    column->addStretch(1);
}

void NoPdfView::show(const NoPdf& reason)
{
    m_reason = reason;
    m_sentence->setText(reason.sentence);
    m_link->setText(linkOf(reason.doi));
    m_link->setVisible(!reason.doi.isEmpty());
    m_copy->setVisible(!reason.doi.isEmpty());
    m_attach->setText(reason.damaged ? tr("Replace the file…") : tr("Attach a file…"));
    m_attach->setAccessibleName(m_attach->text());
    m_attach->setVisible(reason.writable);
    m_notRetrieved->setVisible(reason.writable && !reason.damaged);
}

void NoPdfView::copyLink()
{
    QGuiApplication::clipboard()->setText(linkOf(m_reason.doi));
}

} // namespace plansift::ui
