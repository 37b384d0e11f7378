// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/alert_views.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace rebate {
namespace {

struct Hold {
  Standing standing = Standing::firing;
  std::optional<Silence> silence;
};

bool holds(const Silence& silence, Millis now) {
  return silence.state != SilenceState::expired && silence.startsAt <= now && now < silence.endsAt;
}

/// Somebody who has it in hand goes before what keeps it quiet for another reason; of several the last to end.
void consider(Hold& hold, const Silence& silence, const Labels& labels) {
  const auto standing = isExactly(silence.matchers, labels) ? Standing::acknowledged : Standing::suppressed;
  const bool better = hold.standing == Standing::firing ||
                      (standing == Standing::acknowledged && hold.standing != standing) ||
                      (standing == hold.standing && hold.silence && silence.endsAt > hold.silence->endsAt);
  if (better) hold = {standing, silence};
}

Hold holdOf(const Alert& alert, const std::vector<Silence>& silences, Millis now) {
  Hold hold;
  std::size_t known = 0;
  for (const auto& silence : silences) {
    const bool named =
        std::find(alert.silencedBy.begin(), alert.silencedBy.end(), silence.id) != alert.silencedBy.end();
    known += named ? 1 : 0;
    if (named && holds(silence, now)) consider(hold, silence, alert.labels);
  }
  // By a silence that is not known yet, or by something worse. A silence that is over holds nothing, whoever is silent.
  const bool otherwise = !alert.inhibitedBy.empty() || known < alert.silencedBy.size() || alert.silencedBy.empty();
  if (hold.standing == Standing::firing && alert.suppressed && otherwise) hold.standing = Standing::suppressed;
  return hold;
}

int rank(Severity severity) {
  switch (severity) {
    case Severity::critical:
      return 0;
    case Severity::warning:
      return 1;
    case Severity::other:
      return 2;
    case Severity::info:
      return 3;
  }
  return 2;
}

using ByFingerprint = std::map<std::string, AlertView>;

/// Of two sources that answer, the one counts where it still fires.
void take(ByFingerprint& views, const SourceSaid& source, const Alert& alert, Millis now) {
  auto hold = holdOf(alert, *source.silences, now);
  const auto group = source.groups->find(alert.fingerprint);
  AlertView view{alert, hold.standing, !source.fresh, {source.address}, {}, std::move(hold.silence), {}};
  if (group != source.groups->end()) view.group = group->second;
  const auto [found, isNew] = views.try_emplace(alert.fingerprint, view);
  if (isNew) return;
  auto& known = found->second;
  if (known.stale && !view.stale) {
    known = std::move(view);
  } else if (known.stale == view.stale) {
    view.sources = known.sources;
    view.sources.push_back(source.address);
    if (view.standing < known.standing)
      known = std::move(view);
    else
      known.sources = std::move(view.sources);
  }
}

AlertView viewOf(const LocalAlert& local, const std::vector<Silence>& silences, Millis now) {
  Hold hold;
  for (const auto& silence : silences)
    if (holds(silence, now) && fits(silence.matchers, local.alert.labels)) consider(hold, silence, local.alert.labels);
  return {local.alert, hold.standing, local.stale, {}, {}, std::move(hold.silence), local.judgement};
}

}  // namespace

std::vector<AlertView> alertViews(const std::vector<SourceSaid>& said, const std::vector<LocalAlert>& local,
                                  const std::vector<Silence>& localSilences, Millis now) {
  ByFingerprint views;
  for (const auto& source : said)
    for (const auto& alert : *source.alerts) take(views, source, alert, now);
  std::set<std::pair<std::string, std::string>> theirs;
  for (const auto& [fingerprint, view] : views)
    if (!view.stale) theirs.insert({nameOf(view.alert), regionOf(view.alert)});
  std::vector<AlertView> sorted;
  for (auto& [fingerprint, view] : views) sorted.push_back(std::move(view));
  for (const auto& one : local)
    if (!theirs.contains({nameOf(one.alert), regionOf(one.alert)})) sorted.push_back(viewOf(one, localSilences, now));
  std::sort(sorted.begin(), sorted.end(), [](const AlertView& a, const AlertView& b) {
    return std::tuple(rank(severityOf(a.alert)), a.alert.startsAt, a.id()) <
           std::tuple(rank(severityOf(b.alert)), b.alert.startsAt, b.id());
  });
  return sorted;
}

std::vector<Silence> openSilences(const std::vector<SourceSaid>& said, const std::vector<Silence>& local, Millis now) {
  std::vector<Silence> open;
  const auto add = [&](const std::vector<Silence>& silences) {
    for (const auto& one : silences)
      if (one.state != SilenceState::expired && one.endsAt > now) open.push_back(one);
  };
  for (const auto& source : said) add(*source.silences);
  add(local);
  std::sort(open.begin(), open.end(), [](const Silence& a, const Silence& b) {
    return std::tuple(a.endsAt, a.source, a.id) < std::tuple(b.endsAt, b.source, b.id);
  });
  return open;
}

}  // namespace rebate
