// SPDX-License-Identifier: GPL-3.0-or-later
// SwitchoverPanel: what is asked of the leader.
#include <QCheckBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QPointer>
#include <QUuid>

#include "ui/failovers/preflight_list.h"
#include "ui/failovers/record_id.h"
#include "ui/failovers/record_words.h"
#include "ui/failovers/switchover_panel.h"

namespace rebate {

std::string newRecordId(Millis now) {
  auto id = QUuid::createUuid().toString(QUuid::WithoutBraces);
  const auto time = QStringLiteral("%1").arg(now, 12, 16, QLatin1Char('0'));
  id.replace(0, 8, time.left(8)).replace(9, 4, time.mid(8)).replace(14, 1, QStringLiteral("7"));
  return id.toStdString();
}

void SwitchoverPanel::check() {
  const auto& facts = context_.workspace.facts();
  if (!may(Permission::switchOver) || candidate().empty() || facts.target.state != WriteState::writing) return;
  checked_ = facts.target.region + '>' + candidate();
  ask(context_.workspace, PreflightRead{candidate()},
      [self = QPointer<SwitchoverPanel>(this), to = candidate()](const Result<Preflight>& answer) {
        if (!self || to != self->candidate()) return;
        self->trouble_ = answer ? std::optional<Error>() : std::optional(answer.error());
        self->preflight_ = answer ? std::optional(*answer) : std::nullopt;
        if (answer)
          self->checks_->show(*answer);
        else
          self->checks_->clear();
        self->refresh();
      });
}

void SwitchoverPanel::askFor() {
  AskSwitchover act;
  act.wish.id = newRecordId(context_.clock.wall());
  act.wish.to = candidate();
  act.wish.reason = reason_->text().trimmed().toStdString();
  if (later_->isChecked()) act.wish.at = at_->dateTime().toMSecsSinceEpoch() + context_.workspace.facts().clockAhead;
  busy_ = true;
  refresh();
  ask(context_.workspace, act, [self = QPointer<SwitchoverPanel>(this)](const Result<Switchover>& answer) {
    if (self) self->took(answer, tr("Asked for. A second person has to approve."));
  });
}

void SwitchoverPanel::decide(SwitchoverVerdict verdict) {
  const auto* order = open();
  if (order == nullptr) return;
  const auto key = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
  const DecideSwitchover act{order->id, verdict, verdictReason_->text().trimmed().toStdString(), key};
  busy_ = true;
  refresh();
  ask(context_.workspace, act, [self = QPointer<SwitchoverPanel>(this)](const Result<Switchover>& answer) {
    if (!self) return;
    const auto done = answer ? tr("The switchover is %1.").arg(RecordWords::order(answer->state)) : QString();
    self->took(answer, done);
  });
}

void SwitchoverPanel::took(const Result<Switchover>& answer, const QString& done) {
  busy_ = false;
  if (answer) {
    mine_ = *answer;
    typed_->clear();
    verdictReason_->clear();
    Q_EMIT said(done, ToastKind::done);
  } else if (answer.error().code == Errc::notAllowed && answer.error().field == "asked_by") {
    Q_EMIT said(tr("Another person has to decide."), ToastKind::trouble);
  } else if (answer.error().code == Errc::unanswered) {
    Q_EMIT said(tr("No answer came. The list below the button says what became of it."), ToastKind::trouble);
  } else {
    Q_EMIT said(tr("Refused: %1").arg(Words::error(answer.error())), ToastKind::trouble);
  }
  refresh();
}

}  // namespace rebate
