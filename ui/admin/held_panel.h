// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "ui/admin/admin_panel.h"

class QListWidget;

namespace rebate {

/// Lines that are held, by reason, from the copy on this desktop: what can be done about each is beside it.
class HeldPanel : public AdminPanel {
  Q_OBJECT
 public:
  explicit HeldPanel(const Context& context, QWidget* parent = nullptr);
  void refresh() override;
  QTableView* table() const { return table_; }
  QListWidget* reasons() const { return reasons_; }

 private:
  void read(const std::optional<PageKey>& after, int limit);
  void readMore() override;
  void came(const Result<std::vector<Rebate>>& page, const std::optional<PageKey>& after, int limit);
  void take(std::vector<Rebate> rows, bool more);
  void fill();
  void act();
  const Rebate* chosen() const;
  std::optional<Reason> chosenReason() const;

  std::vector<Rebate> held_;
  std::vector<Rebate> shown_;
  QListWidget* reasons_;
  QTableView* table_;
  QLabel* advice_;
  QPushButton* open_;
  QPushButton* user_;
  QPushButton* reread_;
};

}  // namespace rebate
