// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <set>

#include "tables/bulk_plan.h"
#include "ui/page.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace rebate {

class RebateDrawer;

/// What is about to be decided, what is left out and why, the sample to be opened first, and the reason.
class BulkSummary : public QWidget {
  Q_OBJECT
 public:
  BulkSummary(const Context& context, const BulkPlan& plan, Action action, std::uint32_t seed,
              QWidget* parent = nullptr);
  QString reason() const;
  std::set<std::string> opened() const;  ///< ids of those of the sample that were opened
  QPushButton* go() const { return go_; }
  QListWidget* sample() const { return sample_; }
  void refresh();

 Q_SIGNALS:
  void wanted();
  void cancelled();

 private:
  QStringList lines() const;
  QWidget* buildSample(std::uint32_t seed);
  void showSample(int row);
  QString whyNot() const;
  void press();

  Context context_;
  const BulkPlan& plan_;
  Action action_;
  std::vector<std::size_t> drawn_;
  std::set<int> opened_;
  bool askedAgain_ = false;
  QLabel* why_;
  QLineEdit* reason_;
  QPushButton* go_;
  QListWidget* sample_ = nullptr;
  RebateDrawer* drawer_ = nullptr;
};

}  // namespace rebate
