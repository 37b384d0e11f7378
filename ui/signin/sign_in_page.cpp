// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/sign_in_page.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

#include "tables/region_facts.h"
#include "ui/style/make.h"
#include "ui/style/status_mark.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kLongestCode = 8;  // six digits, and the space some authenticators show between them

Status reachability(const RegionView& view) {
  switch (view.link) {
    case LinkState::live:
    case LinkState::lagging:
    case LinkState::needsSignIn:
      return Status::ok;
    case LinkState::refused:
      return Status::bad;
    case LinkState::connecting:
    case LinkState::lost:
      return Status::unknown;
  }
  return Status::unknown;
}

Status statusOf(VaultState state) {
  switch (state) {
    case VaultState::ready:
    case VaultState::absent:
      return Status::ok;
    case VaultState::opening:
      return Status::unknown;
    case VaultState::locked:
    case VaultState::unavailable:
    case VaultState::timedOut:
      return Status::warning;
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
  connect(password_, &QLineEdit::returnPressed, this, &SignInPage::signIn);
  connect(code_, &QLineEdit::returnPressed, this, &SignInPage::signIn);
  // Whether somebody needs a code is known of one name only.
  connect(name_, &QLineEdit::textEdited, this, [this] { askForCode(false); });
  connect(name_, &QLineEdit::returnPressed, password_, [this] { password_->setFocus(); });
  connect(retry_, &QPushButton::clicked, this, [this] { context_.workspace.retryVault(); });
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
  layout->addWidget(noRegions_ = make::paragraph(tr("No region is configured on this desktop.")));
  layout->addSpacing(2);
  layout->addWidget(make::section(tr("Operator")));
  layout->addWidget(name_ = new QLineEdit);
  name_->setPlaceholderText(tr("Name"));
  name_->setAccessibleName(tr("Operator name"));
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
  layout->addWidget(message_ = make::paragraph({}));
  make::setProperty(message_, "tone", "bad");
  message_->setVisible(false);
  auto* foot = new QHBoxLayout;
  foot->setSpacing(7);
  foot->addWidget(vaultMark_ = new StatusMark(context_.look), 0, Qt::AlignVCenter);
  foot->addWidget(vault_ = make::paragraph({}), 1);
  foot->addWidget(retry_ = make::button(tr("Retry")));
  retry_->setAccessibleName(tr("Try the keyring again"));
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
  signIn_->setEnabled(!busy && (facts.vault == VaultState::ready || facts.vault == VaultState::absent));
  name_->setEnabled(!busy);
  password_->setEnabled(!busy);
  code_->setEnabled(!busy);
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
    if (view.link == LinkState::connecting) said = tr("asking…");
    if (status == Status::bad) said = tr("refused the connection");
    if (status == Status::ok) said = view.roundTrip >= 0 ? tr("answers · %1 ms").arg(view.roundTrip) : tr("answers");
    make::setText(lines_[i].said, said);
    make::setProperty(lines_[i].said, "tone", status == Status::ok ? "ok" : status == Status::bad ? "bad" : "unknown");
  }
}

void SignInPage::showVault() {
  const auto& facts = context_.workspace.facts();
  const auto status = statusOf(facts.vault);
  vaultMark_->setStatus(status);
  make::setText(vault_, Words::vault(facts.vault, qs(facts.vaultBackend)));
  make::setProperty(vault_, "tone", status == Status::warning ? "warning" : "unknown");
  retry_->setVisible(status == Status::warning);
}

void SignInPage::signIn() {
  if (waiting_ || !signIn_->isEnabled()) return;
  if (name_->text().trimmed().isEmpty() || password_->text().isEmpty())
    return say(tr("Give your operator name and your password."));
  if (code_->isVisibleTo(this) && code_->text().isEmpty()) return code_->setFocus();
  waiting_ = true;
  say({});
  factsChanged();
  const QPointer<SignInPage> self(this);
  const Credentials credentials{name_->text().trimmed().toStdString(), password_->text().toStdString(),
                                code_->text().remove(u' ').toStdString()};
  context_.workspace.signIn(credentials, [self](const Outcome& outcome) {
    if (self) self->answered(outcome);
  });
}

void SignInPage::refused(const QString& name, const Error& why) {
  name_->setText(name);
  say(Words::error(why));
  password_->setFocus();
}

void SignInPage::answered(const Outcome& outcome) {
  waiting_ = false;
  const bool aboutCode = !outcome && outcome.error().field == "code";
  if (!aboutCode) password_->clear();  // right or wrong, it does not stay in the window
  code_->clear();
  askForCode(aboutCode);
  factsChanged();
  if (outcome) return;
  say(Words::error(outcome.error()));
  (aboutCode ? code_ : password_)->setFocus();
}

void SignInPage::askForCode(bool ask) {
  code_->setVisible(ask);
  if (!ask) code_->clear();
}

void SignInPage::say(const QString& text) {
  message_->setText(text);
  message_->setVisible(!text.isEmpty());
}

QString SignInPage::message() const {
  return message_->isVisibleTo(this) ? message_->text() : QString();
}

}  // namespace rebate
