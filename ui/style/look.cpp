// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/look.h"

#include <QApplication>
#include <QGuiApplication>
#include <QPalette>
#include <QStyleFactory>
#include <QStyleHints>

#include "ui/style/fonts.h"

namespace rebate {
namespace {

QPalette paletteOf(const Tokens& t) {
  QPalette palette;
  palette.setColor(QPalette::Window, t.window);
  palette.setColor(QPalette::WindowText, t.text);
  palette.setColor(QPalette::Base, t.panel);
  palette.setColor(QPalette::AlternateBase, t.raised);
  palette.setColor(QPalette::Text, t.text);
  palette.setColor(QPalette::Button, t.raised);
  palette.setColor(QPalette::ButtonText, t.text);
  palette.setColor(QPalette::Highlight, t.selection);
  palette.setColor(QPalette::HighlightedText, t.text);
  palette.setColor(QPalette::PlaceholderText, t.muted);
  palette.setColor(QPalette::ToolTipBase, t.raised);
  palette.setColor(QPalette::ToolTipText, t.text);
  palette.setColor(QPalette::Link, t.accent);
  palette.setColor(QPalette::Mid, t.line);
  palette.setColor(QPalette::Disabled, QPalette::Text, t.muted);
  palette.setColor(QPalette::Disabled, QPalette::WindowText, t.muted);
  palette.setColor(QPalette::Disabled, QPalette::ButtonText, t.muted);
  return palette;
}

}  // namespace

Look::Look(QObject* parent) : QObject(parent) {
  // Before our own palette hides what the platform said.
  platformWasDark_ = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
  tokens_ = &lightTokens();
  QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  QApplication::setFont(bodyFont());
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
  connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
    if (theme_ == Theme::system) apply();
  });
#endif
  apply();
}

void Look::setTextSize(int percent) {
  if (percent == textScale()) return;
  setTextScale(percent);
  QApplication::setFont(bodyFont());
  apply();
}

void Look::setSystemDark(std::optional<bool> dark) {
  if (dark == systemDark_) return;
  systemDark_ = dark;
  if (theme_ == Theme::system) apply();
}

bool Look::systemIsDark() const {
  if (systemDark_) return *systemDark_;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
  const auto scheme = QGuiApplication::styleHints()->colorScheme();
  if (scheme != Qt::ColorScheme::Unknown) return scheme == Qt::ColorScheme::Dark;
#endif
  return platformWasDark_;
}

void Look::setTheme(Theme theme) {
  theme_ = theme;
  apply();
}

void Look::apply() {
  const bool dark = theme_ == Theme::dark || (theme_ == Theme::system && systemIsDark());
  tokens_ = dark ? &darkTokens() : &lightTokens();
  QApplication::setPalette(paletteOf(*tokens_));
  qApp->setStyleSheet(styleSheetFor(*tokens_));
  Q_EMIT changed();
}

}  // namespace rebate
