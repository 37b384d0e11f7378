// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

// Resources in a static library are only there once this has run, outside of any namespace.
static void initResources() {
  Q_INIT_RESOURCE(rebate_console);
}

namespace rebate {

Language::Language(QObject* parent) : QObject(parent) {
  initResources();
}

Language::~Language() {
  QCoreApplication::removeTranslator(&own_);
  QCoreApplication::removeTranslator(&qt_);
}

QStringList Language::inBoth(const char* context, const char* source) {
  static const auto* chinese = [] {
    initResources();
    auto* made = new QTranslator(QCoreApplication::instance());
    return made->load(QStringLiteral(":/translations/rebate_console_zh_CN")) ? made : nullptr;
  }();
  QStringList both{QString::fromUtf8(source).remove(QLatin1Char('&'))};
  if (const auto said = chinese ? chinese->translate(context, source) : QString(); !said.isEmpty()) both << said;
  return both;
}

void Language::setTongue(Tongue tongue) {
  tongue_ = tongue;
  QCoreApplication::removeTranslator(&own_);
  QCoreApplication::removeTranslator(&qt_);
  const bool chinese =
      tongue == Tongue::chinese || (tongue == Tongue::system && QLocale::system().language() == QLocale::Chinese);
  const auto name = chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
  // English has a file too: plurals.
  if (own_.load(QStringLiteral(":/translations/rebate_console_") + name)) QCoreApplication::installTranslator(&own_);
  if (chinese && qt_.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(&qt_);
  Q_EMIT changed();
}

}  // namespace rebate
