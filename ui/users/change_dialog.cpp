// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/change_dialog.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QVBoxLayout>

#include "ui/style/words.h"
#include "ui/users/reason_field.h"

namespace rebate {

ChangeDialog::ChangeDialog(const Context& context, UserAct act, const User& user, QWidget* parent)
    : ActDialog(context, act, user, parent), what_(act) {
  if (act == UserAct::changeLevel) {
    explain(tr("The level decides the share of orders made from now on. Orders that came in keep theirs."));
    buildLevels();
    addReason({tr("Promotion"), tr("Reached the next level"), tr("Agreed with the person"), tr("Correction")});
  } else if (act == UserAct::freeze) {
    explain(tr("Nothing is paid out to a frozen person. Rebates go on being credited. Finance lifts it."));
    addReason({tr("Suspicious withdrawals"), tr("Account may be taken over"), tr("Asked for by the person")});
  } else if (act == UserAct::unfreeze) {
    explain(tr("Withdrawals can be asked for and paid again."));
    addReason({tr("Checked with the person"), tr("Checked by finance"), tr("Frozen by mistake")});
  } else {
    explain(
        tr("Another administrator approves it. Then nickname, phone, name, payout account and notes are gone for "
           "ever; the books and the audit keep the id."));
    addReason({tr("Asked for by the person"), tr("Asked for by the authority")});
  }
  refresh();
  if (levels_)
    levels_->buttons().first()->setFocus();
  else
    reason()->setFocus();
}

void ChangeDialog::buildLevels() {
  auto* row = new QHBoxLayout;
  row->setSpacing(16);
  levels_ = new QButtonGroup(this);
  for (const auto level : {Level::bronze, Level::silver, Level::gold}) {
    auto* choice = new QRadioButton(Words::level(level));
    choice->setAccessibleName(tr("Level %1").arg(Words::level(level)));
    choice->setEnabled(level != user().level);
    levels_->addButton(choice, static_cast<int>(level));
    row->addWidget(choice);
  }
  row->addStretch();
  body()->addLayout(row);
  connect(levels_, &QButtonGroup::idClicked, this, &ChangeDialog::refresh);
}

void ChangeDialog::choose(Level level) {
  levels_->button(static_cast<int>(level))->setChecked(true);
  refresh();
}

std::optional<Level> ChangeDialog::chosen() const {
  const int id = levels_ ? levels_->checkedId() : -1;
  return id < 0 ? std::nullopt : std::optional(static_cast<Level>(id));
}

Command ChangeDialog::wish() const {
  if (what_ == UserAct::erase) return ProposeErasure{user().id, reason()->reason()};
  ChangeUser change{user().id, user().version};
  change.reason = reason()->reason();
  if (what_ == UserAct::changeLevel)
    change.level = chosen();
  else
    change.state = what_ == UserAct::freeze ? UserState::frozen : UserState::active;
  return change;
}

QString ChangeDialog::verb() const {
  if (what_ == UserAct::freeze) return tr("Freeze %1").arg(qs(user().id));
  if (what_ == UserAct::unfreeze) return tr("Lift the freeze of %1").arg(qs(user().id));
  if (what_ == UserAct::erase) return tr("Propose to erase %1").arg(qs(user().id));
  const auto level = chosen();
  return level ? tr("Make it %1").arg(Words::level(*level)) : tr("Change level");
}

QString ChangeDialog::missing() const {
  if (what_ == UserAct::changeLevel && !chosen()) return tr("Choose another level.");
  return reason()->reason().empty() ? tr("A reason is needed.") : QString();
}

QString ChangeDialog::done() const {
  return what_ == UserAct::erase ? tr("Proposed: another administrator decides.") : tr("Kept in the outbox.");
}

}  // namespace rebate
