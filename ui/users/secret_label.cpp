// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/secret_label.h"

#include <QAccessible>
#include <QPainter>

#include "ui/style/fonts.h"

namespace rebate {

void overwrite(QString& text) {
  for (auto& character : text) *static_cast<volatile char16_t*>(&character.unicode()) = u'\0';
  text.clear();
}

SecretLabel::SecretLabel(const QString& name, QWidget* parent) : QWidget(parent), name_(name) {
  setAccessibleName(name);
  forget();
}

SecretLabel::~SecretLabel() {
  forget();
}

void SecretLabel::show(const SecretText& secret) {
  secret_ = secret;
  auto text = QString::fromStdString(secret_.text());
  const QFontMetrics metrics(monoFont(13));
  hint_ = QSize(metrics.horizontalAdvance(text) + 4, metrics.height() + 6);
  if (QAccessible::isActive()) setAccessibleName(QStringLiteral("%1: %2").arg(name_, text));
  overwrite(text);
  updateGeometry();
  update();
}

void SecretLabel::forget() {
  secret_.clear();
  hint_ = QSize(4, QFontMetrics(monoFont(13)).height() + 6);
  setAccessibleName(name_);
  updateGeometry();
  update();
}

void SecretLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(monoFont(13));
  painter.setPen(palette().color(QPalette::WindowText));
  auto text = QString::fromStdString(secret_.text());
  painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, text);
  painter.end();
  overwrite(text);
}

}  // namespace rebate
