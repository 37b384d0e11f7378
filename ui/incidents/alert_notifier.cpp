// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/alert_notifier.h"

#include <QDateTime>
#include <algorithm>
#include <utility>

#include "ports/ringer.h"
#include "tables/region_facts.h"
#include "ui/incidents/alert_words.h"
#include "ui/incidents/suppressed_rows.h"
#include "ui/shell/tray.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

int minuteOf(Millis wall) {
  const auto time = QDateTime::fromMSecsSinceEpoch(wall).time();
  return time.hour() * 60 + time.minute();
}

/// A word nobody knows might mean the worst: somebody is called.
Status weight(const AlertView& view) {
  if (view.stale) return Status::unknown;
  if (view.standing == Standing::suppressed) return Status::ok;
  if (severityOf(view.alert) == Severity::other) return Status::warning;
  const auto status = statusOf(severityOf(view.alert));
  return view.standing == Standing::acknowledged && status == Status::bad ? Status::warning : status;
}

bool isCalling(const AlertView& view) {
  return view.standing == Standing::firing && !view.stale && severityOf(view.alert) != Severity::info;
}

}  // namespace

AlertNotifier::AlertNotifier(const Context& context, Tray& tray, std::function<bool()> watched, QObject* parent)
    : QObject(parent), context_(context), tray_(tray), watched_(std::move(watched)) {
  if (context_.alerts) listening_ = context_.alerts->listen(*this);
  refresh();
}

AlertNotifier::~AlertNotifier() = default;

Overall AlertNotifier::overall(const AlertFacts& alerts, const WorkspaceFacts& facts, Millis wall) {
  if (!alerts.watching || !isInside(facts.signIn)) return {Status::unknown, tr("Nobody is signed in")};
  const auto regions = factsOf(facts.regions, wall);
  const bool heard = std::any_of(regions.begin(), regions.end(), [](const auto& region) { return !region.silent; }) ||
                     std::any_of(alerts.sources.begin(), alerts.sources.end(),
                                 [](const auto& source) { return source.status == Status::ok; });
  if (!heard) return {Status::unknown, tr("Nothing answers")};
  auto status = Status::ok;
  for (const auto& source : alerts.sources) status = worse(status, source.status);
  for (const auto& region : regions)
    status = worse(status, region.silent ? worse(region.status, Status::unknown) : region.status);
  int firing = 0;
  for (const auto& view : alerts.alerts) {
    status = worse(status, weight(view));
    firing += isCalling(view) ? 1 : 0;
  }
  if (firing > 0) return {status, tr("%n alert(s) fire", nullptr, firing)};
  switch (status) {
    case Status::ok:
      return {status, tr("Nothing fires")};
    case Status::warning:
    case Status::bad:
      return {status, tr("Nothing new fires")};
    case Status::unknown:
      return {status, tr("Not everything answers")};
  }
  return {status, {}};
}

void AlertNotifier::refresh() {
  static const AlertFacts kNone;
  const auto& alerts = context_.alerts ? context_.alerts->facts() : kNone;
  const auto now = overall(alerts, context_.workspace.facts(), context_.clock.wall());
  tray_.setStatus(now.status, now.words);
  if (alerts.watching) noticeEnds();
}

void AlertNotifier::alertFactsChanged() {
  call();
  refresh();
}

AlertCalls AlertNotifier::calls() const {
  return alertCallsIn(context_.workspace.facts().preferences);
}

bool AlertNotifier::isQuiet() const {
  return calls().quiet.covers(minuteOf(context_.clock.wall()));
}

/// What came together is told together.
void AlertNotifier::call() {
  std::set<std::string> firing;
  std::vector<const AlertView*> fresh;
  for (const auto& view : context_.alerts->facts().alerts) {
    if (!isCalling(view)) continue;
    firing.insert(view.id());
    if (!known_.contains(view.id())) fresh.push_back(&view);
  }
  // One whose source is silent has called before: it does not call anew when that is heard again.
  for (const auto& view : context_.alerts->facts().alerts)
    if (view.stale && known_.contains(view.id())) firing.insert(view.id());
  known_ = std::move(firing);
  if (fresh.empty()) return;
  const auto urgent = std::count_if(
      fresh.begin(), fresh.end(), [](const AlertView* view) { return severityOf(view->alert) == Severity::critical; });
  const auto& first = *fresh.front();
  const auto one = QStringLiteral("%1 · %2 · %3")
                       .arg(AlertWords::severity(first), AlertWords::name(first), AlertWords::where(first));
  const auto text =
      fresh.size() == 1 ? one : tr("%1, and %n more", nullptr, static_cast<int>(fresh.size()) - 1).arg(one);
  if (isQuiet() && urgent == 0) return;
  if (calls().sound && ringer_) ringer_->ring(urgent > 0);
  tell(text, urgent > 0, ToastKind::note);
}

void AlertNotifier::tell(const QString& text, bool urgent, ToastKind kind) {
  if (watched_())
    Q_EMIT said(text, urgent ? ToastKind::trouble : kind);
  else if (calls().notices)
    tray_.say(text);
}

/// Once for each, and again when its end was moved.
void AlertNotifier::noticeEnds() {
  const auto& facts = context_.workspace.facts();
  const auto now = context_.clock.wall() + facts.clockAhead;
  std::map<QString, Millis> still;
  for (const auto& row : SuppressedRows::of(context_.alerts->facts(), facts, calls().quiet, 0)) {
    if (row.id.isEmpty() || row.until <= now || row.until - now > kBeforeEnd || row.from > now) continue;
    still[row.id] = row.until;
    if (const auto told = ends_.find(row.id); told != ends_.end() && told->second == row.until) continue;
    if (!isQuiet())
      tell(tr("%1 ends in %2: %3").arg(row.kind, Words::age(row.until - now), row.what), false, ToastKind::note);
  }
  ends_ = std::move(still);
}

}  // namespace rebate
