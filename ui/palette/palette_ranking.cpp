// SPDX-License-Identifier: GPL-3.0-or-later
// What the palette shows for what was typed, in which order.
#include <algorithm>

#include "tables/fuzzy.h"
#include "ui/palette/palette.h"
#include "ui/style/words.h"
#include "ui/users/user_acts.h"

namespace rebate {
namespace {

constexpr int kRecentBonus = 8;  // between two that fit as well
constexpr int kShownLoose = 6;   // pages and actions that fit somehow, below what was found in the copy

struct Ranked {
  int score = 0;
  bool close = false;
  const Offer* offer = nullptr;
};

std::optional<FuzzyMatch> bestOf(const std::u32string& wanted, const Offer& offer) {
  std::optional<FuzzyMatch> best;
  for (const auto& name : offer.names.isEmpty() ? QStringList{offer.title} : offer.names) {
    const auto match = fuzzyMatch(wanted, name.toStdU32String());
    if (match && (!best || match->score > best->score)) best = match;
  }
  return best;
}

}  // namespace

/// Close matches of pages and actions, then people and orders, then what else has these letters somewhere.
std::vector<Offer> Palette::ranked() const {
  const auto text = field_->text().trimmed();
  std::vector<Offer> shown;
  const auto isRecent = [this](const Offer& offer) {
    return std::any_of(recent_.begin(), recent_.end(), [&](const Offer& recent) { return recent.id == offer.id; });
  };
  if (text.isEmpty()) {
    shown = recent_;
    for (const auto& offer : offers_)
      if (!isRecent(offer)) shown.push_back(offer);
    return shown;
  }
  const auto wanted = text.toStdU32String();
  std::vector<Ranked> fitting;
  for (const auto& offer : offers_)
    if (const auto match = bestOf(wanted, offer))
      fitting.push_back({match->score + (isRecent(offer) ? kRecentBonus : 0), match->close, &offer});
  std::stable_sort(fitting.begin(), fitting.end(),
                   [](const Ranked& a, const Ranked& b) { return a.close != b.close ? a.close : a.score > b.score; });
  for (const auto& row : fitting)
    if (row.close) shown.push_back(*row.offer);
  addPeople(shown);
  addOrders(shown);
  addPersonActions(shown);
  int loose = 0;
  for (const auto& row : fitting)
    if (!row.close && loose++ < kShownLoose) shown.push_back(*row.offer);
  return shown;
}

void Palette::addPeople(std::vector<Offer>& offers) const {
  auto* self = const_cast<Palette*>(this);
  for (const auto& user : search_.finds().people) {
    Offer offer{OfferKind::person, QStringLiteral("person/") + qs(user.id), qs(user.id)};
    if (!user.mask.empty()) offer.title += QStringLiteral(" · ") + qs(user.mask);
    offer.hint = QStringLiteral("%1 · %2").arg(Words::level(user.level), yuan(user.balance));
    offer.run = [self, id = user.id] { Q_EMIT self->wanted({PageId::users, id}); };
    offer.runAside = [self, id = user.id] { Q_EMIT self->wanted({PageId::users, id, true}); };
    offers.push_back(std::move(offer));
  }
}

void Palette::addPersonActions(std::vector<Offer>& offers) const {
  const auto& people = search_.finds().people;
  if (people.empty()) return;
  auto* self = const_cast<Palette*>(this);
  const auto& id = people.front().id;
  const auto add = [&](UserAct act, const char* name, const QString& title) {
    if (!UserActs::offered(act, context_.workspace.facts())) return;
    Offer offer{OfferKind::action, QLatin1String(name) + QLatin1Char('/') + qs(id), title.arg(qs(id)),
                tr("needs a reason")};
    offer.run = [self, id, act] { Q_EMIT self->wanted({PageId::users, id, false, act}); };
    offers.push_back(std::move(offer));
  };
  const bool frozen = people.front().state == UserState::frozen;
  if (frozen)
    add(UserAct::unfreeze, "unfreeze", tr("Lift the freeze of %1…"));
  else
    add(UserAct::freeze, "freeze", tr("Freeze %1…"));
  add(UserAct::reveal, "reveal", tr("Reveal what is masked of %1…"));
}

void Palette::addOrders(std::vector<Offer>& offers) const {
  auto* self = const_cast<Palette*>(this);
  for (const auto& rebate : search_.finds().orders) {
    Offer offer{OfferKind::order, QStringLiteral("order/") + qs(rebate.id), qs(rebate.line)};
    if (!rebate.item.empty()) offer.title += QStringLiteral(" · ") + qs(rebate.item);
    offer.hint =
        QStringLiteral("%1 · %2 %3").arg(qs(rebate.userId), Words::state(rebate.state), yuan(rebate.split.user));
    offer.run = [self, id = rebate.id] { Q_EMIT self->wanted({PageId::rebates, id}); };
    offers.push_back(std::move(offer));
  }
}

}  // namespace rebate
