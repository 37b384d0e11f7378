// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/make.h"

#include <QStyle>
#include <QVariant>

#include "ui/style/elided_label.h"
#include "ui/style/fonts.h"

namespace rebate::make {

QLabel* label(const QString& text, const char* look, QWidget* parent) {
  auto* made = new QLabel(text, parent);
  made->setTextFormat(Qt::PlainText);  // what regions and people write is never markup
  if (look) made->setProperty("look", QLatin1String(look));
  return made;
}

QLabel* paragraph(const QString& text, const char* look) {
  auto* made = label(text, look);
  made->setWordWrap(true);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  made->setSizePolicy(policy);
  return made;
}

QLabel* elided(const QString& text, const char* look) {
  auto* made = new ElidedLabel(text);
  made->setTextFormat(Qt::PlainText);
  if (look) made->setProperty("look", QLatin1String(look));
  return made;
}

QLabel* section(const QString& text) {
  return label(text.toUpper(), "section");
}

QLabel* mono(const QString& text) {
  auto* made = label(text);
  made->setFont(monoFont());
  return made;
}

QFrame* frame(const char* look, QWidget* parent) {
  auto* made = new QFrame(parent);
  made->setProperty("look", QLatin1String(look));
  return made;
}

QPushButton* button(const QString& text, const char* look) {
  auto* made = new QPushButton(text);
  if (look) made->setProperty("look", QLatin1String(look));
  made->setAccessibleName(text);
  return made;
}

void setProperty(QWidget* widget, const char* name, const char* value) {
  const QVariant wanted = QString::fromLatin1(value);
  if (widget->property(name) == wanted) return;
  widget->setProperty(name, wanted);
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

void setText(QLabel* label, const QString& text) {
  if (label->text() != text) label->setText(text);
}

}  // namespace rebate::make
