// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/copy_form.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPointer>
#include <QVBoxLayout>

#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

CopyForm::CopyForm(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(9);
  auto* row = new QHBoxLayout;
  row->addWidget(size_ = make::paragraph({}), 1);
  row->addWidget(wipe_ = make::button(tr("Wipe the local copy…"), "danger"));
  layout->addLayout(row);
  layout->addWidget(question_ = new QWidget);
  auto* question = new QHBoxLayout(question_);
  question->setContentsMargins(0, 0, 0, 0);
  question->setSpacing(8);
  question->addWidget(asked_ = make::paragraph({}), 1);
  question->addWidget(really_ = make::button(tr("Wipe it now"), "danger"));
  question->addWidget(keep_ = make::button(tr("Keep it")));
  layout->addWidget(message_ = make::paragraph({}));
  message_->setVisible(false);
  connect(wipe_, &QPushButton::clicked, this, [this] { ask(true); });
  connect(keep_, &QPushButton::clicked, this, [this] { ask(false); });
  connect(really_, &QPushButton::clicked, this, &CopyForm::wipe);
  question_->setVisible(false);
  factsChanged();
}

void CopyForm::factsChanged() {
  const auto& facts = context_.workspace.facts();
  const auto size = QLocale(QLocale::C).formattedDataSize(facts.cacheBytes, 1, QLocale::DataSizeTraditionalFormat);
  make::setText(size_, facts.sealed ? tr("The copy is sealed until a region answers.")
                                    : tr("%1 rebates and %2 users, %3, encrypted.")
                                          .arg(count(facts.cached.total()), count(facts.cached.users), size));
  const auto kept = facts.outbox.notSettled();
  make::setText(asked_, tr("The copy's key is destroyed, and a new copy is fetched as soon as a region answers. The "
                           "outbox stays: %n decision(s).",
                           nullptr, static_cast<int>(kept)));
  wipe_->setEnabled(!busy_ && !facts.sealed && !question_->isVisibleTo(this));
  really_->setEnabled(!busy_);
  keep_->setEnabled(!busy_);
}

void CopyForm::ask(bool asking) {
  question_->setVisible(asking);
  if (asking) say({}, "ok");
  factsChanged();
  (asking ? keep_ : wipe_)->setFocus();  // Enter at once destroys nothing
}

void CopyForm::wipe() {
  if (busy_) return;
  busy_ = true;
  factsChanged();
  const QPointer<CopyForm> self(this);
  context_.workspace.wipeCache([self](const Outcome& outcome) {
    if (!self) return;
    self->busy_ = false;
    self->ask(false);
    self->say(outcome ? tr("The old copy cannot be opened by anybody any more.") : Words::error(outcome.error()),
              outcome ? "ok" : "bad");
  });
}

void CopyForm::say(const QString& text, const char* tone) {
  make::setText(message_, text);
  make::setProperty(message_, "tone", tone);
  message_->setVisible(!text.isEmpty());
}

QString CopyForm::message() const {
  return message_->isVisibleTo(this) ? message_->text() : QString();
}

}  // namespace rebate
