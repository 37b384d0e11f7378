// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tour.h"

#include <QListWidget>
#include <QTableView>
#include <QTimer>

#include <utility>

#include "ui/outbox/outbox_page.h"
#include "ui/overview/overview_charts.h"
#include "ui/overview/overview_page.h"
#include "ui/overview/part_words.h"
#include "ui/rebates/decidable.h"
#include "ui/rebates/decision_box.h"
#include "ui/rebates/rebate_drawer.h"
#include "ui/rebates/rebates_page.h"
#include "ui/shell/hand.h"
#include "ui/shell/pictures.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kLookEvery = 25;

}  // namespace

Tour::Tour(MainWindow& window, TourPlan plan, QObject* parent)
    : QObject(parent), window_(window), plan_(std::move(plan)), timer_(new QTimer(this)) {
  addSignIn();
  addDecision();
  if (plan_.failover) addFailover();
  addPages();
  addLooks();
  if (plan_.credentials) addLock();
  timer_->setInterval(kLookEvery);
  connect(timer_, &QTimer::timeout, this, &Tour::poll);
}

void Tour::start() {
  running_.start();
  waiting_.start();
  timer_->start();
}

void Tour::add(QString what, std::function<bool()> until, QString picture, std::function<bool()> act) {
  steps_.push_back({std::move(what), std::move(until), std::move(act), std::move(picture)});
}

void Tour::poll() {
  if (at_ == steps_.size()) return finish({});
  const auto& step = steps_[at_];
  const bool late = waiting_.elapsed() > plan_.patience;
  if (!step.until()) {
    if (late)
      finish(QStringLiteral("not seen within %1: %2. Instead: %3")
                 .arg(Words::seconds(plan_.patience), step.what, situation()));
    return;
  }
  if (!std::exchange(told_, true)) {
    const auto line = QStringLiteral("%1 (%2)").arg(step.what, Words::seconds(running_.elapsed()));
    seen_ << line;
    Q_EMIT saw(line);
    if (!step.picture.isEmpty() && !savePicture(window_, plan_.folder, step.picture))
      return finish(QStringLiteral("the picture %1 could not be written to %2").arg(step.picture, plan_.folder));
  }
  if (step.act && !step.act()) {
    // The rows may move between looking and clicking: a person would look and click again.
    if (late) finish(QStringLiteral("could not go on after: %1. Instead: %2").arg(step.what, situation()));
    return;
  }
  ++at_;
  told_ = false;
  waiting_.restart();
}

void Tour::finish(const QString& trouble) {
  timer_->stop();
  if (!trouble.isEmpty()) savePicture(window_, plan_.folder, QStringLiteral("trouble"));
  Q_EMIT finished(trouble.isEmpty(), trouble);
}

QString Tour::situation() const {
  QStringList said;
  for (const auto& region : factsOf(facts().regions, window_.context().clock.wall()))
    said << PartWords::sentence(region);
  said << StatusWords::target(facts());
  said << StatusWords::freshness(facts(), window_.context().clock.wall());
  said << StatusWords::cache(facts());
  const auto outbox = StatusWords::outbox(facts());
  if (!outbox.isEmpty()) said << outbox;
  return said.join(QStringLiteral("; "));
}

bool Tour::allLive() const {
  int live = 0;
  for (const auto& region : factsOf(facts().regions, window_.context().clock.wall())) live += region.silent ? 0 : 1;
  return live >= plan_.regions;
}

bool Tour::hasLeader() const {
  return facts().target.state == WriteState::writing;
}

/// Enough of a line to see, and money in it.
bool Tour::isCreditedSince(Millis moment) const {
  int points = 0;
  bool credited = false;
  const auto* chart = window_.workbench()->overview()->charts()->chart(Figure::credited);
  for (const auto& each : chart->series()) {
    for (auto i = each.points->numberAt(moment); i < each.points->size(); ++i) {
      const auto point = each.points->at(i);
      if (point.gap) continue;
      ++points;
      credited |= point.value > 0;
    }
  }
  return points >= 3 && credited;
}

bool Tour::goTo(PageId page) {
  return hand::clickRow(window_.workbench()->navigation(), window_.workbench()->rowOf(page));
}

/// One that a single approval credits: awaiting, proposed by somebody else, below the second person's threshold.
/// The largest of those in view: the small ones are what colleagues are working through at the same time.
int Tour::approvableRow() const {
  const auto& model = window_.workbench()->rebates()->model();
  int best = -1;
  for (int row = 0; row < model.rowCount(); ++row) {
    const auto& rebate = *model.at(row);
    const bool mine = facts().who && facts().who->name == rebate.proposedBy;
    const bool single = rebate.split.user <= Decidable::secondAbove(facts());
    if (mine || !single || !isDecidable(rebate, Action::approve) || model.isPending(rebate.id)) continue;
    if (best < 0 || rebate.split.user > model.at(best)->split.user) best = row;
  }
  return best;
}

bool Tour::approve() {
  auto* page = window_.workbench()->rebates();
  const int row = approvableRow();
  const auto* wanted = page->model().at(row);
  if (!wanted) return false;
  const auto id = wanted->id;
  if (!hand::clickRow(page->table(), row)) return false;
  const auto& shown = page->drawer()->shown();
  if (!shown || shown->id != id) return false;
  auto* box = page->drawer()->decision();
  auto* button = box->findChild<QWidget*>(QStringLiteral("approve"));
  if (!button->isVisible() || !button->isEnabled()) return false;
  rebateId_ = id;
  decisionId_.clear();
  connect(
      box, &DecisionBox::decided, this, [this](const QString& decision) { decisionId_ = decision.toStdString(); },
      Qt::SingleShotConnection);
  return hand::click(button);
}

std::optional<OutboxState> Tour::stateOfDecision() const {
  if (decisionId_.empty()) return std::nullopt;
  const auto& model = window_.workbench()->outbox()->model();
  const auto* item = model.at(model.rowOf(decisionId_));
  return item ? std::optional{item->state} : std::nullopt;
}

bool Tour::isCredited() const {
  auto* cache = window_.context().workspace.cache();
  if (!cache || stateOfDecision() != OutboxState::applied) return false;
  const auto row = cache->rebate(rebateId_);
  return row && *row && (*row)->state == RebateState::credited;
}

}  // namespace rebate
