// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "tables/region_facts.h"
#include "ui/page.h"

class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace rebate {

class StatusMark;

/// A region in the top bar: shape, name, what it is.
class RegionPill : public QFrame {
  Q_OBJECT
 public:
  explicit RegionPill(const Look& look, QWidget* parent = nullptr);
  void show(const RegionFacts& facts);
  enum class Detail { all, name, sign };
  void setDetail(Detail detail);  ///< what there is room for; the tool tip and the accessible name say it all
  int widthWith(Detail detail) const;

 private:
  StatusMark* mark_;
  QLabel* name_;
  QLabel* said_;
};

/// Always in sight: the regions, the way to everything else, and who is signed in.
class TopBar : public QFrame {
  Q_OBJECT
 public:
  TopBar(const Context& context, QMenu* operatorMenu, QWidget* parent = nullptr);
  void refresh();
  const std::vector<RegionPill*>& pills() const { return pills_; }
  QPushButton* search() const { return search_; }

 Q_SIGNALS:
  void paletteWanted();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fitPills();
  Context context_;
  QHBoxLayout* row_;
  std::vector<RegionPill*> pills_;
  QLabel* brand_;
  QPushButton* search_;
  QToolButton* operator_;
};

}  // namespace rebate
