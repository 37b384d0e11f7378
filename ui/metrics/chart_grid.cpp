// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/metrics/chart_grid.h"

#include <QGridLayout>
#include <QResizeEvent>
#include <algorithm>

#include "ui/settings/thresholds_dialog.h"

namespace rebate {
namespace {

const auto kRemembered = QStringLiteral("charts");
constexpr int kChartHeight = 232;
constexpr int kThreeFrom = 960, kTwoFrom = 620;  // px

int columnsFor(int width) {
  return width >= kThreeFrom ? 3 : width >= kTwoFrom ? 2 : 1;
}

}  // namespace

ChartGrid::ChartGrid(const Context& context, MetricDesk& desk, QWidget* parent)
    : QWidget(parent), context_(context), desk_(desk) {
  grid_ = new QGridLayout(this);
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setSpacing(12);
  const auto kept = readCharts(context_.settings.columns(kRemembered));
  for (const auto& plan : kept ? *kept : chartsAtFirst()) cards_.push_back(make(plan));
  arrange();
  if (context_.alerts != nullptr) listening_ = context_.alerts->listen(*this);
}

void ChartGrid::alertFactsChanged() {
  for (auto* card : cards_) card->setThresholds(context_.alerts->facts().thresholds);
}

ChartCard* ChartGrid::make(const ChartPlan& plan) {
  auto* card = new ChartCard(plan, context_, desk_, this);
  card->setFixedHeight(kChartHeight);
  group_.add(card->chart());
  card->chart()->setMarks(marks_);
  connect(card, &ChartCard::lookedAt, this, [this, card] { look(card); });
  connect(card, &ChartCard::moved, this, [this, card](int by) { move(card, by); });
  connect(card, &ChartCard::dropped, this, [this, card](const QPoint& at) { drop(card, at); });
  connect(card, &ChartCard::thresholdsWanted, this, [this] {
    auto* dialog = new ThresholdsDialog(context_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
  });
  connect(card, &ChartCard::removed, this, [this, card] { remove(card); });
  connect(card, &ChartCard::widthChosen, this, [this, card](int columns) {
    card->setWidth(std::clamp(columns, 1, kWidestChart));
    arrange();
    keep();
  });
  connect(card->feed(), &ChartFeed::troubleChanged, this, &ChartGrid::currentChanged);
  connect(card->chart(), &TimeChart::said, this,
          [this](const QString& text, bool good) { Q_EMIT said(text, good ? ToastKind::done : ToastKind::trouble); });
  card->load(context_.clock.wall(), range_);
  card->show();
  return card;
}

void ChartGrid::add(const ChartPlan& plan) {
  cards_.push_back(make(plan));
  arrange();
  keep();
  look(cards_.back());
}

void ChartGrid::replace(ChartCard* card, const ChartPlan& plan) {
  const auto place = std::find(cards_.begin(), cards_.end(), card);
  if (place == cards_.end()) return;
  *place = make(plan);
  const bool was = current_ == card;
  if (was) current_ = *place;
  card->hide();
  card->deleteLater();
  arrange();
  keep();
  if (was) Q_EMIT currentChanged();
}

void ChartGrid::move(ChartCard* card, int by) {
  const auto from = std::find(cards_.begin(), cards_.end(), card) - cards_.begin();
  const auto to = from + by;
  if (from == std::ssize(cards_) || to < 0 || to >= std::ssize(cards_)) return;
  cards_.erase(cards_.begin() + from);
  cards_.insert(cards_.begin() + to, card);
  arrange();
  keep();
}

void ChartGrid::remove(ChartCard* card) {
  if (std::erase(cards_, card) == 0) return;
  if (current_ == card) look(nullptr);
  card->hide();
  card->deleteLater();
  arrange();
  keep();
}

void ChartGrid::restore() {
  for (auto* card : std::exchange(cards_, {})) card->deleteLater();
  look(nullptr);
  for (const auto& plan : chartsAtFirst()) cards_.push_back(make(plan));
  arrange();
  keep();
}

void ChartGrid::keep() {
  std::vector<ChartPlan> plans;
  for (const auto* card : cards_) plans.push_back(card->plan());
  context_.settings.setColumns(kRemembered, writeCharts(plans));
}

/// Row by row; one that is too wide for what is left of a row begins the next.
void ChartGrid::arrange() {
  while (grid_->count() > 0) delete grid_->takeAt(0);
  for (int column = 0; column < kWidestChart; ++column) grid_->setColumnStretch(column, column < columns_ ? 1 : 0);
  int row = 0, column = 0;
  for (auto* card : cards_) {
    const int span = std::min(card->plan().width, columns_);
    if (column + span > columns_) {
      ++row;
      column = 0;
    }
    grid_->addWidget(card, row, column, 1, span);
    column += span;
    card->setPlace(card == cards_.front(), card == cards_.back());
  }
  orderTabs();
}

/// The keyboard goes through the charts as they stand, whenever each of them was made.
void ChartGrid::orderTabs() {
  std::vector<QWidget*> wanted;
  for (auto* card : cards_) {
    wanted.push_back(card->chart()->plot()->parentWidget());
    wanted.push_back(card->arrange());
  }
  if (wanted.empty()) return;
  auto* first = nextInFocusChain();
  while (first != this && std::find(wanted.begin(), wanted.end(), first) == wanted.end())
    first = first->nextInFocusChain();
  if (first == this) return;
  if (first != wanted.front()) setTabOrder(first, wanted.front());
  for (std::size_t i = 1; i < wanted.size(); ++i) setTabOrder(wanted[i - 1], wanted[i]);
}

/// In the place of the chart it was let go over.
void ChartGrid::drop(ChartCard* card, const QPoint& at) {
  const auto over =
      std::find_if(cards_.begin(), cards_.end(), [&](const ChartCard* each) { return each->geometry().contains(at); });
  if (over != cards_.end()) move(card, static_cast<int>(over - std::find(cards_.begin(), cards_.end(), card)));
}

void ChartGrid::setRange(Millis range) {
  range_ = range;
  group_.setRange(range);
  for (auto* card : cards_) card->load(context_.clock.wall(), range);
}

void ChartGrid::setMarks(const std::vector<ChartMark>& marks) {
  if (marks == marks_) return;
  marks_ = marks;
  for (auto* card : cards_) card->chart()->setMarks(marks);
}

void ChartGrid::take(const std::vector<FigurePoint>& points) {
  for (auto* card : cards_) card->feed()->take(points);
}

void ChartGrid::refresh(Millis now) {
  for (auto* card : cards_) card->refresh(now);
}

void ChartGrid::look(ChartCard* card) {
  if (card == current_) return;
  current_ = card;
  Q_EMIT currentChanged();
}

void ChartGrid::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const int fit = columnsFor(event->size().width());
  if (fit == columns_) return;
  columns_ = fit;
  arrange();
}

}  // namespace rebate
