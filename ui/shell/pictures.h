// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "ui/shell/main_window.h"

namespace rebate {

/// Saves what the window shows now, the settings over it while they are open; false when it could not be written.
bool savePicture(MainWindow& window, const QString& folder, const QString& name);

/// The same in both themes and both languages: "lock-dark-en.png", …; afterwards all is as it was. Gives the names
/// written; a missing one could not be.
QStringList savePictures(MainWindow& window, const QString& folder, const QString& name);

/// Every page the role has in both themes and both languages: "overview-dark-en.png", …; afterwards all is as it was.
/// Gives the names written; a missing one could not be.
QStringList saveAllPictures(MainWindow& window, const QString& folder, const QString& prefix = {});

}  // namespace rebate
