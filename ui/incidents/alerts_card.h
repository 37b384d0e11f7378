// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "ports/alert_desk.h"
#include "ui/page.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace rebate {

/// On the overview: what fires, worst first, and a button for whoever takes it. It listens to the alerts itself.
class AlertsCard : public QFrame, private AlertListener {
  Q_OBJECT
 public:
  explicit AlertsCard(const Context& context, QWidget* parent = nullptr);
  ~AlertsCard() override;

  void tick();  ///< time passed: ages count on

 Q_SIGNALS:
  void wanted(const Destination& where);           ///< an alert on its page
  void said(const QString& text, ToastKind kind);  ///< of an acknowledgement

 private:
  class Line;
  static constexpr std::size_t kMost = 4;

  void alertFactsChanged() override;
  void acknowledge(const std::string& fingerprint);

  Context context_;
  QLabel* head_;
  QLabel* none_;
  QPushButton* more_;
  QVBoxLayout* lines_;
  std::vector<Line*> shown_;
  Subscription listening_;
};

}  // namespace rebate
