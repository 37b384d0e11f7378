// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

class QLabel;
class QPushButton;

namespace rebate {

/// How large the copy on this computer is, and the way to destroy it: asked once more, in place.
class CopyForm : public Page {
  Q_OBJECT
 public:
  explicit CopyForm(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  QPushButton* wipeButton() const { return wipe_; }
  QPushButton* reallyButton() const { return really_; }
  QPushButton* keepButton() const { return keep_; }
  QString message() const;

 private:
  void ask(bool asking);
  void wipe();
  void say(const QString& text, const char* tone);

  Context context_;
  bool busy_ = false;
  QLabel* size_;
  QPushButton* wipe_;
  QWidget* question_;
  QLabel* asked_;
  QPushButton* really_;
  QPushButton* keep_;
  QLabel* message_;
};

}  // namespace rebate
