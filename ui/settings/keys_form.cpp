// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keys_form.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QVBoxLayout>

#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

KeysForm::KeysForm(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  build();
  connect(set_, &QPushButton::clicked, this, &KeysForm::setRecovery);
  connect(second_, &QLineEdit::returnPressed, this, &KeysForm::setRecovery);
  connect(first_, &QLineEdit::returnPressed, second_, qOverload<>(&QWidget::setFocus));
  connect(remove_, &QPushButton::clicked, this, [this] {
    begin(Task::remove);
    const QPointer<KeysForm> self(this);
    context_.workspace.setRecovery({}, [self](const Outcome& outcome) {
      if (self) self->ended(Task::remove, outcome);
    });
  });
  connect(rotate_, &QPushButton::clicked, this, [this] {
    begin(Task::rotate);
    const QPointer<KeysForm> self(this);
    context_.workspace.rotateKeys([self](const Outcome& outcome) {
      if (self) self->ended(Task::rotate, outcome);
    });
  });
  factsChanged();
}

void KeysForm::build() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(9);
  layout->addWidget(about_ = make::paragraph({}));
  auto* entry = new QHBoxLayout;
  entry->setSpacing(8);
  const auto field = [&](const QString& name) {
    auto* made = new QLineEdit;
    made->setEchoMode(QLineEdit::Password);
    made->setPlaceholderText(name);
    made->setAccessibleName(name);
    entry->addWidget(made, 1);
    return made;
  };
  first_ = field(tr("New recovery passphrase"));
  second_ = field(tr("The same again"));
  layout->addLayout(entry);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(set_ = make::button(tr("Set the passphrase")));
  row->addWidget(remove_ = make::button(tr("Remove the passphrase")));
  row->addStretch();
  row->addWidget(rotate_ = make::button(tr("Use a new key now")));
  layout->addLayout(row);
  layout->addWidget(progress_ = new QProgressBar);
  progress_->setRange(0, 0);  // how long a keyring takes is not known
  progress_->setTextVisible(false);
  progress_->setFixedHeight(4);
  progress_->setVisible(false);
  layout->addWidget(message_ = make::paragraph({}));
  message_->setVisible(false);
}

void KeysForm::factsChanged() {
  const auto& facts = context_.workspace.facts();
  const auto keyring = facts.vaultBackend.empty() ? tr("the system keyring") : qs(facts.vaultBackend);
  make::setText(about_,
                facts.readOnly ? tr("A read-only session has no keys.")
                : facts.recoverable
                    ? tr("The key is kept in %1. A recovery passphrase opens this profile, too.").arg(keyring)
                    : tr("The key is kept in %1. With a recovery passphrase, this profile can be opened without "
                         "it.")
                          .arg(keyring));
  const bool able = !busy_ && !facts.readOnly;
  for (QWidget* control : {static_cast<QWidget*>(first_), static_cast<QWidget*>(second_), static_cast<QWidget*>(set_),
                           static_cast<QWidget*>(remove_), static_cast<QWidget*>(rotate_)})
    control->setEnabled(able);
  set_->setText(facts.recoverable ? tr("Change the passphrase") : tr("Set the passphrase"));
  set_->setAccessibleName(set_->text());
  remove_->setVisible(facts.recoverable);
}

void KeysForm::setRecovery() {
  if (busy_) return;
  if (first_->text().size() < kShortest) {
    first_->setFocus();
    return say(tr("At least %1 characters, please: a sentence is easy to keep in mind.").arg(kShortest), "warning");
  }
  if (first_->text() != second_->text()) {
    second_->setFocus();
    second_->selectAll();
    return say(tr("The two are not the same."), "warning");
  }
  const SecretText passphrase(first_->text().toStdString());
  first_->clear();
  second_->clear();
  begin(Task::set);
  const QPointer<KeysForm> self(this);
  context_.workspace.setRecovery(passphrase, [self](const Outcome& outcome) {
    if (self) self->ended(Task::set, outcome);
  });
}

void KeysForm::begin(Task task) {
  busy_ = true;
  progress_->setVisible(true);
  say(task == Task::rotate ? tr("Making a new key and closing everything with it…")
                           : tr("Working… this takes a moment on purpose."),
      "unknown");
  factsChanged();
}

void KeysForm::ended(Task task, const Outcome& outcome) {
  busy_ = false;
  progress_->setVisible(false);
  factsChanged();
  if (!outcome) {
    const bool tooShort = outcome.error().field == "passphrase";
    return say(tooShort ? tr("At least %1 characters, please: a sentence is easy to keep in mind.").arg(kShortest)
                        : tr("%1 The keys are as they were.").arg(Words::error(outcome.error())),
               "bad");
  }
  switch (task) {
    case Task::set:
      return say(tr("The recovery passphrase is set. Keep it where this computer is not."), "ok");
    case Task::remove:
      return say(tr("There is no recovery passphrase any more."), "ok");
    case Task::rotate:
      return say(tr("A new key is in use; the old one is gone. The recovery passphrase stays good."), "ok");
  }
}

void KeysForm::say(const QString& text, const char* tone) {
  make::setText(message_, text);
  make::setProperty(message_, "tone", tone);
  message_->setVisible(!text.isEmpty());
}

QString KeysForm::message() const {
  return message_->isVisibleTo(this) ? message_->text() : QString();
}

}  // namespace rebate
