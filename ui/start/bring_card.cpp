// SPDX-License-Identifier: GPL-3.0-or-later
// The cards and their look.
#include "ui/start/bring_card.hpp"

#include "ui/common/icons.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(BringCard)
};

constexpr int kHeight = 54;
constexpr int kBadge = 28;

QLabel* badge()
{
    auto* label = new QLabel;
    label->setFixedSize(kBadge, kBadge);
    label->setAlignment(Qt::AlignCenter);
    label->setPixmap(icon(u"import"_s, theme().accent, kIconInButton).pixmap(kIconInButton));
    label->setStyleSheet(u"background: %1; border-radius: 6px;"_s.arg(theme().soft.name()));
    return label;
}

} // namespace

const QList<BringSpec>& bringSpecs()
{
    static const QList<BringSpec> specs{
        {u"covidence"_s, u"Covidence"_s, Text::tr("Study, vote and extraction tables (CSV)"),
         Text::tr("Covidence (*.csv *.zip)"), true},
        {u"rayyan"_s, u"Rayyan"_s, Text::tr("Articles and customisation log (CSV, ZIP)"),
         Text::tr("Rayyan (*.csv *.zip)"), true},
        {u"revman"_s, u"RevMan"_s, Text::tr("Review (RM5) or data package (ZIP)"),
         Text::tr("RevMan (*.rm5 *.zip *.csv)"), true},
        {u"references"_s, Text::tr("EndNote or Zotero"), Text::tr("XML, RIS, BibTeX"),
         Text::tr("References (*.xml *.ris *.bib *.enw *.json *.csv *.txt);;All files (*)"), false}};
    return specs;
}

BringCard::BringCard(const BringSpec& spec, QWidget* parent)
    : QPushButton(parent)
{
    setObjectName(u"bring_"_s + spec.key);
    setAccessibleName(spec.title);
    setAccessibleDescription(spec.detail);
    setStyleSheet(u"QPushButton { min-height: %1px; }"_s.arg(kHeight - 4)); // without its edge
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(headingLabel(spec.title));
    QLabel* detail = secondaryLabel(spec.detail);
    detail->setStyleSheet(u"font-size: 12px;"_s);
    words->addWidget(detail);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kGap, 6, kGap, 6);
    row->setSpacing(10);
    row->addWidget(badge());
    row->addLayout(words, 1);
    for (QLabel* label : findChildren<QLabel*>())
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
}

} // namespace plansift::ui
