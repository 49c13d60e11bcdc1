// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a facet group are kept and changed in place, so that the focus stays where it is.
#include "ui/records/facet_group.hpp"

#include "ui/common/icons.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kRow = 22;
constexpr int kShown = 6;

} // namespace

FacetGroup::FacetGroup(const QString& name, const QString& title, const QString& settings, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
{
    setObjectName(name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGap, 6, kGap, 8);
    column->setSpacing(2);
    m_heading = new QToolButton;
    m_heading->setObjectName(name + u"Heading"_s);
    m_heading->setText(title);
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_heading->setProperty("flat", true);
    m_heading->setCheckable(true);
    m_heading->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_heading->setLayoutDirection(Qt::RightToLeft);
    m_body = new QWidget;
    m_rows = new QVBoxLayout(m_body);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    QPushButton* more = linkButton(QString());
    more->setObjectName(name + u"More"_s);
    connect(more, &QPushButton::clicked, this, [this] {
        m_all = true;
        showMore();
    });
    m_more = more;
    m_more->hide();
    m_rows->addWidget(m_more, 0, Qt::AlignLeft);
    column->addWidget(m_heading);
    column->addWidget(m_body);
    connect(m_heading, &QToolButton::toggled, this, &FacetGroup::fold);
    fold(QSettings().value(m_settings + u'/' + name).toBool());
}

void FacetGroup::fold(bool folded)
{
    m_heading->setChecked(folded);
    m_heading->setIcon(icon(folded ? u"right"_s : u"down"_s, theme().text, 16));
    m_heading->setAccessibleName(folded ? tr("%1, folded").arg(m_heading->text()) : m_heading->text());
    m_body->setVisible(!folded);
    QSettings().setValue(m_settings + u'/' + objectName(), folded);
}

void FacetGroup::setContent(QWidget* content)
{
    m_rows->insertWidget(0, content);
}

FacetGroup::Row FacetGroup::makeRow(const FacetValue& value)
{
    Row row{new QWidget, new QCheckBox, new QLabel};
    auto* line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    row.widget->setFixedHeight(kRow);
    row.box->setObjectName(objectName() + u'.' + value.key);
    row.box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    row.count->setProperty("secondary", true);
    line->addWidget(row.box, 1);
    line->addWidget(row.count);
    connect(row.box, &QCheckBox::toggled, this,
            [this, key = value.key](bool on) { Q_EMIT toggled(key, on); });
    return row;
}

void FacetGroup::setValues(const QList<FacetValue>& values, const QSet<QString>& chosen)
{
    QSet<QString> wanted;
    int at = 0;
    for (const FacetValue& value : values) {
        wanted.insert(value.key);
        if (!m_known.contains(value.key))
            m_known.insert(value.key, makeRow(value));
        const Row& row = m_known[value.key];
        row.box->setText(value.label);
        row.box->setToolTip(value.label);
        row.box->setAccessibleName(tr("%1, %2 records").arg(value.label).arg(value.n));
        const QSignalBlocker quiet(row.box);
        row.box->setChecked(chosen.contains(value.key));
        row.count->setText(QLocale().toString(value.n));
        m_rows->insertWidget(at++, row.widget);
    }
    for (auto it = m_known.begin(); it != m_known.end();)
        if (wanted.contains(it.key())) {
            ++it;
        } else {
            m_rows->removeWidget(it->widget);
            it->widget->hide();
            it->widget->deleteLater(); // its box may be the sender
            it = m_known.erase(it);
        }
    showMore();
}

void FacetGroup::showMore()
{
    int hidden = 0;
    for (int at = 0; at < m_rows->count(); ++at) {
        QWidget* widget = m_rows->itemAt(at)->widget();
        const QCheckBox* box = widget ? widget->findChild<QCheckBox*>() : nullptr;
        if (!box)
            continue;
        const bool shown = m_all || at < kShown || box->isChecked();
        widget->setVisible(shown);
        hidden += shown ? 0 : 1;
    }
    static_cast<QPushButton*>(m_more)->setText(tr("%1 more…").arg(hidden));
    m_more->setVisible(hidden > 0);
}

} // namespace plansift::ui
