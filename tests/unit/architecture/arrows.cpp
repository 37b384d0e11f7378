// SPDX-License-Identifier: GPL-3.0-or-later
#include "arrows.h"

#include <QRegularExpression>

namespace rebate::architecture {
namespace {

// "system" stands for files, processes and sockets of the operating system: models and the session have none.
constexpr Component kComponents[] = {
    {"domain", "models/domain", "", ""},
    {"wire", "models/wire", "domain", "boost.json sodium openssl"},
    {"ports", "models/ports", "domain", ""},
    {"tables", "models/tables", "ports domain", "qt-core"},
    {"sqlite", "app/sqlite", "domain", "sqlcipher openssl system"},
    {"session", "app/session", "ports wire domain", ""},
    {"monitor", "app/monitor", "ports wire domain", ""},
    {"link", "app/link", "ports wire domain", "qt-core qt-network"},
    {"cache", "app/cache", "ports wire domain sqlite", "system"},
    {"vault", "app/vault", "ports domain", "qt-core qt-keychain sodium system"},
    {"export", "app/export", "ports domain", "qt-core qt-gui xlsxwriter minizip system"},
    {"desktop", "app/desktop", "ports domain", "qt-core qt-dbus"},
    {"region", "app/region", "domain wire sqlite",
     "boost boost.json openssl sodium zlib spdlog toml cli11 prometheus postgresql hiredis rabbitmq system"},
    {"console", "app/console", "domain wire ports tables sqlite session monitor link cache vault desktop export ui", "*"},
    {"ui", "ui", "tables ports domain", "qt-core qt-gui qt-widgets qt-charts qt-svg"},
};

// The first that matches counts. A Qt header does not tell its module by its name, but it is found only when the module
// is linked; so headers are looked at for "Qt or not" and for the modules that have names of their own.
constexpr Library kLibraries[] = {
    {"qt-network", "Qt6::Network(Private)?",
     "QtNetwork/.*|QNetwork.*|QTcp.*|QUdp.*|QSsl.*|QLocal(Server|Socket)|QHost.*|QAbstractSocket|QDns.*"},
    {"qt-dbus", "Qt6::DBus", "QtDBus/.*|QDBus.*"},
    {"qt-keychain", "(Qt6Keychain::)?(Qt6Keychain|qt6keychain)", "(qt6)?keychain(/.*|\\.h)|qt6keychain/.*"},
    {"qt-charts", "Qt6::Charts", "QtCharts/.*|Q.*(Chart|Series|Axis)(View)?"},
    {"qt-svg", "Qt6::Svg(Widgets)?", "QtSvg.*|QSvg.*"},
    {"qt-widgets", "Qt6::Widgets", "QtWidgets/.*|QWidget|QApplication|QMainWindow|QDialog"},
    {"qt-gui", "Qt6::Gui", "QtGui/.*|QColor|QIcon|QPixmap|QImage|QPainter|QFont|QBrush|QGuiApplication"},
    {"qt-core", "Qt6::Core", "Qt(Core/.*)?|Q[A-Z]\\w*|q[a-z]+\\.h"},
    {"qt-other", "Qt\\d?(::\\w+)?", "Qt\\w+(/.*)?"},
    {"boost.json", "Boost::json", "boost/json(/.*|\\.hpp|_fwd\\.hpp)"},
    {"boost", "Boost::\\w+", "boost/.*"},
    {"openssl", "OpenSSL::\\w+", "openssl/.*"},
    {"sodium", "(PkgConfig::)?(lib|LIB)?(sodium|SODIUM)", "sodium(/.*|\\.h)"},
    {"zlib", "ZLIB::ZLIB|z", "zlib\\.h"},
    {"spdlog", "(spdlog|fmt)::\\w+", "(spdlog|fmt)/.*"},
    {"toml", "tomlplusplus::tomlplusplus|(PkgConfig::)?(tomlplusplus|tomlpp|TOMLPLUSPLUS)",
     "toml\\+\\+(/.*|\\.h)|toml\\.hpp"},
    {"cli11", "CLI11(::CLI11)?", "CLI/.*"},
    {"prometheus", "prometheus-cpp::\\w+", "prometheus/.*"},
    {"postgresql", "PostgreSQL::PostgreSQL|(PkgConfig::)?(lib|LIB)?(pq|PQ)", "(postgresql/)?libpq.*\\.h|pg_config.*"},
    {"xlsxwriter", "(PkgConfig::)?(xlsxwriter|XLSXWRITER)", "xlsxwriter(/.*|\\.h)"},
    {"minizip", "(PkgConfig::)?(minizip|MINIZIP)", "(minizip/)?(unzip|zip|ioapi)\\.h"},
    {"hiredis", "(PkgConfig::|hiredis::)?(hiredis|HIREDIS)", "hiredis/.*"},
    {"rabbitmq", "(PkgConfig::|rabbitmq::)?(lib)?(rabbitmq|RABBITMQ)(-static)?", "amqp.*\\.h|rabbitmq-c/.*"},
    {"sqlcipher", "(SqlCipher::)?sqlcipher", "(sqlcipher/)?sqlite3(ext)?\\.h"},
    {"system", "", "sys/.*|unistd\\.h|fcntl\\.h|poll\\.h|netinet/.*|arpa/.*|netdb\\.h|spawn\\.h|fstream|filesystem"},
};

bool matches(const char* pattern, const QString& text) {
  return QRegularExpression(QRegularExpression::anchoredPattern(QString::fromUtf8(pattern))).match(text).hasMatch();
}

QStringList words(const char* text) {
  return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

QString nameOf(const char* Library::*pattern, const QString& text) {
  for (const Library& library : kLibraries) {
    if (matches(library.*pattern, text)) return QString::fromUtf8(library.name);
  }
  return {};
}

}  // namespace

bool Component::mayUse(const QString& component) const {
  return component == QLatin1String(name) || words(components).contains(component);
}

bool Component::mayLink(const QString& library) const {
  const QStringList allowed = words(libraries);
  return allowed.contains(library) || allowed.contains(QLatin1String("*"));
}

std::span<const Component> components() {
  return kComponents;
}

const Component* componentNamed(const QString& name) {
  for (const Component& component : kComponents) {
    if (name == QLatin1String(component.name)) return &component;
  }
  return nullptr;
}

const Component* componentOfFolder(const QString& folder) {
  for (const Component& component : kComponents) {
    const QString own = QString::fromUtf8(component.folder);
    if (folder == own || folder.startsWith(own + u'/')) return &component;
  }
  return nullptr;
}

QString libraryOfLink(const QString& item) {
  return nameOf(&Library::link, item);
}
QString libraryOfHeader(const QString& header) {
  return nameOf(&Library::header, header);
}

QStringList requiredAtTop() {
  return words("CMakeLists.txt CMakePresets.json LICENSE app models packaging resources tests ui");
}

QStringList allowedAtTop() {
  return requiredAtTop() + words("README.md ARCHITECTURE.md CONTRIBUTING.md .clang-format .clang-tidy .gitignore .ci");
}

}  // namespace rebate::architecture
