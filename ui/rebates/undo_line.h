// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "ui/page.h"

class QLabel;
class QPushButton;
class QTimer;

namespace rebate {

/// What became of the last decision, and the way to take it back while it is held back.
class UndoLine : public QWidget {
  Q_OBJECT
 public:
  explicit UndoLine(const Context& context, QWidget* parent = nullptr);

  void follow(const std::string& decisionId);
  void show(const std::vector<OutboxItem>& items);  ///< newest first, as the outbox gives them
  void undo();                                      ///< the newest decision that is held back; nothing if there is none
  QString text() const;
  QPushButton* button() const { return undo_; }

 Q_SIGNALS:
  void focusGivenUp();  ///< the button had it and is gone

 private:
  Millis heldFor(const OutboxItem& item) const;  ///< ms until it is sent; 0: not held back
  const OutboxItem* newestHeld() const;
  void refresh();

  Context context_;
  std::string followed_;
  std::vector<OutboxItem> items_;  ///< the followed one, and those that are held back
  QLabel* said_;
  QPushButton* undo_;
  QTimer* countDown_;
};

}  // namespace rebate
