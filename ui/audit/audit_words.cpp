// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <array>

#include "ui/style/words.h"

namespace rebate {
namespace {

struct Named {
  const char* action;
  const char* word;
};

/// Of proposals of every kind: "rules.proposed", "claim.approved", …
constexpr std::array kEnds{Named{".proposed", QT_TRANSLATE_NOOP("rebate::AuditWords", "proposed")},
                           Named{".approved", QT_TRANSLATE_NOOP("rebate::AuditWords", "agreed to")},
                           Named{".rejected", QT_TRANSLATE_NOOP("rebate::AuditWords", "turned down")},
                           Named{".withdrawn", QT_TRANSLATE_NOOP("rebate::AuditWords", "took back")}};
constexpr std::array kProposals{"rules", "adjustment", "claim", "erasure", "operator"};

constexpr std::array kActions{
    Named{"rebate.approve", QT_TRANSLATE_NOOP("rebate::AuditWords", "approved")},
    Named{"rebate.hold", QT_TRANSLATE_NOOP("rebate::AuditWords", "held")},
    Named{"rebate.reject", QT_TRANSLATE_NOOP("rebate::AuditWords", "rejected")},
    Named{"rebate.clawed_back", QT_TRANSLATE_NOOP("rebate::AuditWords", "clawed back")},
    Named{"rebate.rebooked", QT_TRANSLATE_NOOP("rebate::AuditWords", "rebooked")},
    Named{"user.revealed", QT_TRANSLATE_NOOP("rebate::AuditWords", "revealed")},
    Named{"user.level", QT_TRANSLATE_NOOP("rebate::AuditWords", "level set")},
    Named{"user.state", QT_TRANSLATE_NOOP("rebate::AuditWords", "state set")},
    Named{"user.noted", QT_TRANSLATE_NOOP("rebate::AuditWords", "noted")},
    Named{"user.erased", QT_TRANSLATE_NOOP("rebate::AuditWords", "erased")},
    Named{"users.imported", QT_TRANSLATE_NOOP("rebate::AuditWords", "users imported")},
    Named{"orders.imported", QT_TRANSLATE_NOOP("rebate::AuditWords", "orders imported")},
    Named{"withdrawal.request", QT_TRANSLATE_NOOP("rebate::AuditWords", "withdrawal asked for")},
    Named{"withdrawal.approve", QT_TRANSLATE_NOOP("rebate::AuditWords", "withdrawal approved")},
    Named{"withdrawal.reject", QT_TRANSLATE_NOOP("rebate::AuditWords", "withdrawal rejected")},
    Named{"withdrawal.cancel", QT_TRANSLATE_NOOP("rebate::AuditWords", "withdrawal cancelled")},
    Named{"withdrawal.query", QT_TRANSLATE_NOOP("rebate::AuditWords", "withdrawal queried")},
    Named{"withdrawal.sent", QT_TRANSLATE_NOOP("rebate::AuditWords", "withdrawal sent")},
    Named{"payout.created", QT_TRANSLATE_NOOP("rebate::AuditWords", "payout built")},
    Named{"bill.entered", QT_TRANSLATE_NOOP("rebate::AuditWords", "bill entered")},
    Named{"bill.confirmed", QT_TRANSLATE_NOOP("rebate::AuditWords", "bill confirmed")},
    Named{"bill.required", QT_TRANSLATE_NOOP("rebate::AuditWords", "bill required")},
    Named{"feed.reread", QT_TRANSLATE_NOOP("rebate::AuditWords", "feed read again")},
    Named{"session.opened", QT_TRANSLATE_NOOP("rebate::AuditWords", "signed in")},
    Named{"session.renewed", QT_TRANSLATE_NOOP("rebate::AuditWords", "session renewed")},
    Named{"session.refused", QT_TRANSLATE_NOOP("rebate::AuditWords", "sign-in refused")},
    Named{"operator.added", QT_TRANSLATE_NOOP("rebate::AuditWords", "operator added")},
    Named{"operator.role", QT_TRANSLATE_NOOP("rebate::AuditWords", "role changed")},
    Named{"operator.disabled", QT_TRANSLATE_NOOP("rebate::AuditWords", "operator disabled")},
    Named{"operator.locked", QT_TRANSLATE_NOOP("rebate::AuditWords", "operator locked")},
    Named{"operator.unlocked", QT_TRANSLATE_NOOP("rebate::AuditWords", "operator unlocked")},
    Named{"operator.password_changed", QT_TRANSLATE_NOOP("rebate::AuditWords", "password changed")},
    Named{"operator.code_given", QT_TRANSLATE_NOOP("rebate::AuditWords", "one-time codes on")},
    Named{"operator.code_taken", QT_TRANSLATE_NOOP("rebate::AuditWords", "one-time codes off")},
    Named{"device.sequence_reused", QT_TRANSLATE_NOOP("rebate::AuditWords", "outbox copy refused")},
    Named{"switchover.ordered", QT_TRANSLATE_NOOP("rebate::AuditWords", "switched over")},
    Named{"switchover.asked", QT_TRANSLATE_NOOP("rebate::AuditWords", "switchover asked for")},
    Named{"switchover.approved", QT_TRANSLATE_NOOP("rebate::AuditWords", "switchover approved")},
    Named{"switchover.rejected", QT_TRANSLATE_NOOP("rebate::AuditWords", "switchover rejected")},
    Named{"switchover.cancelled", QT_TRANSLATE_NOOP("rebate::AuditWords", "switchover cancelled")},
    Named{"switchover.refused", QT_TRANSLATE_NOOP("rebate::AuditWords", "switchover refused")},
    Named{"switchover.lapsed", QT_TRANSLATE_NOOP("rebate::AuditWords", "switchover lapsed")},
    Named{"switchover.done", QT_TRANSLATE_NOOP("rebate::AuditWords", "switchover done")},
    Named{"pause.set", QT_TRANSLATE_NOOP("rebate::AuditWords", "failover paused")},
    Named{"pause.ended", QT_TRANSLATE_NOOP("rebate::AuditWords", "pause ended")},
    Named{"pause.lapsed", QT_TRANSLATE_NOOP("rebate::AuditWords", "pause ran out")},
    Named{"maintenance.planned", QT_TRANSLATE_NOOP("rebate::AuditWords", "maintenance planned")},
    Named{"maintenance.ended", QT_TRANSLATE_NOOP("rebate::AuditWords", "maintenance ended")},
    Named{"maintenance.lapsed", QT_TRANSLATE_NOOP("rebate::AuditWords", "maintenance ran out")},
    Named{"incident.noted", QT_TRANSLATE_NOOP("rebate::AuditWords", "incident note")},
    Named{"lease.taken", QT_TRANSLATE_NOOP("rebate::AuditWords", "lease taken")},
    Named{"lease.released", QT_TRANSLATE_NOOP("rebate::AuditWords", "lease released")},
    Named{"lease.fenced", QT_TRANSLATE_NOOP("rebate::AuditWords", "leader fenced")},
    Named{"ledger.stopped", QT_TRANSLATE_NOOP("rebate::AuditWords", "ledger stopped")},
    Named{"ledger.resumed", QT_TRANSLATE_NOOP("rebate::AuditWords", "ledger resumed")},
};

QString amountIn(const QJsonObject& object) {
  for (const char* name : {"user_fen", "amount_fen", "total_fen"})
    if (const auto value = object.value(QLatin1String(name)); value.isDouble()) return yuan({value.toInteger()});
  return {};
}

/// The words of one plain member, "role admin"; nested ones say nothing in one line.
QString memberWords(const QString& name, const QJsonValue& value) {
  if (value.isString()) return value.toString().isEmpty() ? QString() : name + QLatin1Char(' ') + value.toString();
  if (value.isDouble()) return name + QLatin1Char(' ') + QString::number(value.toInteger());
  if (!value.isArray()) return {};
  QStringList parts;
  for (const auto& part : value.toArray())
    if (part.isString()) parts << part.toString();
  return parts.join(QStringLiteral(", "));
}

}  // namespace

QString AuditWords::action(const std::string& action) {
  for (const auto& [known, word] : kActions)
    if (action == known) return tr(word);
  for (const auto& [end, word] : kEnds)
    if (action.ends_with(end)) return tr(word);
  return qs(action);
}

QStringList AuditWords::actionsFor(const QString& word) {
  QStringList actions;
  const auto fits = [&word](const char* english) {
    return word.compare(QLatin1String(english), Qt::CaseInsensitive) == 0 ||
           word.compare(tr(english), Qt::CaseInsensitive) == 0;
  };
  // "decided" is what people say of all three.
  const bool decided = fits(QT_TR_NOOP("decided"));
  for (const auto& [action, english] : kActions) {
    const auto name = QString::fromLatin1(action);
    const bool oneOfThree = name == QLatin1String("rebate.approve") || name == QLatin1String("rebate.hold") ||
                            name == QLatin1String("rebate.reject");
    if (fits(english) || name == word || (decided && oneOfThree)) actions << name;
  }
  for (const auto& [end, english] : kEnds)
    for (const auto* kind : kProposals)
      if (const auto name = QLatin1String(kind) + QLatin1String(end); fits(english) || name == word) actions << name;
  return actions;
}

QStringList AuditWords::knownWords() {
  QStringList words{tr("decided")};
  for (const auto& [action, word] : kActions) words << tr(word);
  for (const auto& [end, word] : kEnds) words << tr(word);
  words.sort();
  return words;
}

QString AuditWords::entity(const AuditEntry& entry) {
  const auto id = qs(entry.entity);
  const auto kind = qs(entry.action).section(QLatin1Char('.'), 0, 0);
  if (kind == QLatin1String("rebate")) return tr("rebate %1").arg(id);
  if (entry.action == "user.revealed") {
    const auto fields = QJsonDocument::fromJson(QByteArray::fromStdString(entry.detail)).object();
    QStringList named;
    for (const auto& value : fields.value(QLatin1String("fields")).toArray()) {
      const auto field = personalFieldFrom(value.toString().toStdString());
      if (field == PersonalField::phone) named << tr("phone");
      if (field == PersonalField::nickname) named << tr("nickname");
      if (field == PersonalField::name) named << tr("name");
      if (field == PersonalField::payoutAccount) named << tr("payout account");
    }
    return tr("%1 of %2").arg(named.join(QStringLiteral(", ")), id);
  }
  if (kind == QLatin1String("withdrawal")) return tr("withdrawal %1").arg(id);
  return id;
}

QString AuditWords::detail(const AuditEntry& entry) {
  const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(entry.detail)).object();
  QStringList said;
  const auto after = object.value(QLatin1String("after")).toObject();
  const auto proposal = object.value(QLatin1String("proposal")).toObject();
  const auto amount = amountIn(after.isEmpty() ? object : after);
  if (!amount.isEmpty()) said << amount;
  if (const auto version = after.value(QLatin1String("version")); version.isDouble())
    said << tr("on version %1").arg(version.toInteger() - 1);
  const auto opened = object.value(QLatin1String("decision")).toObject().value(QLatin1String("opened"));
  if (opened.isBool() && !opened.toBool()) said << tr("not opened");
  auto reason = object.value(QLatin1String("reason")).toString();
  if (reason.isEmpty()) reason = proposal.value(QLatin1String("reason")).toString();
  if (reason.isEmpty())
    reason = object.value(QLatin1String("decision")).toObject().value(QLatin1String("reason")).toString();
  if (!reason.isEmpty()) said << tr("reason “%1”").arg(reason);
  for (auto member = object.begin(); member != object.end(); ++member) {
    const auto& name = member.key();
    if (name == QLatin1String("reason") || name.endsWith(QLatin1String("_fen"))) continue;
    if (const auto words = memberWords(name, *member); !words.isEmpty()) said << words;
  }
  return said.join(QStringLiteral(", "));
}

QString AuditWords::verdict(const AuditHeadView& head) {
  switch (head.verdict) {
    case AuditVerdict::unknown:
      return tr("not heard");
    case AuditVerdict::same:
      return tr("same as this desktop");
    case AuditVerdict::ahead:
      return tr("newer by %1, comparing").arg(count(head.seq - head.witnessedSeq));
    case AuditVerdict::behind:
      return tr("behind by %1, no fork").arg(count(head.witnessedSeq - head.seq));
    case AuditVerdict::forked:
      return tr("forked: record %1 is another one").arg(count(head.forkedAt));
    case AuditVerdict::lost:
      return tr("lost records: was at %1").arg(count(std::max(head.witnessedSeq, head.seq)));
  }
  return {};
}

Status AuditWords::status(const AuditHeadView& head) {
  switch (head.verdict) {
    case AuditVerdict::unknown:
      return Status::unknown;
    case AuditVerdict::same:
    case AuditVerdict::ahead:
      return Status::ok;
    case AuditVerdict::behind:
      return Status::warning;
    case AuditVerdict::forked:
    case AuditVerdict::lost:
      return Status::bad;
  }
  return Status::unknown;
}

QString AuditWords::alarm(const WorkspaceFacts& facts) {
  QStringList forked, lost;
  for (const auto& head : facts.auditHeads) {
    if (head.verdict == AuditVerdict::forked) forked << qs(head.region);
    if (head.verdict == AuditVerdict::lost) lost << qs(head.region);
  }
  QStringList said;
  if (!forked.isEmpty())
    said << tr("The audit of %1 is not the one this desktop has witnessed: a record that was there before is another "
               "one now. Do not decide on what it shows; tell whoever is responsible for the audit.")
                .arg(forked.join(QStringLiteral(", ")));
  if (!lost.isEmpty())
    said << tr("The audit of %1 went back: records that this desktop has witnessed are no longer there. Tell whoever "
               "is responsible for the audit before it goes on.")
                .arg(lost.join(QStringLiteral(", ")));
  if (const auto& check = facts.chainCheck; check && check->brokenAt > 0)
    said << tr("The audit chain of %1 does not hold: record %2 does not follow the one before it.")
                .arg(qs(check->region), count(check->brokenAt));
  return said.join(QLatin1Char(' '));
}

QString AuditWords::progress(const ChainCheck& check) {
  if (check.brokenAt > 0) return tr("Broken at record %1. Everything before it fits.").arg(count(check.brokenAt));
  const auto sofar =
      tr("%1 of %2 · no break so far").arg(count(check.checked), count(std::max(check.of, check.checked)));
  if (check.running) return sofar;
  if (check.finishedAt > 0) return tr("%1 records verified, no break").arg(count(check.checked - check.from));
  if (check.why) return tr("%1 · stopped: %2").arg(sofar, Words::error(*check.why));
  return tr("%1 · stopped").arg(sofar);
}

}  // namespace rebate
