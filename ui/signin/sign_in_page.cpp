// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/sign_in_page.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

#include "ui/signin/region_lines.h"
#include "ui/signin/secret_fields.h"
#include "ui/signin/vault_panel.h"
#include "ui/signin/vault_words.h"
#include "ui/style/make.h"
#include "ui/style/status_mark.h"
#include "ui/style/words.h"

namespace rebate {
SignInPage::SignInPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* outer = new QVBoxLayout(this);
  auto* middle = new QHBoxLayout;
  auto* card = make::frame("card");
  card->setFixedWidth(432);
  outer->addStretch();
  outer->addLayout(middle);
  outer->addStretch();
  middle->addStretch();
  middle->addWidget(card);
  middle->addStretch();
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(26, 26, 26, 24);
  layout->setSpacing(11);
  buildCard(layout);
  connect(signIn_, &QPushButton::clicked, this, &SignInPage::signIn);
  connect(secrets_, &SecretFields::entered, this, &SignInPage::signIn);
  connect(name_, &QLineEdit::textEdited, secrets_, &SecretFields::forgetCode);
  connect(name_, &QLineEdit::returnPressed, secrets_, [this] { secrets_->setFocus(); });
  if (const auto& who = context.workspace.facts().who) name_->setText(qs(who->name));
  if (!context.workspace.facts().regions.empty()) name_->setFocus();  // else the first thing is to add one
  factsChanged();
}

void SignInPage::buildCard(QVBoxLayout* layout) {
  layout->addWidget(make::label(QStringLiteral("Rebate Console"), "brand"));
  layout->addWidget(
      make::paragraph(tr("Sign in to your regions. This desktop keeps an encrypted copy so that you can go "
                         "on when they are out of reach.")));
  layout->addWidget(make::section(tr("Regions")));
  layout->addWidget(regions_ = new RegionLines(context_));
  connect(regions_, &RegionLines::said, this, [this](const QString& text) {
    say({});
    Q_EMIT said(text, ToastKind::done);
  });
  layout->addSpacing(2);
  layout->addWidget(make::section(tr("Operator")));
  layout->addWidget(name_ = new QLineEdit);
  name_->setPlaceholderText(tr("Name"));
  name_->setAccessibleName(tr("Operator name"));
  layout->addWidget(secrets_ = new SecretFields);
  layout->addWidget(message_ = make::paragraph({}));
  make::setProperty(message_, "tone", "bad");
  message_->setVisible(false);
  layout->addWidget(panel_ = new VaultPanel(context_));
  auto* foot = new QHBoxLayout;
  foot->setSpacing(7);
  foot->addWidget(vaultMark_ = new StatusMark(context_.look), 0, Qt::AlignVCenter);
  foot->addWidget(vault_ = make::paragraph({}), 1);
  foot->addWidget(signIn_ = make::button(tr("Sign in"), "primary"));
  layout->addLayout(foot);
}

void SignInPage::factsChanged() {
  showRegions();
  showVault();
  const auto& facts = context_.workspace.facts();
  const bool busy = waiting_ || facts.signIn == SignIn::signingIn;
  signIn_->setText(busy ? tr("Signing in…") : tr("Sign in"));
  signIn_->setAccessibleName(signIn_->text());
  const bool open = facts.vault == VaultState::ready || facts.vault == VaultState::absent;
  signIn_->setEnabled(!busy && (facts.readOnly || (open && !facts.trouble)));
  name_->setEnabled(!busy);
  secrets_->setEnabled(!busy);
}

QLineEdit* SignInPage::password() const {
  return secrets_->password();
}

QLineEdit* SignInPage::code() const {
  return secrets_->code();
}

void SignInPage::tick() {
  showRegions();
}

void SignInPage::showRegions() {
  regions_->refresh();
}

void SignInPage::showVault() {
  const auto& facts = context_.workspace.facts();
  panel_->refresh();
  const bool calm = !VaultWords::isTroubled(facts);
  vaultMark_->setVisible(calm);
  vaultMark_->setStatus(facts.readOnly                       ? Status::warning
                        : facts.vault == VaultState::opening ? Status::unknown
                                                             : Status::ok);
  make::setText(vault_, calm ? VaultWords::line(facts) : QString());
}

void SignInPage::signIn() {
  if (waiting_ || !signIn_->isEnabled()) return;
  const auto name = name_->text().trimmed();
  if (name.isEmpty() || password()->text().isEmpty()) return say(tr("Give your operator name and your password."));
  if (secrets_->missing()) return;
  waiting_ = true;
  say({});
  factsChanged();
  const QPointer<SignInPage> self(this);
  context_.workspace.signIn(secrets_->credentials(name.toStdString()), [self](const Outcome& outcome) {
    if (self) self->answered(outcome);
  });
}

void SignInPage::refused(const QString& name, const Error& why) {
  name_->setText(name);
  say(Words::error(why));
  secrets_->setFocus();
}

void SignInPage::answered(const Outcome& outcome) {
  waiting_ = false;
  factsChanged();  // fields that are disabled take no focus
  secrets_->answered(outcome);
  if (!outcome) say(Words::error(outcome.error()));
}

void SignInPage::say(const QString& text) {
  message_->setText(text);
  message_->setVisible(!text.isEmpty());
}

QString SignInPage::message() const {
  return message_->isVisibleTo(this) ? message_->text() : QString();
}

}  // namespace rebate
