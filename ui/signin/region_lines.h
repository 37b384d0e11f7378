// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/page.h"
#include "ui/signin/region_dialog.h"

class QLabel;
class QMessageBox;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace rebate {

class StatusMark;

/// The regions of this profile with whether they answer; where they can be changed, how.
class RegionLines : public QWidget {
  Q_OBJECT
 public:
  explicit RegionLines(const Context& context, QWidget* parent = nullptr);
  void refresh();
  RegionDialog* add();                               ///< null where regions cannot be changed
  RegionDialog* review(const std::string& address);  ///< likewise
  RegionDialog* relocate(const std::string& address);    ///< likewise; its address is changed
  QMessageBox* askToRemove(const std::string& address);
  QPushButton* addButton() const { return add_; }
  QToolButton* more(std::size_t line) const { return lines_.at(line).more; }

 Q_SIGNALS:
  void said(const QString& text);

 private:
  struct Line {
    QWidget* row;
    StatusMark* mark;
    QLabel* address;
    QLabel* said;
    QToolButton* more;
    std::string region;  ///< its address
  };
  void addLine();
  void showLine(Line& line, const RegionView& view);
  RegionDialog* openKnown(const std::string& address, RegionDialog::Purpose purpose);
  RegionDialog* open(const std::optional<RegionEntry>& known,
                     RegionDialog::Purpose purpose = RegionDialog::Purpose::look);
  void remove(const std::string& address);

  Context context_;
  QVBoxLayout* layout_;
  std::vector<Line> lines_;
  QLabel* versions_;  ///< of regions that speak another version than this program
  QLabel* none_;
  QPushButton* add_;
};

}  // namespace rebate
