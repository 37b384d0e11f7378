// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/secret_fields.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace rebate {
namespace {

constexpr int kLongestCode = 8;  // six digits, and the space some authenticators show between them

}  // namespace

SecretFields::SecretFields(QWidget* parent) : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(11);
  layout->addWidget(password_ = new QLineEdit);
  password_->setPlaceholderText(tr("Password"));
  password_->setAccessibleName(tr("Password"));
  password_->setEchoMode(QLineEdit::Password);
  layout->addWidget(code_ = new QLineEdit);
  code_->setPlaceholderText(tr("One-time code"));
  code_->setAccessibleName(tr("One-time code"));
  code_->setMaxLength(kLongestCode);
  code_->setInputMethodHints(Qt::ImhDigitsOnly);
  code_->setVisible(false);
  setFocusProxy(password_);
  connect(password_, &QLineEdit::returnPressed, this, &SecretFields::entered);
  connect(code_, &QLineEdit::returnPressed, this, &SecretFields::entered);
}

bool SecretFields::missing() {
  auto* empty = password_->text().isEmpty()                           ? password_
                : code_->isVisibleTo(this) && code_->text().isEmpty() ? code_
                                                                      : nullptr;
  if (empty) empty->setFocus();
  return empty != nullptr;
}

Credentials SecretFields::credentials(const std::string& name) const {
  return {name, password_->text().toStdString(), code_->text().remove(u' ').toStdString()};
}

void SecretFields::answered(const Outcome& outcome) {
  const bool aboutCode = !outcome && outcome.error().field == "code";
  if (!aboutCode) password_->clear();  // it goes again, with the code
  askForCode(aboutCode);
  code_->clear();
  if (!outcome) (aboutCode ? code_ : password_)->setFocus();
}

void SecretFields::clear() {
  password_->clear();
  forgetCode();
}

void SecretFields::forgetCode() {
  askForCode(false);
}

void SecretFields::askForCode(bool ask) {
  code_->setVisible(ask);
  if (!ask) code_->clear();
}

}  // namespace rebate
