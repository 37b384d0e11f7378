// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/lock_page.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

#include "ui/signin/secret_fields.h"
#include "ui/signin/vault_panel.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

LockPage::LockPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  build();
  connect(unlock_, &QPushButton::clicked, this, &LockPage::unlock);
  connect(secrets_, &SecretFields::entered, this, &LockPage::unlock);
  connect(other_, &QPushButton::clicked, this, [this] { context_.workspace.signOut(); });
  factsChanged();
}

void LockPage::build() {
  auto* outer = new QGridLayout(this);
  auto* card = make::frame("card");
  card->setFixedWidth(432);
  outer->addWidget(card, 1, 1);
  for (const int side : {0, 2}) {
    outer->setRowStretch(side, 1);
    outer->setColumnStretch(side, 1);
  }
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(26, 26, 26, 24);
  layout->setSpacing(11);
  layout->addWidget(make::label(tr("Locked"), "brand"));
  layout->addWidget(reason_ = make::paragraph({}));
  layout->addSpacing(2);
  layout->addWidget(make::section(tr("Operator")));
  layout->addWidget(who_ = make::label({}, "title"));
  layout->addWidget(secrets_ = new SecretFields);
  layout->addWidget(message_ = make::paragraph({}));
  make::setProperty(message_, "tone", "bad");
  message_->setVisible(false);
  layout->addWidget(panel_ = new VaultPanel(context_));
  layout->addWidget(outbox_ = make::paragraph({}));
  auto* foot = new QHBoxLayout;
  foot->setSpacing(7);
  foot->addWidget(other_ = make::button(tr("Sign in as somebody else")));
  foot->addStretch();
  foot->addWidget(unlock_ = make::button(tr("Unlock"), "primary"));
  layout->addLayout(foot);
  setTabOrder(unlock_, other_);
}

QString LockPage::because() const {
  switch (why_) {
    case LockReason::started:
      return tr("The console was started. Give your password to open what is kept on this computer.");
    case LockReason::asked:
      return tr("You locked the console. What is kept on this computer is closed.");
    case LockReason::idle:
      return tr("Nobody was here for a while. What is kept on this computer is closed.");
    case LockReason::screenLocked:
      return tr("The screen was locked. What is kept on this computer is closed.");
    case LockReason::suspended:
      return tr("The computer went to sleep. What is kept on it is closed.");
    case LockReason::sessionEnded:
      return tr("Your sign-in has ended. Give your password to go on.");
    case LockReason::userSwitched:
      return tr("Somebody else used this computer. What is kept on it is closed.");
  }
  return {};
}

void LockPage::begin(LockReason why) {
  why_ = why;
  waiting_ = false;
  secrets_->clear();
  say({});
  factsChanged();
  secrets_->setFocus();
}

void LockPage::factsChanged() {
  const auto& facts = context_.workspace.facts();
  make::setText(reason_, because());
  if (facts.who)
    make::setText(who_, facts.who->display.empty() || facts.who->display == facts.who->name
                            ? qs(facts.who->name)
                            : QStringLiteral("%1 · %2").arg(qs(facts.who->display), qs(facts.who->name)));
  const auto waiting = facts.outbox.notSettled();
  make::setText(outbox_, waiting > 0
                             ? tr("%n decision(s) wait in the outbox. They are kept, and sent once you are back.",
                                  nullptr, static_cast<int>(waiting))
                             : tr("No decision waits in the outbox."));
  panel_->refresh();
  const bool busy = waiting_ || facts.signIn == SignIn::signingIn;
  unlock_->setText(busy ? tr("Unlocking…") : tr("Unlock"));
  unlock_->setAccessibleName(unlock_->text());
  unlock_->setEnabled(!busy && facts.who);
  secrets_->setEnabled(!busy);
}

void LockPage::unlock() {
  const auto& who = context_.workspace.facts().who;
  if (waiting_ || !who) return;
  if (password()->text().isEmpty()) say(tr("Give your password."));
  if (secrets_->missing()) return;
  waiting_ = true;
  say({});
  factsChanged();
  const QPointer<LockPage> self(this);
  context_.workspace.signIn(secrets_->credentials(who->name), [self](const Outcome& outcome) {
    if (self) self->answered(outcome);
  });
}

void LockPage::answered(const Outcome& outcome) {
  waiting_ = false;
  factsChanged();  // fields that are disabled take no focus
  secrets_->answered(outcome);
  if (!outcome) return say(Words::error(outcome.error()));
  Q_EMIT unlocked();
}

void LockPage::refused(const Error& why) {
  say(Words::error(why));
  secrets_->setFocus();
}

QLineEdit* LockPage::password() const {
  return secrets_->password();
}

QLineEdit* LockPage::code() const {
  return secrets_->code();
}

void LockPage::say(const QString& text) {
  make::setText(message_, text);
  message_->setVisible(!text.isEmpty());
}

QString LockPage::message() const {
  return message_->isVisibleTo(this) ? message_->text() : QString();
}

}  // namespace rebate
