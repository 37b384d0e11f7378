// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pictures.h"

#include <QCoreApplication>
#include <QDir>
#include <QPixmap>
#include <utility>

#include "ui/style/language.h"

namespace rebate {
namespace {

constexpr std::pair<Theme, const char*> kThemes[] = {{Theme::dark, "dark"}, {Theme::light, "light"}};
constexpr std::pair<Tongue, const char*> kTongues[] = {{Tongue::english, "en"}, {Tongue::chinese, "zh"}};
constexpr std::pair<PageId, const char*> kPages[] = {
    {PageId::overview, "overview"}, {PageId::rebates, "rebates"}, {PageId::outbox, "outbox"}};

}  // namespace

bool savePicture(MainWindow& window, const QString& folder, const QString& name) {
  QDir().mkpath(folder);
  QCoreApplication::processEvents();  // layouts that wait for their turn
  return window.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

QStringList saveAllPictures(MainWindow& window, const QString& folder, const QString& prefix) {
  const auto theme = window.context().settings.theme();
  const auto tongue = window.context().settings.tongue();
  const auto page = window.workbench() ? window.workbench()->current() : PageId::overview;
  QStringList written;
  const auto save = [&](const QString& name) {
    if (savePicture(window, folder, name)) written << name;
  };
  for (const auto& [inTongue, tongueName] : kTongues) {
    window.setTongue(inTongue);
    for (const auto& [inTheme, themeName] : kThemes) {
      window.setTheme(inTheme);
      const auto ending = QStringLiteral("-%1-%2").arg(QLatin1String(themeName), QLatin1String(tongueName));
      if (!window.isSignedIn()) {
        save(prefix + (window.isLocked() ? QStringLiteral("lock") : QStringLiteral("sign-in")) + ending);
        continue;
      }
      for (const auto& [inPage, pageName] : kPages) {
        window.go(inPage);
        save(prefix + QLatin1String(pageName) + ending);
      }
    }
  }
  window.setTongue(tongue);
  window.setTheme(theme);
  window.go(page);
  return written;
}

}  // namespace rebate
