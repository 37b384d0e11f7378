// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/page.h"

class QLabel;
class QPushButton;

namespace rebate {

/// While no region is heard: how long, until when the copy may be used, and that nothing is lost.
class OfflineBanner : public QFrame {
  Q_OBJECT
 public:
  explicit OfflineBanner(const Context& context, QWidget* parent = nullptr);
  void refresh();

 private:
  Context context_;
  QLabel* head_;
  QLabel* text_;
};

/// Never closes: what the person would miss is not there for the whole session.
class ReadOnlyBanner : public QFrame {
  Q_OBJECT
 public:
  explicit ReadOnlyBanner(const Context& context, QWidget* parent = nullptr);
  void refresh();

 private:
  Context context_;
};

/// What happened while nobody could be reached, and what was saved of a damaged outbox; until it was read.
class NewsCard : public QFrame {
  Q_OBJECT
 public:
  explicit NewsCard(const Context& context, QWidget* parent = nullptr);
  void refresh(bool outboxInView = false);  ///< no way there is offered then
  QPushButton* showButton() const { return show_; }
  QPushButton* dismissButton() const { return dismiss_; }
  QString text() const;

 Q_SIGNALS:
  void outboxWanted();

 private:
  Context context_;
  QLabel* back_;
  QLabel* salvaged_;
  QPushButton* show_;
  QPushButton* dismiss_;
};

}  // namespace rebate
