// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <optional>
#include <vector>

#include "ui/page.h"

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QPushButton;

namespace rebate {

class PreflightList;

/// The guarded way to another leader: preflight, reason, the typed name, a second person; then how far it is.
class SwitchoverPanel : public QFrame {
  Q_OBJECT
 public:
  explicit SwitchoverPanel(const Context& context, QWidget* parent = nullptr);
  void refresh();  ///< facts or time moved on
  void check();    ///< asks for the preflight anew

 Q_SIGNALS:
  void said(const QString& text, ToastKind kind);

 private:
  QWidget* buildAsk();
  QWidget* buildOrder();
  bool may(Permission permission) const;
  const Switchover* open() const;
  std::string candidate() const;
  void showCandidates();
  void showAsk();
  void showOrder(const Switchover& order);
  void showLast();
  QString whyNotAsk() const;
  QString stand(const Switchover& order) const;
  void askFor();
  void decide(SwitchoverVerdict verdict);
  void took(const Result<Switchover>& answer, const QString& done);

  Context context_;
  QLabel* title_;
  QWidget* ask_;
  QComboBox* to_;
  PreflightList* checks_;
  QLabel* expected_;
  QLineEdit* reason_;
  QCheckBox* later_;
  QDateTimeEdit* at_;
  QLineEdit* typed_;
  QLabel* typeIt_;
  QPushButton* askButton_;
  QLabel* why_;
  QWidget* order_;
  QLabel* stands_;
  QLineEdit* verdictReason_;
  QPushButton *approve_, *reject_, *cancel_;
  QLabel* orderWhy_;
  QLabel* last_;
  std::optional<Preflight> preflight_;
  std::optional<Error> trouble_;
  std::optional<Switchover> mine_;  ///< as the region answered, until its list says the same or newer
  std::string checked_;             ///< for which candidate, under which leader
  bool busy_ = false;
};

}  // namespace rebate
