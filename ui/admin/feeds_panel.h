// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/admin/admin_panel.h"

namespace rebate {

class CoverageMap;

/// What was read of the feeds, what is missing, and reading that again.
class FeedsPanel : public AdminPanel {
  Q_OBJECT
 public:
  explicit FeedsPanel(const Context& context, QWidget* parent = nullptr);
  void refresh() override;
  CoverageMap* map() const { return map_; }

 private:
  void take(const std::vector<FeedCoverage>& feeds);
  void look();
  void reread();
  bool waits() const;

  CoverageMap* map_;
  QLabel* summary_;
  QLabel* hole_;
  QLabel* why_;
  QPushButton* reread_;
};

}  // namespace rebate
