// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>

#include "tables/rebate_table_model.h"
#include "ui/page.h"
#include "ui/rebates/rebate_filter.h"
#include "ui/rebates/window_view.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QTimer;

namespace rebate {

class BulkRun;
class FilterChips;
class RebateDrawer;
class RebateDress;
class SelectionBar;
class StateChips;
class TableMarks;
class UndoLine;
class ViewsMenu;
struct BulkPlan;

/// The queue: a table over the encrypted cache and the drawer of the selected rebate.
class RebatesPage : public Page {
  Q_OBJECT
 public:
  explicit RebatesPage(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  void rebatesChanged(const std::vector<std::string>& ids) override;
  void outboxChanged() override;
  void tick() override;

  void open(const std::string& rebateId) override;
  void restore(const RebateQuery& query, const std::string& selected);  ///< as it was before the window was built anew
  void saveState() override;
  void takeFocus() override;
  const std::string& selected() const { return selected_; }  ///< id of the rebate in the drawer
  WindowView* table() const { return table_; }
  StateChips* chips() const { return chips_; }
  QLineEdit* search() const { return search_; }
  RebateDrawer* drawer() const { return drawer_; }
  UndoLine* undoLine() const { return undo_; }
  FilterChips* filters() const { return filters_; }
  ViewsMenu* views() const { return views_; }
  SelectionBar* selectionBar() const { return selection_; }
  BulkRun* bulk() const { return bulk_; }
  const RebateTableModel& model() const { return model_; }
  RebateFilter filter() const;
  void setFilter(const RebateFilter& filter);
  QString lastDecision() const;  ///< what the line under the drawer says

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QHBoxLayout* buildHead();
  void buildFilters();
  void buildSelection();
  void showBulk(const BulkPlan& plan, Action action);
  void showBulkResults();
  void showPending();
  void showColumns();
  void showPairs();
  void buildTable();
  void buildKeys();
  void query();
  void sortBy(int column);
  void showSortIndicator();
  void windowChanged();
  void chosen(const QString& rebateId);
  void decided(const QString& decisionId);
  bool selectNextDecidable(int from);
  void seekNextDecidable(bool fromTop);
  void showDrawer();
  void noteOpened();
  void showEmpty();
  void showCount();

  Context context_;
  RebateTableModel model_;
  RebateDress* dress_;
  StateChips* chips_;
  QLabel* age_;
  QLineEdit* search_;
  FilterChips* filters_;
  ViewsMenu* views_;
  SelectionBar* selection_;
  QPushButton* pairs_;
  QPushButton* results_;
  TableMarks* marks_;
  BulkRun* bulk_;
  std::set<std::string> open_;                  ///< rebates that a decision in the outbox waits for
  std::map<std::string, std::int64_t> opened_;  ///< id → version that stood in the drawer long enough to be read
  Millis shownAt_ = 0;                          ///< monotonic: when the one in the drawer came there
  WindowView* table_;
  QLabel* empty_;
  QLabel* count_;  ///< rows of this filter, of all
  QSplitter* split_;
  RebateDrawer* drawer_;
  UndoLine* undo_;
  QTimer* searchDelay_;
  RebateOrder order_ = RebateOrder::newest;
  bool ascending_ = false;
  std::string selected_;
  std::string toSelect_;      ///< once its row is here
  bool selectFirst_ = false;  ///< once the first rows of a new filter are here
};

}  // namespace rebate
