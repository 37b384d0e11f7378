// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/offline_words.h"

#include <QStringList>
#include <algorithm>

#include "ui/style/data_age.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

Millis left(Millis until, const WorkspaceFacts& facts, Millis wall) {
  return std::max<Millis>(0, until - wall - facts.clockAhead);
}

QString here(Millis regionTime, const WorkspaceFacts& facts) {
  return dayTime(regionTime - facts.clockAhead);
}

}  // namespace

QString OfflineWords::since(const WorkspaceFacts& facts, Millis wall) {
  Millis heard = 0;
  for (const auto& view : facts.regions) heard = std::max(heard, view.lastHeard);
  return heard > 0 ? tr("Offline for %1.").arg(Words::age(wall - heard)) : tr("Offline since the start.");
}

QString OfflineWords::advice(const WorkspaceFacts& facts, Millis wall) {
  if (facts.sealed) return sealedHead(facts);
  if (facts.fetchedAt <= 0) return tr("Nothing was fetched yet, so there is nothing to show.");
  QStringList said{tr("Everything here is %1.").arg(DataAge::note(facts, wall))};
  if (facts.readOnly)
    said << tr("You can keep looking and searching.");
  else if (*DataAge::of(facts, wall) > 24 * kHour)
    said << tr("You can keep looking and searching; it is too old to decide about money.");
  else
    said << tr(
        "You can keep looking, searching and deciding; decisions wait in the outbox and are checked again before "
        "they count.");
  said << lease(facts, wall) << personal(facts, wall);
  said.removeAll(QString());
  return said.join(QLatin1Char(' '));
}

bool OfflineWords::endsSoon(const WorkspaceFacts& facts, Millis wall) {
  return facts.lease.until > 0 && left(facts.lease.until, facts, wall) < kSoon;
}

QString OfflineWords::lease(const WorkspaceFacts& facts, Millis wall) {
  if (facts.lease.until <= 0) return {};
  const auto until = here(facts.lease.until, facts);
  if (!endsSoon(facts, wall)) return tr("The copy may be used until %1.").arg(until);
  return tr("The copy may be used for another %1 only, until %2: connect before then.")
      .arg(Words::age(left(facts.lease.until, facts, wall)), until);
}

QString OfflineWords::personal(const WorkspaceFacts& facts, Millis wall) {
  if (facts.personalExpired) return tr("Names are hidden until a region answers: it was too long ago.");
  if (facts.lease.personalUntil <= 0 || left(facts.lease.personalUntil, facts, wall) >= kSoon) return {};
  return tr("Names are hidden from %1 on.").arg(here(facts.lease.personalUntil, facts));
}

QString OfflineWords::sealedHead(const WorkspaceFacts& facts) {
  return facts.lease.until > 0 ? tr("The copy is sealed since %1.").arg(here(facts.lease.until, facts))
                               : tr("The copy is sealed.");
}

QString OfflineWords::sealedText(const WorkspaceFacts& facts) {
  const auto kept = facts.outbox.notSettled();
  return tr("No region has answered for as long as it may be shown without one. Nothing was deleted: connect to open "
            "it.") +
         QLatin1Char(' ') +
         (kept > 0 ? tr("%n decision(s) are kept in the outbox.", nullptr, static_cast<int>(kept))
                   : tr("No decision waits in the outbox."));
}

QString OfflineWords::wayBack(const WayBack& back, const WorkspaceFacts& facts) {
  QStringList said;
  if (back.applied > 0) said << tr("%n decision(s) applied", nullptr, static_cast<int>(back.applied));
  if (back.refused > 0) said << tr("%1 refused").arg(count(back.refused));
  said << tr("%n change(s) came", nullptr, static_cast<int>(back.changes));
  return tr("Back since %1 (offline for %2): %3.")
      .arg(clockTime(back.backAt - facts.clockAhead), Words::age(back.backAt - back.lostAt), said.join(tr(", ")));
}

QString OfflineWords::salvaged(const Salvaged& salvaged) {
  const auto saved = tr("%n decision(s) carried over", nullptr, static_cast<int>(salvaged.saved));
  const auto damaged = tr("%n unreadable", nullptr, static_cast<int>(salvaged.damaged));
  return tr("The outbox was damaged: %1, %2. The damaged file was put aside as %3; show it to whoever looks after this "
            "computer.")
      .arg(saved, damaged, qs(salvaged.file));
}

}  // namespace rebate
