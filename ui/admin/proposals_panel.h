// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/admin/admin_panel.h"

class QButtonGroup;
class QGridLayout;
class QLineEdit;

namespace rebate {

/// What one person proposed and another decides: what is open, or what was decided, and the one chosen with its body in
/// words and what would be different.
class ProposalsPanel : public AdminPanel {
  Q_OBJECT
 public:
  explicit ProposalsPanel(const Context& context, QWidget* parent = nullptr);
  void refresh() override;
  void open(const std::string& id) override;
  QTableView* table() const { return table_; }

 private:
  void buildDetail();
  void readOpen();
  void readAll();
  void readMore() override;
  void fill();
  void showChosen();
  void showLines(const Proposal& proposal);
  void showActs(const Proposal& proposal);
  void decide(ProposalVerdict verdict);
  const Proposal* chosen() const;
  QString whyNot(const Proposal& proposal) const;

  std::vector<Proposal> open_, all_;  ///< newest first, as far as they were read
  std::string nextOpen_, nextOfAll_;  ///< where the next page begins; empty: there is none
  std::vector<Proposal> shown_;
  std::optional<RuleSet> newest_;
  std::string wanted_;  ///< id, until it was read
  QTableView* table_;
  QButtonGroup* states_;
  QWidget* detail_;
  QLabel* title_;
  QLabel* about_;
  QGridLayout* lines_;
  QLabel* why_;
  QLineEdit* reason_;
  QPushButton* approve_;
  QPushButton* reject_;
  QPushButton* withdraw_;
};

}  // namespace rebate
