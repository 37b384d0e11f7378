// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "ports/workspace.h"
#include "ui/export/row_sources.h"

namespace rebate {

/// How what a region answers becomes rows of a file.
template <class Read>
struct RegionWalk {
  using Answer = typename Read::Answer;
  static constexpr int kPage = 500;  ///< the most a region answers at once
  Read first;
  std::function<std::vector<ExportRow>(const Answer&)> write;
  /// Points the wish at the slice that follows; false: this was the last. Absent: one answer is all.
  std::function<bool(Read& wish, const Answer&)> follow{};
};

namespace region_rows {

template <class Read>
struct Walker {
  Workspace& workspace;
  QPointer<QObject> guard;
  RegionWalk<Read> how;
  Read wish;
  bool ended = false;
};

/// A slice of which nothing is wanted is not the end.
template <class Read>
void next(const std::shared_ptr<Walker<Read>>& walker, const std::function<void(const PageOfRows&)>& answer) {
  if (!walker->guard) return answer(Error{Errc::cancelled, {}, "its page is gone"});
  if (walker->ended) return answer(std::vector<ExportRow>());
  ask<Read>(walker->workspace, walker->wish, [walker, answer](const Result<typename Read::Answer>& slice) {
    if (!slice) return answer(slice.error());
    walker->ended = !walker->how.follow || !walker->how.follow(walker->wish, *slice);
    const auto rows = walker->how.write(*slice);
    rows.empty() ? next(walker, answer) : answer(rows);
  });
}

}  // namespace region_rows

/// Asked of a region, slice by slice, on the window's thread; only while `guard` lives.
template <class Read>
MakeRows regionRows(QObject* guard, Workspace& workspace, const RegionWalk<Read>& how) {
  return askedRows(guard, [guard = QPointer(guard), &workspace, how]() -> AskPage {
    using Walker = region_rows::Walker<Read>;
    const auto walker = std::make_shared<Walker>(Walker{workspace, guard, how, how.first});
    return [walker](const std::function<void(const PageOfRows&)>& answer) { region_rows::next(walker, answer); };
  });
}

/// `next` and `after` of a slice, as most reads have them.
template <class Read>
bool followNext(Read& wish, const typename Read::Answer& slice) {
  wish.after = slice.next;
  return slice.next != decltype(slice.next){};
}

}  // namespace rebate
