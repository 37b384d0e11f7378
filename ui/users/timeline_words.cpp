// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/timeline_words.h"

#include <QDateTime>

#include "domain/posting.h"
#include "ui/style/words.h"
#include "ui/users/timeline_facts.h"
#include "ui/users/user_words.h"

namespace rebate {
namespace {

using timeline_facts::amount;
using timeline_facts::lineOf;
using timeline_facts::nested;
using timeline_facts::text;

QString quoted(const QString& reason) {
  return reason.isEmpty() ? QString() : QStringLiteral(" · “%1”").arg(reason);
}

std::optional<RebateState> rebateState(const TimelineItem& item) {
  return rebateStateFrom(text(item, "state").toStdString());
}

std::optional<TransactionKind> transaction(const TimelineItem& item) {
  return transactionKindFrom(text(item, "transaction_kind").toStdString());
}

}  // namespace

QString TimelineWords::kind(TimelineKind kind) {
  switch (kind) {
    case TimelineKind::order:
      return tr("Order");
    case TimelineKind::decision:
      return tr("Decision");
    case TimelineKind::posting:
      return tr("Booking");
    case TimelineKind::note:
      return tr("Note");
    case TimelineKind::adjustment:
      return tr("Adjustment");
    case TimelineKind::claim:
      return tr("Claim");
    case TimelineKind::erasure:
      return tr("Erasure");
    case TimelineKind::withdrawal:
      return tr("Withdrawal");
    case TimelineKind::reveal:
      return tr("Reveal");
    case TimelineKind::level:
      return tr("Level");
    case TimelineKind::state:
      return tr("State");
  }
  return {};
}

QString TimelineWords::tag(const TimelineRow& row) {
  if (row.item.kind != TimelineKind::posting) return kind(row.item.kind);
  const auto booked = transaction(row.item);
  if (!booked) return kind(row.item.kind);
  switch (*booked) {
    case TransactionKind::credit:
      return tr("Credited");
    case TransactionKind::reversal:
      return tr("Reversed");
    case TransactionKind::payout:
      return tr("Paid out");
    case TransactionKind::adjustment:
      return tr("Adjusted");
    case TransactionKind::withdrawal:
      return tr("Set aside");
    case TransactionKind::release:
      break;
  }
  return kind(row.item.kind);
}

Status TimelineWords::status(const TimelineRow& row) {
  if (row.source == TimelineSource::outbox) return Status::warning;
  switch (row.item.kind) {
    case TimelineKind::posting:
      return amount(row.item).value < 0 && transaction(row.item) == TransactionKind::reversal ? Status::bad
                                                                                              : Status::ok;
    case TimelineKind::reveal:
    case TimelineKind::erasure:
      return Status::bad;
    case TimelineKind::state:
    case TimelineKind::adjustment:
    case TimelineKind::claim:
      return Status::warning;
    case TimelineKind::order:
    case TimelineKind::decision:
    case TimelineKind::note:
    case TimelineKind::withdrawal:
    case TimelineKind::level:
      return Status::unknown;
  }
  return Status::unknown;
}

QString TimelineWords::order(const TimelineItem& item) {
  const auto state = rebateState(item);
  const auto reason = reasonFrom(text(item, "reason").toStdString());
  auto said = state ? Words::state(*state) : text(item, "state");
  if (reason && *reason != Reason::none) said += QStringLiteral(": ") + Words::reason(*reason);
  return tr("%1 from order %2 · %3 · %4")
      .arg(yuan(amount(item, "user_fen")), text(item, "line"), said, text(item, "item"));
}

QString TimelineWords::decision(const TimelineItem& item) {
  const auto person = text(item, "person"), line = lineOf(text(item, "rebate_id"));
  const auto part = yuan(amount(item, "user_fen"));
  const auto reason = quoted(text(item, "note"));
  const auto state = rebateState(item);
  if (state == RebateState::credited) return tr("%1 approved %2 of order %3").arg(person, part, line) + reason;
  if (state == RebateState::held) return tr("%1 held order %2").arg(person, line) + reason;
  if (state == RebateState::rejected) return tr("%1 rejected order %2").arg(person, line) + reason;
  if (state == RebateState::awaitingApproval)
    return tr("%1 proposed %2 of order %3; a second person decides").arg(person, part, line) + reason;
  return tr("%1 decided on order %2").arg(person, line) + reason;
}

QString TimelineWords::posting(const TimelineItem& item) {
  const auto moved = amount(item);
  const auto booked = transaction(item);
  const bool frozen = text(item, "account") == QLatin1String("user_frozen");
  const auto sum = UserWords::signedYuan(moved);
  if (!booked) return sum;
  switch (*booked) {
    case TransactionKind::credit:
      return tr("%1 for order %2").arg(sum, lineOf(text(item, "subject")));
    case TransactionKind::reversal:
      return text(item, "subject").contains(QLatin1Char(':'))
                 ? tr("%1: what order %2 had brought is corrected").arg(sum, lineOf(text(item, "subject")))
             : frozen ? tr("%1 set aside: given back").arg(sum)
                      : tr("%1: given back").arg(sum);
    case TransactionKind::withdrawal:
      return frozen ? tr("%1 set aside for a withdrawal").arg(sum) : tr("%1 free, for a withdrawal").arg(sum);
    case TransactionKind::payout:
      return tr("%1 left the account").arg(sum);
    case TransactionKind::adjustment:
      return tr("%1 by an adjustment").arg(sum);
    case TransactionKind::release:
      break;
  }
  return sum;
}

QString TimelineWords::proposal(const TimelineItem& item) {
  const auto state = proposalStateFrom(text(item, "state").toStdString());
  auto said = state ? UserWords::proposal(*state) : text(item, "state");
  if (const auto decider = text(item, "decided_by"); !decider.isEmpty()) said = tr("%1 by %2").arg(said, decider);
  const auto body = nested(item, "body");
  const auto person = text(item, "person"), reason = quoted(text(item, "reason"));
  if (item.kind == TimelineKind::adjustment) {
    const Fen change{body.value(QStringLiteral("amount_fen")).toInteger()};
    return tr("%1 proposed by %2 · %3").arg(UserWords::signedYuan(change), person, said) + reason;
  }
  if (item.kind == TimelineKind::claim)
    return tr("order %1 claimed by %2 · %3").arg(body.value(QStringLiteral("order")).toString(), person, said);
  return tr("erasure proposed by %1 · %2").arg(person, said) + reason;
}

QString TimelineWords::withdrawal(const TimelineItem& item) {
  const auto state = withdrawalStateFrom(text(item, "state").toStdString());
  const auto said = state ? UserWords::withdrawal(*state) : text(item, "state");
  return tr("%1 · %2 · requested by %3").arg(yuan(amount(item)), said, text(item, "person"));
}

QString TimelineWords::change(const TimelineItem& item) {
  const auto named = [&](const char* member) {
    const auto stored = text(item, member).toStdString();
    if (const auto level = levelFrom(stored)) return Words::level(*level);
    if (const auto state = userStateFrom(stored)) return UserWords::state(*state);
    return qs(stored);
  };
  const auto before = named("before");
  const auto became = before.isEmpty() ? named("after") : tr("%1 → %2").arg(before, named("after"));
  return tr("%1 by %2").arg(became, text(item, "person")) + quoted(text(item, "reason"));
}

QString TimelineWords::reveal(const TimelineItem& item) {
  QStringList fields;
  for (const auto& name : timeline_facts::list(item, "fields"))
    if (const auto field = personalFieldFrom(name.toStdString())) fields << UserWords::field(*field);
  return tr("%1 saw: %2").arg(text(item, "person"), fields.join(QStringLiteral(", "))) + quoted(text(item, "reason"));
}

QString TimelineWords::what(const TimelineRow& row) {
  const auto sentence = [&]() -> QString {
    switch (row.item.kind) {
      case TimelineKind::order:
        return order(row.item);
      case TimelineKind::decision:
        return decision(row.item);
      case TimelineKind::posting:
        return posting(row.item);
      case TimelineKind::note: {
        const auto note = text(row.item, "text");
        return QStringLiteral("%1: %2").arg(text(row.item, "person"),
                                            note.isEmpty() ? tr("(erased)") : note.simplified());
      }
      case TimelineKind::adjustment:
      case TimelineKind::claim:
      case TimelineKind::erasure:
        return proposal(row.item);
      case TimelineKind::withdrawal:
        return withdrawal(row.item);
      case TimelineKind::reveal:
        return reveal(row.item);
      case TimelineKind::level:
      case TimelineKind::state:
        return change(row.item);
    }
    return {};
  }();
  if (row.source != TimelineSource::outbox) return sentence;
  return tr("In the outbox (%1): %2").arg(Words::outbox(row.waits), sentence);
}

QString TimelineWords::moment(Millis at, Millis now) {
  const auto then = QDateTime::fromMSecsSinceEpoch(at), today = QDateTime::fromMSecsSinceEpoch(now);
  if (then.date() == today.date()) return then.toString(QStringLiteral("HH:mm"));
  if (then.date().addDays(1) == today.date()) return tr("yesterday %1").arg(then.toString(QStringLiteral("HH:mm")));
  return then.date().year() == today.date().year() ? dayTime(at) : then.toString(QStringLiteral("yyyy-MM-dd"));
}

}  // namespace rebate
