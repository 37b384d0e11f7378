// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/palette_search.h"

#include <QPointer>
#include <QString>
#include <algorithm>
#include <chrono>
#include <unordered_set>

#include "tables/pinyin.h"

namespace rebate {
namespace {

constexpr int kSlice = 1'000;  // rows read at a time: a table that wants to be read meanwhile waits for one slice

using Watch = std::chrono::steady_clock;

std::int64_t microseconds(Watch::time_point since) {
  return std::chrono::duration_cast<std::chrono::microseconds>(Watch::now() - since).count();
}

bool isLetters(const std::string& text) {
  return text.size() >= 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// A shorter one would be a walk through the whole copy, and find everything.
bool isEnoughForOrders(const std::string& text) {
  const auto qt = QString::fromStdString(text);
  const bool ideographs = std::any_of(qt.begin(), qt.end(), [](QChar c) { return c.unicode() >= 0x3400; });
  return qt.size() >= (ideographs ? 2 : 3);
}

}  // namespace

/// Ids and items of the rows that are looked through. Read slice by slice, the open ones first.
struct PaletteSearch::Items {
  struct Row {
    std::string id;
    std::u32string item;
  };
  std::vector<Row> rows;
  std::unordered_set<std::string> known;
  std::size_t part = 0;  ///< awaiting approval, held, all
  std::optional<PageKey> after;
  int readOfPart = 0;
  bool complete = false;

  void readSlice(CacheReader& reader) {
    constexpr std::optional<RebateState> kParts[] = {RebateState::awaitingApproval, RebateState::held, std::nullopt};
    RebateQuery query;
    query.state = kParts[part];
    const auto slice = reader.rebates(query, after, kSlice);
    const int most = query.state ? kOpenRows : kNewestRows;
    if (slice)
      for (const auto& row : *slice)
        if (known.insert(row.id).second) rows.push_back({row.id, QString::fromStdString(row.item).toStdU32String()});
    readOfPart += kSlice;
    if (slice && static_cast<int>(slice->size()) == kSlice && readOfPart < most) {
      after = keyOf(slice->back(), query.order);
      return;
    }
    after.reset();
    readOfPart = 0;
    complete = ++part == std::size(kParts) || !slice;
  }
};

PaletteSearch::PaletteSearch(Workspace& workspace, QObject* parent)
    : QObject(parent), workspace_(workspace), items_(std::make_shared<Items>()) {}

PaletteSearch::~PaletteSearch() = default;

/// Reads on the reader's thread and takes what came, unless something else is looked for by then.
template <class Answer>
void PaletteSearch::ask(std::function<Answer(CacheReader&)> read, std::function<void(Answer&)> take) {
  auto* desk = workspace_.desk();
  if (!desk) return;
  struct Box {
    Answer answer{};
    std::int64_t tookUs = 0;
  };
  const auto box = std::make_shared<Box>();
  const QPointer<PaletteSearch> self(this);
  ++running_;
  desk->ask(
      [box, read = std::move(read)](CacheReader& reader) {
        const auto since = Watch::now();
        box->answer = read(reader);
        box->tookUs = microseconds(since);
      },
      [self, box, take = std::move(take), generation = generation_] {
        if (!self || self->generation_ != generation) return;
        --self->running_;
        self->finds_.tookUs += box->tookUs;
        take(box->answer);
        self->finds_.done = self->running_ == 0;
        Q_EMIT self->found();
      },
      0);
}

void PaletteSearch::look(const std::string& text) {
  ++generation_;
  running_ = 0;
  finds_ = {};
  finds_.text = text;
  const auto& who = workspace_.facts().who;
  if (who && text.size() >= 2 && allows(who->role, Permission::readUsers)) lookForPeople();
  if (who && allows(who->role, Permission::readRebates)) {
    if (isEnoughForOrders(text)) lookForOrders();
    if (isLetters(text)) lookForInitials();
  }
  if (running_ == 0) finds_.done = true;
}

void PaletteSearch::lookForPeople() {
  ask<std::vector<User>>(
      [text = finds_.text](CacheReader& reader) {
        auto users = reader.users(text, kMostCounted);
        return users ? *std::move(users) : std::vector<User>{};
      },
      [this](std::vector<User>& users) {
        finds_.peopleCount = static_cast<std::int64_t>(users.size());
        if (users.size() > kShown) users.resize(kShown);
        finds_.people = std::move(users);
      });
}

void PaletteSearch::lookForOrders() {
  ask<std::pair<std::vector<Rebate>, std::int64_t>>(
      [text = finds_.text](CacheReader& reader) {
        RebateQuery query;
        query.text = text;
        auto rows = reader.rebates(query, {}, kShown);
        const auto count = reader.countOf(query);
        std::pair<std::vector<Rebate>, std::int64_t> found;
        if (rows) found.first = *std::move(rows);
        const auto shown = static_cast<std::int64_t>(found.first.size());
        found.second = count && *count ? **count : shown < kShown ? shown : kMostCounted;
        return found;
      },
      [this](std::pair<std::vector<Rebate>, std::int64_t>& rows) {
        finds_.ordersCount += rows.second;
        addOrders(std::move(rows.first), false);
      });
}

void PaletteSearch::lookForInitials() {
  struct Found {
    std::vector<Rebate> rows;
    std::int64_t count = 0;
    bool complete = false;
  };
  // What was read already is looked through first; the rest is read in slices, each looked through as it comes.
  const auto find = [items = items_, letters = finds_.text](CacheReader& reader, std::size_t from) {
    Found found;
    for (auto at = from; at < items->rows.size(); ++at) {
      if (!hasInitials(items->rows[at].item, letters)) continue;
      if (++found.count > kShown) continue;
      if (const auto row = reader.rebate(items->rows[at].id); row && *row) found.rows.push_back(**row);
    }
    found.complete = items->complete;
    return found;
  };
  const auto take = [this](Found& found) {
    if (!found.rows.empty() && finds_.initialsOf.empty()) finds_.initialsOf = found.rows.front().item;
    finds_.ordersCount += found.count;
    addOrders(std::move(found.rows), true);
  };
  const auto next = std::make_shared<std::function<void()>>();
  *next = [this, find, take, weak = std::weak_ptr(next)] {
    const auto again = weak.lock();
    ask<Found>(
        [items = items_, find](CacheReader& reader) {
          const auto from = items->rows.size();
          items->readSlice(reader);
          return find(reader, from);
        },
        [take, again](Found& found) {
          take(found);
          if (!found.complete) (*again)();
        });
  };
  ask<Found>([find](CacheReader& reader) { return find(reader, 0); },
             [take, next](Found& found) {
               take(found);
               if (!found.complete) (*next)();
             });
}

void PaletteSearch::addOrders(std::vector<Rebate> rows, bool byInitials) {
  for (auto& row : rows) {
    const bool known = std::any_of(finds_.orders.begin(), finds_.orders.end(),
                                   [&](const Rebate& order) { return order.id == row.id; });
    if (known && byInitials && finds_.ordersCount > 0) --finds_.ordersCount;
    if (!known && static_cast<int>(finds_.orders.size()) < kShown) finds_.orders.push_back(std::move(row));
  }
}

}  // namespace rebate
