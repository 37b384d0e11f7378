// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "tables/region_facts.h"
#include "ui/page.h"

class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace rebate {

class StatusMark;

/// A region in the top bar: shape, name, what it is.
class RegionPill : public QFrame {
  Q_OBJECT
 public:
  explicit RegionPill(const Look& look, QWidget* parent = nullptr);
  void show(const RegionFacts& facts);

 private:
  StatusMark* mark_;
  QLabel* name_;
  QLabel* said_;
};

/// Always in sight: the regions and who is signed in.
class TopBar : public QFrame {
  Q_OBJECT
 public:
  TopBar(const Context& context, QMenu* operatorMenu, QWidget* parent = nullptr);
  void refresh();
  const std::vector<RegionPill*>& pills() const { return pills_; }

 private:
  Context context_;
  QHBoxLayout* row_;
  std::vector<RegionPill*> pills_;
  QToolButton* operator_;
};

}  // namespace rebate
