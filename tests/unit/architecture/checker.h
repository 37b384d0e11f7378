// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace rebate::architecture {

/// Each check answers with complaints, a sentence each; none is good.

/// link-interfaces.txt: "name folder: what it links" per line.
QStringList checkLinks(const QString& linkInterfaces);
/// The #include lines of a source, its path relative to the top.
QStringList checkIncludes(const QString& path, const QString& content);
/// Length and licence line.
QStringList checkForm(const QString& path, const QString& content);
QStringList checkTopLevel(const QStringList& entries);

}  // namespace rebate::architecture
