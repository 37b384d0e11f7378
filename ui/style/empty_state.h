// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/style/look.h"

class QLabel;
class QPushButton;

namespace rebate {

enum class EmptyKind { nothing, notFound, loading, offline, trouble };

/// In place of rows that are not there: a sign, why, what to do, and at most one thing to do it with.
class EmptyState : public QWidget {
  Q_OBJECT
 public:
  explicit EmptyState(const Look& look, QWidget* parent = nullptr);

  /// `advice` and `action` may be empty.
  void say(EmptyKind kind, const QString& head, const QString& advice = {}, const QString& action = {});
  QPushButton* button() const { return button_; }
  QString text() const;

 Q_SIGNALS:
  void wanted();  ///< the action was chosen

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  class Sign;
  Sign* sign_;
  QLabel* head_;
  QLabel* advice_;
  QPushButton* button_;
};

}  // namespace rebate
