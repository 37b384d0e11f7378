// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "tables/versions_model.h"
#include "ui/page.h"
#include "ui/style/drawer_frame.h"

class QLabel;
class QPushButton;

namespace rebate {

class BookingPanel;
class DecisionBox;
class Waterfall;
class WholeTable;

/// One rebate: why it is what it is, what upstream said when, and the decision.
class RebateDrawer : public DrawerFrame {
  Q_OBJECT
 public:
  explicit RebateDrawer(const Context& context, QWidget* parent = nullptr);

  void show(const Rebate& rebate, bool pending);
  void clear();
  void factsChanged();
  const std::optional<Rebate>& shown() const { return rebate_; }
  DecisionBox* decision() const { return decision_; }
  BookingPanel* booking() const { return booking_; }
  void hideDecision();  ///< only to be read

 Q_SIGNALS:
  void userWanted(const QString& userId);

 private:
  QWidget* buildVersions();
  void showHead();
  void compare(const std::optional<Result<RebateDetail>>& detail);
  void fetchDetail();
  void detailCame(const Result<RebateDetail>& detail);
  void showVersions(const Result<RebateDetail>& detail);
  void showDifferences();

  Context context_;
  std::optional<Rebate> rebate_;
  std::string fetchedFor_;
  std::int64_t fetchedVersion_ = 0;
  bool asking_ = false;
  Millis askedAt_ = 0;
  bool askAgain_ = false;  ///< the answer failed, or was of another version
  VersionsModel versions_;
  QWidget* body_;
  QLabel* none_;
  QLabel* title_;
  QLabel* version_;
  QLabel* subtitle_;
  QLabel* order_;
  QLabel* state_;
  QLabel* age_;
  QLabel* verdict_;
  QLabel* why_;
  Waterfall* waterfall_;
  BookingPanel* booking_;
  QPushButton* user_;
  WholeTable* versionTable_;
  QLabel* versionNote_;
  QLabel* differences_;
  bool decides_ = true;
  DecisionBox* decision_;
};

}  // namespace rebate
