// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "domain/secret_text.h"

namespace rebate {

/// Shows a secret without handing it to Qt for longer than a paint: the text is decoded, drawn and overwritten.
/// Assistive programs, when there are any, are told it as the accessible name, until it is forgotten.
class SecretLabel : public QWidget {
  Q_OBJECT
 public:
  explicit SecretLabel(const QString& name, QWidget* parent = nullptr);
  ~SecretLabel() override;

  void show(const SecretText& secret);
  void forget();
  bool isEmpty() const { return secret_.empty(); }
  const SecretText& secret() const { return secret_; }
  QSize sizeHint() const override { return hint_; }
  QSize minimumSizeHint() const override { return hint_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString name_;
  SecretText secret_;
  QSize hint_;
};

/// Overwrites what a string holds; nothing else may share it.
void overwrite(QString& text);

}  // namespace rebate
