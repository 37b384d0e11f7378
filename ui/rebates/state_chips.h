// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>
#include <optional>

#include "ports/cache.h"

class QPushButton;
class QScrollArea;

namespace rebate {

/// The states with their counts; one is chosen, or all.
class StateChips : public QWidget {
  Q_OBJECT
 public:
  explicit StateChips(QWidget* parent = nullptr);
  void setCounts(const CacheCounts& counts);
  void choose(std::optional<RebateState> state);
  void show(std::optional<RebateState> state);  ///< chosen, without telling
  void addFilters(QWidget* filters);            ///< behind the states
  std::optional<RebateState> chosen() const { return chosen_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  QPushButton* chip(std::optional<RebateState> state) const { return chips_.at(state); }

 Q_SIGNALS:
  void chosenChanged();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fit();
  void setChip(QPushButton* chip, std::optional<RebateState> state, std::int64_t count);
  QScrollArea* scroll_;
  std::map<std::optional<RebateState>, QPushButton*> chips_;
  std::optional<RebateState> chosen_ = RebateState::awaitingApproval;
};

}  // namespace rebate
