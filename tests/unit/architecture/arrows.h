// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <span>

namespace rebate::architecture {

/// A folder of the house and what it may know; the table in arrows.cpp is ARCHITECTURE.md's, to be read by a machine.
struct Component {
  const char* name;
  const char* folder;
  const char* components;  ///< of ours, separated by spaces; itself goes without saying
  const char* libraries;   ///< of others: names of kLibraries; "*" for any

  bool mayUse(const QString& component) const;
  bool mayLink(const QString& library) const;
};

/// How a library of others is recognised in a link list and in an #include.
struct Library {
  const char* name;
  const char* link;    ///< regular expression over a whole link item
  const char* header;  ///< regular expression over a whole header name
};

std::span<const Component> components();
const Component* componentNamed(const QString& name);
const Component* componentOfFolder(const QString& folder);

/// Name of the library, or an empty string for one that nobody has put into the table.
QString libraryOfLink(const QString& item);
/// Likewise; empty also for the C++ standard library.
QString libraryOfHeader(const QString& header);

/// What lies at the top: must be there, may be there.
QStringList requiredAtTop();
QStringList allowedAtTop();

}  // namespace rebate::architecture
