// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "ui/export/export_table.h"
#include "ui/page.h"
#include "ui/settings/choice.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace rebate {

class NamesChoice;

/// Writes a table to a file: format, columns, names, place; then how far it is. The window goes on meanwhile. Closing
/// it stops what is being written.
class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  ExportDialog(const Context& context, ExportTable table, QWidget* parent = nullptr);

  void setFormat(ExportFormat format);
  void setPath(const QString& path);
  QComboBox* format() const { return format_.box(); }
  QLineEdit* path() const { return path_; }
  const std::vector<QCheckBox*>& columns() const { return columns_; }
  NamesChoice* names() const { return names_; }
  QPushButton* start() const { return start_; }
  QPushButton* closer() const { return close_; }
  QPushButton* openFolder() const { return folder_; }
  QString message() const;
  bool running() const { return running_; }
  void reject() override;

 Q_SIGNALS:
  void said(const QString& text, ToastKind kind);

 private:
  void build(QVBoxLayout* layout);
  QWidget* buildColumns();
  void formatChanged();
  void check();
  void chooseFile();
  void begin();
  void write(MakeRows rows);
  void progressed(const ExportProgress& now);
  void ended(const Result<ExportDone>& result);
  void say(const QString& text, const char* tone);
  void setRunning(bool running);
  ExportJob job(MakeRows rows) const;

  Context context_;
  ExportTable table_;
  Choice<ExportFormat> format_;
  QLabel* purpose_;
  std::vector<QCheckBox*> columns_;
  QWidget* choices_;              ///< everything that may not change while it is being written
  NamesChoice* names_ = nullptr;  ///< null: nothing in the table is personal
  QLineEdit* path_;
  QProgressBar* bar_;
  QLabel* message_;
  QPushButton* folder_;
  QPushButton* close_;
  QPushButton* start_;
  bool running_ = false;
  Subscription writing_;
};

}  // namespace rebate
