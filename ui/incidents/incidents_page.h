// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/alert_desk.h"
#include "tables/alert_table_model.h"
#include "ui/page.h"

class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;

namespace rebate {

class AlertActsDelegate;
class AlertDress;
class EmptyState;
class ExportButton;
class NotesCard;
class SuppressedCard;

/// What fires, who has it in hand, and what is kept from firing.
class IncidentsPage : public Page, private AlertListener {
  Q_OBJECT
 public:
  explicit IncidentsPage(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  void outboxChanged() override;
  void tick() override;
  void open(const std::string& fingerprint) override;
  void takeFocus() override;

  void acknowledge(const std::string& fingerprint);  ///< as far as its dialog
  void silence(const std::string& fingerprint);
  void show(AlertShow what);
  QTableView* table() const { return table_; }
  const AlertTableModel& model() const { return model_; }
  SuppressedCard* suppressed() const { return suppressed_; }
  NotesCard* notes() const { return notes_; }
  QPushButton* sound() const { return sound_; }
  EmptyState* empty() const { return empty_; }
  std::string selected() const;  ///< fingerprint; empty: none

 private:
  void alertFactsChanged() override;
  void buildHead(QHBoxLayout* head);
  void buildTable();
  void buildActions();
  void fill();
  void showChips();
  void showRegions();
  void showEmpty();
  void showSelected();
  void showSound();
  void slideIn(int first, int last);
  const AlertView* viewOf(const std::string& fingerprint) const;
  const AlertFacts& alerts() const;
  void ask(const std::string& fingerprint, bool exactly);

  Context context_;
  AlertTableModel model_;
  AlertFilter filter_;
  AlertDress* dress_;
  QTableView* table_;
  EmptyState* empty_;
  QLabel* age_;
  QLabel* blind_;
  QButtonGroup* chips_;
  QComboBox* region_;
  QComboBox* grouping_;
  ExportButton* export_;
  QPushButton* sound_;
  SuppressedCard* suppressed_;
  NotesCard* notes_;
  bool filled_ = false;   ///< what was there at first does not slide in
  bool showing_ = false;  ///< a change of a box is ours
  Subscription listening_;
};

}  // namespace rebate
