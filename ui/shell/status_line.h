// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "ports/workspace.h"

class QLabel;
class QStatusBar;

namespace rebate {

/// The words of the status bar: how fresh, how much, where writes go.
class StatusWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::StatusWords)
 public:
  static QString freshness(const WorkspaceFacts& facts, Millis wall);  ///< "Live · change 18 240 771"
  static QString cache(const WorkspaceFacts& facts);
  static QString target(const WorkspaceFacts& facts);  ///< "Writing to cn-east · epoch 41", or why not
  static QString audit(const WorkspaceFacts& facts);   ///< "Audit head 9f3c…21ab same on 3 of 3 regions", or nothing
  static QString outbox(const WorkspaceFacts& facts);  ///< "2 waiting · 1 needs you", or nothing
};

/// Puts them into a window's status bar.
class StatusLine {
 public:
  explicit StatusLine(QStatusBar* bar);
  void refresh(const WorkspaceFacts& facts, Millis wall);

 private:
  QLabel* freshness_;
  QLabel* cache_;
  QLabel* audit_;
  QLabel* outbox_;
  QLabel* target_;
};

}  // namespace rebate
