// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/act_dialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/rebates/decidable.h"
#include "ui/style/data_age.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/users/reason_field.h"
#include "ui/users/user_words.h"

namespace rebate {

ActDialog::ActDialog(const Context& context, UserAct act, const User& user, QWidget* parent)
    : QDialog(parent), context_(context), act_(act), user_(user) {
  setWindowModality(Qt::WindowModal);
  setAttribute(Qt::WA_DeleteOnClose);
  setMinimumWidth(scaled(460));
  auto name = UserActs::name(act);
  name.remove(QChar(0x2026));
  setWindowTitle(name);  // nothing of a person in the titles of windows
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  layout->addWidget(title_ = make::label(QStringLiteral("%1 · %2").arg(name, qs(user.id)), "title"));
  layout->addWidget(explanation_ = make::paragraph({}));
  layout->addLayout(body_ = new QVBoxLayout);
  body_->setSpacing(8);
  layout->addWidget(said_ = make::paragraph({}));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addStretch();
  auto* cancel = make::button(tr("Cancel"));
  row->addWidget(cancel);
  row->addWidget(primary_ = make::button({}, "primary"));
  primary_->setDefault(true);
  primary_->setObjectName(QStringLiteral("primary"));
  layout->addLayout(row);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(primary_, &QPushButton::clicked, this, &ActDialog::submit);
}

ReasonField* ActDialog::addReason(const QStringList& templates) {
  body_->addWidget(reason_ = new ReasonField(templates));
  connect(reason_, &QComboBox::editTextChanged, this, [this] {
    trouble_.clear();
    refresh();
  });
  return reason_;
}

void ActDialog::explain(const QString& text) {
  make::setText(explanation_, text);
}

QString ActDialog::said() const {
  return said_->text();
}

void ActDialog::refresh() {
  const auto& facts = context_.workspace.facts();
  const auto why = UserActs::whyNot(act_, user_, facts, context_.clock.wall());
  const auto needed = why.isEmpty() ? missing() : QString();
  const auto text = askedAgain_ ? tr("%1 anyway").arg(verb()) : verb();
  primary_->setText(text);
  primary_->setAccessibleName(text);
  primary_->setEnabled(why.isEmpty() && needed.isEmpty() && !sending_);
  const auto said = !trouble_.isEmpty()         ? trouble_
                    : !why.isEmpty()            ? why
                    : !needed.isEmpty()         ? needed
                    : DataAge::isOffline(facts) ? tr("No region answers: it waits in the outbox until one does.")
                                                : QString();
  make::setText(said_, said);
  make::setProperty(said_, "tone", !trouble_.isEmpty() ? "bad" : !why.isEmpty() ? "warning" : "unknown");
  said_->setVisible(!said.isEmpty());
  primary_->setAccessibleDescription(said);
}

void ActDialog::submit() {
  if (!primary_->isEnabled()) return;
  const auto command = wish();
  const auto age = DataAge::of(context_.workspace.facts(), context_.clock.wall()).value_or(0);
  if (isAboutMoney(command) && age > Decidable::kAskAgainAfter && !askedAgain_) {
    askedAgain_ = true;
    trouble_ = tr("You decide on what was true %1 ago. It is checked again before it counts.").arg(Words::age(age));
    return refresh();
  }
  sending_ = true;
  refresh();
  const QPointer<ActDialog> self(this);
  context_.workspace.command(command, UserActs::seen(user_), [self](const Result<OutboxItem>& item) {
    if (!self) return;
    self->sending_ = false;
    if (item) {
      Q_EMIT self->kept(self->done());
      return self->accept();
    }
    self->trouble_ = Words::error(item.error());
    self->refresh();
  });
}

}  // namespace rebate
