// SPDX-License-Identifier: GPL-3.0-or-later
// OverviewPage in replay: what it shows is what was recorded, and none of it acts.
#include <QPointer>
#include <QShortcut>

#include <charconv>

#include "ui/charts/moment_charts.h"
#include "ui/incidents/alerts_card.h"
#include "ui/overview/failover_banner.h"
#include "ui/overview/overview_charts.h"
#include "ui/overview/overview_page.h"
#include "ui/overview/region_grid.h"
#include "ui/overview/replay_bar.h"
#include "ui/overview/side_cards.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

/// "replay/FROM/TO"
std::optional<std::pair<Millis, Millis>> windowIn(std::string_view id) {
  constexpr std::string_view kPrefix = "replay/";
  const auto slash = id.find('/', kPrefix.size());
  if (!id.starts_with(kPrefix) || slash == std::string_view::npos) return std::nullopt;
  Millis from = 0, to = 0;
  const auto* end = id.data() + id.size();
  if (std::from_chars(id.data() + kPrefix.size(), id.data() + slash, from).ec != std::errc()) return std::nullopt;
  if (std::from_chars(id.data() + slash + 1, end, to).ec != std::errc() || to <= from) return std::nullopt;
  return std::pair(from, to);
}

}  // namespace

void OverviewPage::open(const std::string& id) {
  if (const auto window = windowIn(id)) beginReplay(window->first, window->second);
}

void OverviewPage::beginReplay(Millis from, Millis to) {
  if (context_.records == nullptr) return;
  replayFrom_ = from;
  replayTo_ = to;
  const QPointer<OverviewPage> self(this);
  const auto failed = [self](const Error& why) {
    Q_EMIT self->said(tr("The records could not be read: %1").arg(Words::error(why)), ToastKind::trouble);
  };
  context_.records->moments(from, to, [=, this](const Result<std::vector<Moment>>& moments) {
    if (!self) return;
    if (!moments) return failed(moments.error());
    context_.records->events(from, to, [=, this, moments = *moments](const Result<std::vector<RecordEvent>>& events) {
      if (!self) return;
      if (!events) return failed(events.error());
      make::setProperty(inside_, "past", "true");
      back_->setEnabled(true);
      banner_->setPast(true);
      charts_->hide();
      alerts_->hide();
      past_->show();
      replay_->begin(from, to, moments, *events);
      showPastCharts();
    });
  });
}

void OverviewPage::endReplay() {
  make::setProperty(inside_, "past", "false");
  back_->setEnabled(false);
  banner_->setPast(false);
  past_->hide();
  charts_->show();
  alerts_->show();
  showNow();
}

void OverviewPage::showPast() {
  const auto facts = replay_->facts();
  const auto at = replay_->at();
  age_->hide();
  showRegions(facts, at);
  banner_->show(facts, at);
  timeline_->show(replay_->eventsSoFar());
  atRisk_->show(facts);
  past_->setCursor(at);
}

void OverviewPage::showPastCharts() {
  Millis mark = 0;
  for (const auto& record : context_.records->facts().failovers)
    if (record.at() >= replayFrom_ && record.at() < replayTo_) mark = record.at();
  past_->showMoments(replay_->moments(), replayFrom_, replayTo_, mark);
}

}  // namespace rebate
