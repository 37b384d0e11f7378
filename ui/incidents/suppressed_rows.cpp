// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/suppressed_rows.h"

#include <algorithm>

#include "ui/incidents/alert_words.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

QString whose(const std::string& owner, const std::string& reason) {
  const auto said = reason.empty() ? QString() : QStringLiteral("“%1”").arg(qs(reason).simplified());
  return owner.empty() ? said : QStringLiteral("%1 %2").arg(qs(owner), said).trimmed();
}

QString clock(int minute) {
  return QStringLiteral("%1:%2").arg(minute / 60, 2, 10, QLatin1Char('0')).arg(minute % 60, 2, 10, QLatin1Char('0'));
}

}  // namespace

QString SuppressedRows::hours(const QuietHours& quiet) {
  return QStringLiteral("%1–%2").arg(clock(quiet.from), clock(quiet.to));
}

void SuppressedRows::addSilences(const AlertFacts& alerts, std::vector<SuppressedRow>& rows) {
  for (const auto& one : alerts.silences) {
    const auto exact = std::any_of(alerts.alerts.begin(), alerts.alerts.end(),
                                   [&](const AlertView& view) { return isExactly(one.matchers, view.alert.labels); });
    rows.push_back({qs("silence/" + one.source + one.id),
                    exact ? tr("Acknowledged") : tr("Silence"),
                    AlertWords::matchers(one),
                    whose(one.owner, one.comment),
                    {},
                    one.endsAt,
                    one.startsAt,
                    one});
  }
  if (alerts.silences.empty()) rows.push_back({{}, tr("Silence"), tr("none"), {}, {}});
  for (const auto& view : alerts.alerts) {
    if (view.alert.inhibitedBy.empty()) continue;
    const auto cause = std::find_if(alerts.alerts.begin(), alerts.alerts.end(), [&](const AlertView& other) {
      return other.id() == view.alert.inhibitedBy.front();
    });
    const auto why = cause == alerts.alerts.end() ? tr("follows from something worse")
                                                  : tr("follows from %1").arg(AlertWords::name(*cause));
    rows.push_back({qs("inhibited/" + view.id()), tr("Inhibited"),
                    QStringLiteral("%1 · %2").arg(AlertWords::name(view), AlertWords::where(view)), why,
                    tr("while it fires")});
  }
}

/// Every region tells the same board; one that is behind may still have what has ended elsewhere.
void SuppressedRows::addMaintenance(const WorkspaceFacts& facts, std::vector<SuppressedRow>& rows) {
  const auto before = rows.size();
  for (const auto& view : facts.regions) {
    if (!view.topology) continue;
    for (const auto& window : view.topology->maintenance.windows) {
      const auto id = qs("maintenance/" + window.id);
      if (std::any_of(rows.begin(), rows.end(), [&](const SuppressedRow& row) { return row.id == id; })) continue;
      const auto what = window.part.empty() ? tr("%1 · whole region").arg(qs(window.region))
                                            : QStringLiteral("%1 · %2").arg(qs(window.region), qs(window.part));
      rows.push_back({id,
                      window.part.empty() ? tr("Maintenance") : tr("Balancer maintenance"),
                      what,
                      whose(window.owner, window.reason),
                      {},
                      window.until,
                      window.from});
    }
  }
  if (rows.size() == before) rows.push_back({{}, tr("Maintenance"), tr("none"), {}, {}});
}

void SuppressedRows::addPause(const WorkspaceFacts& facts, std::vector<SuppressedRow>& rows) {
  for (const auto& view : facts.regions) {
    if (!view.topology || view.topology->maintenance.pause.empty()) continue;
    const auto& pause = view.topology->maintenance.pause.front();
    const auto who = pause.owner.empty() ? tr("set at the cluster itself") : whose(pause.owner, pause.reason);
    rows.push_back({QStringLiteral("pause"), tr("Cluster pause"), tr("nobody takes over"), who,
                    pause.until > 0 ? QString() : tr("without an end"), pause.until, pause.since});
    return;
  }
  rows.push_back({{}, tr("Cluster pause"), tr("none"), {}, {}});
}

std::vector<SuppressedRow> SuppressedRows::of(const AlertFacts& alerts, const WorkspaceFacts& facts,
                                              const QuietHours& quiet, int minute) {
  std::vector<SuppressedRow> rows;
  addSilences(alerts, rows);
  addMaintenance(facts, rows);
  addPause(facts, rows);
  const auto state = !quiet.on ? tr("off") : quiet.covers(minute) ? tr("now") : tr("later");
  rows.push_back({quiet.on ? QStringLiteral("quiet") : QString(), tr("Quiet hours"), tr("this desktop"),
                  tr("%1, criticals still ring").arg(hours(quiet)), state});
  return rows;
}

}  // namespace rebate
