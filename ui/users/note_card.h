// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <optional>

#include "ui/page.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace rebate {

/// A note for whoever looks at this person next. Kept in the outbox until a region has it.
class NoteCard : public QFrame {
  Q_OBJECT
 public:
  explicit NoteCard(const Context& context, QWidget* parent = nullptr);

  void show(const std::optional<User>& user);
  QPlainTextEdit* text() const { return text_; }
  QPushButton* add() const { return add_; }

 Q_SIGNALS:
  void added();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void refresh();
  void send();

  Context context_;
  std::optional<User> user_;
  QPlainTextEdit* text_;
  QLabel* hint_;
  QPushButton* add_;
  QString trouble_;
  bool sending_ = false;
};

}  // namespace rebate
