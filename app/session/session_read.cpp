// SPDX-License-Identifier: GPL-3.0-or-later
// Session: what the copy does not hold is asked of a region.
#include <utility>

#include "session/session.h"
#include "wire/posting_preview.h"

namespace rebate {
namespace {

const Error kNobody{Errc::unavailable, "", "no region is live"};

/// Who leads is the session's business: whoever asked only learns that nobody could answer now.
Error asReading(const Error& why) {
  return why.code == Errc::notLeader ? Error{Errc::unavailable, "leader", why.detail} : why;
}

}  // namespace

/// The region that is read from, or the named one as long as it answers; an act is the leader's.
RegionLink* Session::linkFor(const RegionRead& wish, const std::string& region) {
  if (isForLeader(wish)) return facts_.target.state == WriteState::writing ? linkTo(facts_.target.region) : nullptr;
  const auto& name = region.empty() ? facts_.readingFrom : region;
  for (auto& supervisor : supervisors_) {
    const bool answers = supervisor->live() || supervisor->state() == LinkState::lagging;
    if (supervisor->name() == name && answers) return &supervisor->link();
  }
  return nullptr;
}

template <class T>
void Session::askRegion(const Question<T>& question, bool again) {
  auto* link = signedIn() ? question.whom() : nullptr;
  if (link == nullptr) return question.answer(kNobody);
  const int id = nextReading_++;
  auto& reading = readings_[id];
  reading.cancel = [answer = question.answer] { answer(Error{Errc::cancelled, "", "nobody is inside any more"}); };
  reading.call = question.ask(*link, [=, this, number = tokenNumber_](const Result<T>& said) {
    readings_.erase(id);
    if (said) return question.answer(said);
    if (said.error().code != Errc::unauthenticated) return question.answer(asReading(said.error()));
    if (!again) return question.answer(Error{Errc::unavailable, "", "signed out"});
    waitingForToken_.push_back([=, this] { askRegion(question, false); });
    tokenRefused(number);
    if (!renewing())  // the token is another already, or there is none any more
      for (const auto& waiting : std::exchange(waitingForToken_, {})) waiting();
  });
}

void Session::read(const RegionRead& wish, const std::string& region,
                   std::function<void(Result<RegionReading>)> answer) {
  askRegion<RegionReading>(
      {[this, wish, region] { return linkFor(wish, region); },
       [wish](RegionLink& link, RegionLink::Answer<RegionReading> done) { return link.read(wish, std::move(done)); },
       std::move(answer)},
      true);
}

/// What this desktop would book for its own copy of the row, to be held against the region's.
Result<RebateDetail> Session::withOwnPreview(Result<RebateDetail> detail) {
  if (!detail || cache() == nullptr) return detail;
  if (const auto row = cache()->rebate(detail->rebate.id); row && *row) detail->here = wire::previewOf(**row);
  return detail;
}

void Session::fetchDetail(const std::string& rebateId, std::function<void(Result<RebateDetail>)> answer) {
  askRegion<RebateDetail>(
      {[this] { return linkTo(facts_.readingFrom); },
       [rebateId](RegionLink& link, RegionLink::Answer<RebateDetail> done) {
         return link.fetchRebate(rebateId, std::move(done));
       },
       [this, answer = std::move(answer)](Result<RebateDetail> detail) { answer(withOwnPreview(std::move(detail))); }},
      true);
}

/// Whoever asked was inside; what comes now would be shown to nobody.
void Session::cancelReadings() {
  for (auto& [id, reading] : std::exchange(readings_, {})) {
    reading.call.reset();
    reading.cancel();
  }
}

}  // namespace rebate
