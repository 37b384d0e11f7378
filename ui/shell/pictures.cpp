// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pictures.h"

#include <QCoreApplication>
#include <QDir>
#include <QPainter>
#include <QPixmap>
#include <functional>
#include <utility>

#include "ui/settings/settings_dialog.h"
#include "ui/style/language.h"

namespace rebate {
namespace {

constexpr int kQuick = 80;  // compressed a little: there are many of them
constexpr std::pair<Theme, const char*> kThemes[] = {{Theme::dark, "dark"}, {Theme::light, "light"}};
constexpr std::pair<Tongue, const char*> kTongues[] = {{Tongue::english, "en"}, {Tongue::chinese, "zh"}};
constexpr std::pair<PageId, const char*> kPages[] = {
    {PageId::overview, "overview"},  {PageId::rebates, "rebates"},     {PageId::withdrawals, "withdrawals"},
    {PageId::users, "users"},        {PageId::outbox, "outbox"},       {PageId::audit, "audit"},
    {PageId::admin, "admin"},        {PageId::incidents, "incidents"}, {PageId::metrics, "metrics"},
    {PageId::failovers, "failovers"}};

/// Calls with the ending of each look; afterwards all is as it was.
void inEveryLook(MainWindow& window, const std::function<void(const QString& ending)>& call) {
  const auto theme = window.context().settings.theme();
  const auto tongue = window.context().settings.tongue();
  for (const auto& [inTongue, tongueName] : kTongues) {
    window.setTongue(inTongue);
    for (const auto& [inTheme, themeName] : kThemes) {
      window.setTheme(inTheme);
      call(QStringLiteral("-%1-%2").arg(QLatin1String(themeName), QLatin1String(tongueName)));
    }
  }
  window.setTongue(tongue);
  window.setTheme(theme);
}

}  // namespace

bool savePicture(MainWindow& window, const QString& folder, const QString& name) {
  QDir().mkpath(folder);
  QCoreApplication::processEvents();  // layouts that wait for their turn
  auto picture = window.grab();
  if (auto* dialog = window.settings(); dialog && dialog->isVisible()) {
    const auto beside = dialog->grab();
    QPainter painter(&picture);
    const QPoint at((window.width() - dialog->width()) / 2, (window.height() - dialog->height()) / 2);
    painter.drawPixmap(at, beside);
    painter.setPen(window.context().look.tokens().line);  // the window manager's part of it
    painter.drawRect(QRect(at, dialog->size()));
  }
  return picture.save(QDir(folder).filePath(name + QStringLiteral(".png")), "PNG", kQuick);
}

QStringList savePictures(MainWindow& window, const QString& folder, const QString& name) {
  QStringList written;
  inEveryLook(window, [&](const QString& ending) {
    if (savePicture(window, folder, name + ending)) written << name + ending;
  });
  return written;
}

QStringList saveAllPictures(MainWindow& window, const QString& folder, const QString& prefix) {
  if (!window.isSignedIn())
    return savePictures(window, folder, prefix + QLatin1String(window.isLocked() ? "lock" : "sign-in"));
  const auto page = window.workbench()->current();
  QStringList written;
  inEveryLook(window, [&](const QString& ending) {
    for (const auto& [inPage, pageName] : kPages) {
      if (!window.workbench()->has(inPage)) continue;
      window.go(inPage);
      const auto name = prefix + QLatin1String(pageName) + ending;
      if (savePicture(window, folder, name)) written << name;
    }
  });
  window.go(page);
  return written;
}

}  // namespace rebate
