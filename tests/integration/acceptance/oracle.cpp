// SPDX-License-Identifier: GPL-3.0-or-later
#include "oracle.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace rebate::acceptance {
namespace {

QString textOf(const QJsonObject& object, const char* name) {
  return object.value(QLatin1String(name)).toString();
}
qint64 figureOf(const QJsonObject& object, const char* name) {
  return object.value(QLatin1String(name)).toInteger();
}

}  // namespace

void Oracle::addTruth(const QByteArray& json) {
  const auto list = QJsonDocument::fromJson(json).array();
  for (const auto& value : list) {
    const auto object = value.toObject();
    const auto line = textOf(object, "platform") + u':' + textOf(object, "trade_id") + u':' +
                      QString::number(figureOf(object, "role"));
    truths_.insert(line, {textOf(object, "state"), textOf(object, "reason"), textOf(object, "user_id"),
                          figureOf(object, "user_fen")});
  }
}

void Oracle::addDecision(const Answered& answered) {
  if (answered.applied) decided_[answered.rebate].append(answered);
}

qsizetype Oracle::awaiting() const {
  return std::count_if(truths_.begin(), truths_.end(),
                       [](const Truth& truth) { return truth.state == QLatin1String("awaiting_approval"); });
}

Expected Oracle::expected(const QString& line) const {
  const auto truth = truths_.value(line);
  const bool voided = truth.state == QLatin1String("void");
  auto decisions = decided_.value(line);
  std::sort(decisions.begin(), decisions.end(), [](const Answered& a, const Answered& b) { return a.seq < b.seq; });
  decisions.removeIf([](const Answered& answered) { return answered.proposalOnly; });
  if (decisions.isEmpty()) return {truth.state, truth.reason, 0};
  const auto& last = decisions.last();
  if (last.action == QLatin1String("approve")) {
    if (voided) return {QStringLiteral("clawed_back"), truth.reason, 0};
    // What is settled is credited as it is now; what came into doubt later stays as it was booked.
    const bool sure = truth.state == QLatin1String("awaiting_approval") || truth.reason == QLatin1String("refund_open");
    return {QStringLiteral("credited"), {}, sure ? truth.userFen : last.amount};
  }
  if (voided) return {truth.state, truth.reason, 0};
  if (last.action == QLatin1String("reject"))
    return {QStringLiteral("rejected"), QStringLiteral("rejected_by_operator"), 0};
  if (truth.state == QLatin1String("held")) return {truth.state, truth.reason, 0};
  return {QStringLiteral("held"), QStringLiteral("held_by_operator"), 0};
}

QString Oracle::differences(const QList<QJsonObject>& rebates, const QList<QJsonObject>& users) const {
  if (rebates.size() != truths_.size())
    return QStringLiteral("%1 rebates, not %2").arg(rebates.size()).arg(truths_.size());
  QHash<QString, qint64> balances;
  for (const auto& rebate : rebates) {
    const auto line = textOf(rebate, "id");
    if (!truths_.contains(line)) return line + QStringLiteral(" is no order of ours");
    const auto want = expected(line);
    const bool credited = want.state == QLatin1String("credited");
    if (textOf(rebate, "state") != want.state || textOf(rebate, "reason") != want.reason ||
        (credited && figureOf(rebate, "user_fen") != want.userFen))
      return QStringLiteral("%1 is %2 %3 %4, not %5 %6 %7")
          .arg(line, textOf(rebate, "state"), textOf(rebate, "reason"), QString::number(figureOf(rebate, "user_fen")),
               want.state, want.reason, QString::number(want.userFen));
    if (credited) balances[truths_.value(line).user] += want.userFen;
  }
  for (const auto& user : users) {
    const auto want = balances.take(textOf(user, "id"));
    if (figureOf(user, "balance_fen") != want)
      return QStringLiteral("%1 has %2 fen, not %3")
          .arg(textOf(user, "id"))
          .arg(figureOf(user, "balance_fen"))
          .arg(want);
  }
  return balances.isEmpty() ? QString() : QStringLiteral("somebody who is no user was credited");
}

}  // namespace rebate::acceptance
