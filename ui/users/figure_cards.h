// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <optional>

#include "domain/user.h"
#include "domain/user_figures.h"

class QFrame;
class QLabel;

namespace rebate {

/// Four sums of one person: free, on the way, frozen, and all that ever came.
class FigureCards : public QWidget {
  Q_OBJECT
 public:
  explicit FigureCards(QWidget* parent = nullptr);
  /// Absent: not known (yet).
  void show(const std::optional<User>& user, const std::optional<UserFigures>& figures, Millis now);

 private:
  struct Card {
    QFrame* frame;
    QString title;
    QLabel* figure;
    QLabel* words;
  };
  enum Which { kAvailable, kWaiting, kFrozen, kLifetime, kCards };
  void put(Which which, const std::optional<Fen>& amount, const QString& words, const char* tone = "unknown");

  std::array<Card, kCards> cards_;
};

}  // namespace rebate
