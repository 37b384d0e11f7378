// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/sign_in_page.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

#include "tables/region_facts.h"
#include "ui/overview/part_words.h"
#include "ui/signin/secret_fields.h"
#include "ui/signin/vault_panel.h"
#include "ui/signin/vault_words.h"
#include "ui/style/make.h"
#include "ui/style/status_mark.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

Status reachability(const RegionView& view) {
  if (view.api && !understands(fitOf(*view.api))) return Status::bad;
  switch (view.link) {
    case LinkState::live:
    case LinkState::lagging:
      return Status::ok;
    case LinkState::needsSignIn:  // nobody is signed in: all that is asked is how it fares
      return view.roundTrip >= 0 ? Status::ok : Status::unknown;
    case LinkState::refused:
      return Status::bad;
    case LinkState::connecting:
    case LinkState::lost:
      return Status::unknown;
  }
  return Status::unknown;
}

}  // namespace

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
  factsChanged();
}

void SignInPage::buildCard(QVBoxLayout* layout) {
  layout->addWidget(make::label(QStringLiteral("Rebate Console"), "brand"));
  layout->addWidget(
      make::paragraph(tr("Sign in to your regions. This desktop keeps an encrypted copy so that you can go "
                         "on when they are out of reach.")));
  layout->addWidget(make::section(tr("Regions")));
  regionLines_ = new QVBoxLayout;
  regionLines_->setSpacing(9);
  layout->addLayout(regionLines_);
  layout->addWidget(versions_ = make::paragraph({}));
  layout->addWidget(noRegions_ = make::paragraph(tr("No region is configured on this desktop.")));
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
  const auto& regions = context_.workspace.facts().regions;
  noRegions_->setVisible(regions.empty());
  while (lines_.size() < regions.size()) {
    Line line{new StatusMark(context_.look), make::label({}), make::label({}, "muted")};
    auto* row = new QHBoxLayout;
    row->setSpacing(7);
    row->addWidget(line.mark);
    row->addWidget(line.address);
    row->addStretch();
    row->addWidget(line.said);
    regionLines_->addLayout(row);
    lines_.push_back(line);
  }
  QStringList versions;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const bool used = i < regions.size();
    for (QWidget* part : {static_cast<QWidget*>(lines_[i].mark), static_cast<QWidget*>(lines_[i].address),
                          static_cast<QWidget*>(lines_[i].said)})
      part->setVisible(used);
    if (!used) continue;
    const auto& view = regions[i];
    const auto status = reachability(view);
    lines_[i].mark->setStatus(status);
    make::setText(lines_[i].address, qs(view.name));
    lines_[i].address->setToolTip(qs(view.address));
    QString said = tr("no answer · will be tried again");
    if (view.link == LinkState::connecting || view.link == LinkState::needsSignIn) said = tr("asking…");
    if (status == Status::bad) said = tr("refused the connection");
    if (status == Status::ok) said = view.roundTrip >= 0 ? tr("answers · %1 ms").arg(view.roundTrip) : tr("answers");
    if (view.api && !understands(fitOf(*view.api))) said = tr("another API version");
    if (const auto api = PartWords::api(view); !api.isEmpty())
      versions << tr("%1: %2").arg(qs(view.name), api);
    make::setText(lines_[i].said, said);
    make::setProperty(lines_[i].said, "tone", status == Status::ok ? "ok" : status == Status::bad ? "bad" : "unknown");
  }
  make::setText(versions_, versions.join(QLatin1Char('\n')));
  versions_->setVisible(!versions.isEmpty());
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
