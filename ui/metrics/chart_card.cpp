// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/metrics/chart_card.h"

#include <QApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <utility>

#include "ports/alert_desk.h"
#include "ui/style/words.h"

namespace rebate {

ChartCard::ChartCard(const ChartPlan& plan, const Context& context, MetricDesk& desk, QWidget* parent)
    : QWidget(parent), plan_(plan) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(chart_ = new TimeChart(ChartWords::title(plan), context.look, ChartWords::values(plan)));
  setThresholds(context.alerts != nullptr ? context.alerts->facts().thresholds : usualThresholds());
  if (plan.figure && unitOf(*plan.figure) == MetricUnit::share && *plan.figure == Figure::cacheHit)
    chart_->setAxisBounds(0, 1);
  feed_ = new ChartFeed(desk, this);
  connect(feed_, &ChartFeed::seriesChanged, this, [this] {
    chart_->setSeries(feed_->series());
    showState();
  });
  connect(feed_, &ChartFeed::troubleChanged, this, &ChartCard::showState);
  buildMenu();
  chart_->plot()->installEventFilter(this);
  chart_->plot()->parentWidget()->installEventFilter(this);
}

void ChartCard::buildMenu() {
  arrange_ = new QToolButton;
  arrange_->setText(QStringLiteral("⋯"));
  arrange_->setProperty("look", QStringLiteral("flat"));
  arrange_->setPopupMode(QToolButton::InstantPopup);
  arrange_->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
  arrange_->setAccessibleName(tr("Arrange: %1").arg(ChartWords::title(plan_)));
  arrange_->setToolTip(tr("Move, widen or remove this chart"));
  auto* menu = new QMenu(arrange_);
  back_ = menu->addAction(tr("Move back"), this, [this] { Q_EMIT moved(-1); });
  on_ = menu->addAction(tr("Move on"), this, [this] { Q_EMIT moved(1); });
  wider_ = menu->addAction(tr("Wider"), this, [this] { Q_EMIT widthChosen(plan_.width + 1); });
  narrower_ = menu->addAction(tr("Narrower"), this, [this] { Q_EMIT widthChosen(plan_.width - 1); });
  menu->addSeparator();
  if (watches()) menu->addAction(tr("Threshold…"), this, &ChartCard::thresholdsWanted);
  menu->addAction(tr("Remove"), this, [this] { Q_EMIT removed(); });
  arrange_->setMenu(menu);
  connect(menu, &QMenu::aboutToShow, this, &ChartCard::lookedAt);
  chart_->addToHead(arrange_);
}

bool ChartCard::watches() const {
  return plan_.figure == Figure::replicationLag || plan_.figure == Figure::queueWaiting;
}

void ChartCard::setThresholds(const std::vector<Threshold>& own) {
  chart_->setThresholds(ChartWords::thresholds(plan_, own));
}

void ChartCard::setWidth(int columns) {
  plan_.width = columns;
}

void ChartCard::setPlace(bool first, bool last) {
  back_->setEnabled(!first);
  on_->setEnabled(!last);
  wider_->setEnabled(plan_.width < kWidestChart);
  narrower_->setEnabled(plan_.width > 1);
}

void ChartCard::load(Millis now, Millis range) {
  feed_->load(plan_, now, range);
  showState();
}

void ChartCard::refresh(Millis now) {
  feed_->tick(now);
  chart_->setStaleAfter(feed_->staleAfter());
  chart_->refresh(now);
}

QString ChartCard::trouble() const {
  const auto& trouble = feed_->trouble();
  if (trouble) {
    // A Prometheus says itself what it does not understand, and where.
    return trouble->code == Errc::invalid && !trouble->detail.empty() ? qs(trouble->detail) : Words::error(*trouble);
  }
  return feed_->leftOut() > 0 ? tr("%n more series are not shown", nullptr, static_cast<int>(feed_->leftOut()))
                              : QString();
}

void ChartCard::showState() {
  chart_->setEmptyWords(feed_->isLoading() ? tr("Loading…") : ChartWords::whyEmpty(plan_));
  chart_->setTrouble(trouble());
}

/// Only the head comes here: the plot keeps what happens on it.
void ChartCard::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return event->ignore();
  grabbed_ = event->pos();
}

void ChartCard::mouseMoveEvent(QMouseEvent* event) {
  if (grabbed_ && (event->pos() - *grabbed_).manhattanLength() >= QApplication::startDragDistance())
    setCursor(Qt::ClosedHandCursor);
}

void ChartCard::mouseReleaseEvent(QMouseEvent* event) {
  unsetCursor();
  if (std::exchange(grabbed_, std::nullopt) && !rect().contains(event->pos()))
    Q_EMIT dropped(mapToParent(event->pos()));
}

bool ChartCard::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::MouseButtonPress) Q_EMIT lookedAt();
  return QWidget::eventFilter(watched, event);
}

}  // namespace rebate
