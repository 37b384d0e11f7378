// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QTextBrowser;

namespace rebate {

/// Shows a handover file that another desktop wrote, or says why it cannot: a window of its own that needs nobody to
/// sign in, because nobody is named in the file.
class HandoverViewer : public QWidget {
  Q_OBJECT
 public:
  explicit HandoverViewer(const QString& path, QWidget* parent = nullptr);
  bool shown() const { return shown_; }

 private:
  bool load(const QString& path);

  QTextBrowser* page_;
  bool shown_ = false;
};

}  // namespace rebate
