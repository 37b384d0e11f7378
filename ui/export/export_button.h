// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QPushButton>
#include <functional>

#include "ui/export/export_table.h"
#include "ui/page.h"

namespace rebate {

class ExportDialog;

/// "Export…" of a page's table. `describe` is asked when it is pressed. What came of it is said by the page it is on.
class ExportButton : public QPushButton {
  Q_OBJECT
 public:
  ExportButton(const Context& context, std::function<ExportTable()> describe, QWidget* parent = nullptr);
  void choose();                                    ///< as if it was pressed
  ExportDialog* dialog() const;  ///< null while none is open

 private:
  Context context_;
  std::function<ExportTable()> describe_;
  QPointer<ExportDialog> dialog_;
};

}  // namespace rebate
