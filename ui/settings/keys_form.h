// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace rebate {

/// The second door to the keys, and another key for the first one.
class KeysForm : public Page {
  Q_OBJECT
 public:
  explicit KeysForm(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  QLineEdit* passphrase() const { return first_; }
  QLineEdit* again() const { return second_; }
  QPushButton* setButton() const { return set_; }
  QPushButton* removeButton() const { return remove_; }
  QPushButton* rotateButton() const { return rotate_; }
  QProgressBar* progress() const { return progress_; }
  QString message() const;

  static constexpr int kShortest = 12;  ///< characters (Vault::setRecovery)

 private:
  enum class Task { set, remove, rotate };
  void build();
  void setRecovery();
  void begin(Task task);
  void ended(Task task, const Outcome& outcome);
  void say(const QString& text, const char* tone);

  Context context_;
  bool busy_ = false;
  QLabel* about_;
  QLineEdit* first_;
  QLineEdit* second_;
  QPushButton* set_;
  QPushButton* remove_;
  QPushButton* rotate_;
  QProgressBar* progress_;
  QLabel* message_;
};

}  // namespace rebate
