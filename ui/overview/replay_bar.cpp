// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/replay_bar.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kFrame = 100;  // ms between two steps while it plays
constexpr int kSpeeds[] = {1, 10, 60};

}  // namespace

WorkspaceFacts factsOf(const Moment& moment) {
  WorkspaceFacts facts;
  facts.signIn = SignIn::signedIn;
  facts.regions = moment.regions;
  facts.target = moment.target;
  facts.readingFrom = moment.readingFrom;
  facts.failover = moment.failover;
  facts.leaseTtl = moment.leaseTtl;
  facts.leaseRenew = moment.leaseRenew;
  facts.cursor.seq = moment.seq;
  if (moment.awaiting >= 0) {
    facts.fetchedAt = moment.at;
    facts.cached.rebates[RebateState::awaitingApproval] = moment.awaiting;
    facts.cached.awaitingAmount = moment.awaitingAmount;
  }
  facts.outbox = moment.outbox;
  return facts;
}

ReplayBar::ReplayBar(QWidget* parent) : QFrame(parent) {
  setObjectName(QStringLiteral("replayBar"));
  setProperty("look", QStringLiteral("banner"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(14, 9, 14, 11);
  layout->setSpacing(8);
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(title_ = make::label({}, "strong"));
  head->addWidget(detail_ = make::elided({}, "muted"), 1);
  head->addWidget(before_ = make::button(tr("Event before")));
  head->addWidget(play_ = make::button(tr("Play"), "primary"));
  head->addWidget(next_ = make::button(tr("Next event")));
  speeds_ = new QButtonGroup(this);
  for (const int speed : kSpeeds) {
    auto* button = make::button(tr("×%1").arg(speed), "chip");
    button->setCheckable(true);
    button->setAccessibleName(tr("%1 times as fast").arg(speed));
    speeds_->addButton(button, speed);
    head->addWidget(button);
  }
  speeds_->button(kSpeeds[0])->setChecked(true);
  head->addWidget(back_ = make::button(tr("Back to now (Esc)")));
  layout->addLayout(head);
  layout->addWidget(slider_ = new QSlider(Qt::Horizontal));
  slider_->setAccessibleName(tr("Moment that is shown"));
  slider_->setPageStep(30);
  connect(slider_, &QSlider::valueChanged, this, [this](int second) { go(from_ + second * 1'000LL); });
  connect(play_, &QPushButton::clicked, this, [this] { setPlaying(!isPlaying()); });
  connect(before_, &QPushButton::clicked, this, [this] { step(-1); });
  connect(next_, &QPushButton::clicked, this, [this] { step(1); });
  connect(back_, &QPushButton::clicked, this, &ReplayBar::end);
  timer_.setInterval(kFrame);
  connect(&timer_, &QTimer::timeout, this, [this] { pass(since_.restart()); });
  hide();
}

void ReplayBar::begin(Millis from, Millis to, std::vector<Moment> moments, std::vector<RecordEvent> events) {
  on_ = true;
  from_ = from;
  to_ = to;
  moments_ = std::move(moments);
  events_ = std::move(events);
  {
    const QSignalBlocker quiet(slider_);
    slider_->setRange(0, static_cast<int>((to - from) / 1'000));
  }
  show();
  go(from);
  play_->setFocus();
}

void ReplayBar::end() {
  if (!std::exchange(on_, false)) return;
  setPlaying(false);
  moments_.clear();
  events_.clear();
  hide();
  Q_EMIT ended();
}

void ReplayBar::go(Millis at) {
  at_ = std::clamp(at, from_, to_);
  const QSignalBlocker quiet(slider_);
  slider_->setValue(static_cast<int>((at_ - from_) / 1'000));
  if (at_ == to_) setPlaying(false);
  say();
  Q_EMIT moved();
}

void ReplayBar::pass(Millis span) {
  go(at_ + span * speeds_->checkedId());
}

void ReplayBar::step(int direction) {
  if (direction > 0) {
    const auto next = std::find_if(events_.begin(), events_.end(), [this](const auto& one) { return one.at > at_; });
    return go(next == events_.end() ? to_ : next->at);
  }
  const auto past = std::find_if(events_.rbegin(), events_.rend(), [this](const auto& one) { return one.at < at_; });
  go(past == events_.rend() ? from_ : past->at);
}

void ReplayBar::setPlaying(bool playing) {
  if (playing && at_ == to_) go(from_);
  if (playing) {
    since_.start();
    timer_.start();
  } else {
    timer_.stop();
  }
  play_->setText(playing ? tr("Stop") : tr("Play"));
}

std::vector<RecordEvent> ReplayBar::eventsSoFar() const {
  std::vector<RecordEvent> so_far;
  for (auto event = events_.rbegin(); event != events_.rend(); ++event)
    if (event->at <= at_) so_far.push_back(*event);
  return so_far;
}

WorkspaceFacts ReplayBar::facts() const {
  const auto* moment = momentAt(moments_, at_);
  return moment != nullptr ? factsOf(*moment) : WorkspaceFacts{};
}

void ReplayBar::say() {
  make::setText(title_, tr("THE PAST: %1").arg(dayTime(at_) + clockTime(at_).right(3)));
  make::setText(detail_, momentAt(moments_, at_) != nullptr
                             ? tr("as this desktop recorded it; nothing here acts")
                             : tr("nobody watched at this moment: nothing was recorded"));
  setAccessibleName(title_->text() + QStringLiteral(", ") + detail_->text());
}

void ReplayBar::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_N:
      return step(1);
    case Qt::Key_P:
      return step(-1);
    default:
      QFrame::keyPressEvent(event);
  }
}

}  // namespace rebate
