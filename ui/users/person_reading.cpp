// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown of a person, and when it is read again: the copy with its changes, a region when it may know more.
#include <algorithm>
#include <memory>

#include "ui/style/data_age.h"
#include "ui/users/act_dialog.h"
#include "ui/users/explain_card.h"
#include "ui/users/note_card.h"
#include "ui/users/person_head.h"
#include "ui/users/person_timeline.h"
#include "ui/users/person_view.h"
#include "ui/users/reveal_card.h"

namespace rebate {
namespace {

constexpr Millis kPatience = 8;
constexpr Millis kBetween = 1'000;  // changes come by the hundred: the copy is read once a second at most
constexpr int kWithdrawals = 500;

struct CopyReading {
  Result<std::optional<User>> user{std::optional<User>{}};
  Result<UserFigures> figures{UserFigures{}};
};

}  // namespace

void PersonView::readCopy() {
  auto* desk = context_.workspace.desk();
  const auto& facts = context_.workspace.facts();
  if (!desk) copyRead_ = true;
  if (!desk || readingCopy_) return showAll();
  readingCopy_ = true;
  seenSeq_ = facts.cursor.seq;
  copyNumber_ = facts.copyNumber;
  readAt_ = context_.clock.monotonic();
  const auto since = context_.clock.wall() + facts.clockAhead - UserFigures::kRecent;
  const auto found = std::make_shared<CopyReading>();
  const QPointer<PersonView> self(this);
  desk->ask(
      [found, since, id = userId_](CacheReader& reader) {
        found->user = reader.user(id);
        found->figures = reader.figuresOf(id, since);
      },
      [self, found] {
        if (!self) return;
        self->readingCopy_ = false;
        self->copyRead_ = true;
        if (found->user && *found->user) self->learn(**found->user);
        if (found->figures)
          self->figures_ = *found->figures;
        else if (found->figures.error().code == Errc::cancelled)
          self->seenSeq_ = -1;  // somebody else's read was more urgent
        self->showAll();
      },
      kPatience);
}

void PersonView::readRegion() {
  if (readingRegion_) return;
  readingRegion_ = true;
  const QPointer<PersonView> self(this);
  ask(context_.workspace, UserRead{userId_}, std::function([self](Result<UserProfile> profile) {
        if (!self) return;
        self->readingRegion_ = false;
        self->regionRead_ = true;
        self->regionLost_ = !profile && profile.error().code == Errc::unavailable;
        if (profile) {
          self->masks_ = profile->masks;
          self->learn(profile->user);
        }
        self->showAll();
      }));
}

void PersonView::readReturned() {
  const TimelineRead wish{userId_, {TimelineKind::withdrawal}, {}, kWithdrawals};
  const QPointer<PersonView> self(this);
  ask(context_.workspace, wish, std::function([self](Result<TimelineSlice> slice) {
        if (!self) return;
        if (!slice) return self->signals_->showReturned({});
        Share returned;
        for (const auto& item : slice->items) {
          ++returned.all;
          const auto state = item.body.find("state");
          returned.part += state != item.body.end() && state->second == name(WithdrawalState::returned) ? 1 : 0;
        }
        self->signals_->showReturned(returned);
      }));
}

void PersonView::readRules() {
  const QPointer<PersonView> self(this);
  ask(context_.workspace, RulesRead{}, std::function([self](Result<std::vector<RuleVersion>> versions) {
        if (!self || !versions || versions->empty()) return;
        std::vector<RuleSet> sets;
        for (const auto& version : *versions) sets.push_back(version.rules);
        const auto now = self->context_.clock.wall() + self->context_.workspace.facts().clockAhead;
        self->rules_ = Rules(std::move(sets)).at(now);
        self->showAll();
      }));
}

void PersonView::factsChanged() {
  const auto& facts = context_.workspace.facts();
  if (facts.copyNumber != copyNumber_) readingCopy_ = false;  // what was asked of the copy before died with it
  const bool moved = facts.cursor.seq != seenSeq_ || facts.copyNumber != copyNumber_;
  const bool due = context_.clock.monotonic() - readAt_ >= kBetween || facts.copyNumber != copyNumber_;
  if (isVisible() && moved && due) readCopy();
  if (regionLost_ && !DataAge::isOffline(facts)) {
    readRegion();
    readReturned();
    readRules();
  }
  if (user_) {
    head_->refresh();
    note_->show(user_);
  }
  timeline_->factsChanged();
  if (dialog_) dialog_->refresh();
}

/// Which rebates are theirs is not known here beyond those in view; a new one of theirs comes with the next reading.
void PersonView::rebatesChanged(const std::vector<std::string>& ids) {
  const bool theirs =
      ids.empty() || std::any_of(ids.begin(), ids.end(), [this](const auto& id) { return timeline_->has(id); });
  if (!isVisible()) {
    seenSeq_ = -1;
    return;
  }
  if (theirs) readCopy();
  timeline_->copyChanged();
  if (!explain_->isHidden() && std::find(ids.begin(), ids.end(), explain_->shownId()) != ids.end())
    explain(QString::fromStdString(explain_->shownId()));
}

/// Tabs that nobody looks at catch up when they are shown.
void PersonView::outboxChanged() {
  outboxStale_ = !isVisible();
  if (outboxStale_) return;
  timeline_->outboxChanged();
  readRegion();
}

void PersonView::tick() {
  if (!isVisible()) return;
  reveal_->tick();
  timeline_->tick();
  factsChanged();
}

void PersonView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (seenSeq_ != context_.workspace.facts().cursor.seq) readCopy();
  if (outboxStale_) outboxChanged();
}

}  // namespace rebate
