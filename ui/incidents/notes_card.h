// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "ports/alert_desk.h"
#include "ui/page.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace rebate {

/// What was written to the chosen incident, by everybody, and a line to write more; its runbook.
class NotesCard : public QFrame {
  Q_OBJECT
 public:
  static constexpr Millis kAgain = 10'000;  ///< others write, too

  explicit NotesCard(const Context& context, QWidget* parent = nullptr);
  void show(const std::optional<AlertView>& view);  ///< the chosen one; none: nothing is written
  void tick();
  void refresh();      ///< the outbox, or the regions, changed
  void openRunbook();  ///< nothing where it is no web address
  bool hasRunbookLink() const;
  QLineEdit* input() const { return input_; }
  QPushButton* runbook() const { return runbook_; }
  QStringList lines() const;  ///< as they are read

 Q_SIGNALS:
  void said(const QString& text, ToastKind kind);

 private:
  struct Entry {
    Millis at = 0;
    QString text;
    bool operator==(const Entry&) const = default;
  };
  void read();
  void add();
  void place();
  std::vector<Entry> entries() const;
  QString whyNot() const;

  Context context_;
  std::optional<AlertView> view_;
  std::vector<IncidentNote> notes_;
  std::vector<AddIncidentNote> waiting_;  ///< in the outbox
  std::optional<Error> trouble_;
  std::vector<Entry> shown_;
  Millis readAt_ = 0;
  QLabel* head_;
  QPushButton* runbook_;
  QLabel* advice_;  ///< a runbook in words
  QLabel* none_;
  QVBoxLayout* lines_;
  QLineEdit* input_;
};

}  // namespace rebate
