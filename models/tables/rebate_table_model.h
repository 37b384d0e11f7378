// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ports/cache_desk.h"
#include "tables/rebate_selection.h"
#include "tables/rows_model.h"
#include "tables/window_reader.h"

namespace rebate {

/// A window of the cache: its rows are those on the screen and some above and below, whatever the query holds. The
/// view says what it shows; rows come and go by differences, and only a new query resets. Reads happen at the desk.
class RebateTableModel : public RowsModel<Rebate> {
  Q_OBJECT
 public:
  enum class Column { order, user, platform, item, paid, commission, rebate, state, proposedBy, age, chosen };
  static constexpr int kColumns = 11;
  enum Role {
    FactRole = Qt::UserRole + 1,  ///< the column's fact: text, fen, ms or the number of an enum value
    IdRole,
    StateRole,
    ReasonRole,
    PendingRole,  ///< an open decision of this desktop waits for this row
    VersionRole,
    UserMaskRole,
    ChosenRole,  ///< is in the selection
  };
  static constexpr int kMargin = 120;     ///< rows held above and below those on the screen
  static constexpr Millis kPatience = 8;  ///< half a frame: waited for rows rather than showing none
  static constexpr Millis kRest = 5'000;  ///< ms between two walks over a whole query

  explicit RebateTableModel(QObject* parent = nullptr);
  ~RebateTableModel() override;

  /// Null while there is no cache: the table is empty then. The old desk is not touched any more.
  void setDesk(CacheDesk* desk);
  void setQuery(const RebateQuery& query);
  const RebateQuery& query() const { return query_; }
  void applyChanges(const std::vector<std::string>& ids);  ///< empty: all may have changed
  void setPending(std::set<std::string> rebateIds);
  const std::set<std::string>& pending() const { return pending_; }
  bool isPending(const std::string& rebateId) const { return pending_.contains(rebateId); }

  /// Which rows are chosen, those that are not in the window, too.
  const RebateSelection& selection() const { return selection_; }
  void setSelection(const RebateSelection& selection);

  /// What is on the screen, or ought to be: `rows` rows from number `top` of the query on.
  void show(std::int64_t top, int rows);
  /// The same with the row of this key, wherever it is.
  void showKey(const PageKey& key);

  /// Number of the topmost row on the screen. It stays with its row when rows come, go or are found to be elsewhere.
  std::int64_t top() const { return top_; }
  std::int64_t first() const { return first_; }  ///< number of row 0 in the query
  std::int64_t total() const { return total_; }  ///< rows of the query
  bool exact() const { return exact_; }          ///< else `first` is a guess that will be corrected
  bool counted() const { return counted_; }      ///< else `total` is what is known so far
  bool reading() const { return reading_; }      ///< rows were asked for and are not here
  bool covers(std::int64_t top, int rows) const;
  bool settled() const;                                             ///< nothing is under way, nothing is left to do
  int rowOf(const std::string& rebateId) const;                     ///< −1 when not in the window
  const std::optional<Error>& trouble() const { return trouble_; }  ///< the last read that failed

  /// For tests: an index this fine, and no rest between two walks.
  void setIndexing(int every, int slice, Millis rest);

  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;

 Q_SIGNALS:
  void windowAboutToChange();
  void windowChanged();  ///< rows, their numbers, or how many there are
  void selectionChanged();

 private:
  struct Source;
  struct Place;
  struct News;

  void begin();
  void clear();
  void ask(const Place& place, Millis patience);
  void take(Result<Window> window);
  void askChanges();
  void takeChanges(Result<News> news);
  void move(Window window);
  void stand(const Window& window);
  std::int64_t within(std::int64_t top) const;
  void goOn();
  void work();
  void worked(const Result<bool>& more, bool stale);
  void askPlace();
  std::optional<Place> wanted() const;
  Place aroundRow(std::int64_t number) const;
  PageKey keyAt(int row) const { return keyOf(*at(row), query_.order); }

  CacheDesk* desk_ = nullptr;
  RebateQuery query_;
  std::shared_ptr<Source> source_;  ///< of this query and desk; shared with the reads under way
  std::set<std::string> pending_;
  RebateSelection selection_;
  std::optional<Error> trouble_;
  std::int64_t first_ = 0, total_ = 0;
  std::int64_t top_ = 0;  ///< what the view shows
  int shown_ = 60;
  bool exact_ = true, counted_ = true;
  bool fresh_ = true;  ///< the first rows of this query are still to come
  bool reading_ = false;
  bool noting_ = false;                                          ///< changes are being looked up
  bool working_ = false;                                         ///< the rank index is being built
  bool worked_ = false;                                          ///< and needs nothing more
  std::optional<std::pair<std::int64_t, std::int64_t>> coming_;  ///< numbers of the rows that are being read
  std::optional<PageKey> sought_;                                ///< the row that is to be on top
  std::optional<std::int64_t> failedAt_;                         ///< asking for the same again would fail again
  int tries_ = 0;                                                ///< reads for the same place
  std::set<std::string> changed_;
  bool allChanged_ = false;
  QTimer soon_, later_;
  int every_ = WindowReader::kEvery, slice_ = WindowReader::kSlice;
};

}  // namespace rebate
