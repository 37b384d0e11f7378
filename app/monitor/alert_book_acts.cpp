// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does about alerts.
#include <algorithm>
#include <memory>
#include <utility>

#include "monitor/alert_book.h"
#include "wire/threshold_json.h"
#include "wire/uuid.h"

namespace rebate {
namespace {

const Error kOver{Errc::notFound, "fingerprint", "it does not fire any more"};

/// The first that went wrong, once all have answered.
struct Gathered {
  std::size_t missing = 0;
  std::optional<Error> wrong;
};

}  // namespace

AlertBook::Polled* AlertBook::polledOf(const std::string& address) {
  const auto found = polls_.find(address);
  return found == polls_.end() ? nullptr : &found->second;
}

/// What was written shows at once.
void AlertBook::written(const std::string& address, int id) {
  auto* polled = polledOf(address);
  if (!polled) return;
  polled->poll->again();
  polled->writing.erase(id);
}

Silence AlertBook::newSilence(const std::vector<Matcher>& matchers, const std::string& comment, Millis span) const {
  const auto& who = parts_.workspace->facts().who;
  Silence silence;
  silence.matchers = matchers;
  silence.startsAt = now();
  silence.endsAt = silence.startsAt + span;
  silence.owner = who ? who->name : std::string{};
  silence.comment = comment;
  return silence;
}

Outcome AlertBook::silenceHere(Silence silence) {
  silence.id = wire::uuid7(parts_.clock->wall());
  auto kept = local_.add(std::move(silence));
  if (kept) publish();
  return kept;
}

void AlertBook::acknowledge(const std::string& fingerprint, const std::string& reason, Millis span, Answer answer) {
  const auto found = std::find_if(facts_.alerts.begin(), facts_.alerts.end(),
                                  [&](const AlertView& view) { return view.id() == fingerprint; });
  if (found == facts_.alerts.end()) return answer(kOver);
  const auto matchers = exactly(found->alert.labels);
  if (const auto fine = check(SilenceWish{{}, matchers, span, reason}); !fine)
    return answer(fine.error().field == "comment" ? invalid("reason", fine.error().detail) : fine.error());
  const auto silence = newSilence(matchers, reason, span);
  if (found->judgement) return answer(silenceHere(silence));
  silenceThere(std::vector(found->sources), silence, std::move(answer));
}

void AlertBook::silence(const SilenceWish& wish, Answer answer) {
  if (const auto fine = check(wish); !fine) return answer(fine);
  const auto silence = newSilence(wish.matchers, wish.comment, wish.span);
  if (wish.source.empty()) return answer(silenceHere(silence));
  silenceThere({wish.source}, silence, std::move(answer));
}

void AlertBook::silenceThere(const std::vector<std::string>& addresses, const Silence& silence, Answer answer) {
  std::vector<Polled*> asked;
  for (const auto& address : addresses)
    if (auto* polled = polledOf(address)) asked.push_back(polled);
  if (asked.empty()) return answer(Error{Errc::unavailable, "source", "no region names it any more"});
  const auto gathered = std::make_shared<Gathered>(Gathered{asked.size(), {}});
  for (auto* polled : asked) {
    const int id = nextWrite_++;
    polled->writing[id] = polled->poll->source().silence(
        silence, [this, id, gathered, answer, address = polled->poll->address()](const Result<std::string>& made) {
          if (!made && !gathered->wrong) gathered->wrong = made.error();
          const auto all = gathered;  // what is captured may end with the subscription
          const auto tell = answer;
          written(address, id);
          if (--all->missing == 0) tell(all->wrong ? Outcome(*all->wrong) : Outcome(Done{}));
        });
  }
}

void AlertBook::expire(const Silence& silence, Answer answer) {
  if (silence.source.empty()) {
    auto ended = local_.expire(silence.id, now());
    if (ended) publish();
    return answer(ended);
  }
  auto* polled = polledOf(silence.source);
  if (!polled) return answer(Error{Errc::unavailable, "source", "no region names it any more"});
  const int id = nextWrite_++;
  polled->writing[id] =
      polled->poll->source().expire(silence.id, [this, id, answer, address = silence.source](const Outcome& ended) {
        const auto tell = answer;
        const auto outcome = ended;
        written(address, id);
        tell(outcome);
      });
}

void AlertBook::setThresholds(const std::vector<Threshold>& thresholds, Answer answer) {
  auto all = judge_.thresholds();
  for (const auto& one : thresholds) {
    if (const auto fine = check(one); !fine) return answer(fine);
    all[static_cast<std::size_t>(one.watch)] = one;
  }
  auto preferences = parts_.workspace->facts().preferences;
  preferences.kept[kThresholds] = wire::textOf(all);
  parts_.workspace->setPreferences(preferences, std::move(answer));
}

}  // namespace rebate
