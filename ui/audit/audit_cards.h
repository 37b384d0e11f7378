// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/page.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace rebate {

/// The newest record of each region, beside what this desktop has witnessed itself.
class HeadsCard : public QFrame {
  Q_OBJECT
 public:
  explicit HeadsCard(const Context& context, QWidget* parent = nullptr);
  void refresh();

 private:
  void addRow(const AuditHeadView& head, int row);

  Context context_;
  QLabel* none_;
  QGridLayout* lines_;
  std::vector<AuditHeadView> shown_;
  bool showing_ = false;
};

/// How far a region's chain was hashed here.
class ChainCard : public QFrame {
  Q_OBJECT
 public:
  explicit ChainCard(const Context& context, QWidget* parent = nullptr);
  void refresh();
  void start(bool fromTheBeginning);
  QPushButton* stopButton() const { return stop_; }
  QComboBox* regions() const { return regions_; }
  QString text() const;

 private:
  void showRegions();

  Context context_;
  QComboBox* regions_;
  QProgressBar* bar_;
  QLabel* said_;
  QPushButton* stop_;
  QPushButton* again_;
};

/// Above every page: a region's history is not the one that was seen before.
class AuditBanner : public QFrame {
  Q_OBJECT
 public:
  explicit AuditBanner(const Context& context, QWidget* parent = nullptr);
  void refresh();
  QString text() const;

 private:
  Context context_;
  QLabel* text_;
};

}  // namespace rebate
