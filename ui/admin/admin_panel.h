// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>
#include <functional>

#include "ui/export/export_table.h"
#include "ui/page.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace rebate {

class EmptyState;

/// One part of the admin page: what a region was asked for, how old that is, and what may be done about it. Until
/// something was read, and when nothing can be, it says so in the place of the rows.
class AdminPanel : public QWidget {
  Q_OBJECT
 public:
  AdminPanel(const Context& context, const QString& title, QWidget* parent = nullptr);
  virtual void refresh() = 0;  ///< asks anew
  virtual void open(const std::string& id) { Q_UNUSED(id); }
  void outboxChanged();  ///< what was done here may have come to its end
  void factsChanged();   ///< a region may be there again

 Q_SIGNALS:
  void wanted(const Destination& where);
  void said(const QString& text, ToastKind kind);

 protected:
  void showEvent(QShowEvent* event) override;

  bool may(Permission permission) const;
  /// Keeps it in the outbox; what is wrong with it is said, and `kept` is called when nothing is.
  void keep(const Command& wish, const Facts& seen, std::function<void()> kept = {});
  /// A read for this panel; its failure is shown in place of the rows.
  template <class Read>
  void askFor(const Read& wish, std::function<void(typename Read::Answer)> take) {
    waits();
    const QPointer<AdminPanel> self(this);
    ask<Read>(context_.workspace, wish, [self, take = std::move(take)](Result<typename Read::Answer> answer) {
      if (!self) return;
      if (!answer) return self->failed(answer.error());
      self->came();
      take(*std::move(answer));
    });
  }
  /// Instead of the rows, although they were read.
  void showEmpty(const QString& head, const QString& advice);
  void showRows();
  /// Below the rows: there are more, which are asked for by a button or by scrolling to the end. `said`: how far it
  /// goes.
  void offerMore(QTableView* table, bool more, const QString& said = {});
  virtual void readMore() {}
  void complain(const QString& text);  ///< beside the head, until something else is done

  void offerExport(std::function<ExportTable()> describe);

  QTableView* addTable(const QString& name, const QStringList& columns, const QString& settings);
  static void fillTable(QTableView* table, const std::vector<QStringList>& rows, const QList<int>& rightAligned = {});

  Context context_;
  QHBoxLayout* head_;
  QVBoxLayout* body_;  ///< of the rows, and what belongs to them

 private:
  void waits();
  void came();
  void failed(const Error& why);

  QLabel* age_;
  QLabel* trouble_;
  QPushButton* again_;
  QPushButton* more_;
  QLabel* moreWords_;
  QPointer<QTableView> paged_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  bool read_ = false;    ///< something was
  bool failed_ = false;  ///< the last try did
  bool stale_ = true;    ///< to be asked for when it is looked at
};

}  // namespace rebate
