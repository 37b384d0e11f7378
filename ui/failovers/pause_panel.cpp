// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failovers/pause_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QUuid>
#include <QVBoxLayout>

#include <algorithm>

#include "tables/region_facts.h"
#include "ui/failovers/record_id.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr Millis kEndsSoon = 5 * 60'000;
constexpr int kMinutes[] = {15, 60, 240, 1'440};

std::string newKey() {
  return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

}  // namespace

PausePanel::PausePanel(const Context& context, QWidget* parent) : QFrame(parent), context_(context) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 12, 12, 12);
  layout->setSpacing(8);
  layout->addWidget(make::section(tr("Pause and maintenance")));
  lines_ = new QVBoxLayout;
  lines_->setSpacing(4);
  layout->addLayout(lines_);
  auto* row = new QHBoxLayout;
  row->addWidget(what_ = new QComboBox, 2);
  what_->setAccessibleName(tr("What begins"));
  row->addWidget(span_ = new QComboBox, 1);
  span_->setAccessibleName(tr("For how long"));
  for (const int minutes : kMinutes) span_->addItem(Words::age(minutes * 60'000LL), minutes);
  layout->addLayout(row);
  layout->addWidget(reason_ = new QLineEdit);
  reason_->setObjectName(QStringLiteral("pauseReason"));
  reason_->setPlaceholderText(tr("Reason, for everybody to read"));
  reason_->setAccessibleName(tr("Reason for the pause or the maintenance"));
  reason_->setMaxLength(160);
  layout->addWidget(begin_ = make::button(tr("Begin")));
  begin_->setObjectName(QStringLiteral("beginPause"));
  layout->addWidget(why_ = make::paragraph({}));
  connect(begin_, &QPushButton::clicked, this, &PausePanel::begin);
  connect(reason_, &QLineEdit::textChanged, this, &PausePanel::showForm);
  connect(what_, &QComboBox::currentIndexChanged, this, &PausePanel::showForm);
  refresh();
}

bool PausePanel::may(Permission permission) const {
  const auto& who = context_.workspace.facts().who;
  return who && allows(who->role, permission);
}

void PausePanel::refresh() {
  showBoard();
  const auto& facts = context_.workspace.facts();
  QStringList names{tr("Pause failover")};
  for (const auto& view : facts.regions) names << tr("Maintenance of %1").arg(qs(view.name));
  QStringList shown;
  for (int i = 0; i < what_->count(); ++i) shown << what_->itemText(i);
  if (names != shown) {
    const QSignalBlocker quiet(what_);
    const int before = what_->currentIndex();
    what_->clear();
    what_->addItem(names.front(), QString());
    for (const auto& view : facts.regions) what_->addItem(tr("Maintenance of %1").arg(qs(view.name)), qs(view.name));
    what_->setCurrentIndex(std::clamp(before, 0, what_->count() - 1));
  }
  showForm();
}

QString PausePanel::left(Millis until) const {
  const auto now = context_.clock.wall() + context_.workspace.facts().clockAhead;
  if (until == 0) return tr("nobody said until when");
  return until <= now ? tr("over") : tr("%1 left").arg(Words::age(until - now));
}

/// As the region says whose word is the newest.
std::vector<PausePanel::Line> PausePanel::lines() const {
  const RegionView* newest = nullptr;
  for (const auto& view : context_.workspace.facts().regions)
    if (view.topology && (!newest || view.topology->observedAt > newest->topology->observedAt)) newest = &view;
  if (newest == nullptr) return {{"none", tr("No region has said anything about it."), false, {}, {}}};
  const auto now = context_.clock.wall() + context_.workspace.facts().clockAhead;
  const auto soon = [&](Millis until) { return until > 0 && until - now < kEndsSoon; };
  const auto& board = newest->topology->maintenance;
  std::vector<Line> all;
  for (const auto& pause : board.pause) {
    const auto owner = pause.owner.empty() ? tr("somebody at the cluster") : qs(pause.owner);
    all.push_back({"pause", tr("Failover paused by %1: %2 · %3").arg(owner, qs(pause.reason), left(pause.until)),
                   soon(pause.until), may(Permission::pauseFailover) ? tr("End the pause") : QString(),
                   &PausePanel::endPause});
  }
  for (const auto& window : board.windows) {
    const auto about = window.part.empty() ? qs(window.region) : tr("%1 of %2").arg(qs(window.part), qs(window.region));
    const auto when = window.from > now ? tr("begins in %1").arg(Words::age(window.from - now)) : left(window.until);
    all.push_back({window.id,
                   tr("Maintenance of %1 by %2: %3 · %4").arg(about, qs(window.owner), qs(window.reason), when),
                   window.covers(now) && soon(window.until),
                   may(Permission::planMaintenance) ? tr("End the maintenance of %1").arg(about) : QString(),
                   &PausePanel::endWindow});
  }
  if (all.empty()) all.push_back({"none", tr("Failover works by itself; no maintenance is planned."), false, {}, {}});
  return all;
}

/// Countdowns move in place: a button that is in focus stays there.
void PausePanel::showBoard() {
  const auto all = lines();
  std::vector<std::string> ids;
  for (const auto& line : all) ids.push_back(line.id + (line.button.isEmpty() ? "" : "!"));
  if (ids != shown_) {
    while (auto* item = lines_->takeAt(0)) {
      delete item->widget();
      delete item;
    }
    words_.clear();
    for (const auto& line : all) add(line);
    shown_ = std::move(ids);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    make::setText(words_[i], all[i].soon ? tr("%1 — ends soon").arg(all[i].text) : all[i].text);
    make::setProperty(words_[i], "tone", all[i].soon ? "warning" : "plain");
  }
}

void PausePanel::add(const Line& line) {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  words_.push_back(make::paragraph({}, "plain"));
  layout->addWidget(words_.back(), 1);
  lines_->addWidget(row);
  if (line.button.isEmpty()) return;
  auto* button = make::button(tr("End"));
  button->setAccessibleName(line.button);
  // Later: the lines may be built anew by what it asks for.
  const auto end = [this, id = line.id, how = line.end] { (this->*how)(id); };
  connect(button, &QPushButton::clicked, this, end, Qt::QueuedConnection);
  layout->addWidget(button, 0, Qt::AlignTop);
}

void PausePanel::showForm() {
  const bool pause = what_->currentData().toString().isEmpty();
  const bool allowed = may(pause ? Permission::pauseFailover : Permission::planMaintenance);
  const bool leads = context_.workspace.facts().target.state == WriteState::writing;
  const bool reasoned = !reason_->text().trimmed().isEmpty();
  begin_->setText(pause ? tr("Pause failover") : tr("Begin maintenance"));
  begin_->setEnabled(allowed && leads && reasoned && !busy_);
  make::setText(why_, !allowed    ? tr("Your role may watch this, not decide it.")
                      : !leads    ? tr("No region leads: nobody could keep it.")
                      : !reasoned ? tr("Give a reason.")
                                  : QString());
  why_->setVisible(!why_->text().isEmpty());
}

void PausePanel::begin() {
  const auto now = context_.clock.wall() + context_.workspace.facts().clockAhead;
  const auto until = now + span_->currentData().toInt() * 60'000LL - 1'000;  // what is on its way is not too long
  const auto region = what_->currentData().toString().toStdString();
  const auto reason = reason_->text().trimmed().toStdString();
  const auto take = [self = QPointer<PausePanel>(this)](const Result<MaintenanceBoard>& answer) {
    if (self) self->took(answer, tr("It stands, for everybody to see."));
  };
  busy_ = true;
  if (region.empty()) return ask(context_.workspace, SetPause{reason, until, newKey()}, take);
  MaintenanceWindow window{newRecordId(context_.clock.wall()), region, {}, {}, reason, now, until};
  ask(context_.workspace, PlanMaintenance{std::move(window)}, take);
}

void PausePanel::endPause(const std::string&) {
  ask(context_.workspace, EndPause{newKey()}, [self = QPointer<PausePanel>(this)](const Result<MaintenanceBoard>& one) {
    if (self) self->took(one, tr("Failover works by itself again."));
  });
}

void PausePanel::endWindow(const std::string& id) {
  ask(context_.workspace, EndMaintenance{id, newKey()},
      [self = QPointer<PausePanel>(this)](const Result<MaintenanceBoard>& one) {
        if (self) self->took(one, tr("The maintenance has ended."));
      });
}

void PausePanel::took(const Result<MaintenanceBoard>& answer, const QString& done) {
  busy_ = false;
  if (answer) reason_->clear();
  Q_EMIT said(answer ? done : tr("Refused: %1").arg(Words::error(answer.error())),
              answer ? ToastKind::done : ToastKind::trouble);
  refresh();
}

}  // namespace rebate
