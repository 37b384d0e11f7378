// SPDX-License-Identifier: GPL-3.0-or-later
// OutboxPage: what a person does there.
#include <QPointer>
#include <QTableView>

#include "ui/outbox/outbox_page.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

void OutboxPage::cancelSelected() {
  const auto* item = model_.at(table_->currentIndex().row());
  if (!item) return;
  const QPointer<OutboxPage> self(this);
  context_.workspace.cancel(item->decision.id, [self](const Outcome& outcome) {
    if (self) self->report(outcome);
  });
}

void OutboxPage::drop(const QString& decisionId) {
  const QPointer<OutboxPage> self(this);
  context_.workspace.dismiss(decisionId.toStdString(), [self](const Outcome& outcome) {
    if (self) self->report(outcome);
  });
}

void OutboxPage::release(const QString& decisionId) {
  const QPointer<OutboxPage> self(this);
  context_.workspace.release(decisionId.toStdString(), [self](const Outcome& outcome) {
    if (self) self->report(outcome);
  });
}

void OutboxPage::report(const Outcome& outcome) {
  make::setText(trouble_, outcome ? QString() : Words::error(outcome.error()));
  make::setProperty(trouble_, "tone", "bad");
}

}  // namespace rebate
