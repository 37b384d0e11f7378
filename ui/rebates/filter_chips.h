// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "ui/rebates/rebate_filter.h"

class QMenu;
class QPushButton;

namespace rebate {

/// What narrows the table further: "+ Platform" opens what there is to choose, "Platform: JD" is what was chosen.
class FilterChips : public QWidget {
  Q_OBJECT
 public:
  explicit FilterChips(QWidget* parent = nullptr);
  void set(const RebateFilter& filter);                   ///< shown, not told
  void addTo(RebateFilter& filter) const;                 ///< only what these chips know of
  void setProposers(const std::set<std::string>& names);  ///< to choose from, besides the feed
  /// Rows that pass: shown on the chip while one filter is chosen, as on the states' chips. Absent: not counted yet.
  void setCount(std::optional<std::int64_t> rows);
  void clear();
  bool narrows() const;
  QPushButton* platform() const { return platform_; }
  QPushButton* amount() const { return amount_; }
  QPushButton* age() const { return age_; }
  QPushButton* proposer() const { return proposer_; }

 Q_SIGNALS:
  void changed();

 private:
  QPushButton* addChip(const char* name, void (FilterChips::*fill)(QMenu&));
  template <class Choose>
  void offer(QMenu& menu, const QString& text, bool chosen, Choose choose);
  void fillPlatforms(QMenu& menu);
  void fillAmounts(QMenu& menu);
  void fillAges(QMenu& menu);
  void fillProposers(QMenu& menu);
  void askAmount();
  void showTexts();
  QString ageText() const;

  RebateFilter filter_;
  std::optional<std::int64_t> rows_;
  std::set<std::string> proposers_;
  QPushButton* platform_;
  QPushButton* amount_;
  QPushButton* age_;
  QPushButton* proposer_;
};

}  // namespace rebate
