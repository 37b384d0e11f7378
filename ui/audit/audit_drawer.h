// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ports/region_reads.h"

class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace rebate {

/// One audit record: who did what, which members it changed, and its text as it was hashed.
class AuditDrawer : public QFrame {
  Q_OBJECT
 public:
  explicit AuditDrawer(QWidget* parent = nullptr);
  void show(const AuditEntry& entry);
  QString text() const;  ///< all that is shown, for tests and the clipboard
  QPushButton* copyHash() const { return copyHash_; }
  QPushButton* closeButton() const { return close_; }

 Q_SIGNALS:
  void closeWanted();
  void copied();

 private:
  void showChanges();

  AuditEntry entry_;
  QLabel* head_;
  QLabel* facts_;
  QLabel* hash_;
  QLabel* changesHead_;
  QGridLayout* changes_;
  QPlainTextEdit* record_;
  QPushButton* copyHash_;
  QPushButton* close_;
};

}  // namespace rebate
