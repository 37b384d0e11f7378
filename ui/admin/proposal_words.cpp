// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/proposal_words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/outbox/command_words.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr Platform kPlatforms[] = {Platform::taobao, Platform::jd, Platform::pdd};
constexpr Level kLevels[] = {Level::bronze, Level::silver, Level::gold};

QJsonObject bodyOf(const Proposal& proposal) {
  return QJsonDocument::fromJson(QByteArray::fromStdString(proposal.body)).object();
}

/// A member of a body as a region writes it.
std::string textOf(const QJsonValue& value) {
  if (value.isString()) return value.toString().toStdString();
  if (value.isDouble()) return std::to_string(value.toInteger());
  return {};
}

/// Numbers of a rules' body in the place of `rules`; what it does not name stays.
RuleSet rulesIn(const QJsonObject& body, RuleSet rules) {
  const auto given = body.value(QStringLiteral("rules")).toObject();
  const auto take = [&given](const char* member, auto& target) {
    const auto value = given.value(QLatin1String(member));
    if (value.isDouble()) target = static_cast<std::remove_reference_t<decltype(target)>>(value.toInteger());
  };
  take("reserve_bp", rules.reserve.value);
  take("reserve_days", rules.reserveDays);
  take("inviter_bp", rules.inviter.value);
  take("minimum_withdrawal_fen", rules.minimumWithdrawal.value);
  take("second_decider_above_fen", rules.secondDeciderAbove.value);
  take("second_reviewer_above_fen", rules.secondReviewerAbove.value);
  const auto shares = given.value(QStringLiteral("share_bp")).toObject();
  for (const auto platform : kPlatforms)
    for (const auto level : kLevels) {
      const auto levels = shares.value(QLatin1String(name(platform).data())).toObject();
      const auto share = levels.value(QLatin1String(name(level).data()));
      if (share.isDouble()) rules.shareOf(platform, level).value = share.toInt();
    }
  return rules;
}

}  // namespace

QString ProposalWords::substance(const Proposal& proposal) {
  const auto body = bodyOf(proposal);
  const auto subject = qs(proposal.subject);
  switch (proposal.kind) {
    case ProposalKind::rules:
      return tr("new rules, made from version %1").arg(body.value(QStringLiteral("base_version")).toInteger());
    case ProposalKind::adjustment:
      return tr("%1 for %2").arg(yuan({body.value(QStringLiteral("amount_fen")).toInteger()}), subject);
    case ProposalKind::claim:
      return tr("order %1 for %2").arg(body.value(QStringLiteral("order")).toString(), subject);
    case ProposalKind::erasure:
      return tr("everything personal of %1 is destroyed").arg(subject);
    case ProposalKind::staff: {
      const auto change = staffChangeFrom(textOf(body.value(QStringLiteral("change"))));
      const auto role = roleFrom(textOf(body.value(QStringLiteral("role"))));
      if (change == StaffChange::disable) return tr("%1 may not sign in any more").arg(subject);
      const auto as = role ? Words::role(*role) : QString();
      return change == StaffChange::role ? tr("%1 becomes %2").arg(subject, as)
                                         : tr("%1 is new, as %2").arg(subject, as);
    }
  }
  return {};
}

std::vector<Difference> ProposalWords::differences(const RuleSet& before, const RuleSet& after) {
  std::vector<Difference> lines;
  const auto add = [&](const QString& member, const QString& was, const QString& is) {
    if (was != is) lines.push_back({member, was, is});
  };
  const auto named = [&](const char* member, std::int64_t was, std::int64_t is) {
    add(CommandWords::member(member), CommandWords::value(member, std::to_string(was)),
        CommandWords::value(member, std::to_string(is)));
  };
  named("reserve_bp", before.reserve.value, after.reserve.value);
  named("reserve_days", before.reserveDays, after.reserveDays);
  named("inviter_bp", before.inviter.value, after.inviter.value);
  named("minimum_withdrawal_fen", before.minimumWithdrawal.value, after.minimumWithdrawal.value);
  named("second_decider_above_fen", before.secondDeciderAbove.value, after.secondDeciderAbove.value);
  named("second_reviewer_above_fen", before.secondReviewerAbove.value, after.secondReviewerAbove.value);
  for (const auto platform : kPlatforms)
    for (const auto level : kLevels)
      add(tr("share, %1, %2").arg(Words::platform(platform), Words::level(level)),
          percent(before.shareOf(platform, level)), percent(after.shareOf(platform, level)));
  return lines;
}

std::vector<Difference> ProposalWords::lines(const Proposal& proposal, const std::optional<RuleSet>& newest) {
  const auto body = bodyOf(proposal);
  if (proposal.kind == ProposalKind::rules) {
    const auto before = newest.value_or(RuleSet{});
    auto lines = differences(before, rulesIn(body, before));
    const auto from = body.value(QStringLiteral("in_force_from")).toString();
    lines.push_back({CommandWords::member("in_force_from"), {}, from.isEmpty() ? tr("the approval on") : from});
    return lines;
  }
  std::vector<Difference> lines;
  for (auto member = body.begin(); member != body.end(); ++member) {
    const auto key = member.key().toStdString();
    if (key == "note") continue;  // the id of a sealed text
    auto text = CommandWords::value(key, textOf(member.value()));
    if (member.value().isArray()) text = QString::number(member.value().toArray().size());
    if (!text.isEmpty()) lines.push_back({CommandWords::member(key), {}, text});
  }
  return lines;
}

}  // namespace rebate
