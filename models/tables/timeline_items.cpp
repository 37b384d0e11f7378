// SPDX-License-Identifier: GPL-3.0-or-later
// What this desktop knows by itself, as a region's timeline would tell it.
#include <QJsonDocument>
#include <QJsonObject>
#include <variant>

#include "tables/timeline_model.h"

namespace rebate {
namespace {

std::string digits(std::int64_t number) {
  return std::to_string(number);
}

std::string jsonOf(const QJsonObject& object) {
  return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

/// The kind of a command on a user, and its members as the region's item of that kind has them.
struct Shown {
  TimelineKind kind;
  Facts body;
};

struct Show {
  std::optional<Shown> operator()(const AddNote& note) const {
    return Shown{TimelineKind::note, {{"text", note.text}}};
  }
  std::optional<Shown> operator()(const ChangeUser& change) const {
    if (change.state)
      return Shown{TimelineKind::state, {{"after", std::string(name(*change.state))}, {"reason", change.reason}}};
    if (!change.level) return std::nullopt;
    return Shown{TimelineKind::level, {{"after", std::string(name(*change.level))}, {"reason", change.reason}}};
  }
  std::optional<Shown> operator()(const ProposeAdjustment& wish) const {
    const auto body = jsonOf({{QStringLiteral("amount_fen"), qint64{wish.amount.value}}});
    return Shown{TimelineKind::adjustment, {{"body", body}, {"reason", wish.reason}, {"state", "open"}}};
  }
  std::optional<Shown> operator()(const ProposeClaim& wish) const {
    const auto body = jsonOf({{QStringLiteral("order"), QString::fromStdString(wish.order)}});
    return Shown{TimelineKind::claim, {{"body", body}, {"state", "open"}}};
  }
  std::optional<Shown> operator()(const ProposeErasure& wish) const {
    return Shown{TimelineKind::erasure, {{"reason", wish.reason}, {"state", "open"}}};
  }
  std::optional<Shown> operator()(const RequestWithdrawal& wish) const {
    return Shown{TimelineKind::withdrawal, {{"amount_fen", digits(wish.amount.value)}, {"state", "requested"}}};
  }
  template <class Other>
  std::optional<Shown> operator()(const Other&) const {
    return std::nullopt;
  }
};

}  // namespace

TimelineItem timelineItemOf(const Rebate& rebate) {
  return {rebate.createdAt,
          "order:" + rebate.id,
          TimelineKind::order,
          {{"rebate_id", rebate.id},
           {"platform", std::string(name(rebate.platform))},
           {"line", rebate.line},
           {"item", rebate.item},
           {"state", std::string(name(rebate.state))},
           {"reason", std::string(name(rebate.reason))},
           {"user_fen", digits(rebate.split.user.value)},
           {"paid_fen", digits(rebate.paid.value)}}};
}

TimelineItem timelineItemOf(const Withdrawal& withdrawal) {
  return {withdrawal.requestedAt,
          "withdrawal:" + withdrawal.id,
          TimelineKind::withdrawal,
          {{"withdrawal", withdrawal.id},
           {"amount_fen", digits(withdrawal.amount.value)},
           {"state", std::string(name(withdrawal.state))},
           {"person", withdrawal.requestedBy},
           {"decided_by", withdrawal.reviewer}}};
}

std::optional<TimelineItem> timelineItemOf(const OutboxItem& item) {
  auto shown = item.command ? std::visit(Show{}, *item.command) : std::nullopt;
  if (!shown) return std::nullopt;
  shown->body.emplace("person", item.person);
  return TimelineItem{item.decision.decidedAt, "outbox:" + item.decision.id, shown->kind, std::move(shown->body)};
}

}  // namespace rebate
