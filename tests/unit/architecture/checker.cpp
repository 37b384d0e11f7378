// SPDX-License-Identifier: GPL-3.0-or-later
#include "checker.h"

#include <QMap>
#include <QRegularExpression>

#include "arrows.h"

namespace rebate::architecture {
namespace {

constexpr int kLongestFile = 600;
constexpr int kLicenceWithin = 3;

// Of compilers and of CMake, nobody's architecture.
bool isPlumbing(const QString& link) {
  static const QRegularExpression plumbing(
      QStringLiteral("^(Threads::Threads|build_rules|dl|m|rt|links-NOTFOUND|-.*|\\$<.*)$"));
  return plumbing.match(link).hasMatch();
}

struct Target {
  QString name, folder;
  QStringList links;
};

QList<Target> targetsOf(const QString& linkInterfaces) {
  static const QRegularExpression shape(QStringLiteral("^(\\S+) (\\S+): *(.*)$"));
  QList<Target> targets;
  for (const QString& line : linkInterfaces.split(u'\n', Qt::SkipEmptyParts)) {
    const auto match = shape.match(line);
    if (match.hasMatch()) {
      targets.append({match.captured(1), match.captured(2), match.captured(3).split(u' ', Qt::SkipEmptyParts)});
    }
  }
  return targets;
}

QString complaintOfLink(const Component& from, const QString& link, const QMap<QString, QString>& folders) {
  const Component* to = folders.contains(link) ? componentOfFolder(folders.value(link)) : componentNamed(link);
  if (to != nullptr) {
    return from.mayUse(QLatin1String(to->name)) ? QString() : QStringLiteral("must not know %1").arg(link);
  }
  const QString library = libraryOfLink(link);
  if (library.isEmpty() && !from.mayLink(QStringLiteral("*"))) {
    return QStringLiteral("links %1, which no arrow speaks of").arg(link);
  }
  return from.mayLink(library) ? QString() : QStringLiteral("must not link %1").arg(link);
}

QString complaintOfInclude(const Component& from, const QString& header) {
  if (header.startsWith(u'.')) return QStringLiteral("is named from where it stands; name it from its root");
  const Component* to = header.contains(u'/') ? componentNamed(header.section(u'/', 0, 0)) : nullptr;
  if (to != nullptr) return from.mayUse(QLatin1String(to->name)) ? QString() : QStringLiteral("breaks an arrow");
  const QString library = libraryOfHeader(header);
  if (library.isEmpty() || from.mayLink(library)) return {};
  return QStringLiteral("is %1, which %2 must not know").arg(library, QLatin1String(from.name));
}

}  // namespace

QStringList checkLinks(const QString& linkInterfaces) {
  const QList<Target> targets = targetsOf(linkInterfaces);
  QMap<QString, QString> folders;
  for (const Target& target : targets) folders.insert(target.name, target.folder);
  QStringList complaints;
  for (const Target& target : targets) {
    if (target.folder.startsWith(QLatin1String("tests"))) continue;
    const Component* component = componentOfFolder(target.folder);
    if (component == nullptr) {
      complaints += QStringLiteral("%1: no arrows are known for %2").arg(target.name, target.folder);
      continue;
    }
    for (const QString& link : target.links) {
      if (isPlumbing(link)) continue;
      const QString complaint = complaintOfLink(*component, link, folders);
      if (!complaint.isEmpty()) complaints += target.name + QLatin1String(": ") + complaint;
    }
  }
  return complaints;
}

QStringList checkIncludes(const QString& path, const QString& content) {
  static const QRegularExpression include(QStringLiteral("^[ \\t]*#[ \\t]*include[ \\t]*[<\"]([^>\"]+)[>\"]"),
                                          QRegularExpression::MultilineOption);
  const Component* component = componentOfFolder(path.section(u'/', 0, -2));
  if (component == nullptr) return {QStringLiteral("%1: no arrows are known for its folder").arg(path)};
  QStringList complaints;
  for (auto matches = include.globalMatch(content); matches.hasNext();) {
    const QString header = matches.next().captured(1);
    const QString complaint = complaintOfInclude(*component, header);
    if (!complaint.isEmpty()) complaints += QStringLiteral("%1: %2 %3").arg(path, header, complaint);
  }
  return complaints;
}

QStringList checkForm(const QString& path, const QString& content) {
  QStringList complaints;
  const QString head = content.section(u'\n', 0, kLicenceWithin - 1);
  if (!head.contains(QLatin1String("SPDX-License-Identifier: GPL-3.0-or-later"))) {
    complaints += QStringLiteral("%1: no licence line").arg(path);
  }
  const auto lines = content.count(u'\n') + (content.isEmpty() || content.endsWith(u'\n') ? 0 : 1);
  if (lines > kLongestFile) complaints += QStringLiteral("%1: %2 lines").arg(path).arg(lines);
  return complaints;
}

QStringList checkTopLevel(const QStringList& entries) {
  QStringList complaints;
  for (const QString& entry : entries) {
    if (!allowedAtTop().contains(entry)) complaints += QStringLiteral("%1 does not belong at the top").arg(entry);
  }
  for (const QString& entry : requiredAtTop()) {
    if (!entries.contains(entry)) complaints += QStringLiteral("%1 is missing").arg(entry);
  }
  return complaints;
}

}  // namespace rebate::architecture
