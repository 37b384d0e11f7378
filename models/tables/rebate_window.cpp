// SPDX-License-Identifier: GPL-3.0-or-later
// How the rebates' table moves its window over the cache: what it asks for, and what becomes of the answers.
#include <QPointer>
#include <atomic>
#include <utility>

#include "tables/rebate_table_model.h"

namespace rebate {
namespace {

// Above this many ids one pass over the window is cheaper than looking each of them up.
constexpr std::size_t kManyChanges = 64;
// While places are guesses, a read may not bring what it was meant to; then what is there is enough for now.
constexpr int kTries = 3;

}  // namespace

/// Touched by the reads only, but for the number of the wanted one.
struct RebateTableModel::Source {
  Source(const RebateQuery& query, int every, int slice) : window(query, every, slice) {}
  WindowReader window;
  std::atomic<int> wanted = 0;  ///< an older read is not worth its time any more
};

/// What to read: around a key, or around a number of the query.
struct RebateTableModel::Place {
  std::optional<PageKey> key;
  std::int64_t number = 0;  ///< of the key's row as far as known, or of the row
  int above = 0, below = 0;
};

struct RebateTableModel::News {
  Window window;
  bool reread = false;  ///< else the window has no rows: only its place was looked up
};

RebateTableModel::RebateTableModel(QObject* parent) : RowsModel(parent) {
  soon_.setSingleShot(true);
  later_.setSingleShot(true);
  later_.setInterval(kRest);
  connect(&soon_, &QTimer::timeout, this, &RebateTableModel::work);
  connect(&later_, &QTimer::timeout, this, [this] {
    if (!source_ || !desk_) return;
    desk_->ask([source = source_](CacheReader&) { source->window.rebuild(); }, [] {}, 0);
    worked_ = false;
    goOn();
  });
}

RebateTableModel::~RebateTableModel() {
  if (source_) ++source_->wanted;
}

void RebateTableModel::setIndexing(int every, int slice, Millis rest) {
  every_ = every;
  slice_ = slice;
  later_.setInterval(static_cast<int>(rest));
}

void RebateTableModel::setDesk(CacheDesk* desk) {
  if (desk_ == desk) return;
  desk_ = desk;
  reading_ = noting_ = working_ = false;
  begin();
}

void RebateTableModel::setQuery(const RebateQuery& query) {
  if (query_ == query) return;
  query_ = query;
  begin();
}

void RebateTableModel::begin() {
  if (source_) ++source_->wanted;
  if (desk_ && (reading_ || noting_ || working_)) desk_->interrupt();
  source_ = std::make_shared<Source>(query_, every_, slice_);
  soon_.stop();
  later_.stop();
  changed_.clear();
  allChanged_ = noting_ = working_ = worked_ = false;
  trouble_.reset();
  failedAt_.reset();
  sought_.reset();
  fresh_ = true;
  top_ = 0;
  if (desk_) ask({{}, 0, 0, shown_ + kMargin}, kPatience);
  if (fresh_) clear();  // rows of another query are not shown under this one's name
}

void RebateTableModel::clear() {
  Q_EMIT windowAboutToChange();
  first_ = total_ = 0;
  exact_ = counted_ = true;
  resetTo({});
  Q_EMIT windowChanged();
}

void RebateTableModel::ask(const Place& place, Millis patience) {
  const int number = ++source_->wanted;
  if (reading_ || noting_ || working_) desk_->interrupt();
  reading_ = true;
  coming_ = {place.number - place.above, place.number + place.below};
  const auto answer = std::make_shared<std::optional<Result<Window>>>();
  const auto read = [=, source = source_](CacheReader& reader) {
    while (source->wanted == number) {
      auto window = place.key ? source->window.around(reader, *place.key, place.above, place.below, place.number)
                              : source->window.at(reader, place.number, place.above, place.below);
      if (!window && window.error().code == Errc::cancelled) continue;  // meant for the read before this one
      answer->emplace(std::move(window));
      return;
    }
  };
  desk_->ask(
      read,
      [self = QPointer(this), source = source_, number, answer] {
        if (self && self->source_ == source && source->wanted == number && *answer) self->take(**std::move(answer));
      },
      patience);
}

void RebateTableModel::take(Result<Window> window) {
  reading_ = false;
  coming_.reset();
  if (window) {
    trouble_.reset();
    failedAt_.reset();
    move(*std::move(window));
  } else {
    trouble_ = window.error();  // what was read stays on the screen
    top_ = within(top_);
    failedAt_ = top_;
    Q_EMIT windowChanged();
  }
  goOn();
}

void RebateTableModel::move(Window window) {
  Q_EMIT windowAboutToChange();
  // The topmost row that is still there stays where it is on the screen.
  std::vector<std::string> seen;
  for (auto row = top_ - first_; row >= 0 && row < rowCount(); ++row) seen.push_back(at(static_cast<int>(row))->id);
  auto next = std::exchange(window.rows, {});
  stand(window);
  if (std::exchange(fresh_, false))
    resetTo(std::move(next));
  else
    become(std::move(next), [](const Rebate& row) { return row.id; });
  const auto isBefore = [this](const Rebate& row, const PageKey& key) {
    return comesBefore(keyOf(row, query_.order), key, query_.ascending);
  };
  if (const auto key = std::exchange(sought_, std::nullopt)) {
    top_ = first_ + (std::lower_bound(rows().begin(), rows().end(), *key, isBefore) - rows().begin());
  } else {
    const auto kept = std::find_if(seen.begin(), seen.end(), [this](const auto& id) { return rowOf(id) >= 0; });
    top_ = kept != seen.end() ? first_ + rowOf(*kept) : within(top_);
  }
  Q_EMIT windowChanged();
}

/// The number, or the nearest from which a screenful is here: a guess need not hit the row that was asked for.
std::int64_t RebateTableModel::within(std::int64_t top) const {
  return covers(top, shown_) ? top : std::clamp(top, first_, std::max(first_, first_ + rowCount() - shown_));
}

void RebateTableModel::stand(const Window& window) {
  first_ = window.first;
  total_ = window.total;
  exact_ = window.exact;
  counted_ = window.counted;
}

bool RebateTableModel::covers(std::int64_t top, int rows) const {
  return top >= first_ && std::min(top + rows, total_) <= first_ + rowCount();
}

void RebateTableModel::show(std::int64_t top, int rows) {
  if (top != top_ || rows != shown_) tries_ = 0;
  top_ = std::max<std::int64_t>(0, top);
  shown_ = std::max(1, rows);
  if (!desk_ || fresh_ || failedAt_ == top_) return;
  const bool here = covers(top_, shown_);
  const auto until = std::min(top_ + shown_, total_);
  if (reading_ && coming_ && (here || (top_ >= coming_->first && until <= coming_->second))) return;
  if (tries_ >= kTries) return;
  const auto place = wanted();
  if (!place) return;
  ++tries_;
  ask(*place, here ? 0 : kPatience);
}

void RebateTableModel::showKey(const PageKey& key) {
  if (!desk_) return;
  sought_ = key;
  ask({key, top_, kMargin, shown_ + kMargin}, kPatience);
}

/// Where the window should be, unless it is there.
std::optional<RebateTableModel::Place> RebateTableModel::wanted() const {
  const auto end = first_ + rowCount();
  const auto until = std::min(top_ + shown_, total_);
  const bool enoughAbove = first_ == 0 || top_ - first_ >= kMargin / 2;
  const bool enoughBelow = end >= total_ || end - until >= kMargin / 2;
  if (covers(top_, shown_) && enoughAbove && enoughBelow) return std::nullopt;
  if (rowCount() > 0 && top_ < end && until > first_) return aroundRow(top_);
  return Place{{}, top_, 0, shown_};  // somewhere else: what is seen comes first, the margins follow
}

/// The rows on the screen with both margins, held by one that is in the window.
RebateTableModel::Place RebateTableModel::aroundRow(std::int64_t number) const {
  const auto held = std::clamp(number, first_, first_ + rowCount() - 1);
  const auto shift = static_cast<int>(held - number);
  return {keyAt(static_cast<int>(held - first_)), held, kMargin + std::max(0, shift),
          shown_ + kMargin - std::min(0, shift)};
}

void RebateTableModel::applyChanges(const std::vector<std::string>& ids) {
  if (!desk_) return;
  allChanged_ = allChanged_ || ids.empty();
  changed_.insert(ids.begin(), ids.end());
  goOn();
}

/// One thing after the other: rows to be seen, then changes, margins, and the index when all is quiet.
void RebateTableModel::goOn() {
  if (!desk_ || reading_ || noting_) return;
  if (allChanged_ || !changed_.empty()) return askChanges();
  if (fresh_ || trouble_) return;
  if (const auto place = wanted(); place && failedAt_ != top_ && tries_ < kTries) {
    ++tries_;
    return ask(*place, 0);
  }
  if (!worked_ && !working_ && (total_ > rowCount() || !counted_)) soon_.start(0);
}

void RebateTableModel::askChanges() {
  const bool shake = std::exchange(allChanged_, false) || changed_.size() > kManyChanges || trouble_ || fresh_;
  const auto touched = std::exchange(changed_, {});
  const std::vector<std::string> ids(touched.begin(), touched.end());
  const bool reread = shake || rowCount() == 0 ||
                      std::any_of(ids.begin(), ids.end(), [this](const auto& id) { return rowOf(id) >= 0; });
  const auto front = first_ > 0 ? std::optional{keyAt(0)} : std::nullopt;
  const auto back = first_ + rowCount() < total_ ? std::optional{keyAt(rowCount() - 1)} : std::nullopt;
  const auto place = rowCount() > 0 ? aroundRow(top_) : Place{{}, 0, 0, shown_ + kMargin};
  const auto head = rowCount() > 0 ? keyAt(0) : PageKey{};
  const auto read = [=, rows = rowCount(), first = first_](WindowReader& window, CacheReader& reader) -> Result<News> {
    if (shake) window.shake();
    const auto inside = shake ? Result<bool>(true) : window.note(reader, ids, front, back);
    if (!inside) return inside.error();
    News news{{}, reread || *inside};
    auto found = !news.reread ? window.place(reader, head, rows, first)
                 : place.key  ? window.around(reader, *place.key, place.above, place.below, place.number)
                              : window.at(reader, 0, place.above, place.below);
    if (!found) return found.error();
    news.window = *std::move(found);
    return news;
  };
  noting_ = true;
  worked_ = false;
  tries_ = 0;
  const auto answer = std::make_shared<std::optional<Result<News>>>();
  desk_->ask([read, answer, source = source_](CacheReader& reader) { answer->emplace(read(source->window, reader)); },
             [self = QPointer(this), source = source_, answer, shake, touched] {
               if (!self || self->source_ != source) return;
               self->noting_ = false;
               if (*answer && !**answer && (*answer)->error().code == Errc::cancelled) {
                 self->allChanged_ = self->allChanged_ || shake;  // something else had to be read first
                 self->changed_.insert(touched.begin(), touched.end());
                 return self->goOn();
               }
               if (*answer) self->takeChanges(**std::move(answer));
             },
             0);
}

void RebateTableModel::takeChanges(Result<News> news) {
  if (!news) {
    trouble_ = news.error();
    Q_EMIT windowChanged();
    return;
  }
  trouble_.reset();
  // A window on its way to another place is newer than this one.
  if (!reading_ && news->reread) {
    move(std::move(news->window));
  } else if (!reading_) {
    Q_EMIT windowAboutToChange();
    const auto moved = news->window.first - first_;
    stand(news->window);
    top_ += moved;
    Q_EMIT windowChanged();
  }
  goOn();
}

void RebateTableModel::work() {
  if (!desk_ || reading_ || noting_ || working_ || worked_) return;
  working_ = true;
  struct Slice {
    Result<bool> more = true;
    bool stale = false;
  };
  const auto done = std::make_shared<Slice>();
  desk_->ask(
      [done, source = source_](CacheReader& reader) {
        done->more = source->window.work(reader);
        done->stale = source->window.stale();
      },
      [self = QPointer(this), source = source_, done] {
        if (self && self->source_ == source) self->worked(done->more, done->stale);
      },
      0);
}

void RebateTableModel::worked(const Result<bool>& more, bool stale) {
  working_ = false;
  const bool interrupted = !more && more.error().code == Errc::cancelled;
  if (interrupted || (more && *more)) return goOn();
  worked_ = true;
  if (!more) return;  // the next change tries again
  if (stale) later_.start();
  if (!reading_ && !noting_ && (!exact_ || !counted_) && !stale) askPlace();
}

/// What was a guess can be known now.
void RebateTableModel::askPlace() {
  noting_ = true;
  tries_ = 0;
  const auto front = rowCount() > 0 ? keyAt(0) : PageKey{};
  const auto answer = std::make_shared<std::optional<Result<Window>>>();
  desk_->ask([answer, front, source = source_, rows = rowCount(), first = first_](
                 CacheReader& reader) { answer->emplace(source->window.place(reader, front, rows, first)); },
             [self = QPointer(this), source = source_, answer] {
               if (!self || self->source_ != source || !*answer) return;
               self->noting_ = false;
               if (**answer) return self->takeChanges(News{***std::move(answer), false});
               self->worked_ = (*answer)->error().code != Errc::cancelled;
               self->goOn();
             },
             0);
}

bool RebateTableModel::settled() const {
  if (!desk_) return true;
  const bool quiet = !reading_ && !noting_ && !working_ && !allChanged_ && changed_.empty() && !later_.isActive();
  return quiet && (worked_ || (total_ <= rowCount() && counted_));
}

}  // namespace rebate
