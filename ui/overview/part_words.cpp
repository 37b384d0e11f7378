// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/part_words.h"

#include <QStringList>

namespace rebate {
namespace {

const QString kDot = QStringLiteral(" · ");

bool otherVersion(const RegionView& view) {
  return view.api && !understands(fitOf(*view.api));
}

}  // namespace

QString PartWords::figures(const Part& part) {
  QStringList said;
  if (part.count && part.of)
    said << tr("%1 of %2 ready").arg(count(*part.count), count(*part.of));
  else if (part.count && part.kind == PartKind::queue)
    said << tr("%1 waiting").arg(count(*part.count));
  else if (part.count && part.kind == PartKind::readCache)
    said << tr("%1 % hits").arg(count(*part.count));
  else if (part.count)
    said << count(*part.count);
  if (!part.text.empty()) said.prepend(Words::fact(part.text));
  if (part.lag) said << tr("lag %1").arg(Words::seconds(*part.lag));
  if (part.lagBytes.value_or(0) > 0) said << tr("%1 bytes behind").arg(count(*part.lagBytes));
  return said.join(kDot);
}

QString PartWords::part(const PartFacts& facts, const RegionFacts& region) {
  const auto& part = facts.part;
  if (part.kind == PartKind::gateway) {
    if (region.silent) return region.age < 0 ? tr("no answer") : tr("no answer %1").arg(Words::age(region.age));
    if (region.view.roundTrip >= 0) return tr("%1 ms").arg(region.view.roundTrip);
  }
  const auto said = figures(part);
  if (facts.status != Status::unknown) return said.isEmpty() ? Words::status(facts.status) : said;
  return said.isEmpty() ? tr("unknown") : tr("unknown · last: %1").arg(said);
}

QString PartWords::heard(const RegionFacts& region) {
  if (region.age < 0) return tr("never heard");
  if (!region.silent) return tr("now");
  return tr("last heard %1 ago").arg(Words::age(region.age));
}

QString PartWords::api(const RegionView& view) {
  if (!view.api) return {};
  const auto versions = tr("API %1 there, %2 here").arg(qs(textOf(*view.api)), qs(textOf(kApiVersion)));
  switch (fitOf(*view.api)) {
    case ApiFit::same:
      return {};
    case ApiFit::newerMinor:
      return tr("This console is older than the region (%1). Everything it shows is right; update it for what is new.")
          .arg(versions);
    case ApiFit::olderMinor:
      return tr("The region is older than this console (%1). Some searches and lists may be missing there.")
          .arg(versions);
    case ApiFit::newerMajor:
      return tr("This console is too old for the region (%1). Update this console; nothing is sent there until then.")
          .arg(versions);
    case ApiFit::olderMajor:
      return tr("The region is too old for this console (%1). It has to be updated; nothing is sent there until then.")
          .arg(versions);
  }
  return {};
}

QString PartWords::link(const RegionFacts& region, bool isReadFrom) {
  const auto& view = region.view;
  switch (view.link) {
    case LinkState::connecting:
      return tr("connecting");
    case LinkState::refused:
      return otherVersion(view) ? tr("another API version") : tr("refused us");
    case LinkState::needsSignIn:
      return tr("needs a sign-in");
    case LinkState::lagging:
      return tr("lagging behind");
    case LinkState::lost:
      if (view.breakerOpen && view.retryIn > 0) return tr("breaker open · retry in %1").arg(Words::age(view.retryIn));
      return view.retryIn > 0 ? tr("retry in %1").arg(Words::age(view.retryIn)) : tr("retrying");
    case LinkState::live:
      break;
  }
  if (region.silent) return tr("silent");
  return isReadFrom ? tr("serving reads") : tr("standby for reads");
}

QString PartWords::pill(const RegionFacts& region) {
  const auto& view = region.view;
  if (view.link == LinkState::connecting) return tr("connecting");
  if (otherVersion(view)) return tr("another version");
  if (view.link == LinkState::refused) return tr("refused");
  if (view.link == LinkState::needsSignIn) return tr("sign in");
  if (region.silent) {
    if (region.age < 0) return tr("no answer");
    const auto span = Words::age(region.age);
    return region.status == Status::bad ? tr("lost %1").arg(span) : tr("unknown %1").arg(span);
  }
  QStringList said{Words::place(region.place)};
  if (view.roundTrip >= 0) said << tr("%1 ms").arg(view.roundTrip);
  return said.join(kDot);
}

QString PartWords::sentence(const RegionFacts& region) {
  return tr("Region %1: %2, %3").arg(qs(region.view.name), Words::status(region.status), pill(region));
}

}  // namespace rebate
