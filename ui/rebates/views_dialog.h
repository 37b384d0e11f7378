// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/rebates/saved_views.h"

class QListWidget;
class QPushButton;

namespace rebate {

/// Saved views in their order: rename (in place), move, delete, and which is shown first.
class ViewsDialog : public QDialog {
  Q_OBJECT
 public:
  explicit ViewsDialog(const std::vector<SavedView>& views, QWidget* parent = nullptr);
  QListWidget* list() const { return list_; }

 Q_SIGNALS:
  void changed(const std::vector<rebate::SavedView>& views);

 private:
  void fill(int row);
  void move(int by);
  void remove();
  void makeDefault();
  void renamed(int row);
  void tell(int row);

  std::vector<SavedView> views_;
  QListWidget* list_;
  bool showing_ = false;
};

}  // namespace rebate
