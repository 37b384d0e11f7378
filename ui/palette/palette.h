// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include "tables/palette_search.h"
#include "ui/page.h"
#include "ui/palette/palette_model.h"

class QFrame;
class QLabel;
class QLineEdit;
class QListView;

namespace rebate {

/// One field for everything: pages, actions, people and orders, ranked as one types. Lies over a widget, and goes with
/// it. Recent choices come first while nothing is typed.
class Palette : public QWidget {
  Q_OBJECT
 public:
  /// `offers`: pages and actions. `recent`: ids of what was chosen, newest first.
  Palette(const Context& context, std::vector<Offer> offers, std::vector<Offer> recent, QWidget* over);

  QLineEdit* field() const { return field_; }
  QListView* list() const { return list_; }
  const PaletteModel& model() const { return model_; }
  QString footer() const;
  QString note() const;  ///< "pinyin initials of 轮滑鞋"
  const PaletteFinds& finds() const { return search_.finds(); }
  void dismiss();

  static constexpr int kMostRows = 9;  ///< in sight; more are scrolled to

 Q_SIGNALS:
  void chosen(const Offer& offer);
  void wanted(const Destination& where);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;

 private:
  void build();
  void typed();
  void refresh();
  void showFooter();
  void place();
  bool pressed(QKeyEvent* key);
  void move(int rows);
  void sayCurrent();
  void take(bool aside);
  std::vector<Offer> ranked() const;
  void addPeople(std::vector<Offer>& offers) const;
  void addOrders(std::vector<Offer>& offers) const;
  void addPersonActions(std::vector<Offer>& offers) const;  ///< on the first of those found

  Context context_;
  std::vector<Offer> offers_;
  std::vector<Offer> recent_;
  PaletteSearch search_;
  PaletteModel model_;
  QPointer<QWidget> before_;  ///< had the focus
  QFrame* card_ = nullptr;
  QLineEdit* field_ = nullptr;
  QLabel* note_ = nullptr;
  QListView* list_ = nullptr;
  QLabel* found_ = nullptr;
  QLabel* keys_ = nullptr;
};

}  // namespace rebate
