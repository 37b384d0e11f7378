// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <optional>

#include "domain/rebate.h"
#include "ui/style/look.h"

class QLabel;
class QPushButton;

namespace rebate {

class Waterfall;

/// "Why ¥ 3.12": one rebate from the commission to the person's part, and what happens next.
class ExplainCard : public QFrame {
  Q_OBJECT
 public:
  explicit ExplainCard(const Look& look, QWidget* parent = nullptr);

  void show(const Rebate& rebate, Millis now);
  void showMissing(const QString& rebateId);  ///< the copy does not have it
  const std::string& shownId() const { return id_; }
  static QString next(const Rebate& rebate, Millis now);  ///< "Received. The platform settles it about 20 Jul, …"

 Q_SIGNALS:
  void closed();
  void rebateWanted(const QString& rebateId);

 private:
  std::string id_;
  QLabel* why_;
  QLabel* order_;
  QLabel* item_;
  Waterfall* waterfall_;
  QLabel* next_;
  QPushButton* open_;
};

}  // namespace rebate
