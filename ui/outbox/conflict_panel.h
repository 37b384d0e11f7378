// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <optional>

#include "ports/outbox.h"
#include "ui/page.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace rebate {

/// A decision that did not count, or that waits for a word: what was seen, what was decided, what stands there now,
/// side by side.
class ConflictPanel : public QFrame {
  Q_OBJECT
 public:
  explicit ConflictPanel(QWidget* parent = nullptr);
  void show(const OutboxItem& item);
  const std::optional<OutboxItem>& item() const { return item_; }

 Q_SIGNALS:
  void dropWanted(const QString& decisionId);
  void decideAgainWanted(const QString& rebateId);
  void placeWanted(const Destination& where);  ///< where what a command is about is shown
  void releaseWanted(const QString& decisionId);

 private:
  void addLine(const QString& field, const QString& seen, const QString& mine, const QString& now, bool moved);
  void showFields();
  void showFacts();
  void showButtons();
  QString times() const;
  void clearLines();

  std::optional<OutboxItem> item_;
  QLabel* title_;
  QLabel* versions_;
  QLabel* why_;
  QLabel* times_;
  QGridLayout* grid_;
  int lines_ = 0;
  QPushButton* release_;
  QPushButton* drop_;
  QPushButton* again_;
};

}  // namespace rebate
