// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/alert_words.h"

#include <QStringList>
#include <QUrl>
#include <algorithm>

#include "ui/style/words.h"

namespace rebate {

QString AlertWords::name(const AlertView& view) {
  const auto name = nameOf(view.alert);
  return name.empty() ? tr("without a name") : qs(name);
}

QString AlertWords::severity(const AlertView& view) {
  const auto word = severityWordOf(view.alert);
  switch (severityFrom(word)) {
    case Severity::critical:
      return tr("critical");
    case Severity::warning:
      return tr("warning");
    case Severity::info:
      return tr("info");
    case Severity::other:
      return word.empty() ? tr("no severity") : qs(word);
  }
  return qs(word);
}

QString AlertWords::where(const AlertView& view) {
  const auto region = regionOf(view.alert);
  return region.empty() ? tr("all regions") : qs(region);
}

QString AlertWords::what(const AlertView& view) {
  if (view.judgement) return judged(*view.judgement);
  for (const auto* name : {"summary", "description", "message"}) {
    const auto found = view.alert.annotations.find(name);
    if (found != view.alert.annotations.end() && !found->second.empty()) return qs(found->second).simplified();
  }
  return severityOf(view.alert) == Severity::other ? tr("unknown severity, shown as it came") : QString();
}

QString AlertWords::judged(const Judgement& judgement) {
  switch (judgement.watch) {
    case Watch::nothingAnswers:
      return tr("No region answers this desktop");
    case Watch::regionUnreachable:
      return tr("The region does not answer this desktop");
    case Watch::leaderMissing:
      return tr("No region accepts writes");
    case Watch::leadersDisagree:
      return tr("The regions disagree about the leader");
    case Watch::auditFork:
      return tr("Its audit chain is another one than was witnessed here");
    case Watch::instancesNotReady:
      return tr("%1 of %2 instances not ready").arg(judgement.value).arg(judgement.of);
    case Watch::replicationLag:
      return tr("%1 behind, limit %2").arg(Words::seconds(judgement.value), Words::seconds(judgement.limit));
    case Watch::queueBacklog:
      return tr("%1 events wait, limit %2").arg(count(judgement.value), count(judgement.limit));
    case Watch::clockOffset:
      return tr("The clocks differ by %1, limit %2")
          .arg(Words::seconds(judgement.value), Words::seconds(judgement.limit));
    case Watch::feedStale:
      return tr("Orders are %1 old, limit %2").arg(Words::age(judgement.value), Words::age(judgement.limit));
  }
  return {};
}

QString AlertWords::watch(Watch watch) {
  switch (watch) {
    case Watch::nothingAnswers:
      return tr("No region answers");
    case Watch::regionUnreachable:
      return tr("A region does not answer");
    case Watch::leaderMissing:
      return tr("No write leader");
    case Watch::leadersDisagree:
      return tr("Disagreement about the leader");
    case Watch::auditFork:
      return tr("Audit chain forked");
    case Watch::instancesNotReady:
      return tr("Instances not ready");
    case Watch::replicationLag:
      return tr("Replication lag");
    case Watch::queueBacklog:
      return tr("Queue backlog");
    case Watch::clockOffset:
      return tr("Clock offset");
    case Watch::feedStale:
      return tr("Orders out of date");
  }
  return {};
}

QString AlertWords::firing(const AlertView& view, Millis now) {
  return view.alert.startsAt > 0 ? Words::age(std::max<Millis>(0, now - view.alert.startsAt)) : QString();
}

QString AlertWords::left(Millis until, Millis now) {
  return until > now ? tr("%1 left").arg(Words::age(until - now)) : tr("over");
}

QString AlertWords::owner(const AlertView& view, Millis now) {
  const auto& silence = view.silence;
  switch (view.standing) {
    case Standing::firing:
      return QStringLiteral("—");
    case Standing::acknowledged:
      return silence ? QStringLiteral("%1 · %2").arg(qs(silence->owner), left(silence->endsAt, now)) : QString();
    case Standing::suppressed:
      if (silence) return tr("silenced by %1 · %2").arg(qs(silence->owner), left(silence->endsAt, now));
      return view.alert.inhibitedBy.empty() ? tr("silenced") : tr("follows from something worse");
  }
  return {};
}

QString AlertWords::standing(const AlertView& view, Millis now) {
  if (view.stale) return tr("unknown: not heard of");
  switch (view.standing) {
    case Standing::firing:
      return tr("firing %1").arg(firing(view, now));
    case Standing::acknowledged:
      return tr("firing %1 · ack %2").arg(firing(view, now), view.silence ? qs(view.silence->owner) : QString());
    case Standing::suppressed:
      return view.silence ? tr("silenced %1").arg(left(view.silence->endsAt, now)) : owner(view, now);
  }
  return {};
}

QString AlertWords::sentence(const AlertView& view, Millis now) {
  return QStringLiteral("%1, %2, %3, %4").arg(severity(view), name(view), where(view), standing(view, now));
}

Status AlertWords::status(const AlertView& view) {
  return view.stale ? Status::unknown : statusOf(severityOf(view.alert));
}

QString AlertWords::matchers(const Silence& silence) {
  QString name, region;
  bool plain = true;
  for (const auto& one : silence.matchers) {
    plain = plain && one.equal && !one.regex;
    if (one.name == "alertname") name = qs(one.value);
    if (one.name == "region") region = one.value == "all" ? tr("all regions") : qs(one.value);
  }
  if (plain && !name.isEmpty()) return region.isEmpty() ? name : QStringLiteral("%1 · %2").arg(name, region);
  QStringList texts;
  for (const auto& one : silence.matchers) texts << qs(textOf(one));
  return texts.join(QStringLiteral(", "));
}

QString AlertWords::source(const std::string& address) {
  if (address.empty()) return tr("this desktop");
  const QUrl url(qs(address));
  return url.port() > 0 ? QStringLiteral("%1:%2").arg(url.host()).arg(url.port()) : url.host();
}

QString AlertWords::blindness(const AlertFacts& facts) {
  QStringList silent;
  for (const auto& one : facts.sources)
    if (one.status != Status::ok) silent << source(one.address);
  if (silent.isEmpty()) return {};
  return tr("%n Alertmanager(s) silent: %1", nullptr, static_cast<int>(silent.size()))
      .arg(silent.join(QStringLiteral(", ")));
}

}  // namespace rebate
