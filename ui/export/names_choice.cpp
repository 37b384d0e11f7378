// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/names_choice.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

NamesChoice::NamesChoice(const Context& context, const std::optional<ExportPeople>& people, QWidget* parent)
    : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  layout->addWidget(box_ = new QCheckBox(tr("Nicknames in the clear")));
  box_->setAccessibleName(box_->text());
  layout->addWidget(why_ = make::paragraph({}));
  layout->addWidget(reason_ = new QLineEdit);
  reason_->setPlaceholderText(tr("Why they are needed; this is audited"));
  reason_->setAccessibleName(tr("Reason for the clear nicknames"));
  reason_->hide();
  connect(box_, &QCheckBox::toggled, this, [this](bool on) {
    reason_->setVisible(on);
    if (on) reason_->setFocus();
    Q_EMIT changed();
  });
  connect(reason_, &QLineEdit::textChanged, this, &NamesChoice::changed);
  look(context, people);
}

void NamesChoice::look(const Context& context, const std::optional<ExportPeople>& people) {
  const auto& facts = context.workspace.facts();
  const bool may = facts.who && allows(facts.who->role, Permission::revealContacts);
  if (!people) return offer(false, tr("Personal data is masked."));
  if (!may) return offer(false, tr("Nicknames are masked: your role may not reveal them."));
  if (facts.target.state != WriteState::writing)
    return offer(false, tr("Nicknames are masked: no region can be asked for them now."));
  offer(false, tr("Looking how many people there are…"));
  const QPointer<NamesChoice> self(this);
  people->find([self](const Result<std::vector<std::string>>& users) {
    if (self) self->found(users);
  });
}

void NamesChoice::found(const Result<std::vector<std::string>>& users) {
  if (!users) return offer(false, tr("Nicknames are masked. %1").arg(Words::error(users.error())));
  users_ = *users;
  if (users_.empty()) return offer(false, tr("There is nobody in these rows."));
  if (static_cast<int>(users_.size()) > ExportPeople::kMost)
    return offer(false, tr("Nicknames are masked: there are more than %1 people in these rows, and no more may be "
                           "revealed in an hour. A narrower filter helps.")
                            .arg(ExportPeople::kMost));
  offer(true, tr("%n reveal(s), each audited with your reason.", nullptr, static_cast<int>(users_.size())));
}

void NamesChoice::offer(bool possible, const QString& words) {
  offered_ = possible;
  box_->setEnabled(possible);
  make::setText(why_, words);
  box_->setAccessibleDescription(words);
}

bool NamesChoice::wanted() const {
  return offered_ && box_->isChecked();
}

bool NamesChoice::complete() const {
  return !wanted() || !reason_->text().trimmed().isEmpty();
}

std::string NamesChoice::reason() const {
  return reason_->text().trimmed().toStdString();
}

QString NamesChoice::words() const {
  return why_->text();
}

}  // namespace rebate
