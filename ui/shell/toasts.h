// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>
#include <deque>
#include <utility>
#include <vector>

#include "ui/page.h"

class QLabel;
class QTimer;
class QToolButton;
class QVBoxLayout;

namespace rebate {

class StatusMark;

/// One line said in passing. It goes by itself unless somebody is over it; trouble stays until it is dismissed.
class Toast : public QFrame {
  Q_OBJECT
 public:
  Toast(const Look& look, const QString& text, ToastKind kind, int lifetime, QWidget* parent = nullptr);
  QString text() const;
  ToastKind kind() const { return kind_; }
  QToolButton* dismissButton() const { return dismiss_; }
  void again();  ///< it was said once more: it stays as long as a new one

 Q_SIGNALS:
  void over();

 protected:
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  ToastKind kind_;
  int lifetime_;
  QLabel* text_;
  QToolButton* dismiss_;
  QTimer* timer_;
};

/// The toasts in the lower right corner of a widget. They never take the focus, and a screen reader says them.
class Toasts : public QWidget {
  Q_OBJECT
 public:
  Toasts(const Look& look, QWidget* over);
  void say(const QString& text, ToastKind kind);
  void setLifetime(int ms) { lifetime_ = ms; }
  std::vector<Toast*> shown() const { return shown_; }  ///< oldest first
  int waiting() const { return static_cast<int>(waiting_.size()); }

  static constexpr int kMostShown = 4;
  static constexpr int kMostWaiting = 16;  ///< beyond that the oldest that is no trouble goes unsaid

 Q_SIGNALS:
  void announced(Toast* toast);  ///< to screen readers

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void showNext();
  void add(const QString& text, ToastKind kind);
  void place();

  const Look& look_;
  QVBoxLayout* column_;
  int lifetime_ = 6'000;
  std::vector<Toast*> shown_;
  std::deque<std::pair<QString, ToastKind>> waiting_;
};

}  // namespace rebate
