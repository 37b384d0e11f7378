// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/screen.h"

#include <xcb/xcb.h>

#include <QThread>
#include <cstdlib>
#include <string_view>

namespace rebate::bench {
namespace {

constexpr int kTooLong = 60;  // seconds

/// Where a window has its menu and most of its contents; where both tables that are compared have their rows, and
/// where the dialog "database is busy" of the other program is not.
constexpr Screen::Part kWindow{0, 0, 1'000, 600}, kRows{240, 200, 240, 400};

}  // namespace

Screen::Screen() {
  server_.start(QStringLiteral("Xvfb"),
                {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                 QStringLiteral("1600x1000x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp")});
  if (!server_.waitForReadyRead(20'000)) giveUp("Xvfb did not start");
  const auto display = ":" + server_.readAllStandardOutput().trimmed();
  connection_ = xcb_connect(display.constData(), nullptr);
  if (xcb_connection_has_error(connection_) != 0) giveUp("no display");
  root_ = xcb_setup_roots_iterator(xcb_get_setup(connection_)).data->root;
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("DISPLAY"), QString::fromLatin1(display));
  environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
  environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
  program_.setProcessEnvironment(environment);
}

Screen::~Screen() {
  end();
  xcb_disconnect(connection_);
  server_.terminate();
  server_.waitForFinished(5'000);
}

void Screen::begin(const QString& program, const QStringList& arguments) {
  if (look(kWindow)) giveUp("something is on the screen already");
  program_.start(program, arguments);
  if (!program_.waitForStarted(10'000)) giveUp("cannot start " + program.toStdString());
}

void Screen::end() {
  if (program_.state() == QProcess::NotRunning) return;
  program_.kill();
  program_.waitForFinished(10'000);
  const Stopwatch watch;
  while (look(kWindow) && watch.seconds() < 5) QThread::msleep(5);
}

std::optional<std::size_t> Screen::look(const Part& part) {
  const auto cookie =
      xcb_get_image(connection_, XCB_IMAGE_FORMAT_Z_PIXMAP, root_, part.left, part.top, part.width, part.height, ~0u);
  auto* reply = xcb_get_image_reply(connection_, cookie, nullptr);
  if (reply == nullptr) return std::nullopt;
  const auto size = static_cast<std::size_t>(xcb_get_image_data_length(reply));
  const std::string_view bytes(reinterpret_cast<const char*>(xcb_get_image_data(reply)), size);
  const bool plain = bytes.substr(4) == bytes.substr(0, size - 4);  // every pixel as the one before it
  const auto hash = std::hash<std::string_view>{}(bytes);
  std::free(reply);
  return plain ? std::nullopt : std::optional(hash);
}

double Screen::untilPainted(const QString& program, const QStringList& arguments) {
  const Stopwatch watch;
  begin(program, arguments);
  while (!look(kWindow)) {
    if (watch.seconds() > kTooLong) giveUp("no window from " + program.toStdString());
    QThread::msleep(1);
  }
  const auto took = watch.seconds() * 1e3;
  end();
  return took;
}

double Screen::untilAtRest(const QString& program, const QStringList& arguments, int restMs) {
  const Stopwatch watch;
  begin(program, arguments);
  std::optional<std::size_t> seen;
  double changed = 0;
  while (!seen || watch.seconds() * 1e3 < changed + restMs) {
    if (watch.seconds() > kTooLong) giveUp("no rest in " + program.toStdString());
    if (const auto now = look(kRows); now != seen) {
      seen = now;
      changed = watch.seconds() * 1e3;
    }
    QThread::msleep(1);
  }
  end();
  return changed;
}

}  // namespace rebate::bench
