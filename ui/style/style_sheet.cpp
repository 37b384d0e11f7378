// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHash>
#include <QRegularExpression>
#include <QString>

#include "ui/style/fonts.h"
#include "ui/style/look.h"

namespace rebate {
namespace {

// Widgets say what they are with the property "look"; what that means is written here and nowhere else. Sizes of fonts,
// and those written as ~14px, grow with the text.
constexpr auto kSheet = R"(
QMainWindow, QDialog, #page, #content { background: @window; }
QLabel { background: transparent; color: @text; }
QLabel[look="muted"], QLabel[look="section"] { color: @muted; }
QLabel[look="section"] { font-size: 12px; font-weight: 600; }
QLabel[look="title"] { font-size: 15px; font-weight: 600; }
QLabel[look="brand"] { font-size: 19px; font-weight: 600; }
QLabel[look="figure"] { font-size: 20px; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[tone="ok"] { color: @ok; }
QLabel[tone="warning"] { color: @warn; }
QLabel[tone="bad"] { color: @bad; }
QLabel[tone="unknown"] { color: @muted; }
QLabel[look="tag"] { background: @raised; border: 1px solid @line; border-radius: 4px; padding: 1px 7px; font-size: 12px; }
QLabel[look="key"] { background: @raised; border: 1px solid @line; border-radius: 4px; padding: 1px 5px;
  color: @muted; font-size: 11px; }
QFrame[look="card"] { background: @panel; border: 1px solid @line; border-radius: 8px; }
QFrame[look="bar"] { background: @panel; border: 0px; border-bottom: 1px solid @line; }
QFrame[look="side"] { background: @panel; border: 0px; border-right: 1px solid @line; }
QFrame[look="pill"] { background: @raised; border: 1px solid @line; border-radius: 6px; }
QFrame[look="foot"] { border: none; border-top: 1px solid @line; }
QFrame[look="card"][tone="bad"] { border: 1px solid @bad; border-left: 5px solid @bad; }
QFrame[look="banner"] { background: @bannerFill; border: 1px solid @warn; border-left: 5px solid @warn; border-radius: 8px; }
QFrame[look="banner"][tone="ok"] { background: @okFill; border: 1px solid @ok; border-left: 5px solid @ok; }
QFrame[look="banner"][tone="bad"] { background: @badFill; border: 1px solid @bad; border-left: 5px solid @bad; }
QWidget#overview[past="true"] { border: 2px dashed @warn; border-radius: 8px; }
QFrame[look="toast"] { background: @raised; border: 1px solid @accent; border-radius: 8px; }
QToolButton[look="flat"] { background: transparent; border: 1px solid transparent; padding: 0px 6px; color: @muted; }
QToolButton[look="flat"]:hover, QToolButton[look="flat"]:focus { border: 1px solid @accent; color: @text; }
QPushButton[look="nav"] { background: transparent; border: 1px solid transparent; text-align: left; color: @muted;
  font-weight: 400; padding: 8px 10px; }
QPushButton[look="nav"]:hover { background: @raised; border-color: transparent; }
QPushButton[look="nav"]:focus { border-color: @accent; }
QPushButton[look="search"] { background: @window; color: @muted; text-align: left; font-weight: 400; padding: 5px 11px; }
QFrame[look="palette"] { background: @panel; border: 1px solid @line; border-radius: 8px; }
QLineEdit[look="palette"] { border: 0px; background: transparent; font-size: 15px; padding: 10px 9px; }
QListView#offers { background: @panel; border: 0px; border-top: 1px solid @line; border-bottom: 1px solid @line; outline: 0; }
QFrame[look="rule"] { background: @line; border: 0px; }
QStatusBar { background: @panel; border-top: 1px solid @line; }
QStatusBar::item { border: 0px; }
QMenuBar { background: @panel; color: @text; border-bottom: 1px solid @line; }
QMenuBar::item { padding: 4px 10px; background: transparent; }
QMenuBar::item:selected { background: @selection; }
QMenu { background: @panel; color: @text; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QPushButton, QToolButton { background: @raised; color: @text; border: 1px solid @line; border-radius: 6px;
  padding: 6px 13px; font-weight: 500; }
QPushButton:hover, QToolButton:hover { border-color: @accent; }
QPushButton:focus, QToolButton:focus { border: 1px solid @accent; }
QPushButton:pressed { background: @selection; }
QPushButton:disabled { color: @muted; background: @panel; border-color: @line; }
QPushButton[look="primary"] { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton[look="primary"]:focus { border: 2px solid @text; padding: 5px 12px; }
QPushButton[look="primary"]:disabled { background: @panel; color: @muted; border-color: @line; }
QPushButton[look="danger"] { color: @bad; }
QPushButton[look="danger"]:disabled { color: @muted; }
QPushButton[look="chip"] { border-radius: 13px; padding: 4px 11px; font-weight: 400; background: @panel; }
QPushButton[look="chip"]:checked { background: @selection; border-color: @accent; }
QPushButton[look="chip"]:focus { border-color: @text; }
QPushButton[look="small"] { padding: 2px 9px; border-radius: 5px; font-size: 12px; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent; color: @accent; padding: 1px 4px; }
QPushButton[look="link"]:hover, QPushButton[look="link"]:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; }
QLineEdit { background: @panel; color: @text; border: 1px solid @line; border-radius: 6px; padding: 7px 9px;
  selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus { border-color: @accent; }
QPlainTextEdit, QListWidget#lines { background: @panel; color: @text; border: 1px solid @line; border-radius: 6px;
  padding: 3px 5px; }
QPlainTextEdit:focus, QListWidget#lines:focus { border-color: @accent; }
QPlainTextEdit:disabled { color: @muted; background: @window; }
QLineEdit:disabled { color: @muted; background: @window; }
QComboBox { background: @raised; color: @text; border: 1px solid @line; border-radius: 6px; padding: 5px 9px; }
QComboBox::drop-down { border: 0px; width: 24px; }
QComboBox::down-arrow { image: url(:/icons/chevron-down.svg); width: 12px; height: 12px; }
QComboBox:hover, QComboBox:focus { border-color: @accent; }
QComboBox:disabled { color: @muted; background: @window; }
QComboBox QAbstractItemView { background: @panel; color: @text; border: 1px solid @line; selection-background-color: @selection; }
QSpinBox, QDateTimeEdit { background: @panel; color: @text; border: 1px solid @line; border-radius: 6px; padding: 6px 8px; }
QSpinBox::up-button, QDateTimeEdit::up-button { subcontrol-origin: border; subcontrol-position: top right; border: 0px; width: 20px;
  background: transparent; }
QSpinBox::down-button, QDateTimeEdit::down-button { subcontrol-origin: border; subcontrol-position: bottom right; border: 0px;
  width: 20px; background: transparent; }
QSpinBox::up-arrow, QDateTimeEdit::up-arrow { image: url(:/icons/chevron-up.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow { image: url(:/icons/chevron-down.svg); width: 10px; height: 10px; }
QSpinBox:focus, QDateTimeEdit:focus { border-color: @accent; }
QSpinBox:disabled, QDateTimeEdit:disabled { color: @muted; background: @window; }
QDateTimeEdit::drop-down { border: 0px; width: 24px; }
QDateTimeEdit::down-arrow { image: url(:/icons/chevron-down.svg); width: 12px; height: 12px; }
QCheckBox, QRadioButton { color: @text; spacing: 8px; }
QCheckBox:disabled, QRadioButton:disabled { color: @muted; }
QCheckBox::indicator, QRadioButton::indicator { width: ~14px; height: ~14px; background: @panel;
  border: 1px solid @muted; border-radius: 4px; }
QRadioButton::indicator { border-radius: ~8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: @accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid @text; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/check-@theme.svg); }
QRadioButton::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/dot-@theme.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: @window; border-color: @line; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled { background: @muted; }
QTabWidget::pane { border: 0px; border-top: 1px solid @line; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; border: 0px; border-bottom: 2px solid transparent; padding: 7px 12px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { background: @selection; }
QListView#reasons { background: @panel; border: 1px solid @line; border-radius: 8px; outline: 0; padding: 6px; }
QListView#reasons::item { padding: 6px 8px; border-radius: 6px; }
QListView#reasons::item:selected { background: @selection; color: @text; }
QProgressBar { background: @line; border: 0px; border-radius: 2px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
QListView#navigation { background: @panel; border: 0px; outline: 0; padding: 10px 8px; }
QTableView { background: @panel; color: @text; border: 0px; outline: 0; gridline-color: @line;
  selection-background-color: @selection; }
QTableView::item { padding: 0px 6px; border: 0px; border-bottom: 1px solid @line; }
QTableView::item:selected { background: @selection; }
QTableView:focus { border: 0px; }
QHeaderView { background: @panel; border: 0px; }
QHeaderView::section { background: @panel; color: @muted; border: 0px; border-bottom: 1px solid @line;
  padding: 7px 1px 7px 9px; font-weight: 500;
  font-size: 12px; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 9px; height: 9px; subcontrol-position: center right; }
QTableCornerButton::section { background: @panel; border: 0px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; min-height: 28px; min-width: 28px; margin: 1px; }
QScrollBar::handle:hover { background: @unknown; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { background: transparent; border: 0px; }
QScrollArea > QWidget > QWidget#drawer, QScrollArea > QWidget > QWidget#overview,
QScrollArea > QWidget > QWidget#chips { background: transparent; }
QSplitter::handle { background: transparent; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4px 6px; }
)";

QString scaled(const QString& sheet) {
  static const QRegularExpression size(QStringLiteral("(font-size: |~)([0-9]+)px"));
  QString out;
  qsizetype done = 0;
  for (auto found = size.globalMatch(sheet); found.hasNext();) {
    const auto match = found.next();
    const int pixels = (match.captured(2).toInt() * textScale() + 50) / 100;
    const auto what = match.captured(1) == QLatin1String("~") ? QString() : match.captured(1);
    out += sheet.mid(done, match.capturedStart() - done) + what + QStringLiteral("%1px").arg(pixels);
    done = match.capturedEnd();
  }
  return out + sheet.mid(done);
}

}  // namespace

QString styleSheetFor(const Tokens& t) {
  const QHash<QString, QColor> colors{{QStringLiteral("window"), t.window},
                                      {QStringLiteral("panel"), t.panel},
                                      {QStringLiteral("raised"), t.raised},
                                      {QStringLiteral("line"), t.line},
                                      {QStringLiteral("text"), t.text},
                                      {QStringLiteral("muted"), t.muted},
                                      {QStringLiteral("accent"), t.accent},
                                      {QStringLiteral("onAccent"), t.onAccent},
                                      {QStringLiteral("selection"), t.selection},
                                      {QStringLiteral("ok"), t.ok},
                                      {QStringLiteral("warn"), t.warn},
                                      {QStringLiteral("bad"), t.bad},
                                      {QStringLiteral("unknown"), t.unknown},
                                      {QStringLiteral("bannerFill"), blend(t.warn, t.panel, 0.09)},
                                      {QStringLiteral("badFill"), blend(t.bad, t.panel, 0.09)},
                                      {QStringLiteral("okFill"), blend(t.ok, t.panel, 0.09)}};
  const auto theme = t.dark ? QStringLiteral("dark") : QStringLiteral("light");
  const auto sheet = QString::fromUtf8(kSheet).replace(QStringLiteral("@theme"), theme);
  static const QRegularExpression name(QStringLiteral("@([a-zA-Z]+)"));
  QString out;
  qsizetype done = 0;
  for (auto found = name.globalMatch(sheet); found.hasNext();) {
    const auto match = found.next();
    out += sheet.mid(done, match.capturedStart() - done) + colors.value(match.captured(1)).name();
    done = match.capturedEnd();
  }
  return scaled(out + sheet.mid(done));
}

}  // namespace rebate
