// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ports/workspace.h"
#include "ui/export/export_table.h"

namespace rebate {

/// Reveals the nicknames of a few users, one after the other; each reveal is audited by the region with the reason.
class RevealNames : public QObject {
  Q_OBJECT
 public:
  RevealNames(Workspace& workspace, std::vector<std::string> users, std::string reason, QObject* parent);
  void start() { next(); }

 Q_SIGNALS:
  void revealed(const ClearNames& names);
  void failed(const Error& why);  ///< of the first that was refused; those before it were audited all the same

 private:
  void next();

  Workspace& workspace_;
  std::vector<std::string> left_;
  std::string reason_;
  ClearNames names_;
};

}  // namespace rebate
