// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include <QStatusBar>
#include <QStringList>
#include <algorithm>

#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

bool StatusWords::isOffline(const WorkspaceFacts& facts) {
  if (facts.signIn == SignIn::offline) return true;
  return std::none_of(facts.regions.begin(), facts.regions.end(), [](const RegionView& view) {
    return view.link == LinkState::live || view.link == LinkState::lagging;
  });
}

QString StatusWords::freshness(const WorkspaceFacts& facts) {
  if (facts.snapshotOf > 0)
    return tr("Fetching a copy: %1 of %2 rows").arg(count(facts.snapshotRows), count(facts.snapshotOf));
  if (isOffline(facts))
    return facts.fetchedAt > 0 ? tr("Offline · as of %1").arg(clockTime(facts.fetchedAt)) : tr("Offline");
  return facts.cursor.seq > 0 ? tr("Live · change %1").arg(count(facts.cursor.seq)) : tr("Live");
}

QString StatusWords::cache(const WorkspaceFacts& facts) {
  if (facts.vault != VaultState::ready) return tr("Cache closed");
  return tr("Cache encrypted · %1 rebates · %2 users").arg(count(facts.cached.total()), count(facts.cached.users));
}

QString StatusWords::target(const WorkspaceFacts& facts) {
  switch (facts.target.state) {
    case WriteState::writing:
      return tr("Writing to %1 · epoch %2").arg(qs(facts.target.region)).arg(facts.target.epoch);
    case WriteState::noLeader:
      return tr("No write leader · epoch %1 ended").arg(facts.target.epoch);
    case WriteState::disagreement:
      return tr("Writes locked: the regions disagree about the leader");
    case WriteState::offline:
      return tr("Not writing: no region answers");
  }
  return {};
}

QString StatusWords::outbox(const WorkspaceFacts& facts) {
  QStringList said;
  if (facts.outbox.waiting > 0) said << tr("%1 waiting").arg(count(facts.outbox.waiting));
  if (facts.outbox.attention > 0) said << tr("%n need(s) you", nullptr, static_cast<int>(facts.outbox.attention));
  return said.join(QStringLiteral(" · "));
}

QString StatusWords::offline(const WorkspaceFacts& facts, Millis now) {
  Millis heard = 0;
  for (const auto& view : facts.regions) heard = std::max(heard, view.lastHeard);
  return heard > 0 ? tr("Offline for %1.").arg(Words::age(now - heard)) : tr("Offline since the start.");
}

QString StatusWords::offlineAdvice(const WorkspaceFacts& facts) {
  const auto advice =
      tr("You can keep looking, searching and deciding; decisions wait in the outbox and are checked "
         "again before they count.");
  if (facts.fetchedAt <= 0) return tr("Nothing was fetched yet, so there is nothing to show.");
  return tr("Everything here is as of %1.").arg(clockTime(facts.fetchedAt)) + QLatin1Char(' ') + advice;
}

StatusLine::StatusLine(QStatusBar* bar) {
  bar->setSizeGripEnabled(false);
  bar->setContentsMargins(14, 0, 14, 0);
  bar->addWidget(freshness_ = make::label({}, "muted"));
  bar->addWidget(cache_ = make::label({}, "muted"));
  bar->addPermanentWidget(outbox_ = make::label({}, "muted"));
  bar->addPermanentWidget(target_ = make::label({}, "muted"));
  for (auto* part : {freshness_, cache_, outbox_, target_}) part->setContentsMargins(4, 3, 10, 3);
}

void StatusLine::refresh(const WorkspaceFacts& facts) {
  make::setText(freshness_, StatusWords::freshness(facts));
  make::setText(cache_, StatusWords::cache(facts));
  make::setText(outbox_, StatusWords::outbox(facts));
  make::setText(target_, StatusWords::target(facts));
  outbox_->setVisible(!outbox_->text().isEmpty());
  const char* tone = facts.target.state == WriteState::writing ? "unknown" : "warning";
  make::setProperty(target_, "tone", tone);
  make::setProperty(freshness_, "tone", StatusWords::isOffline(facts) ? "warning" : "unknown");
  make::setProperty(outbox_, "tone", facts.outbox.attention > 0 ? "warning" : "unknown");
}

}  // namespace rebate
