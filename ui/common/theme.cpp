// SPDX-License-Identifier: GPL-3.0-or-later
// The two themes and how they become palette and style sheet.
#include "ui/common/theme.hpp"

#include <QApplication>
#include <QFont>
#include <QPalette>
#include <QSettings>
#include <QStyleFactory>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

const Theme* g_current = nullptr;

QColor hex(const char* text)
{
    return QColor(QString::fromLatin1(text));
}

QPalette paletteOf(const Theme& t)
{
    QPalette palette;
    palette.setColor(QPalette::Window, t.background);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.panel);
    palette.setColor(QPalette::AlternateBase, t.sunken);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::PlaceholderText, t.secondary);
    palette.setColor(QPalette::Button, t.panel);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::ToolTipBase, t.panel);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::Highlight, t.soft);
    palette.setColor(QPalette::HighlightedText, t.text);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::Mid, t.border);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.disabled);
    return palette;
}

// Names in braces are tokens; see fill().
constexpr QStringView kSheet = uR"(
QMainWindow, QDialog { background: {background}; }
QMenuBar { background: {background}; color: {text}; border-bottom: 1px solid {border}; padding: 2px 8px; }
QMenuBar::item { padding: 5px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: {soft}; }
QMenu { background: {panel}; border: 1px solid {edge}; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: {soft}; color: {text}; }
QMenu::item:disabled { color: {disabled}; }
QStatusBar { background: {background}; border-top: 1px solid {border}; color: {secondary}; font-size: 12px; }
QStatusBar::item { border: none; }
QPushButton { background: {panel}; color: {text}; border: 1px solid {edge}; border-radius: 6px; min-height: 24px;
  padding: 1px 12px; }
QPushButton:hover { border-color: {control}; }
QPushButton:pressed, QPushButton:checked { background: {soft}; }
QPushButton:focus, QToolButton:focus { border: 2px solid {focus}; padding: 0px 11px; }
QPushButton:disabled { color: {disabled}; border-color: {border}; }
QPushButton[primary="true"] { background: {accent}; color: {onAccent}; border-color: {accent}; font-weight: bold; }
QPushButton[primary="true"]:hover { background: {accentHover}; }
QPushButton[primary="true"]:disabled { background: {border}; color: {disabled}; border-color: {border}; }
QPushButton[primary="true"]:focus { border: 2px solid {focus}; }
QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit { background: {panel}; color: {text}; border: 1px solid {control};
  border-radius: 6px; padding: 2px 8px; min-height: 22px; selection-background-color: {accent};
  selection-color: {onAccent}; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid {focus}; padding: 1px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QDateEdit:disabled,
QComboBox:disabled { background: {background}; color: {disabled}; border: 1px solid {border}; }
QCheckBox:disabled, QRadioButton:disabled { color: {disabled}; }
QTableView, QListView, QTreeView, QTextBrowser { background: {panel}; color: {text}; border: none; outline: none; }
QTableView { gridline-color: {border}; selection-background-color: {soft}; selection-color: {text}; }
QHeaderView::section { background: {sunken}; color: {secondary}; border: none; border-bottom: 1px solid {border};
  padding: 4px 8px; font-size: 12px; }
QSplitter::handle { background: {border}; }
QTabBar::tab { background: transparent; color: {secondary}; padding: 8px 12px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: {accent}; border-bottom: 2px solid {accent}; font-weight: bold; }
QTabBar::tab:focus { border: 2px solid {focus}; }
QTabWidget::pane { border: none; border-top: 1px solid {border}; }
QScrollArea { border: none; background: transparent; }
QToolTip { background: {panel}; color: {text}; border: 1px solid {edge}; padding: 4px; }
QWidget#card { background: {panel}; border: 1px solid {border}; border-radius: 6px; }
QWidget#pageHeader { background: {background}; border-bottom: 1px solid {border}; }
QLabel#pageTitle { font-size: 18px; font-weight: bold; }
QLabel[secondary="true"] { color: {secondary}; }
QLabel[heading="true"] { font-weight: bold; }
QFrame#errorBar { background: {excludeSoft}; border-bottom: 1px solid {exclude}; }
QFrame#noticeBar { background: {maybeSoft}; border-bottom: 1px solid {border}; }
QFrame#noticeBar QLabel { color: {text}; }
QLabel[chip="plain"], QToolButton[chip="plain"] { background: {sunken}; color: {text}; border: 1px solid {border};
  border-radius: 4px; padding: 1px 6px; font-size: 12px; }
QLabel[chip="include"] { background: {includeSoft}; color: {include}; border-radius: 4px; padding: 2px 7px;
  font-size: 12px; }
QLabel[chip="exclude"] { background: {excludeSoft}; color: {exclude}; border-radius: 4px; padding: 2px 7px;
  font-size: 12px; }
QLabel[chip="maybe"] { background: {maybeSoft}; color: {maybe}; border-radius: 4px; padding: 2px 7px;
  font-size: 12px; }
QToolButton[chip="filter"] { background: {soft}; color: {accent}; border: none; border-radius: 4px;
  padding: 3px 6px; font-size: 12px; }
QToolButton[flat="true"] { background: transparent; border: none; padding: 3px; border-radius: 4px; }
QToolButton[flat="true"]:hover { background: {soft}; }
QToolButton[link="true"], QPushButton[link="true"] { background: transparent; border: none; color: {accent};
  padding: 2px 4px; font-weight: normal; min-height: 18px; }
QToolButton[link="true"]:hover, QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[vote="include"] { color: {include}; border: 1px solid {include}; font-size: 15px; font-weight: bold; }
QPushButton[vote="exclude"] { color: {exclude}; border: 1px solid {exclude}; font-size: 15px; font-weight: bold; }
QPushButton[vote="maybe"] { color: {maybe}; border: 1px solid {maybe}; font-size: 15px; font-weight: bold; }
QPushButton[reasonRow="true"] { border: 1px solid transparent; background: transparent; padding: 0; min-height: 24px; }
QPushButton[reasonRow="true"]:hover { background: {sunken}; }
QPushButton[reasonRow="true"]:checked { background: {soft}; border: 1px solid {accent}; }
QPushButton[reasonRow="true"]:focus { border: 2px solid {focus}; padding: 0; }
QPushButton[vote]:disabled { color: {disabled}; border: 1px solid {border}; }
QPushButton[vote="include"]:hover { background: {includeSoft}; }
QPushButton[vote="exclude"]:hover { background: {excludeSoft}; }
QPushButton[vote="maybe"]:hover { background: {maybeSoft}; }
QPushButton[vote="include"][given="true"] { background: {includeSoft}; border-width: 3px; }
QPushButton[vote="exclude"][given="true"] { background: {excludeSoft}; border-width: 3px; }
QPushButton[vote="maybe"][given="true"] { background: {maybeSoft}; border-width: 3px; }
QLabel[keyCap="true"] { color: {secondary}; font-size: 12px; border: 1px solid {edge}; border-radius: 3px;
  padding: 0px 4px; }
QSpinBox::up-button, QDoubleSpinBox::up-button { border: none; width: 16px; }
QSpinBox::down-button, QDoubleSpinBox::down-button { border: none; width: 16px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icons/up.svg); width: 9px; height: 9px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/icons/down.svg); width: 9px; height: 9px; }
QDateEdit::drop-down { border: none; width: 18px; }
QDateEdit::down-arrow { image: url(:/icons/chevron.svg); width: 12px; height: 12px; }
QToolButton[segment="true"] { background: {panel}; color: {text}; border: 1px solid {edge}; border-radius: 0;
  padding: 4px 4px; min-height: 18px; }
QToolButton[segment="true"]:hover { background: {sunken}; }
QToolButton[segment="true"]:checked { background: {soft}; color: {accent}; font-weight: bold; }
QToolButton[segment="true"]:focus { border: 2px solid {focus}; padding: 3px 3px; }
QToolButton[segment="true"]:disabled { color: {disabled}; }
QLineEdit[quiet="true"] { background: transparent; border: 1px solid transparent; color: {secondary};
  padding: 1px 2px; min-height: 18px; }
QLineEdit[quiet="true"]:hover { border-color: {border}; }
QLineEdit[quiet="true"]:focus { background: {panel}; color: {text}; border: 2px solid {focus}; padding: 0px 1px; }
QWidget[panel="true"] { background: {panel}; }
QWidget[bar="true"] { background: {background}; border-top: 1px solid {border}; }
QWidget[paneHead="true"] { background: {background}; border-bottom: 1px solid {border}; }
QComboBox { background: {panel}; color: {text}; border: 1px solid {control}; border-radius: 6px; padding: 2px 8px;
  min-height: 22px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/chevron.svg); width: 12px; height: 12px; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { background: transparent; border: none; padding: 0; }
QComboBox:focus { border: 2px solid {focus}; padding: 1px 7px; }
QComboBox QAbstractItemView { background: {panel}; color: {text}; border: 1px solid {edge};
  selection-background-color: {soft}; selection-color: {text}; }
QCheckBox, QRadioButton { spacing: 7px; color: {text}; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator { width: 13px; height: 13px; border: 1px solid {control}; border-radius: 3px;
  background: {panel}; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked { background: {accent}; border-color: {accent}; image: url(:/icons/checked-{key}.svg); }
QCheckBox:focus { color: {accent}; }
QProgressBar { background: {border}; border: none; border-radius: 4px; max-height: 8px; }
QProgressBar::chunk { background: {accent}; border-radius: 4px; }
QProgressBar[reasonBar="true"]::chunk { background: {exclude}; border-radius: 0; }
QProgressBar[reasonBar="true"] { background: transparent; }
QWidget#canvas { background: {canvas}; }
QWidget#stageRail { background: {sunken}; border-right: 1px solid {border}; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: {edge}; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }
QScrollBar::handle:hover { background: {control}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

QString fill(QString sheet, const Theme& t)
{
    const std::initializer_list<std::pair<const char16_t*, QColor>> tokens{{u"background", t.background},
                                                                           {u"panel", t.panel},
                                                                           {u"sunken", t.sunken},
                                                                           {u"canvas", t.canvas},
                                                                           {u"border", t.border},
                                                                           {u"edge", t.edge},
                                                                           {u"control", t.control},
                                                                           {u"text", t.text},
                                                                           {u"secondary", t.secondary},
                                                                           {u"disabled", t.disabled},
                                                                           {u"accent", t.accent},
                                                                           {u"accentHover", t.accentHover},
                                                                           {u"onAccent", t.onAccent},
                                                                           {u"soft", t.soft},
                                                                           {u"exclude", t.exclude},
                                                                           {u"excludeSoft", t.excludeSoft},
                                                                           {u"include", t.include},
                                                                           {u"includeSoft", t.includeSoft},
                                                                           {u"maybe", t.maybe},
                                                                           {u"maybeSoft", t.maybeSoft},
                                                                           {u"info", t.info},
                                                                           {u"infoSoft", t.infoSoft},
                                                                           {u"focus", t.focus}};
    sheet.replace(u"{key}"_s, t.key);
    for (const auto& [name, colour] : tokens)
        sheet.replace(u'{' + QString::fromUtf16(name) + u'}', colour.name());
    return sheet;
}

} // namespace

const Theme& lightTheme()
{
    static const Theme t{u"light"_s,     hex("#FAFAF8"), hex("#FFFFFF"), hex("#F3F2EE"), hex("#E4E3DE"),
                         hex("#E3E2DD"), hex("#C9C8C1"), hex("#84898F"), hex("#1F2328"), hex("#5B6168"),
                         hex("#9AA0A6"), hex("#0F6B6B"), hex("#0B5757"), hex("#FFFFFF"), hex("#E2F1F0"),
                         hex("#1E7B34"), hex("#E4F3E6"), hex("#B42318"), hex("#FCE9E6"), hex("#8F5F00"),
                         hex("#FBF1DC"), hex("#2F5FA8"), hex("#E7EEF8"), hex("#5A4B8A"), hex("#E9E7F3"),
                         hex("#2F81F7")};
    return t;
}

const Theme& darkTheme()
{
    static const Theme t{u"dark"_s,      hex("#16191D"), hex("#1E2227"), hex("#121518"), hex("#101316"),
                         hex("#31373E"), hex("#48505A"), hex("#7D8791"), hex("#E6E8EA"), hex("#A6AEB6"),
                         hex("#6B737B"), hex("#4FB8B3"), hex("#6CCBC6"), hex("#0B1B1B"), hex("#17383A"),
                         hex("#5CC476"), hex("#18331F"), hex("#FF8B7B"), hex("#43201C"), hex("#E3B341"),
                         hex("#3A2E12"), hex("#7FB0F5"), hex("#1B2C45"), hex("#B9ABEA"), hex("#2E2A45"),
                         hex("#58A6FF")};
    return t;
}

const Theme& theme()
{
    return g_current ? *g_current : lightTheme();
}

void applyTheme(QApplication& application, const Theme& chosen)
{
    g_current = &chosen;
    QFont font(u"Liberation Sans"_s);
    font.setPixelSize(13);
    font.setHintingPreference(QFont::PreferNoHinting);
    application.setStyle(QStyleFactory::create(u"Fusion"_s));
    application.setFont(font);
    application.setPalette(paletteOf(chosen));
    application.setStyleSheet(fill(kSheet.toString(), chosen));
}

const Theme& themeFromSettings(const QApplication& application)
{
    const QString key = QSettings().value(u"view/theme"_s).toString();
    if (key == u"dark"_s)
        return darkTheme();
    if (key == u"light"_s)
        return lightTheme();
    static const QPalette desktop = application.palette(); // as it was before ours
    const bool isDark =
        desktop.color(QPalette::Window).lightness() < desktop.color(QPalette::WindowText).lightness();
    return isDark ? darkTheme() : lightTheme();
}

} // namespace plansift::ui
