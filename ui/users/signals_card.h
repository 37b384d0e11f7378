// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <optional>

#include "domain/user_figures.h"
#include "ui/style/look.h"

class QLabel;
class QVBoxLayout;

namespace rebate {

class StatusMark;

/// Shares of one kind of rows among all.
struct Share {
  std::int64_t part = 0;
  std::int64_t all = 0;
};

/// What is worth a second look about somebody: only what the copy and the regions' timeline really tell, and each
/// says how it is counted.
class SignalsCard : public QFrame {
  Q_OBJECT
 public:
  explicit SignalsCard(const Look& look, QWidget* parent = nullptr);

  void showFigures(const std::optional<UserFigures>& figures, const std::optional<Share>& typical);
  void showReturned(const std::optional<Share>& returned);  ///< of withdrawals; absent: no region told

  static constexpr int kFewest = 5;  ///< orders, below which a share says nothing

 private:
  struct Row {
    StatusMark* mark;
    QLabel* name;
    QLabel* value;
  };
  Row add(QVBoxLayout* layout, const Look& look, const QString& name, const QString& definition);
  void put(const Row& row, Status status, const QString& value);

  Row closed_, held_, returned_;
};

}  // namespace rebate
