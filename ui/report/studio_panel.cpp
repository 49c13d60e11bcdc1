// SPDX-License-Identifier: GPL-3.0-or-later
// Building the settings; they are kept for the next figure.
#include "ui/report/studio_panel.hpp"

#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"
#include "ui/report/column_list.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

QString textOf(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

} // namespace

StudioPanel::StudioPanel(const QString& group, QWidget* parent)
    : QWidget(parent)
    , m_group(group)
{
    setMinimumWidth(220);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kGap, kGap, kGap, kGap);
    buildStyle(column);
    buildSize(column);
    buildColumns(column);
    buildExport(column);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    chooseJournal();
}

void StudioPanel::buildStyle(QVBoxLayout* column)
{
    m_style = new QComboBox;
    m_style->setObjectName(u"studioStyle"_s);
    m_style->setAccessibleName(tr("Style"));
    for (const figure::FigureStyle& style : figure::figureStyles())
        m_style->addItem(textOf(style.label), textOf(style.key));
    m_style->setCurrentIndex(std::max(0, m_style->findData(kept(u"style"_s, u"revman5"_s))));
    m_journal = new QComboBox;
    m_journal->setObjectName(u"studioJournal"_s);
    m_journal->setAccessibleName(tr("Journal"));
    for (const figure::JournalRules& rules : figure::journals())
        m_journal->addItem(textOf(rules.label), textOf(rules.key));
    m_journal->setCurrentIndex(std::max(0, m_journal->findData(kept(u"journal"_s, {}))));
    for (QComboBox* box : {m_style, m_journal}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    m_rules = secondaryLabel();
    m_rules->setWordWrap(true);
    column->addWidget(headingLabel(tr("Style")));
    column->addWidget(m_style);
    column->addWidget(headingLabel(tr("Journal")));
    column->addWidget(m_journal);
    column->addWidget(m_rules);
    connect(m_style, &QComboBox::activated, this, [this] {
        chooseStyle();
        remember();
    });
    connect(m_journal, &QComboBox::activated, this, [this] {
        setWidthMm(journal().widthMm);
        chooseJournal();
        remember();
    });
}

void StudioPanel::buildSize(QVBoxLayout* column)
{
    const figure::FigureOptions usual;
    m_width = new QDoubleSpinBox;
    m_width->setObjectName(u"studioWidth"_s);
    m_width->setRange(40, 400);
    m_width->setDecimals(1);
    m_width->setSuffix(tr(" mm"));
    m_width->setValue(kept(u"width"_s, usual.widthMm).toDouble());
    m_font = new QDoubleSpinBox;
    m_font->setObjectName(u"studioFont"_s);
    m_font->setRange(5, 16);
    m_font->setDecimals(1);
    m_font->setSingleStep(0.5);
    m_font->setSuffix(tr(" pt"));
    m_font->setValue(kept(u"font"_s, usual.fontPt).toDouble());
    m_height = new QLabel;
    auto* form = new QFormLayout;
    form->addRow(tr("Width"), m_width);
    form->addRow(tr("Height"), m_height);
    form->addRow(tr("Text"), m_font);
    m_width->setAccessibleName(tr("Width"));
    m_font->setAccessibleName(tr("Size of the text"));
    column->addWidget(headingLabel(tr("Size and type")));
    column->addLayout(form);
    for (QDoubleSpinBox* box : {m_width, m_font}) {
        box->setKeyboardTracking(false);
        connect(box, &QDoubleSpinBox::valueChanged, this, &StudioPanel::remember);
    }
}

void StudioPanel::buildColumns(QVBoxLayout* column)
{
    m_columnBlock = new QWidget;
    auto* block = new QVBoxLayout(m_columnBlock);
    block->setContentsMargins(0, 0, 0, 0);
    block->setSpacing(3);
    block->addWidget(headingLabel(tr("Columns")));
    m_columns = new ColumnList;
    chooseStyle();
    m_columns->restore(kept(u"columns"_s, {}).toStringList());
    connect(m_columns, &ColumnList::columnsChanged, this, &StudioPanel::remember);
    m_rob = new QCheckBox(tr("Risk of bias, at the right"));
    m_rob->setObjectName(u"column_rob"_s);
    m_rob->setChecked(kept(u"rob"_s, true).toBool());
    connect(m_rob, &QCheckBox::clicked, this, &StudioPanel::remember);
    block->addWidget(m_columns);
    block->addWidget(m_rob);
    column->addWidget(m_columnBlock);
}

void StudioPanel::setForest(bool forest)
{
    m_columnBlock->setVisible(forest);
}

void StudioPanel::buildExport(QVBoxLayout* column)
{
    const QStringList chosen = kept(u"formats"_s, QStringList{u"svg"_s, u"pdf"_s}).toStringList();
    auto* grid = new QGridLayout;
    int at = 0;
    for (const QString& format : {u"svg"_s, u"pdf"_s, u"eps"_s, u"png"_s, u"tiff"_s}) {
        auto* box = new QCheckBox(format.toUpper());
        box->setObjectName(u"format_"_s + format);
        box->setProperty("format", format);
        box->setChecked(chosen.contains(format));
        connect(box, &QCheckBox::clicked, this, &StudioPanel::remember);
        grid->addWidget(box, at / 3, at % 3);
        m_formats += box;
        ++at;
    }
    m_dpi = new QSpinBox;
    m_dpi->setObjectName(u"studioDpi"_s);
    m_dpi->setAccessibleName(tr("Resolution"));
    m_dpi->setRange(72, 1200);
    m_dpi->setSingleStep(100);
    m_dpi->setSuffix(tr(" dpi"));
    m_dpi->setValue(kept(u"dpi"_s, 600).toInt());
    m_dpi->setKeyboardTracking(false);
    connect(m_dpi, &QSpinBox::valueChanged, this, &StudioPanel::remember);
    grid->addWidget(m_dpi, 1, 2);
    column->addWidget(headingLabel(tr("Export")));
    column->addLayout(grid);
    auto* copy = new QPushButton(tr("Copy"));
    copy->setObjectName(u"studioCopy"_s);
    copy->setToolTip(tr("Copies the figure as SVG, PDF and bitmap (Ctrl+C)"));
    connect(copy, &QPushButton::clicked, this, &StudioPanel::copyAsked);
    auto* save = new QPushButton(tr("Export…"));
    save->setObjectName(u"studioExport"_s);
    save->setProperty("primary", true);
    connect(save, &QPushButton::clicked, this, &StudioPanel::exportAsked);
    auto* row = new QHBoxLayout;
    row->addWidget(copy);
    row->addWidget(save, 1);
    column->addLayout(row);
}

void StudioPanel::chooseJournal()
{
    const figure::JournalRules& rules = journal();
    QStringList words{tr("%1 mm").arg(rules.widthMm), tr("at least %1 dpi").arg(rules.leastDpi),
                      tr("text from %1 pt").arg(rules.smallestFontPt)};
    if (rules.greatestHeightMm > 0)
        words += tr("at most %1 mm high").arg(rules.greatestHeightMm);
    words += tr("formats: %1").arg(textOf(rules.formats));
    if (!rules.checkedOn.empty())
        words += tr("rules read on %1").arg(textOf(rules.checkedOn));
    m_rules->setText(words.join(u" · "_s));
}

void StudioPanel::chooseStyle()
{
    if (const auto style = figure::styleByKey(m_style->currentData().toString().toStdString()))
        m_columns->showStyle(**style);
}

QVariant StudioPanel::kept(const QString& name, const QVariant& usual) const
{
    return QSettings().value(m_group + u'/' + name, usual);
}

void StudioPanel::remember()
{
    QSettings settings;
    settings.beginGroup(m_group);
    settings.setValue(u"style"_s, m_style->currentData());
    settings.setValue(u"journal"_s, m_journal->currentData());
    settings.setValue(u"width"_s, m_width->value());
    settings.setValue(u"font"_s, m_font->value());
    settings.setValue(u"dpi"_s, m_dpi->value());
    settings.setValue(u"formats"_s, formats());
    settings.setValue(u"columns"_s, m_columns->kept());
    settings.setValue(u"rob"_s, m_rob->isChecked());
    Q_EMIT changed();
}

figure::FigureOptions StudioPanel::options() const
{
    figure::FigureOptions options;
    options.style = m_style->currentData().toString().toStdString();
    options.widthMm = m_width->value();
    options.fontPt = m_font->value();
    options.columns = m_columns->columns();
    options.withoutRob = !m_rob->isChecked();
    return options;
}

int StudioPanel::dpi() const
{
    return m_dpi->value();
}

const figure::JournalRules& StudioPanel::journal() const
{
    const figure::JournalRules* rules =
        figure::journalByKey(m_journal->currentData().toString().toStdString());
    return rules ? *rules : figure::journals().front();
}

QStringList StudioPanel::formats() const
{
    QStringList chosen;
    for (const QCheckBox* box : m_formats)
        if (box->isChecked())
            chosen += box->property("format").toString();
    return chosen;
}

void StudioPanel::setFontPt(double size)
{
    m_font->setValue(size);
}

void StudioPanel::setWidthMm(double width)
{
    m_width->setValue(width);
}

void StudioPanel::setDpi(int dpi)
{
    m_dpi->setValue(dpi);
}

void StudioPanel::showHeight(double mm)
{
    m_height->setText(tr("%1 mm").arg(mm, 0, 'f', 1));
}

} // namespace plansift::ui
