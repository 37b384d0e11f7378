// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>
#include <vector>

#include "ui/page.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QTimer;

namespace rebate {

class SecretLabel;

/// Clear values for as long as the region allows, by its clock. They are gone at once when the card is not in view:
/// another tab or page, a lock, a minimised window.
class RevealCard : public QFrame {
  Q_OBJECT
 public:
  explicit RevealCard(const Context& context, QWidget* parent = nullptr);
  ~RevealCard() override;

  void show(const Revealed& revealed);
  void forget();  ///< values, and what was copied of them
  void tick();
  bool isShowing() const { return expiresAt_ != 0; }
  const std::vector<SecretLabel*>& values() const { return values_; }

 Q_SIGNALS:
  void forgotten();

 protected:
  void hideEvent(QHideEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void addRow(int row, PersonalField field, const SecretText& value);
  void copy(const SecretText& value);
  Millis left() const;

  Context context_;
  Millis expiresAt_ = 0;  ///< regions' clock; 0: nothing is shown
  QGridLayout* grid_;
  QLabel* countdown_;
  QLabel* copied_;
  QTimer* timer_;
  std::vector<SecretLabel*> values_;
  QPointer<QWidget> watched_;  ///< the window, while something is shown
};

}  // namespace rebate
