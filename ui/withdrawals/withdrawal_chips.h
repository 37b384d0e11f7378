// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>
#include <optional>

#include "ports/cache.h"

class QPushButton;

namespace rebate {

/// The stages of a withdrawal with their counts; one is chosen, or all.
class WithdrawalChips : public QWidget {
  Q_OBJECT
 public:
  explicit WithdrawalChips(QWidget* parent = nullptr);
  void setCounts(const CacheCounts& counts);
  void choose(std::optional<WithdrawalStage> stage);
  std::optional<WithdrawalStage> chosen() const { return chosen_; }
  QPushButton* chip(std::optional<WithdrawalStage> stage) const { return chips_.at(stage); }

 Q_SIGNALS:
  void chosenChanged();

 private:
  std::map<std::optional<WithdrawalStage>, QPushButton*> chips_;
  std::optional<WithdrawalStage> chosen_ = WithdrawalStage::waiting;
};

}  // namespace rebate
