// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "ui/overview/part_words.h"
#include "ui/style/status_mark.h"

class QGridLayout;
class QLabel;

namespace rebate {

/// A region: who it is, the parts it reports and nothing else, how old that is. Hatched when it is silent.
class RegionCard : public QFrame {
  Q_OBJECT
 public:
  explicit RegionCard(const Look& look, QWidget* parent = nullptr);
  void show(const RegionFacts& facts, bool isReadFrom);
  void setCompact(bool compact);  ///< parts that are well are counted, not listed
  const RegionFacts& facts() const { return facts_; }
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Row {
    StatusMark* mark;
    QLabel* name;
    QLabel* value;
  };
  void setRows(std::size_t count);
  void showParts();

  const Look& look_;
  RegionFacts facts_;
  StatusMark* mark_;
  QLabel* name_;
  QLabel* city_;
  QLabel* place_;
  QGridLayout* grid_;
  std::vector<Row> rows_;
  QLabel* noParts_;
  QLabel* well_;
  bool compact_ = false;
  QLabel* link_;
  QLabel* heard_;
  QLabel* api_;
};

}  // namespace rebate
