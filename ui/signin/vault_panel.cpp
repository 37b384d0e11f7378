// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/vault_panel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

#include "ui/signin/vault_words.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

VaultPanel::VaultPanel(const Context& context, QWidget* parent) : QFrame(parent), context_(context) {
  setObjectName(QStringLiteral("vaultPanel"));
  setProperty("look", QStringLiteral("banner"));
  build();
  connect(retry_, &QPushButton::clicked, this, [this] { context_.workspace.retryVault(); });
  connect(readOnly_, &QPushButton::clicked, this, [this] { context_.workspace.openReadOnly(); });
  connect(recover_, &QPushButton::clicked, this, [this] {
    entry_->setVisible(true);
    refresh();
    passphrase_->setFocus();
  });
  connect(open_, &QPushButton::clicked, this, &VaultPanel::openWithPassphrase);
  connect(passphrase_, &QLineEdit::returnPressed, this, &VaultPanel::openWithPassphrase);
  refresh();
}

void VaultPanel::build() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(13, 11, 12, 12);
  layout->setSpacing(8);
  layout->addWidget(head_ = make::paragraph({}, "strong"));
  layout->addWidget(text_ = make::paragraph({}));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(retry_ = make::button(tr("Try again")));
  row->addWidget(readOnly_ = make::button(tr("Continue read-only")));
  row->addStretch();
  layout->addLayout(row);
  layout->addWidget(readOnlyNote_ = make::paragraph(tr("Read-only: nothing is kept on this computer, and decisions are "
                                                       "not possible.")));
  layout->addWidget(recover_ = make::button(tr("Use the recovery passphrase")), 0, Qt::AlignLeft);
  entry_ = new QWidget;
  auto* entryRow = new QHBoxLayout(entry_);
  entryRow->setContentsMargins(0, 0, 0, 0);
  entryRow->setSpacing(8);
  entryRow->addWidget(passphrase_ = new QLineEdit, 1);
  passphrase_->setEchoMode(QLineEdit::Password);
  passphrase_->setPlaceholderText(tr("Recovery passphrase"));
  passphrase_->setAccessibleName(tr("Recovery passphrase"));
  entryRow->addWidget(open_ = make::button(tr("Open"), "primary"));
  layout->addWidget(entry_);
  entry_->setVisible(false);
  layout->addWidget(message_ = make::paragraph({}));
  message_->setVisible(false);
}

void VaultPanel::refresh() {
  const auto& facts = context_.workspace.facts();
  const bool troubled = VaultWords::isTroubled(facts);
  setVisible(troubled);
  if (!troubled) {
    entry_->setVisible(false);
    passphrase_->clear();
    return say({}, "bad");
  }
  const auto advice = VaultWords::advice(facts);
  make::setText(head_, advice.head);
  make::setText(text_, advice.text);
  setAccessibleName(advice.head + QStringLiteral(". ") + advice.text);
  const bool recoverable = advice.recover && facts.recoverable;
  if (!recoverable) entry_->setVisible(false);
  recover_->setVisible(recoverable && !entry_->isVisibleTo(this));
  for (QWidget* control :
       {static_cast<QWidget*>(retry_), static_cast<QWidget*>(readOnly_), static_cast<QWidget*>(recover_),
        static_cast<QWidget*>(passphrase_), static_cast<QWidget*>(open_)})
    control->setEnabled(!busy_);
}

void VaultPanel::openWithPassphrase() {
  if (busy_) return;
  if (passphrase_->text().isEmpty()) return passphrase_->setFocus();
  busy_ = true;
  say(tr("Opening… this takes a moment on purpose."), "unknown");
  const SecretText passphrase(passphrase_->text().toStdString());
  passphrase_->clear();  // right or wrong, it does not stay in the window
  refresh();
  const QPointer<VaultPanel> self(this);
  context_.workspace.recover(passphrase, [self](const Outcome& outcome) {
    if (self) self->answered(outcome);
  });
}

void VaultPanel::answered(const Outcome& outcome) {
  busy_ = false;
  if (outcome) say({}, "bad");
  refresh();
  if (outcome) return;
  const auto code = outcome.error().code;
  say(code == Errc::corrupt    ? tr("That is not the recovery passphrase of this profile.")
      : code == Errc::notFound ? tr("No recovery passphrase was set for this profile.")
                               : Words::error(outcome.error()),
      "bad");
  passphrase_->setFocus();
}

void VaultPanel::say(const QString& text, const char* tone) {
  make::setText(message_, text);
  make::setProperty(message_, "tone", tone);
  message_->setVisible(!text.isEmpty());
}

QString VaultPanel::message() const {
  return message_->isVisibleTo(this) ? message_->text() : QString();
}

}  // namespace rebate
