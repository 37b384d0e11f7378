// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/metrics/metrics_page.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/charts/chart_files.h"
#include "ui/metrics/chart_grid.h"
#include "ui/metrics/query_field.h"
#include "ui/style/empty_state.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr Millis kMinute = 60'000, kDay = 24 * kHour;
constexpr Millis kStale = 6'000;

}  // namespace

MetricsPage::MetricsPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  if (context_.metrics == nullptr) {
    layout->addWidget(empty_ = new EmptyState(context.look));
    empty_->say(EmptyKind::nothing, tr("No figures yet"));
    return;
  }
  layout->addWidget(buildHead());
  layout->addWidget(grid_ = new ChartGrid(context_, *context_.metrics));
  layout->addWidget(query_ = new QueryField(context_.metrics));
  layout->addStretch();
  connect(grid_, &ChartGrid::currentChanged, this, &MetricsPage::showQuery);
  connect(grid_, &ChartGrid::said, this, &MetricsPage::said);
  connect(query_, &QueryField::wanted, this, &MetricsPage::run);
  listening_ = context_.metrics->listen(*this);
  factsChanged();
  metricFactsChanged();
}

QWidget* MetricsPage::buildHead() {
  auto* head = new QWidget;
  auto* layout = new QHBoxLayout(head);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addWidget(make::label(tr("Metrics"), "title"));
  layout->addSpacing(4);
  buildChips(layout);
  layout->addStretch();
  layout->addWidget(source_ = make::elided({}, "muted"));
  layout->addWidget(add_ = make::button(tr("Add chart…")));
  add_->setMenu(addMenu_ = new QMenu(add_));
  connect(addMenu_, &QMenu::aboutToShow, this, &MetricsPage::fillAddMenu);
  layout->addWidget(export_ = make::button(tr("Export…")));
  connect(export_, &QPushButton::clicked, this, [this] {
    auto* card = grid_->current() != nullptr ? grid_->current()
                 : grid_->cards().empty()    ? nullptr
                                             : grid_->cards().front();
    if (card != nullptr) ChartFiles::offer(*card->chart(), export_->mapToGlobal(QPoint(0, export_->height())));
  });
  return head;
}

void MetricsPage::buildChips(QHBoxLayout* layout) {
  const std::pair<Millis, QString> ranges[] = {
      {5 * kMinute, tr("5 min")}, {15 * kMinute, tr("15 min")}, {kHour, tr("1 h")},     {6 * kHour, tr("6 h")},
      {kDay, tr("24 h")},         {7 * kDay, tr("7 d")},        {30 * kDay, tr("30 d")}};
  for (const auto& [range, words] : ranges) {
    auto* chip = make::button(words, "chip");
    chip->setCheckable(true);
    chip->setChecked(range == kHour);
    chip->setAccessibleName(tr("Show the last %1").arg(words));
    layout->addWidget(chip);
    chips_[range] = chip;
    // No QButtonGroup: each chip is reached by Tab.
    connect(chip, &QPushButton::clicked, this, [this, range = range] {
      for (const auto& [each, other] : chips_) other->setChecked(each == range);
      grid_->setRange(range);
      grid_->refresh(context_.clock.wall());
    });
  }
}

void MetricsPage::fillAddMenu() {
  addMenu_->clear();
  for (const auto figure : kFigures)
    addMenu_->addAction(ChartWords::figure(figure), this, [this, figure] { grid_->add({figure, {}, 1}); });
  addMenu_->addSeparator();
  const auto why = whyNoQueries();
  auto* query = addMenu_->addAction(why.isEmpty() ? tr("A query…") : tr("A query: %1").arg(why), this, [this] {
    grid_->look(nullptr);
    query_->line()->clear();
    query_->line()->setFocus(Qt::ShortcutFocusReason);
  });
  query->setEnabled(why.isEmpty());
  addMenu_->addSeparator();
  addMenu_->addAction(tr("Back to the six charts of the start"), this, [this] { grid_->restore(); });
}

QString MetricsPage::whyNoQueries() const {
  const auto& sources = context_.metrics->facts().sources;
  const bool any =
      std::any_of(sources.begin(), sources.end(), [](const auto& each) { return !each.prometheus.empty(); });
  return any ? QString() : tr("No region names a Prometheus");
}

/// Into the chart that is looked at; without one, a chart of its own. An empty query gives a built-in chart its own
/// figures back.
void MetricsPage::run(const QString& query) {
  query_->line()->setModified(false);
  query_->showTrouble({});
  auto* card = grid_->current();
  if (card == nullptr) {
    if (!query.isEmpty()) grid_->add({std::nullopt, query, 1});
    return;
  }
  auto plan = card->plan();
  const bool same = plan.figure && (query.isEmpty() || query == ChartWords::query(*plan.figure));
  if (!same && query.isEmpty()) return;
  plan.query = query;
  if (!same) plan.figure.reset();
  grid_->replace(card, plan);
}

void MetricsPage::showQuery() {
  const auto* card = grid_->current();
  query_->setOffered(whyNoQueries());
  if (card == nullptr) return query_->showTrouble({});
  const auto& plan = card->plan();
  query_->show(plan.query.isEmpty() && plan.figure ? ChartWords::query(*plan.figure) : plan.query);
  query_->showTrouble(plan.query.isEmpty() ? QString() : card->trouble());
}

void MetricsPage::showSource() {
  const auto& facts = context_.metrics->facts();
  const auto now = context_.clock.wall();
  const auto& cards = grid_->cards();
  const auto asked =
      std::find_if(cards.begin(), cards.end(), [](auto* card) { return card->feed()->fromPrometheus(); });
  QString name = tr("The regions' own figures");
  Millis heardAt = 0;
  for (const auto& source : facts.sources) {
    const bool its = asked != cards.end() && (*asked)->feed()->source() == source.region;
    if (its) name = tr("Prometheus %1").arg(qs(source.region));
    heardAt = its ? source.prometheusHeardAt : asked != cards.end() ? heardAt : std::max(heardAt, source.heardAt);
  }
  const bool stale = heardAt == 0 || now - heardAt > kStale;
  make::setText(source_, heardAt == 0 ? tr("%1 · not heard yet").arg(name)
                                      : tr("%1 · %2 ago").arg(name, Words::age(std::max<Millis>(0, now - heardAt))));
  make::setProperty(source_, "tone", stale ? "unknown" : "plain");
}

void MetricsPage::factsChanged() {
  if (grid_ == nullptr) return;
  std::vector<ChartMark> marks;
  for (const auto& failover : context_.workspace.facts().failovers) marks.push_back({failover.lostAt, tr("failover")});
  grid_->setMarks(marks);
}

void MetricsPage::metricFactsChanged() {
  showSource();
  showQuery();
}

void MetricsPage::figurePointsCame(const std::vector<FigurePoint>& points) {
  grid_->take(points);
  if (isVisible()) grid_->refresh(context_.clock.wall());
}

/// Nobody looks: charts are not drawn, and a Prometheus is not asked.
void MetricsPage::tick() {
  if (grid_ == nullptr || !isVisible()) return;
  grid_->refresh(context_.clock.wall());
  showSource();
}

void MetricsPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  tick();
}

void MetricsPage::takeFocus() {
  if (grid_ != nullptr && !grid_->cards().empty()) grid_->cards().front()->chart()->plot()->parentWidget()->setFocus();
}

}  // namespace rebate
