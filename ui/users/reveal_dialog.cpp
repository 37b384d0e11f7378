// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/reveal_dialog.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QUuid>
#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/users/reason_field.h"
#include "ui/users/user_acts.h"
#include "ui/users/user_words.h"

namespace rebate {
namespace {

Permission neededFor(PersonalField field) {
  return field == PersonalField::payoutAccount ? Permission::revealPayoutAccounts : Permission::revealContacts;
}

}  // namespace

RevealDialog::RevealDialog(const Context& context, const User& user, const PersonalData& masks, QWidget* parent)
    : QDialog(parent), context_(context), user_(user) {
  setWindowModality(Qt::WindowModal);
  setAttribute(Qt::WA_DeleteOnClose);
  setMinimumWidth(scaled(460));
  setWindowTitle(tr("Reveal"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  layout->addWidget(make::label(tr("Reveal · %1").arg(qs(user.id)), "title"));
  layout->addWidget(
      make::paragraph(tr("Your name, the fields and the reason are recorded. The values are shown for two "
                         "minutes, here only, and hidden when you go elsewhere. 20 in an hour.")));
  const auto& facts = context.workspace.facts();
  for (const auto field : kPersonalFields) {
    if (!facts.who || !allows(facts.who->role, neededFor(field))) continue;
    const auto& mask = masks[field];
    auto* choice = new QCheckBox(mask.empty() ? UserWords::field(field)
                                              : QStringLiteral("%1 · %2").arg(UserWords::field(field), qs(mask)));
    choice->setAccessibleName(UserWords::field(field));
    choice->setChecked(field == PersonalField::phone || facts.who->role == Role::finance);
    boxes_.emplace_back(field, choice);
    layout->addWidget(choice);
    connect(choice, &QCheckBox::toggled, this, &RevealDialog::refresh);
  }
  layout->addWidget(reason_ = new ReasonField({tr("Callback"), tr("Identity check before a payout"),
                                               tr("Returned withdrawal"), tr("Question about an order")}));
  connect(reason_, &QComboBox::editTextChanged, this, [this] {
    trouble_.clear();
    refresh();
  });
  layout->addWidget(said_ = make::paragraph({}));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addStretch();
  auto* cancel = make::button(tr("Cancel"));
  row->addWidget(cancel);
  row->addWidget(primary_ = make::button(tr("Reveal"), "primary"));
  primary_->setObjectName(QStringLiteral("primary"));
  primary_->setDefault(true);
  layout->addLayout(row);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(primary_, &QPushButton::clicked, this, &RevealDialog::submit);
  refresh();
  reason_->setFocus();
}

QCheckBox* RevealDialog::box(PersonalField field) const {
  for (const auto& [known, choice] : boxes_)
    if (known == field) return choice;
  return nullptr;
}

std::vector<PersonalField> RevealDialog::wanted() const {
  std::vector<PersonalField> fields;
  for (const auto& [field, choice] : boxes_)
    if (choice->isChecked()) fields.push_back(field);
  return fields;
}

QString RevealDialog::said() const {
  return said_->text();
}

void RevealDialog::refresh() {
  const auto why = UserActs::whyNot(UserAct::reveal, user_, context_.workspace.facts(), context_.clock.wall());
  const auto needed = wanted().empty()            ? tr("Choose what you need to see.")
                      : reason_->reason().empty() ? tr("A reason is needed.")
                                                  : QString();
  primary_->setEnabled(why.isEmpty() && needed.isEmpty() && !asking_);
  const auto said = asking_               ? tr("Asking the region that leads…")
                    : !trouble_.isEmpty() ? trouble_
                    : !why.isEmpty()      ? why
                                          : needed;
  make::setText(said_, said);
  make::setProperty(said_, "tone", !trouble_.isEmpty() ? "bad" : !why.isEmpty() ? "warning" : "unknown");
  said_->setVisible(!said.isEmpty());
  primary_->setAccessibleDescription(said);
}

void RevealDialog::submit() {
  if (!primary_->isEnabled()) return;
  asking_ = true;
  trouble_.clear();
  refresh();
  // A new key each time: what was revealed once is never answered again under the old one.
  const RevealRead wish{user_.id, wanted(), reason_->reason(),
                        QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()};
  const QPointer<RevealDialog> self(this);
  ask(context_.workspace, wish, std::function([self](Result<Revealed> answer) {
        if (self) self->answered(answer);
      }));
}

void RevealDialog::answered(const Result<Revealed>& answer) {
  asking_ = false;
  if (answer) {
    Q_EMIT revealed(*answer);
    return accept();
  }
  trouble_ = whyFailed(answer.error(), context_.clock.wall());
  refresh();
}

/// The region says how long until the oldest of the last twenty is an hour old, in ms.
QString RevealDialog::whyFailed(const Error& error, Millis now) {
  if (error.code != Errc::busy) return Words::error(error);
  bool known = false;
  const auto wait = qs(error.detail).toLongLong(&known);
  return known && wait > 0
             ? tr("You revealed 20 times within an hour. The next one is possible at %1.").arg(clockTime(now + wait))
             : tr("You revealed 20 times within an hour. Try again later.");
}

}  // namespace rebate
