// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

#include "ui/page.h"
#include "ui/rebates/saved_views.h"

namespace rebate {

/// The operator's saved views: to be chosen, added, and put in order.
class ViewsMenu : public QToolButton {
  Q_OBJECT
 public:
  explicit ViewsMenu(const Context& context, QWidget* parent = nullptr);
  void setCurrent(const RebateFilter& filter) { current_ = filter; }  ///< what "save" saves
  void save(const QString& name);                                     ///< a view of this name is replaced
  void manage();
  std::vector<SavedView> views() const;
  void setViews(const std::vector<SavedView>& views);

 Q_SIGNALS:
  void chosen(const RebateFilter& filter);
  void failed(const QString& why);

 private:
  void fill();
  void askName();

  Context context_;
  RebateFilter current_;
};

}  // namespace rebate
